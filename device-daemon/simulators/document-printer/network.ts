/** The printer's network plug: an HTTP server on 127.0.0.1. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Piece } from '../harness/faults.ts'
import type { Plugged } from '../harness/pluggable.ts'
import type { Reply } from './service.ts'

export interface Network extends Plugged {
  readonly port: number
}

export interface NetworkOptions {
  /** 0: any free port. */
  readonly port: number
  readonly answer: (body: Buffer) => Reply
  /** Larger requests are refused before they are taken. */
  readonly maxBytes: () => number
  /** The pieces that armed faults turn a reply into; none: no reply. */
  readonly spoil: (reply: Reply) => readonly Piece[]
  readonly wait: (ms: number) => Promise<void>
}

const maxDocumentBytes = 64 * 1024 * 1024

export async function openNetwork(options: NetworkOptions): Promise<Network> {
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (Number(request.headers['content-length']) > options.maxBytes()) {
      response.writeHead(413, { Connection: 'close' }).end()
      return void request.destroy()
    }
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxDocumentBytes) return void response.writeHead(413).end()
      chunks.push(chunk)
    }
    if (request.method !== 'POST' || request.headers['content-type'] !== 'application/ipp')
      return void response.writeHead(400).end()
    const reply = options.answer(Buffer.concat(chunks))
    if (reply.http !== undefined) return void response.writeHead(reply.http).end()
    const pieces = options.spoil(reply)
    // Nothing to send: the printer hangs and the connection stays open.
    if (pieces.length === 0) return
    response.writeHead(200, {
      'Content-Type': 'application/ipp',
      'Content-Length': pieces.reduce((sum, piece) => sum + piece.bytes.length, 0),
    })
    for (const piece of pieces) {
      if (piece.delayMs > 0) await options.wait(piece.delayMs)
      response.write(piece.bytes)
    }
    response.end()
  }

  const take = (request: IncomingMessage, response: ServerResponse) =>
    void respond(request, response).catch(() => response.destroy())
  const server = createServer(take)
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length']) <= options.maxBytes()) response.writeContinue()
    take(request, response)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('an HTTP server has a port')
  return {
    port: address.port,
    async pull() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

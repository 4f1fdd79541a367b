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
  /** The pieces that armed faults turn a reply into; none: no reply. */
  readonly spoil: (reply: Reply) => readonly Piece[]
  readonly wait: (ms: number) => Promise<void>
}

const maxDocumentBytes = 64 * 1024 * 1024

export async function openNetwork(options: NetworkOptions): Promise<Network> {
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxDocumentBytes) return void response.writeHead(413).end()
      chunks.push(chunk)
    }
    if (request.method !== 'POST' || request.headers['content-type'] !== 'application/ipp')
      return void response.writeHead(400).end()
    const pieces = options.spoil(options.answer(Buffer.concat(chunks)))
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

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
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

/** The printer's network plug: an HTTP server on one port for its whole life, which can be pulled out and put back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Piece } from '../harness/faults.ts'
import type { Reply } from './service.ts'

export interface Network {
  readonly url: string
  pull(): Promise<void>
  plug(): Promise<void>
  isPlugged(): boolean
}

export interface NetworkOptions {
  readonly port: number
  readonly answer: (body: Buffer) => Reply
  /** What faults make of a reply; none: no reply at all. */
  readonly spoil: (reply: Reply) => readonly Piece[]
  readonly wait: (ms: number) => Promise<void>
}

const maxDocumentBytes = 64 * 1024 * 1024

export async function openNetwork(options: NetworkOptions): Promise<Network> {
  let server: Server | null = null
  let port = options.port

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
    // Nothing to send: the printer has hung, the connection stays open.
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

  async function plug(): Promise<void> {
    if (server !== null) return
    const opened = createServer((request, response) => {
      respond(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve, reject) => opened.once('error', reject).listen(port, '127.0.0.1', resolve))
    const address = opened.address()
    if (typeof address === 'object' && address !== null) port = address.port
    server = opened
  }

  await plug()
  return {
    url: `ipp://127.0.0.1:${port}/ipp/print`,
    plug,
    async pull() {
      const closing = server
      server = null
      if (closing === null) return
      const closed = new Promise((resolve) => closing.close(resolve))
      closing.closeAllConnections()
      await closed
    },
    isPlugged: () => server !== null,
  }
}

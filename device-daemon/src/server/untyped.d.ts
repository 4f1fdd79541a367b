/** The part of `ws` used here; the package has no types of its own. */
declare module 'ws' {
  import type { IncomingMessage } from 'node:http'
  import type { Duplex } from 'node:stream'

  export class WebSocket {
    constructor(
      url: string,
      protocols: readonly string[],
      options: { readonly headers: Readonly<Record<string, string>>; readonly autoPong?: boolean },
    )
    send(data: string | Uint8Array): void
    close(code?: number, reason?: string): void
    terminate(): void
    ping(): void
    on(event: 'open' | 'pong', listener: () => void): void
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void
    on(event: 'close', listener: (code: number, reason: Buffer) => void): void
    on(event: 'error', listener: (error: Error & { readonly code?: string }) => void): void
  }

  export class WebSocketServer {
    constructor(options: { readonly noServer: true; readonly maxPayload: number; readonly perMessageDeflate: boolean })
    readonly clients: ReadonlySet<WebSocket>
    handleUpgrade(request: IncomingMessage, socket: Duplex, rest: Buffer, opened: (socket: WebSocket) => void): void
  }
}

/**
 * The line to the platform, up or down. While it is down the port refuses connections; afterwards it is the same port.
 */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Line {
  readonly server: ReturnType<typeof createServer>
  port(): number
  up(): Promise<void>
  /** Closes all connections too. */
  down(): Promise<void>
  isUp(): boolean
}

export function createLine(handler: RequestListener, wantedPort: number): Line {
  const server = createServer(handler)
  let port = wantedPort
  return {
    server,
    port: () => port,
    isUp: () => server.listening,
    async up() {
      if (server.listening) return
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject)
          resolve()
        })
      })
      port = (server.address() as AddressInfo).port
    },
    async down() {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/**
 * A network port as a cable: one host at a time, as serial servers do; a second one is turned away. What is written
 * while nobody is connected is lost.
 */
import { createServer, type Socket } from 'node:net'
import type { Cable } from './cable.ts'

export interface NetworkCable extends Cable {
  readonly port: number
}

/** A host that hangs up and reconnects at once may be seen connecting before its hang-up is seen. */
const hangUpMs = 200

/** Plugs in: listens on 127.0.0.1; `port` 0: any free port. Rejects if the port is taken. */
export async function plugNetwork(port: number): Promise<NetworkCable> {
  let host: Socket | null = null
  let listener: (bytes: Uint8Array) => void = () => {}
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    if (host === null) return serve(socket)
    const late = setTimeout(() => socket.destroy(), hangUpMs)
    host.once('close', () => {
      clearTimeout(late)
      if (!socket.destroyed && host === null) serve(socket)
    })
  })
  function serve(socket: Socket): void {
    host = socket
    socket.on('close', () => (host = null))
    socket.on('data', (bytes) => listener(bytes))
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    port: address.port,
    onData(next) {
      listener = next
    },
    write: (bytes) => void host?.write(bytes),
    pull() {
      server.close()
      host?.destroy()
    },
  }
}

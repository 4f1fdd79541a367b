/**
 * A TCP connection as a `Link`: printers on port 9100, serial servers. Half-open connections are detected by the
 * driver's heartbeat.
 */
import { connect, type Socket } from 'node:net'
import { fail, ok, type Result } from '../base/result.ts'
import { endOfLink } from './end-of-link.ts'
import type { Link, LinkFailure } from './transport.ts'

export interface TcpAddress {
  readonly host: string
  readonly port: number
}

/** An unreachable host may give no answer for minutes; on a kiosk's own network 3 s is plenty. */
const connectWithinMs = 3000

export async function openTcp(address: TcpAddress, signal: AbortSignal): Promise<Result<Link, LinkFailure>> {
  const name = `${address.host}:${address.port}`
  const socket = connect({ host: address.host, port: address.port, noDelay: true })
  const end = endOfLink()
  let deliver: (bytes: Uint8Array) => void = () => {}
  socket.on('data', (bytes: Buffer) => {
    if (end.ended() === null) deliver(bytes)
    bytes.fill(0)
  })
  socket.on('error', (error) => end.end({ code: 'gone', detail: `${name}: ${error.message}` }))
  socket.on('close', () => end.end({ code: 'gone', detail: `${name} hung up` }))

  const problem = await connected(socket, name, signal)
  if (problem !== null) {
    socket.destroy()
    return fail(problem)
  }
  return ok({
    onData(listener) {
      deliver = listener
    },
    async write(bytes) {
      const before = end.ended()
      if (before !== null) return fail(before)
      const written = new Promise<LinkFailure | null>((resolve) => {
        socket.write(bytes, (error) => resolve(error ? { code: 'gone', detail: `${name}: ${error.message}` } : null))
      })
      const failure = await end.orEnd(written)
      return failure === null ? ok(undefined) : fail(failure)
    },
    async close() {
      end.end({ code: 'closed', detail: `${name} closed` })
      socket.destroy()
    },
    closed: end.closed,
  })
}

function connected(socket: Socket, name: string, signal: AbortSignal): Promise<LinkFailure | null> {
  return new Promise((resolve) => {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(connectWithinMs)])
    const aborted = () =>
      resolve(
        signal.aborted
          ? { code: 'closed', detail: 'opening was cancelled' }
          : { code: 'absent', detail: `${name} did not answer in ${connectWithinMs} ms` },
      )
    if (stop.aborted) return aborted()
    stop.addEventListener('abort', aborted, { once: true })
    socket.once('connect', () => resolve(null))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: error.code === 'EACCES' ? 'denied' : 'absent', detail: `${name}: ${error.message}` }),
    )
  })
}

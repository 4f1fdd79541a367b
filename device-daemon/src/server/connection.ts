/** One UI on one WebSocket: lease, heartbeat, frames in and out. The dispatcher interprets the frames. */
import type { WebSocket } from 'ws'
import type { DaemonMessage } from '#contract/envelope.ts'
import { closeCodes } from '#contract/http.ts'
import type { Unsolicited, UnsolicitedName } from '#contract/unsolicited.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../base/clock.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Lease } from './lease.ts'

/**
 * A living browser answers a ping at once; if it has not by the next beat, the renderer is dead or the machine is
 * suspended.
 */
export const heartbeatMs = 5_000

export interface Connections {
  /** Takes the WebSocket of an accepted handshake. */
  accept(socket: WebSocket, client: string): void
  /** Sends to the page that holds the terminal, if any. */
  tell<N extends UnsolicitedName>(name: N, payload: Unsolicited[N]): void
  /** The daemon is shutting down. */
  closeAll(): void
}

export interface ConnectionsOptions {
  readonly lease: Lease
  /** Something arrived from the UI that holds the terminal: its connection, a pong, a command. */
  readonly onHeard: () => void
  readonly clock: Clock
  readonly audit: Audit
  readonly dispatcher: (send: (message: DaemonMessage) => void) => Dispatcher
}

export function createConnections({ lease, onHeard, clock, audit, dispatcher }: ConnectionsOptions): Connections {
  let current: { readonly send: (message: DaemonMessage) => void; readonly socket: WebSocket } | null = null

  function accept(socket: WebSocket, client: string): void {
    /** Until another page has taken its place: what arrives before the socket has closed does not count. */
    let holds = true
    const holder = {
      client,
      replaced() {
        holds = false
        commands.disconnect()
        socket.close(closeCodes.replaced, 'replaced')
      },
    }
    socket.on('error', (error) => {
      // ws itself closes the connection with 1009.
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') audit.record('ui.oversize', { client })
    })
    if (lease.acquire(holder) === 'refused') {
      audit.record('ui.second', { client })
      socket.close(closeCodes.secondUi, 'secondUi')
      return
    }
    audit.record('ui.connected', { client })
    onHeard()
    const send = (message: DaemonMessage): void => socket.send(JSON.stringify(message))
    const commands = dispatcher(send)
    const connection = { send, socket }
    current = connection

    let answered = true
    const beat = (): void => {
      if (!answered) return socket.terminate()
      answered = false
      socket.ping()
      forgetBeat = clock.after(heartbeatMs, beat)
    }
    let forgetBeat = clock.after(heartbeatMs, beat)
    socket.on('pong', () => {
      answered = true
      if (holds) onHeard()
    })
    socket.on('message', (data, isBinary) => {
      if (!holds) return
      onHeard()
      commands.receive(isBinary ? '' : data.toString('utf8'))
    })
    socket.on('close', (code) => {
      forgetBeat()
      commands.disconnect()
      if (current === connection) current = null
      lease.release(holder)
      audit.record('ui.disconnected', { client, code })
    })
  }

  return {
    accept,
    tell: (name, payload) => current?.send({ header: { type: 'unsolicited', name }, payload }),
    closeAll: () => current?.socket.close(closeCodes.restart, 'restart'),
  }
}

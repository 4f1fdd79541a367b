/** One UI on one WebSocket: lease, heartbeat, frames in and out. What the frames mean is the dispatcher's. */
import type { WebSocket } from 'ws'
import type { DaemonMessage } from '#contract/envelope.ts'
import { closeCodes } from '#contract/http.ts'
import type { Unsolicited, UnsolicitedName } from '#contract/unsolicited.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../base/clock.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Lease } from './lease.ts'

/** A browser that is alive answers a ping at once; two missed ones are a dead renderer or a suspended machine. */
export const heartbeatMs = 5_000

export interface Connections {
  /** A handshake has been accepted for this client. */
  accept(socket: WebSocket, client: string): void
  /** To whoever holds the terminal, if anybody. */
  tell<N extends UnsolicitedName>(name: N, payload: Unsolicited[N]): void
  /** The daemon goes away. */
  closeAll(): void
}

export interface ConnectionsOptions {
  readonly lease: Lease
  /** Something came over the connection of the UI that holds the terminal: a page, a pong, a command. */
  readonly onHeard: () => void
  readonly clock: Clock
  readonly audit: Audit
  readonly dispatcher: (send: (message: DaemonMessage) => void) => Dispatcher
}

export function createConnections({ lease, onHeard, clock, audit, dispatcher }: ConnectionsOptions): Connections {
  let current: { readonly send: (message: DaemonMessage) => void; readonly socket: WebSocket } | null = null

  function accept(socket: WebSocket, client: string): void {
    const holder = { client, replaced: () => socket.close(closeCodes.replaced, 'replaced') }
    socket.on('error', (error) => {
      // ws itself answers with 1009 and closes.
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
      onHeard()
    })
    socket.on('message', (data, isBinary) => {
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

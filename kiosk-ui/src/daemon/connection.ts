/**
 * The WebSocket to the daemon: opens it and, with growing pauses, reopens it. The messages are handled by
 * `exchange.ts`.
 */
import { subprotocol, type DaemonMessage } from '#contract/envelope.ts'
import { closeCodes } from '#contract/http.ts'
import {
  connectionLost,
  createExchange,
  type After,
  type Exchange,
  type Request,
  type UnsolicitedListeners,
} from './exchange.ts'

/** secondUi: another browser has the terminal · replaced: a newer page of this browser has taken over. */
export type ConnectionState = 'connected' | 'lost' | 'secondUi' | 'replaced'

/** The part of a browser's WebSocket that we use. */
export interface Socket {
  send(text: string): void
  close(): void
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
}

export interface ConnectionOptions {
  readonly open: (subprotocol: string) => Socket
  readonly after: After
  readonly random: () => number
  readonly onState: (state: ConnectionState) => void
  readonly unsolicited: UnsolicitedListeners
}

export interface Connection {
  readonly request: Request
  readonly close: () => void
}

/** Pauses in ms before reopening: short ones for a restart of the daemon (< 0.5 s), then longer ones, without end. */
const pauses = [100, 200, 400, 800, 1_600, 3_000] as const
/** In ms; the other browser may be closed at any time. */
const secondUiPause = 5_000

export function connect({ open, after, random, onState, unsolicited }: ConnectionOptions): Connection {
  let exchange: Exchange | null = null
  let failures = 0
  let closed = false
  let forget = () => {}
  let current: Socket | null = null

  function attempt(): void {
    const socket = open(subprotocol)
    current = socket
    let mine: Exchange | null = null
    let ended = false
    const lose = (code: number): void => {
      if (ended) return
      ended = true
      mine?.end()
      if (exchange === mine) exchange = null
      if (closed) return
      if (code === closeCodes.replaced) return onState('replaced')
      onState(code === closeCodes.secondUi ? 'secondUi' : 'lost')
      const pause =
        code === closeCodes.secondUi ? secondUiPause : (pauses[Math.min(failures, pauses.length - 1)] ?? 3_000)
      failures += 1
      forget = after(pause * (0.8 + 0.4 * random()), attempt)
    }
    socket.addEventListener('open', () => {
      mine = createExchange({
        send: (frame) => socket.send(frame),
        after,
        onGone: () => {
          lose(0)
          socket.close()
        },
        unsolicited,
      })
      // A second UI is refused right after the handshake, so only an answer from the daemon counts as connected.
      void mine.request('Common.Status', {}).then((status) => {
        if (ended || !status.ok) return
        failures = 0
        exchange = mine
        onState('connected')
      })
    })
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') mine?.receive(JSON.parse(data) as DaemonMessage)
    })
    socket.addEventListener('close', ({ code }) => lose(code))
  }

  attempt()
  return {
    request: (name, payload, options) =>
      exchange === null
        ? Promise.resolve({ ok: false, failure: connectionLost })
        : exchange.request(name, payload, options),
    close() {
      closed = true
      forget()
      current?.close()
    },
  }
}

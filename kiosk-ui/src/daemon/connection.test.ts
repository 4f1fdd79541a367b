/** The client against a real WebSocket server that behaves like the daemon, or misbehaves. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { subprotocol, type CommandMessage, type DaemonMessage } from '#contract/envelope.ts'
import { closeCodes } from '#contract/http.ts'
import { connect, type Connection, type ConnectionState } from './connection.ts'
import { completionSlackMs, goneAfterMs } from './exchange.ts'

/** `ws` has no types; these are the members used here. */
interface Peer {
  send(text: string): void
  close(code: number): void
  terminate(): void
  on(event: 'message', listener: (data: Buffer) => void): void
}
interface PeerServer {
  on(event: 'connection', listener: (peer: Peer) => void): void
  close(): void
}
const { WebSocketServer } = createRequire(import.meta.url)('ws') as {
  readonly WebSocketServer: new (options: {
    readonly server: Server
    readonly handleProtocols: () => string
  }) => PeerServer
}

type Behaviour = (peer: Peer, message: CommandMessage, answer: (message: DaemonMessage) => void) => void

let http: Server
let sockets: PeerServer
let peers: Peer[]
let states: ConnectionState[]
let connection: Connection | null
let onConnection: (peer: Peer) => void
let behave: Behaviour
/** The limits of commands run out at once: for what is about a limit. */
let hasty: boolean

const completesWithinMs = 5_000
const limits = new Set([goneAfterMs, completesWithinMs + completionSlackMs])

/** Acknowledges every command and completes it with its own payload. */
const obliging: Behaviour = (_peer, { header: { name, requestId }, payload }, answer) => {
  answer({ header: { type: 'acknowledge', name, requestId, completesWithinMs } })
  answer({ header: { type: 'completion', name, requestId, completionCode: 'success' }, payload })
}

beforeEach(async () => {
  peers = []
  states = []
  connection = null
  behave = obliging
  hasty = false
  onConnection = () => {}
  http = createServer()
  sockets = new WebSocketServer({ server: http, handleProtocols: () => subprotocol })
  sockets.on('connection', (peer) => {
    peers.push(peer)
    peer.on('message', (data) =>
      behave(peer, JSON.parse(data.toString()) as CommandMessage, (message) => peer.send(JSON.stringify(message))),
    )
    onConnection(peer)
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
})

afterEach(async () => {
  connection?.close()
  for (const peer of peers) peer.terminate()
  sockets.close()
  http.close()
  await once(http, 'close')
})

/**
 * The client's pauses are cut to a hundredth, so that reconnecting takes milliseconds. The limits of commands are not:
 * a busy machine answers late, and no test but one is about that.
 */
function start(): Connection {
  const { port } = http.address() as AddressInfo
  return (connection = connect({
    open: (protocol) => new WebSocket(`ws://127.0.0.1:${port}/daemon`, protocol),
    after: (ms, act) => {
      const timer = setTimeout(act, limits.has(ms) && !hasty ? ms : ms / 100)
      return () => clearTimeout(timer)
    },
    random: () => 0.5,
    onState: (state) => states.push(state),
    unsolicited: { 'Common.StatusChanged': () => {}, 'Session.Ended': () => {}, 'Application.Updated': () => {} },
  }))
}
/** A busy machine takes its time; what never comes still ends. */
const enough = { timeout: 20_000 }
const reaches = (state: ConnectionState) => vi.waitFor(() => expect(states.at(-1)).toBe(state), enough)

test('connected once the daemon has answered; then commands get their results', async () => {
  const client = start()
  await reaches('connected')
  expect(await client.request('Session.Save', { promised: ['m_rel'] })).toEqual({
    ok: true,
    value: { promised: ['m_rel'] },
  })
})

test('the daemon restarts: lost, then connected again by itself', async () => {
  start()
  await reaches('connected')
  peers[0]?.close(closeCodes.restart)
  await vi.waitFor(() => expect(states).toEqual(['connected', 'lost', 'connected']), enough)
})

test('the daemon hangs: no acknowledge, so it counts as lost', async () => {
  const client = start()
  await reaches('connected')
  behave = () => {}
  hasty = true
  expect(await client.request('Application.Submit', {})).toMatchObject({
    ok: false,
    failure: { code: 'outcomeUnknown' },
  })
  expect(states.at(-1)).toBe('lost')
})

test('another browser has the terminal: said so, and tried again until it is free', async () => {
  onConnection = (peer) => peers.length < 3 && peer.close(closeCodes.secondUi)
  start()
  await reaches('connected')
  expect(states).toEqual(['secondUi', 'secondUi', 'connected'])
})

test('a newer page of this browser has taken over: this one stays away', async () => {
  start()
  await reaches('connected')
  peers[0]?.close(closeCodes.replaced)
  await reaches('replaced')
  expect(peers).toHaveLength(1)
})

test('without a connection a command fails at once and says why', async () => {
  onConnection = (peer) => peer.terminate()
  const client = start()
  await reaches('lost')
  expect(await client.request('Session.Alive', {})).toMatchObject({ ok: false, failure: { code: 'internalError' } })
})

/**
 * The control socket: JSON lines over a Unix socket, by which the citizen's and technician's acts are performed.
 * `controlClient` is the other end, for tests and the dev dock.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Input } from './input.ts'

/** `with` is passed on unchecked; an act reads what it needs with `input.ts` and throws a readable error. */
export interface Act {
  /** One sentence for `help`. */
  readonly help: string
  readonly do: (input: Input) => unknown
}
export type Acts = Readonly<Record<string, Act>>

export interface ControlServer {
  emit(event: string, value: unknown): void
  close(): Promise<void>
}

export interface ControlClient {
  /** Rejects with the simulator's message if it refuses. */
  do(act: string, input?: Input): Promise<unknown>
  onEvent(listener: (event: string, value: unknown) => void): () => void
  /** The value of the next event with this name and, if given, for which `matches` is true. */
  next(event: string, matches?: (value: unknown) => boolean): Promise<unknown>
  close(): void
}

/** Linux has 108 bytes for the path of a Unix socket, including the final zero. */
const longestSocketPath = 107

export async function serveControl(path: string, acts: Acts): Promise<ControlServer> {
  if (Buffer.byteLength(path) > longestSocketPath)
    throw new Error(`${path}: longer than ${longestSocketPath} bytes; choose a shorter --run folder`)
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    lines(
      socket,
      (line) => void answer(line, acts).then((reply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`)),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  return {
    emit(event, value) {
      for (const socket of sockets) socket.write(`${JSON.stringify({ event, value })}\n`)
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(line: string, acts: Acts): Promise<unknown> {
  let id: unknown = null
  try {
    const request: unknown = JSON.parse(line)
    if (!isRecord(request) || typeof request['do'] !== 'string') throw new Error('send {"id":…,"do":"act","with":{…}}')
    id = request['id']
    const act = acts[request['do']]
    if (act === undefined) throw new Error(`unknown act "${request['do']}": one of ${Object.keys(acts).join(', ')}`)
    return { id, ok: true, value: (await act.do(isRecord(request['with']) ? request['with'] : {})) ?? null }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

export async function controlClient(path: string): Promise<ControlClient> {
  const socket = connect(path)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Set<(event: string, value: unknown) => void>()
  let lastId = 0
  let ended = false
  const end = () => {
    ended = true
    for (const each of waiting.values()) each.reject(new Error(`${path}: the simulator is gone`))
    waiting.clear()
  }
  socket.on('error', end)
  socket.on('close', end)
  lines(socket, (line) => {
    const message: unknown = JSON.parse(line)
    if (!isRecord(message)) return
    if (typeof message['event'] === 'string') {
      for (const listener of listeners) listener(message['event'], message['value'])
      return
    }
    const asked = waiting.get(Number(message['id']))
    waiting.delete(Number(message['id']))
    if (message['ok'] === true) asked?.resolve(message['value'])
    else asked?.reject(new Error(String(message['error'])))
  })
  const onEvent: ControlClient['onEvent'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    do(act, input = {}) {
      if (ended) return Promise.reject(new Error(`${path}: the simulator is gone`))
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        socket.write(`${JSON.stringify({ id, do: act, with: input })}\n`)
      })
    },
    onEvent,
    next: (event, matches = () => true) =>
      new Promise((resolve) => {
        const off = onEvent((name, value) => {
          if (name !== event || !matches(value)) return
          off()
          resolve(value)
        })
      }),
    close: () => socket.destroy(),
  }
}

/** readline emits the socket's errors again; the socket's `close` is handled already. */
function lines(socket: Socket, listener: (line: string) => void): void {
  createInterface({ input: socket })
    .on('line', listener)
    .on('error', () => {})
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

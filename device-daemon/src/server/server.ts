/**
 * The daemon's one loopback origin: the UI's files, the catalogue, pictures and streams, and the WebSocket. Every
 * request meets the doorkeeper first; whoever is refused gets a status line and not a byte more.
 */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { maxFrameBytes } from '#contract/envelope.ts'
import { paths, type TerminalConfig } from '#contract/http.ts'
import type { Affair } from '#flows/affair.ts'
import type { Catalogue } from '#flows/journeys/services.ts'
import type { Log } from '../base/log.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { blobPath, type Blobs } from './blobs.ts'
import type { Connections, UiSocket } from './connection.ts'
import {
  admitDock,
  admitHost,
  admitLaunch,
  decideData,
  decideUpgrade,
  wantsUpgrade,
  type Doorkeeper,
  type RequestHead,
} from './handshake.ts'
import { securityHeaders } from './headers.ts'
import type { Launch } from './launch.ts'
import { chooseForm, listStaticFiles } from './static-files.ts'
import { streamPath, type OpenStream, type Streams } from './streams.ts'

export interface ServerOptions {
  readonly port: number
  /** `kiosk-ui/dist` */
  readonly uiFolder: string
  readonly launch: Launch
  readonly blobs: Blobs
  readonly streams: Streams
  readonly connections: Pick<Connections, 'accept'>
  readonly terminal: TerminalConfig
  readonly catalogue: () => Catalogue
  readonly affair: (id: string) => Affair | null
  /** A page handed in a valid ticket. */
  readonly onLaunched: (client: string) => void
  readonly onRefused: (reason: string) => void
  /** The dev dock's routes, under `/dock/api`. Demo profile only: without them its page is not there either. */
  readonly dock?: FastifyPluginAsync
  readonly log: Log
}

export interface DaemonServer {
  readonly origin: string
  close(): Promise<void>
}

export interface ListenFailure {
  readonly code: 'portTaken' | 'portDenied'
  readonly detail: string
}

/** Loopback only, by its number: a name could be made to lead elsewhere. */
const host = '127.0.0.1'
const headOf = (request: FastifyRequest): RequestHead => ({
  method: request.method,
  url: request.raw.url ?? '',
  httpVersion: request.raw.httpVersion,
  rawHeaders: request.raw.rawHeaders,
})
const noSchemas = (): never => {
  throw new Error('a route with a JSON Schema, and nothing to compile it')
}
const LaunchBody = v.strictObject({ ticket: v.pipe(v.string(), v.maxLength(64)) })

export async function startServer(options: ServerOptions): Promise<Result<DaemonServer, ListenFailure>> {
  const { port, launch, connections, log, onRefused } = options
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: 4 * 1024,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    // No route brings a JSON Schema (valibot checks what comes in); left to itself fastify would load ajv all the
    // same: a hundred files, 6 MB.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: (_error, _request, reply) => void reply.raw.writeHead(400).end(),
    clientErrorHandler: (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
  })
  // The port is known once we listen, and nobody can ask before.
  let door: Doorkeeper = { origin: 'http://127.0.0.1:0', cookieName: '', clientOf: launch.clientOf }
  let headers: Readonly<Record<string, string>> = {}

  const refuse = (reply: FastifyReply, reason: string): FastifyReply => {
    onRefused(reason)
    return reply.code(403).send()
  }
  // First, so that its own hook has seen a refused upgrade and closes the socket after the answer.
  await app.register(websocket, {
    options: { maxPayload: maxFrameBytes, perMessageDeflate: false },
    // A frame against the protocol ws answers with its close code (1009: too big) and closes; terminating as well
    // would overtake that answer.
    errorHandler(error: Error & { readonly code?: string }, socket) {
      if (error.code?.startsWith('WS_ERR_')) return
      log.error({ err: error }, 'a connection failed: a bug')
      socket.terminate()
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    const head = headOf(request)
    const admission = wantsUpgrade(head) ? decideUpgrade(head, door) : admitHost(head, door)
    if (!admission.accepted) return refuse(reply, admission.reason)
    reply.headers(headers)
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send())
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ err: error }, 'a request failed: a bug')
    return reply.code(status).send()
  })

  serveUi(app, options.uiFolder, options.dock !== undefined)
  app.post(paths.launch, async (request, reply) => {
    const admission = admitLaunch(headOf(request), door)
    if (!admission.accepted) return refuse(reply, admission.reason)
    const body = v.safeParse(LaunchBody, request.body)
    const cookie = body.success ? launch.redeem(body.output.ticket) : null
    if (cookie === null) return refuse(reply, 'ticket')
    options.onLaunched(launch.clientOf(cookie) ?? '')
    return reply
      .header('set-cookie', `${door.cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`)
      .code(204)
      .send()
  })
  const launchedOnly = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const decision = decideData(headOf(request), door)
    return decision.accepted ? undefined : refuse(reply, decision.reason)
  }
  await app.register(async (scope) => {
    scope.addHook('onRequest', launchedOnly)
    serveData(scope, options)
  })
  const { dock } = options
  if (dock) {
    await app.register(async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        const admission = admitDock(headOf(request), door)
        return admission.accepted ? undefined : refuse(reply, admission.reason)
      })
      await scope.register(dock, { prefix: '/dock/api' })
    })
  }
  await app.register(async (scope) => {
    scope.get(paths.daemon, { websocket: true }, (socket: UiSocket, request: FastifyRequest) => {
      const decision = decideUpgrade(headOf(request), door)
      if (decision.accepted) connections.accept(socket, decision.client)
      else socket.terminate()
    })
  })

  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    await app.close()
    if (code === 'EADDRINUSE') return fail({ code: 'portTaken', detail: `port ${port} of ${host} is taken` })
    if (code === 'EACCES') return fail({ code: 'portDenied', detail: `port ${port} of ${host} is not for this user` })
    throw error
  }
  const actual = (app.server.address() as AddressInfo).port
  const origin = new URL(`http://${host}:${actual}`).origin
  // Cookies do not tell ports apart, so the name does.
  door = { origin, cookieName: `yijianshi-${actual}`, clientOf: launch.clientOf }
  headers = securityHeaders(origin)
  return ok({ origin, close: () => app.close() })
}

function serveUi(app: FastifyInstance, folder: string, withDock: boolean): void {
  const files = new Map(
    [...listStaticFiles(folder)].filter(([address]) => withDock || !/^\/dock(?:\/|$)/.test(address)),
  )
  // One route and a table: a route per file of the hundreds of font slices would cost a quarter of the time to ready.
  app.get('/*', async (request, reply) => {
    const file = files.get(addressOf(request.raw.url ?? ''))
    if (!file)
      return files.size === 0 && request.url === '/'
        ? reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
        : reply.code(404).send()
    const { path, encoding } = chooseForm(file, request.headers['accept-encoding'])
    if (encoding) reply.header('content-encoding', encoding)
    reply
      .header('vary', 'accept-encoding')
      .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.type(file.type).send(await readFile(path))
  })
}

const notBuilt = 'The touch UI has not been built. / 触摸界面尚未构建。\n→ npm start builds it.\n'

/** The path of a request as the table spells it; what cannot be decoded is in no table. */
function addressOf(url: string): string {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '')
  } catch {
    return ''
  }
}

function serveData(scope: FastifyInstance, { blobs, streams, terminal, catalogue, affair }: ServerOptions): void {
  scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  scope.get(paths.config, (_request, reply) => reply.send(terminal))
  scope.get(paths.catalogue, (_request, reply) => reply.send(catalogue()))
  scope.get<{ Params: { id: string } }>(`${paths.catalogue}/:id`, (request, reply) => {
    const found = affair(request.params.id)
    return found ? reply.send(found) : reply.code(404).send()
  })
  scope.get<{ Params: { token: string } }>(`${blobPath}:token`, (request, reply) => {
    const blob = blobs.take(request.params.token)
    if (!blob) return reply.code(404).send()
    reply.raw.once('close', () => blob.bytes.fill(0))
    return reply.type(blob.type).send(blob.bytes)
  })
  scope.get<{ Params: { token: string } }>(`${streamPath}:token`, (request, reply) => {
    const stream = streams.take(request.params.token)
    return stream ? pour(stream, reply) : reply.code(404).send()
  })
}

/** Motion JPEG. A frame the browser has no room for yet is left out: the next one is fresher. */
function pour({ watch, signal }: OpenStream, reply: FastifyReply): FastifyReply {
  const boundary = 'frame'
  const raw = reply.raw
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, { 'content-type': `multipart/x-mixed-replace; boundary=${boundary}` })
  const onFrame = (jpeg: Uint8Array): void => {
    if (raw.writableNeedDrain || raw.destroyed) return
    raw.write(`--${boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`)
    raw.write(jpeg)
    raw.write('\r\n')
  }
  void watch({ signal: AbortSignal.any([signal, gone.signal]), onFrame }).finally(() => raw.end())
  return reply
}

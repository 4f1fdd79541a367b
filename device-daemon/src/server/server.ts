/**
 * The daemon's single loopback origin: the UI's files, the catalogue, pictures and streams, and the WebSocket. Every
 * request is checked first; a refused one gets only a status line.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { maxFrameBytes } from '#contract/envelope.ts'
import type { Log } from '../base/log.ts'
import { http } from '../base/node-http.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Connections } from './connection.ts'
import { dataRoutes, type Data } from './data-routes.ts'
import type { Dock } from './dock/dock.ts'
import { admitHost, decideUpgrade, wantsUpgrade, type Doorkeeper, type RequestHead } from './handshake.ts'
import { securityHeaders } from './headers.ts'
import type { Launch } from './launch.ts'
import { launchRoute } from './launch-route.ts'
import { renewalRoute } from './renewal-route.ts'
import { sendStatus } from './reply.ts'
import { findRoute } from './route.ts'
import { serveUi } from './ui-files.ts'

export interface ServerOptions extends Data {
  readonly port: number
  /** `kiosk-ui/dist` */
  readonly uiFolder: string
  readonly launch: Launch
  readonly connections: Pick<Connections, 'accept'>
  /** A page has sent a valid ticket. */
  readonly onLaunched: (client: string) => void
  readonly onRefused: (reason: string) => void
  /** Demo profile only; without it the dock's page is not served either. */
  readonly dock?: Dock
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

/** Loopback only, by address: a name could be made to resolve elsewhere. */
const host = '127.0.0.1'
/** A request not complete within this time is dropped. */
const requestTimeoutMs = 30_000

const headOf = ({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): RequestHead => ({
  method,
  url,
  httpVersion,
  rawHeaders,
})

export async function startServer(options: ServerOptions): Promise<Result<DaemonServer, ListenFailure>> {
  const { port, launch, connections, log, onRefused, dock } = options
  // The port is known only once the server listens; no request can come before.
  let door: Doorkeeper = { origin: 'http://127.0.0.1:0', cookieName: '', clientOf: launch.clientOf }
  let headers: Readonly<Record<string, string>> = {}

  const routes = [
    launchRoute({ ...options, cookieName: () => door.cookieName }),
    ...dataRoutes(options),
    renewalRoute,
    ...(dock?.routes ?? []),
  ]
  const ui = serveUi(options.uiFolder, dock !== undefined)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = headOf(request)
    const refuse = (reason: string): void => {
      onRefused(reason)
      sendStatus(response, 403)
    }
    const visitor = wantsUpgrade(head) ? decideUpgrade(head, door) : admitHost(head, door)
    if (!visitor.accepted) return refuse(visitor.reason)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const found = findRoute(routes, head.method, head.url)
    if (!found) return head.method === 'GET' ? ui(request, response) : sendStatus(response, 404)
    const admission = found.route.admit(head, door)
    if (!admission.accepted) return refuse(admission.reason)
    return found.route.handle({ request, response, params: found.params })
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  function upgrade(request: IncomingMessage, socket: Duplex, rest: Buffer): void {
    socket.on('error', () => socket.destroy())
    const decision = decideUpgrade(headOf(request), door)
    if (decision.accepted)
      return sockets.handleUpgrade(request, socket, rest, (opened) => connections.accept(opened, decision.client))
    onRefused(decision.reason)
    return hangUp(socket, '403 Forbidden')
  }

  const server = http.createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request failed: a bug')
      if (response.headersSent) response.destroy()
      else sendStatus(response, 500)
    })
  })
  server.on('upgrade', upgrade)
  server.on('clientError', (_error, socket) => hangUp(socket, '400 Bad Request'))

  const listening = await listen(server, port)
  if (!listening.ok) return listening
  const origin = new URL(`http://${host}:${listening.value}`).origin
  // Cookies are shared between ports, so the name contains the port.
  door = { origin, cookieName: `yijianshi-${listening.value}`, clientOf: launch.clientOf }
  headers = securityHeaders(origin)
  return ok({
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        for (const socket of sockets.clients) socket.close()
        dock?.close()
      }),
  })
}

/** Resolves with the actual port. */
function listen(server: Server, port: number): Promise<Result<number, ListenFailure>> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(fail({ code: 'portTaken', detail: `port ${port} of ${host} is taken` }))
      else if (error.code === 'EACCES')
        resolve(fail({ code: 'portDenied', detail: `port ${port} of ${host} is not for this user` }))
      else reject(error)
    })
    server.listen({ host, port }, () => resolve(ok((server.address() as AddressInfo).port)))
  })
}

/** Sends a status line on a bare socket and closes it, whatever the other side does. */
function hangUp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

/** What a launched page reads over HTTP: terminal configuration, services, pictures and camera streams. */
import type { ServerResponse } from 'node:http'
import type { Entrance } from '#contract/entrance.ts'
import { findablesPath, paths, type TerminalConfig } from '#contract/http.ts'
import type { Affair } from '#flows/model/affair.ts'
import type { Findables } from '#flows/find/findable.ts'
import type { Catalogue } from '#flows/journeys/port.ts'
import { blobPath, type Blobs } from './blobs.ts'
import { decideData } from './handshake.ts'
import { send, sendJson, sendStatus } from './reply.ts'
import type { Exchange, Route } from './route.ts'
import { streamPath, type OpenStream, type Streams } from './streams.ts'

export interface Data {
  readonly blobs: Blobs
  readonly streams: Streams
  readonly terminal: TerminalConfig
  readonly catalogue: () => Catalogue
  readonly affair: (id: string) => Affair | null
  readonly findables: () => Findables
  /** The service of the open session. */
  readonly openAffair: () => Affair | null
}

export function dataRoutes({
  blobs,
  streams,
  terminal,
  catalogue,
  affair,
  findables,
  openAffair,
}: Data): readonly Route[] {
  const get = (path: string, answer: (exchange: Exchange) => void): Route => ({
    method: 'GET',
    path,
    admit: decideData,
    handle(exchange) {
      exchange.response.setHeader('cache-control', 'no-store')
      answer(exchange)
    },
  })
  return [
    get(paths.config, ({ response }) => {
      const entrance: Entrance = { ...terminal, catalogue: catalogue(), affair: openAffair() }
      sendJson(response, entrance)
    }),
    get(paths.catalogue, ({ response }) => sendJson(response, catalogue())),
    get(`${paths.catalogue}/:id`, ({ response, params }) => {
      const found = affair(params['id'] ?? '')
      if (found) sendJson(response, found)
      else sendStatus(response, 404)
    }),
    get(findablesPath, ({ response }) => sendJson(response, findables())),
    get(`${blobPath}:token`, ({ response, params }) => {
      const blob = blobs.take(params['token'] ?? '')
      if (!blob) return sendStatus(response, 404)
      response.once('close', () => blob.bytes.fill(0))
      return send(response, blob.type, blob.bytes)
    }),
    get(`${streamPath}:token`, ({ response, params }) => {
      const stream = streams.take(params['token'] ?? '')
      if (stream) pour(stream, response)
      else sendStatus(response, 404)
    }),
  ]
}

/** Motion JPEG. While the browser cannot take more data, frames are dropped: a later one is fresher. */
function pour({ watch, signal }: OpenStream, response: ServerResponse): void {
  const boundary = 'frame'
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.writeHead(200, { 'content-type': `multipart/x-mixed-replace; boundary=${boundary}` })
  const onFrame = (jpeg: Uint8Array): void => {
    if (response.writableNeedDrain || response.destroyed) return
    response.write(`--${boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`)
    const sent = Buffer.from(jpeg)
    response.write(sent, () => void sent.fill(0))
    response.write('\r\n')
  }
  void watch({ signal: AbortSignal.any([signal, gone.signal]), onFrame }).finally(() => response.end())
}

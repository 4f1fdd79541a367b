/** HTTP answers, each in one call. */
import type { ServerResponse } from 'node:http'

/** Only a status line, without a body. */
export function sendStatus(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 204 ? {} : { 'content-length': 0 }).end()
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)), status)
}

export function send(response: ServerResponse, type: string, body: Uint8Array, status = 200): void {
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body)
}

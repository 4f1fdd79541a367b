/**
 * The HTTP routes as data: method, path, who may ask, handler. There are few, of fixed depth, so they are simply
 * searched in order.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Admission, Doorkeeper, RequestHead } from './handshake.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The values of the path's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** For example `/catalogue/:id`; `:name` stands for one segment. */
  readonly path: string
  /** In addition to the check of the Host line, which applies to every request. */
  readonly admit: (head: RequestHead, door: Doorkeeper) => Admission
  readonly handle: (exchange: Exchange) => void | Promise<void>
}

export interface Found {
  readonly route: Route
  readonly params: Exchange['params']
}

/** Finds the route for a request; `url` as sent, with or without query. */
export function findRoute(routes: readonly Route[], method: string, url: string): Found | null {
  const asked = segmentsOf(url)
  for (const route of routes) {
    if (route.method !== method) continue
    const params = match(route.path.split('/'), asked)
    if (params) return { route, params }
  }
  return null
}

/** Segments as sent: an encoded slash is not a separator. */
const segmentsOf = (url: string): readonly string[] => (url.split('?', 1)[0] ?? '').split('/')

function match(pattern: readonly string[], asked: readonly string[]): Exchange['params'] | null {
  if (pattern.length !== asked.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of pattern.entries()) {
    const segment = decode(asked[at] ?? '')
    if (segment === null) return null
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return null
  }
  return params
}

/** Null: not a valid encoding, so not one of our addresses. */
export function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * What the daemon answers over HTTP, as data: a method, a path, who may ask, and what is done. A few routes of fixed
 * depth, so that a table read from the top is all the routing there is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Admission, Doorkeeper, RequestHead } from './handshake.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What stood in the place of the path's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** `/catalogue/:id`: a name after a colon stands for one segment. */
  readonly path: string
  /** Beyond the Host line, which every request must have right. */
  readonly admit: (head: RequestHead, door: Doorkeeper) => Admission
  readonly handle: (exchange: Exchange) => void | Promise<void>
}

export interface Found {
  readonly route: Route
  readonly params: Exchange['params']
}

/** The route for a request; `url` as sent, with or without a query. */
export function findRoute(routes: readonly Route[], method: string, url: string): Found | null {
  const asked = segmentsOf(url)
  for (const route of routes) {
    if (route.method !== method) continue
    const params = match(route.path.split('/'), asked)
    if (params) return { route, params }
  }
  return null
}

/** Segments as sent: an encoded slash separates nothing. */
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

/** Null: not an encoding of anything, so no address of ours. */
export function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

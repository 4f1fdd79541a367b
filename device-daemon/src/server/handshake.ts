/**
 * Who may talk to the daemon. Browsers let any page of any site open a WebSocket to 127.0.0.1 and send simple
 * requests to it, so every decision is made here, from the request's own header lines, before a byte of ours goes
 * out. Pure: no socket, no clock.
 *
 * Header lines are taken raw (`IncomingMessage.rawHeaders`): Node joins or drops repeated lines, and a repeated Host
 * or Origin is an attack.
 */
import { subprotocol } from '#contract/envelope.ts'
import { paths } from '#contract/http.ts'

export interface RequestHead {
  readonly method: string
  /** As sent: path and query. */
  readonly url: string
  readonly httpVersion: string
  /** Name, value, name, value, … */
  readonly rawHeaders: readonly string[]
}

export interface Doorkeeper {
  /** The one literal origin, e.g. `http://127.0.0.1:4180`. */
  readonly origin: string
  /** Name of the cookie a launched page carries. */
  readonly cookieName: string
  /** The client a cookie's value belongs to; null: not one of ours. */
  readonly clientOf: (cookie: string) => string | null
}

export type RefusalReason =
  | 'host'
  | 'method'
  | 'path'
  | 'httpVersion'
  | 'upgrade'
  | 'webSocketVersion'
  | 'origin'
  | 'fetchSite'
  | 'subprotocol'
  | 'contentType'
  | 'notLaunched'
export type Decision =
  | { readonly accepted: true; readonly client: string }
  | { readonly accepted: false; readonly reason: RefusalReason }
export type Admission = { readonly accepted: true } | { readonly accepted: false; readonly reason: RefusalReason }

const refuse = (reason: RefusalReason): { readonly accepted: false; readonly reason: RefusalReason } => ({
  accepted: false,
  reason,
})
const admitted: Admission = { accepted: true }

function lines(head: RequestHead, name: string): string[] {
  const found: string[] = []
  for (let i = 0; i + 1 < head.rawHeaders.length; i += 2)
    if (head.rawHeaders[i]?.toLowerCase() === name) found.push(head.rawHeaders[i + 1] ?? '')
  return found
}

/** The value of a header that must stand there exactly once. */
function only(head: RequestHead, name: string): string | null {
  const found = lines(head, name)
  return found.length === 1 ? (found[0] ?? null) : null
}

const hasToken = (value: string | null, token: string): boolean =>
  value?.split(',').some((part) => part.trim().toLowerCase() === token) ?? false

/** Wants to leave HTTP; Node hands such a request over as an upgrade whatever it is to become. */
export const wantsUpgrade = (head: RequestHead): boolean => lines(head, 'upgrade').length > 0

/**
 * DNS rebinding makes a foreign name lead to us; the Host line still tells. Holds for every request without
 * exception.
 */
export function admitHost(head: RequestHead, door: Doorkeeper): Admission {
  return only(head, 'host') === new URL(door.origin).host ? admitted : refuse('host')
}

/**
 * Absent from old browsers and from non-browsers, and then another check decides; present, it must name our own page.
 */
const fetchSiteAllowed = (head: RequestHead): boolean => {
  const found = lines(head, 'sec-fetch-site')
  return found.length === 0 || (found.length === 1 && found[0] === 'same-origin')
}

function clientOf(head: RequestHead, door: Doorkeeper): string | null {
  const cookies = lines(head, 'cookie')
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
  const ours = cookies.filter((pair) => pair.startsWith(`${door.cookieName}=`))
  return ours.length === 1 && ours[0] !== undefined ? door.clientOf(ours[0].slice(door.cookieName.length + 1)) : null
}

/** The WebSocket's upgrade. Everything is exact; what is missing is refused. */
export function decideUpgrade(head: RequestHead, door: Doorkeeper): Decision {
  const host = admitHost(head, door)
  if (!host.accepted) return host
  if (head.method !== 'GET') return refuse('method')
  if (head.url !== paths.daemon) return refuse('path')
  if (head.httpVersion !== '1.1') return refuse('httpVersion')
  if (only(head, 'upgrade')?.toLowerCase() !== 'websocket' || !hasToken(only(head, 'connection'), 'upgrade'))
    return refuse('upgrade')
  if (only(head, 'sec-websocket-version') !== '13') return refuse('webSocketVersion')
  if (only(head, 'origin') !== door.origin) return refuse('origin')
  if (!fetchSiteAllowed(head)) return refuse('fetchSite')
  if (only(head, 'sec-websocket-protocol') !== subprotocol) return refuse('subprotocol')
  const client = clientOf(head, door)
  return client === null ? refuse('notLaunched') : { accepted: true, client }
}

/** `POST /launch`: the page hands in the ticket of its address. The ticket itself is judged elsewhere. */
export function admitLaunch(head: RequestHead, door: Doorkeeper): Admission {
  const host = admitHost(head, door)
  if (!host.accepted) return host
  if (head.method !== 'POST') return refuse('method')
  if (head.url !== paths.launch) return refuse('path')
  if (only(head, 'origin') !== door.origin) return refuse('origin')
  if (!fetchSiteAllowed(head)) return refuse('fetchSite')
  return only(head, 'content-type')?.toLowerCase() === 'application/json' ? admitted : refuse('contentType')
}

/**
 * Our own page, launched or not. A same-origin GET carries no Origin; every other method does, and then it is exact.
 */
function admitOwnPage(head: RequestHead, door: Doorkeeper): Admission {
  const host = admitHost(head, door)
  if (!host.accepted) return host
  if (!fetchSiteAllowed(head)) return refuse('fetchSite')
  const origin = lines(head, 'origin')
  if (origin.length > 1 || (origin.length === 1 && origin[0] !== door.origin)) return refuse('origin')
  return head.method !== 'GET' && origin.length === 0 ? refuse('origin') : admitted
}

/** Anything that carries data rather than the shell of the UI: catalogue, pictures, camera streams. */
export function decideData(head: RequestHead, door: Doorkeeper): Decision {
  const page = admitOwnPage(head, door)
  if (!page.accepted) return page
  const client = clientOf(head, door)
  return client === null ? refuse('notLaunched') : { accepted: true, client }
}

/** The dev dock (demo only): at hand in any tab, so not launched; but no foreign page may press its buttons. */
export function admitDock(head: RequestHead, door: Doorkeeper): Admission {
  const page = admitOwnPage(head, door)
  if (!page.accepted) return page
  return head.method === 'GET' || only(head, 'content-type')?.toLowerCase() === 'application/json'
    ? admitted
    : refuse('contentType')
}

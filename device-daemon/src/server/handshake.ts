/**
 * Who may talk to the daemon. Browsers let any page of any site open a WebSocket to 127.0.0.1 and send simple requests
 * to it, so every request is judged here by its header lines before any data is sent. Pure: no socket, no clock.
 *
 * Header lines are used raw (`IncomingMessage.rawHeaders`): Node joins or drops repeated lines, and a repeated Host or
 * Origin is an attack.
 */
import { subprotocol } from '#contract/envelope.ts'
import { paths } from '#contract/http.ts'

export interface RequestHead {
  readonly method: string
  /** As sent, with path and query. */
  readonly url: string
  readonly httpVersion: string
  /** Name, value, name, value, … */
  readonly rawHeaders: readonly string[]
}

export interface Doorkeeper {
  /** The only accepted origin, e.g. `http://127.0.0.1:4180`. */
  readonly origin: string
  /** Name of the launch cookie. */
  readonly cookieName: string
  /** The client to which a cookie value belongs; null: not a cookie of ours. */
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

/** The value of a header that must occur exactly once; otherwise null. */
function only(head: RequestHead, name: string): string | null {
  const found = lines(head, name)
  return found.length === 1 ? (found[0] ?? null) : null
}

const hasToken = (value: string | null, token: string): boolean =>
  value?.split(',').some((part) => part.trim().toLowerCase() === token) ?? false

/** Wants to leave HTTP; Node passes such a request on as an upgrade, whatever protocol it names. */
export const wantsUpgrade = (head: RequestHead): boolean => lines(head, 'upgrade').length > 0

/** DNS rebinding lets a foreign name resolve to this address; the Host line shows it. Checked for every request. */
export function admitHost(head: RequestHead, door: Doorkeeper): Admission {
  return only(head, 'host') === new URL(door.origin).host ? admitted : refuse('host')
}

/**
 * Old browsers and non-browsers do not send it; then the other checks decide. If present, it must say `same-origin`.
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

/** The WebSocket's upgrade. Every header must be exactly as expected; a missing one is refused. */
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

/** `POST /launch`: the page sends the ticket of its address. Whether the ticket is valid is checked elsewhere. */
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
 * Our own page, launched or not. A same-origin GET has no Origin; every other method has, and it must match exactly.
 */
function admitOwnPage(head: RequestHead, door: Doorkeeper): Admission {
  const host = admitHost(head, door)
  if (!host.accepted) return host
  if (!fetchSiteAllowed(head)) return refuse('fetchSite')
  const origin = lines(head, 'origin')
  if (origin.length > 1 || (origin.length === 1 && origin[0] !== door.origin)) return refuse('origin')
  return head.method !== 'GET' && origin.length === 0 ? refuse('origin') : admitted
}

/** For all data except the UI's shell: catalogue, pictures, camera streams. */
export function decideData(head: RequestHead, door: Doorkeeper): Decision {
  const page = admitOwnPage(head, door)
  if (!page.accepted) return page
  const client = clientOf(head, door)
  return client === null ? refuse('notLaunched') : { accepted: true, client }
}

/** The dev dock (demo only): available in any tab without launch, but not to foreign pages. */
export function admitDock(head: RequestHead, door: Doorkeeper): Admission {
  const page = admitOwnPage(head, door)
  if (!page.accepted) return page
  return head.method === 'GET' || only(head, 'content-type')?.toLowerCase() === 'application/json'
    ? admitted
    : refuse('contentType')
}

/**
 * Sends one signed request and returns what became of it as a value: a slow, broken or hostile platform cannot make
 * this throw, hang or use up the memory.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { http, https } from '../base/node-http.ts'
import { parseStandardJson } from '../base/standard-json.ts'
import type { Signer } from './signing.ts'
import { stringToSign } from './signing.ts'
import { ErrorBody } from './wire.ts'

export interface HttpOptions {
  /** Origin, with a path prefix if a gateway requires one. */
  readonly baseUrl: string
  /** PEM of the only authority whose certificates count; without it, those the world knows. */
  readonly ca?: string
  readonly appKey: string
  /** 终端编号, sent as `X-Device-Id`. */
  readonly deviceId: string
  readonly signer: Signer
  /** ms since the epoch: the platform compares it with its own clock. */
  readonly wallClock: () => number
  /** The platform's clock, ms since the epoch, from its health and from its refusals. */
  readonly onTime?: (time: number) => void
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path with query, percent-encoded. */
  readonly target: string
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** A longer answer is not read to its end. */
  readonly maxBytes: number
}

export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly bytes: Uint8Array }
  /** 4xx with an error of the contract: the platform understood, and did nothing. */
  | ({ readonly kind: 'refused'; readonly status: number; readonly error: v.InferOutput<typeof ErrorBody> } & Wish)
  /** Nothing left this machine. */
  | { readonly kind: 'unsent'; readonly cancelled: boolean; readonly detail: string }
  /** It may have arrived. */
  | ({
      readonly kind: 'unclear'
      readonly detail: string
      /** Of an answer that is not the contract's. */
      readonly status?: number
      /** An answer came, of the right kind, and is of no use: somebody is there, and it is not the line. */
      readonly unreadable?: true
      /** An answer of a server that cannot for the moment (5xx). */
      readonly busy?: true
    } & Wish)

/** `Retry-After` (RFC 9110 10.2.3), ms. */
interface Wish {
  readonly retryAfterMs?: number
}

export type Send = (request: HttpRequest) => Promise<HttpOutcome>

/** ms. Gateways and firewalls drop idle connections silently; one used a moment ago still works. */
const idleConnectionMs = 4_000

export function createHttp({ baseUrl, ca, appKey, deviceId, signer, wallClock, onTime }: HttpOptions): Send {
  const base = new URL(baseUrl)
  // Not `fetch`: it takes twice the processor time per request, more to load (`node-http.ts`), and does not tell
  // whether anything was sent.
  const { Agent, request } = base.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, timeout: idleConnectionMs, ...(ca !== undefined && { ca }) })
  const prefix = base.pathname.replace(/\/$/, '')

  function signedHeaders(method: string, target: string, body: Uint8Array): Record<string, string> {
    const timestamp = wallClock()
    const nonce = randomBytes(16).toString('hex')
    return {
      'x-app-key': appKey,
      'x-device-id': deviceId,
      'x-timestamp': String(timestamp),
      'x-nonce': nonce,
      'x-sign-alg': signer.algorithm,
      'x-sign': signer.sign(stringToSign({ method, target, body, timestamp, nonce })),
    }
  }

  return ({ method, target, body, headers = {}, signal, timeoutMs, maxBytes }) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve({ kind: 'unsent', cancelled: true, detail: 'cancelled' })
      const path = prefix + target
      const bytes = body?.bytes ?? new Uint8Array()
      let connected = false
      const exchange = request(base, {
        agent,
        method,
        path,
        signal,
        headers: {
          ...signedHeaders(method, path, bytes),
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...(body && { 'content-type': body.type, 'content-length': bytes.length }),
          ...headers,
        },
      })
      const end = (outcome: HttpOutcome): void => {
        clearTimeout(timer)
        resolve(outcome)
      }
      const broken = (error: NodeJS.ErrnoException): void => {
        const detail = error.code ?? error.message
        // Before the connection was established, no byte of the request can have been sent.
        end(connected ? { kind: 'unclear', detail } : { kind: 'unsent', cancelled: signal.aborted, detail })
      }
      const timer = setTimeout(() => exchange.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs)
      exchange.on('socket', (socket) => {
        connected = !socket.connecting
        if (socket.connecting)
          socket.once(base.protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true))
      })
      exchange.on('error', broken)
      exchange.on('response', (response) => {
        const chunks: Buffer[] = []
        let length = 0
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          if ((length += chunk.length) <= maxBytes) return
          const detail = `answer longer than ${maxBytes} bytes`
          end({ kind: 'unclear', detail, ...(isAnswer(response) && { unreadable: true }) })
          exchange.destroy()
        })
        response.on('error', broken)
        response.on('end', () => {
          const outcome = outcomeOf(response, Buffer.concat(chunks))
          if (outcome.kind === 'refused') {
            // `Date` may be the clock of a gateway in between: it counts only where the platform refuses ours and tells
            // none itself.
            const told = outcome.error.time ?? (outcome.status === 401 ? response.headers.date : undefined)
            const time = Date.parse(told ?? '')
            if (!Number.isNaN(time)) onTime?.(time)
          }
          end(outcome)
        })
      })
      exchange.end(body?.bytes)
    })
}

const typeOf = ({ 'content-type': type = '' }: IncomingMessage['headers']): string =>
  type.split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** Whether an answer of this type can be the platform's: the page of a captive portal is none. */
export const isOfContract = (type: string): boolean => /^(?:application\/(?:.+\+)?json|image\/.+)$/.test(type)
const isAnswer = ({ statusCode: status = 0, headers }: IncomingMessage): boolean =>
  status >= 200 && status < 300 && isOfContract(typeOf(headers))

function outcomeOf({ statusCode: status = 0, headers }: IncomingMessage, bytes: Uint8Array): HttpOutcome {
  const type = typeOf(headers)
  if (status >= 200 && status < 300) return { kind: 'answer', status, type, bytes }
  const error = status >= 400 && status < 500 ? v.safeParse(ErrorBody, parseJson(bytes)) : null
  const retryAfterMs = retryAfter(headers)
  const wish = retryAfterMs === null ? {} : { retryAfterMs }
  // 3xx too: a captive portal or a proxy's log-in page is not the platform.
  return error?.success
    ? { kind: 'refused', status, error: error.output, ...wish }
    : { kind: 'unclear', detail: `status ${status}`, status, ...(status >= 500 && { busy: true }), ...wish }
}

/** Seconds, or a time, which means something only beside the answer's own `Date`. */
function retryAfter({ 'retry-after': wish, date }: IncomingMessage['headers']): number | null {
  if (wish === undefined) return null
  if (/^\d{1,9}$/.test(wish)) return Number(wish) * 1000
  const ms = Date.parse(wish) - Date.parse(date ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

/** Undefined if it is not JSON. Its texts have their rare characters at their Unicode code points. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseStandardJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

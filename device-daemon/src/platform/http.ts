/**
 * One signed request, and what became of it, as a value: a platform that is slow, broken or hostile cannot make this throw, hang or eat memory.
 */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Signer } from './signing.ts'
import { stringToSign } from './signing.ts'
import { ErrorBody } from './wire.ts'

export interface HttpOptions {
  /** Origin, and a path prefix where a gateway has one. */
  readonly baseUrl: string
  readonly appKey: string
  /** 终端编号, `X-Device-Id`. */
  readonly deviceId: string
  readonly signer: Signer
  /** ms since the epoch: the platform compares it with its own clock. */
  readonly wallClock: () => number
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** With query, percent-encoded. */
  readonly target: string
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** A longer answer is not read. */
  readonly maxBytes: number
}

export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly bytes: Uint8Array }
  /** 4xx with an error of the contract: the platform understood, and did nothing. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: v.InferOutput<typeof ErrorBody> }
  /** Nothing left this machine. */
  | { readonly kind: 'unsent'; readonly cancelled: boolean; readonly detail: string }
  /** It may have arrived. */
  | { readonly kind: 'unclear'; readonly detail: string }

export type Send = (request: HttpRequest) => Promise<HttpOutcome>

/** Errors of connecting: no byte of the request can have arrived. */
const connecting = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'UND_ERR_CONNECT_TIMEOUT'])

export function createHttp({ baseUrl, appKey, deviceId, signer, wallClock }: HttpOptions): Send {
  const base = new URL(baseUrl)
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

  return async ({ method, target, body, headers = {}, signal, timeoutMs, maxBytes }) => {
    if (signal.aborted) return { kind: 'unsent', cancelled: true, detail: 'cancelled' }
    const path = prefix + target
    try {
      const response = await fetch(base.origin + path, {
        method,
        headers: { ...signedHeaders(method, path, body?.bytes ?? new Uint8Array()), accept: 'application/json', ...(body && { 'content-type': body.type }), ...headers },
        ...(body && { body: body.bytes as Uint8Array<ArrayBuffer> }),
        // A captive portal or a proxy's log-in page is not the platform.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      const bytes = await readAtMost(response, maxBytes)
      if (bytes === null) return { kind: 'unclear', detail: `answer longer than ${maxBytes} bytes` }
      const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
      if (response.status >= 200 && response.status < 300) return { kind: 'answer', status: response.status, type, bytes }
      const error = response.status >= 400 && response.status < 500 ? v.safeParse(ErrorBody, parseJson(bytes)) : null
      return error?.success ? { kind: 'refused', status: response.status, error: error.output } : { kind: 'unclear', detail: `status ${response.status}` }
    } catch (error) {
      const { code, name } = reasonOf(error)
      if (connecting.has(code)) return { kind: 'unsent', cancelled: false, detail: code }
      return { kind: 'unclear', detail: name === 'TimeoutError' ? `no answer in ${timeoutMs} ms` : code || name }
    }
  }
}

/** undefined: not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    length += chunk.length
    if (length > maxBytes) return null // leaving the loop cancels the stream
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** undici hides the system's error in `cause`, and several addresses' errors in an AggregateError. */
function reasonOf(error: unknown): { readonly code: string; readonly name: string } {
  if (!(error instanceof Error)) return { code: '', name: String(error) }
  const cause = error.cause instanceof Error ? error.cause : error
  return { code: 'code' in cause && typeof cause.code === 'string' ? cause.code : '', name: error.name }
}

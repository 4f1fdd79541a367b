/**
 * Requests to a platform under test, rightly signed or spoilt on purpose. Not the terminal's own client: that one would
 * never send what must be refused.
 */
import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { stringToSign, type Signer } from '../../device-daemon/src/platform/signing.ts'

export interface Access {
  readonly baseUrl: string
  readonly appKey: string
  readonly deviceId: string
  readonly signer: Signer
  /** PEM, of a private authority. */
  readonly ca?: string
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path with query, percent-encoded. */
  readonly target: string
  /** Sent as JSON, or as it is if bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What is done to a rightly signed request before it leaves. */
  readonly spoilt?: Spoilt
}

export interface Spoilt {
  /** ms added to the time it is signed with. */
  readonly timeOff?: number
  readonly nonce?: string
  /** Of another request than the one that is sent. */
  readonly signedTarget?: string
  readonly signedBody?: string
  /** Headers replaced; null: left out. */
  readonly headers?: Readonly<Record<string, string | null>>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  /** Undefined: not JSON. */
  readonly json: unknown
}

/** No answer at all: a text for a person. */
export class NoAnswer extends Error {
  /** The platform closed the line while the request was being sent. */
  readonly hungUp: boolean
  constructor(text: string, hungUp: boolean) {
    super(text)
    this.hungUp = hungUp
  }
}

const longestMs = { json: 5_000, bytes: 30_000 }

export function createLine({ baseUrl, appKey, deviceId, signer, ca }: Access) {
  const base = new URL(baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  const send = base.protocol === 'https:' ? httpsRequest : httpRequest

  return ({ method, target, body, headers = {}, spoilt = {} }: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const raw = body instanceof Uint8Array
      const bytes = body === undefined ? Buffer.alloc(0) : raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
      const timestamp = Date.now() + (spoilt.timeOff ?? 0)
      const nonce = spoilt.nonce ?? randomBytes(16).toString('hex')
      const signed = stringToSign({
        method,
        target: prefix + (spoilt.signedTarget ?? target),
        body: spoilt.signedBody === undefined ? bytes : Buffer.from(spoilt.signedBody),
        timestamp,
        nonce,
      })
      const all: Record<string, string | null> = {
        'x-app-key': appKey,
        'x-device-id': deviceId,
        'x-timestamp': String(timestamp),
        'x-nonce': nonce,
        'x-sign-alg': signer.algorithm,
        'x-sign': signer.sign(signed),
        accept: 'application/json, image/png, image/jpeg',
        ...(body !== undefined && {
          'content-type': raw ? 'application/pdf' : 'application/json',
          'content-length': String(bytes.length),
        }),
        ...headers,
        ...spoilt.headers,
      }
      const limit = raw ? longestMs.bytes : longestMs.json
      const exchange = send(base, {
        method,
        path: prefix + target,
        headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Record<
          string,
          string
        >,
        agent: false,
        ...(ca !== undefined && { ca }),
      })
      const timer = setTimeout(() => exchange.destroy(new Error(`no answer in ${limit / 1000} s`)), limit)
      const broken = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer)
        const hungUp = error.code === 'EPIPE' || error.code === 'ECONNRESET'
        reject(new NoAnswer(error.message, hungUp))
      }
      let answered = false
      // A platform that refuses a long body may hang up while it is still being sent.
      exchange.on('error', (error) => (answered ? undefined : broken(error)))
      exchange.on('response', (response) => {
        answered = true
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', broken)
        response.on('end', () => {
          clearTimeout(timer)
          const whole = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: whole, json: parsed(whole) })
        })
      })
      exchange.end(bytes)
    })
}
export type Line = ReturnType<typeof createLine>

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

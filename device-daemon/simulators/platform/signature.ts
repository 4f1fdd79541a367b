/**
 * Checks signatures by the contract's introduction, independently of the client: with another SM3 and another
 * canonicalisation.
 */
import { sm2, sm3 } from 'sm-crypto-v2'
import type { IncomingHttpHeaders } from 'node:http'

export interface Credentials {
  readonly appKey: string
  /** For HMAC-SM3. */
  readonly secret: string
  /** For SM2-SM3, hexadecimal, uncompressed. */
  readonly sm2PublicKey?: string
}

export interface SignedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

const windowMs = 300_000

export type Verify = (
  request: SignedRequest,
) => 'SIGNATURE_INVALID' | 'TIMESTAMP_OUT_OF_WINDOW' | 'NONCE_REPLAYED' | null

/**
 * `now`: ms since the epoch. Nonces are remembered as long as their timestamps would still be accepted. `anyTime`: what
 * is answered to a wrong clock too.
 */
export function createVerifier(
  credentials: Credentials,
  now: () => number,
  anyTime: (path: string) => boolean = () => false,
): Verify {
  const seen = new Map<string, number>()
  return ({ method, url, headers, body }) => {
    const header = (name: string) => String(headers[name] ?? '')
    const [timestamp, nonce, algorithm, signature] = [
      header('x-timestamp'),
      header('x-nonce'),
      header('x-sign-alg'),
      header('x-sign'),
    ]
    if (header('x-app-key') !== credentials.appKey || !/^.{1,64}$/.test(header('x-device-id')))
      return 'SIGNATURE_INVALID'
    if (!/^\d{1,15}$/.test(timestamp) || !/^[\w-]{16,64}$/.test(nonce)) return 'SIGNATURE_INVALID'

    const question = url.indexOf('?')
    const path = question === -1 ? url : url.slice(0, question)
    const pairs = question === -1 ? [] : url.slice(question + 1).split('&')
    pairs.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    const text = `${method.toUpperCase()}\n${path}\n${pairs.join('&')}\n${sm3(body)}\n${timestamp}\n${nonce}`
    if (!genuine(text, algorithm, signature, credentials)) return 'SIGNATURE_INVALID'
    // After the signature: whoever cannot sign is not told the time.
    if (Math.abs(now() - Number(timestamp)) > windowMs) return anyTime(path) ? null : 'TIMESTAMP_OUT_OF_WINDOW'

    for (const [old, at] of seen) {
      if (now() - at <= 2 * windowMs) break // they are in order of arrival
      seen.delete(old)
    }
    if (seen.has(nonce)) return 'NONCE_REPLAYED'
    seen.set(nonce, now())
    return null
  }
}

function genuine(text: string, algorithm: string, signature: string, { secret, sm2PublicKey }: Credentials): boolean {
  if (algorithm === 'HMAC-SM3')
    return sm3(text, { key: Buffer.from(secret).toString('hex'), mode: 'hmac' }) === signature
  if (algorithm !== 'SM2-SM3' || sm2PublicKey === undefined || !/^[0-9a-f]{16,160}$/.test(signature)) return false
  try {
    return sm2.doVerifySignature(text, signature, sm2PublicKey, { hash: true, der: true })
  } catch {
    return false // not DER
  }
}

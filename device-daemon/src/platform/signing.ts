/**
 * Request signing (openapi.yaml, "Signing"). The string to sign is independent of the algorithm: a signer takes text
 * and returns hexadecimal. A UKey or cipher machine would be another `Signer`.
 */
import { createHash, createHmac } from 'node:crypto'

export interface Signer {
  /** Sent as `X-Sign-Alg`. */
  readonly algorithm: 'HMAC-SM3' | 'SM2-SM3'
  /** Lower-case hexadecimal. */
  sign(text: string): string
}

export interface SignedParts {
  readonly method: string
  /** As sent: percent-encoded, with query. */
  readonly target: string
  readonly body: Uint8Array
  /** ms since the epoch. */
  readonly timestamp: number
  readonly nonce: string
}

/** SM3 (GB/T 32905) in lower-case hexadecimal. */
export const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')

export function stringToSign({ method, target, body, timestamp, nonce }: SignedParts): string {
  const [path = '', query = ''] = target.split('?', 2)
  return [method, path, query.split('&').sort().join('&'), sm3(body), String(timestamp), nonce].join('\n')
}

export function hmacSm3(secret: string): Signer {
  return { algorithm: 'HMAC-SM3', sign: (text) => createHmac('sm3', secret).update(text).digest('hex') }
}

/**
 * Whether the peer of `ipps://` is the printer meant. The check is made here and not by the TLS library, because a
 * printer known by its fingerprint need not be signed by anybody, and because the technician should be told what to
 * write into the address.
 */
import { readFileSync } from 'node:fs'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { fail, ok, type Result } from '../../base/result.ts'
import type { PrinterTls } from './address.ts'

export function tlsOptions({
  ca,
}: PrinterTls): Result<ConnectionOptions, { readonly code: 'unreadable'; readonly detail: string }> {
  // `whyUntrusted` refuses before the first byte.
  const options: ConnectionOptions = { rejectUnauthorized: false, minVersion: 'TLSv1.2' }
  if (ca === undefined) return ok(options)
  try {
    return ok({ ...options, ca: readFileSync(ca) })
  } catch (error) {
    return fail({ code: 'unreadable', detail: `the certificate of the authority: ${(error as Error).message}` })
  }
}

/** null: it is the printer; otherwise the reason and the remedy. */
export function whyUntrusted(socket: TLSSocket, { sha256 }: PrinterTls): string | null {
  const fingerprint = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase()
  if (sha256 !== undefined)
    return fingerprint === sha256
      ? null
      : `the printer shows another certificate than the address names: ${fingerprint}`
  if (socket.authorized) return null
  return (
    `the printer's certificate is not trusted (${String(socket.authorizationError)}); ` +
    `if it is the printer, add ?sha256=${fingerprint} to its address, or ?ca= with its authority`
  )
}

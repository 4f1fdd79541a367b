/**
 * Addresses of A4 printers: an IPP printer, or a CUPS queue for any other printer. `ipps://` is encrypted, and the
 * printer's certificate is checked: against the system's authorities, an own one (`?ca=/path.pem`), or by its
 * fingerprint (`?sha256=…`), since most printers sign their certificate themselves.
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { AddressFailure } from '../../transport/transport.ts'

export interface PrinterAddress {
  readonly host: string
  readonly port: number
  /** With the query, without our own options. */
  readonly path: string
  /** As the printer is told it (`printer-uri`). */
  readonly uri: string
  /** null: not encrypted. */
  readonly tls: PrinterTls | null
}

export interface PrinterTls {
  /** SHA-256 of the certificate in lower-case hexadecimal digits; nothing else of the certificate counts then. */
  readonly sha256?: string
  /** A file with the certificate of the authority that signed the printer's. */
  readonly ca?: string
}

const usualPort = 631
const shape = /^(ipps?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?(\/[^?#\s]+)(?:\?([^#\s]*))?$/i

export function parsePrinterAddress(url: string): Result<PrinterAddress, AddressFailure> {
  const [, scheme = '', host = '', port, path = '', query = ''] = shape.exec(url) ?? []
  if (host === '') return bad(`"${url}": write ipp://host:631/ipp/print or ipp://localhost:631/printers/<queue>`)
  const number = port === undefined ? usualPort : Number(port)
  if (number < 1 || number > 65_535) return bad(`"${url}": a port is 1 to 65535`)
  const own = new URLSearchParams(query)
  const [ca, pin] = [own.get('ca'), own.get('sha256')]
  const secure = scheme.toLowerCase() === 'ipps'
  if (!secure && (ca !== null || pin !== null))
    return bad(`"${url}": only ipps:// is encrypted and has a certificate; write ipps:// or remove ca and sha256`)
  if (ca !== null && !ca.startsWith('/')) return bad(`"${url}": ca is the path of a PEM file and starts with /`)
  const sha256 = pin?.replaceAll(':', '').toLowerCase()
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    return bad(`"${url}": sha256 is the fingerprint of the certificate, 64 hexadecimal digits`)
  own.delete('ca')
  own.delete('sha256')
  const rest = own.size === 0 ? path : `${path}?${own}`
  return ok({
    host: host.replace(/^\[|\]$/g, ''),
    port: number,
    path: rest,
    uri: `${secure ? 'ipps' : 'ipp'}://${host}:${number}${rest}`,
    tls: secure ? { ...(sha256 !== undefined && { sha256 }), ...(ca !== null && { ca }) } : null,
  })
}

const bad = (detail: string) => fail({ code: 'badAddress', detail } as const)

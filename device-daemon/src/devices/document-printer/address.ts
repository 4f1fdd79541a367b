/** Addresses of A4 printers: an IPP printer, or a CUPS queue for any other printer. */
import { fail, ok, type Result } from '../../base/result.ts'
import type { AddressFailure } from '../../transport/transport.ts'

export function parsePrinterAddress(url: string): Result<null, AddressFailure> {
  if (/^ipp:\/\/[^/]+\/./.test(url)) return ok(null)
  return fail({
    code: 'badAddress',
    detail: `"${url}": write ipp://host:631/ipp/print or ipp://localhost:631/printers/<queue>`,
  })
}

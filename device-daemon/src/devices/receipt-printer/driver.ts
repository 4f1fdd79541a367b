/**
 * The 80 mm receipt printer for the daemon: supervised, one receipt at a time. A receipt counts as printed only when
 * the printer confirms it.
 */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail } from '../../base/result.ts'
import { parseAddress } from '../../transport/open.ts'
import type { OpenLink } from '../../transport/transport.ts'
import { overLink } from '../over-link.ts'
import { supervise } from '../supervisor.ts'
import { encodeReceipt } from './codec.ts'
import { greetPrinter } from './exchange.ts'
import type { ReceiptPrinter } from './port.ts'
import { remainsIn } from './remains.ts'

export interface ReceiptPrinterOptions {
  /** `serial:/dev/kiosk/receipt-printer?baud=115200` or `tcp://host:9100`. */
  readonly url: string
  readonly open: OpenLink
  /** See `remainsIn`. */
  readonly folder: string | null
  readonly clock?: Clock
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  /**
   * ms from the start of sending to the confirmation; a long receipt of 300 mm takes 2 s on a fast printer and 6 s on a
   * slow one.
   */
  readonly confirmMs?: number
}

export function createReceiptPrinter(options: ReceiptPrinterOptions): ReceiptPrinter {
  const { url, open, folder, clock = systemClock, confirmMs = 30_000, onEvent, heartbeatMs } = options
  const remains = remainsIn(folder)
  const supervisor = supervise({
    kind: 'receiptPrinter',
    url,
    open: overLink(open, url, (link, attempt) =>
      greetPrinter({ link, clock, remains, confirmMs, baud: baudOf(url), ...attempt }),
    ),
    clock,
    onEvent,
    heartbeatMs,
  })
  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    async print(lines, { rasterise, signal }) {
      const encoded = await encodeReceipt(lines, rasterise)
      // Only their number is logged: a rare character is part of somebody's name.
      if (!encoded.ok)
        return fail(
          encoded.failure.code === 'unprintableCharacter'
            ? { code: encoded.failure.code, detail: `${encoded.failure.characters.length} character(s) in no font` }
            : encoded.failure,
        )
      try {
        return await supervisor.use(signal, (exchange, using) => exchange.print(encoded.value, using))
      } finally {
        encoded.value.fill(0)
      }
    },
  }
}

function baudOf(url: string): number | null {
  const address = parseAddress(url)
  return address.ok && address.value.kind === 'serial' ? address.value.baud : null
}

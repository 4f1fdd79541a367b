/** 扫码器 for the daemon: supervised, one code at a time. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail } from '../../base/result.ts'
import type { OpenLink } from '../../transport/transport.ts'
import { overLink } from '../over-link.ts'
import { supervise } from '../supervisor.ts'
import { whyAborted } from '../why-aborted.ts'
import type { Dialect } from './codec.ts'
import { greetScanner, scannerDelays, type ScannerDelays } from './exchange.ts'
import type { Scanner } from './port.ts'

export interface ScannerOptions {
  /** `serial:/dev/kiosk/scanner?baud=115200` or `tcp://host:port`. */
  readonly url: string
  readonly dialect: Dialect
  readonly open: OpenLink
  readonly clock?: Clock
  /** For the log; the detail never contains anything of a code. */
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly delays?: ScannerDelays
}

const aborts = {
  timeOut: 'no code was shown in time',
  cancelled: 'by the caller',
  deviceAbsent: 'lost while looking',
} as const

export function createScanner(options: ScannerOptions): Scanner {
  const { url, dialect, open, clock = systemClock, onEvent, heartbeatMs, delays = scannerDelays } = options
  const supervisor = supervise({
    kind: 'scanner',
    url,
    open: overLink(open, url, (link) => greetScanner(link, clock, dialect, delays)),
    clock,
    onEvent,
    heartbeatMs,
  })
  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    async scan({ signal, onLooking }) {
      const result = await supervisor.use(signal, (scanner, using) => {
        onLooking?.()
        return scanner.scan(using)
      })
      if (result.ok || result.failure.code !== 'cancelled') return result
      const code = whyAborted(signal)
      return fail({ code, detail: aborts[code] })
    },
  }
}

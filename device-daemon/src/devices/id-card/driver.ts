/** 居民身份证阅读器 for the daemon: supervised, one card at a time. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail } from '../../base/result.ts'
import type { OpenLink } from '../../transport/transport.ts'
import { overLink } from '../over-link.ts'
import { supervise } from '../supervisor.ts'
import { whyAborted } from '../why-aborted.ts'
import { greetSam, samDelays, type SamDelays } from './exchange.ts'
import type { IdCardReader } from './port.ts'
import { readCard, type ReadOptions, type ReadResult } from './reading.ts'

export interface IdCardReaderOptions {
  /** `serial:/dev/kiosk/id-card?baud=115200` */
  readonly url: string
  readonly open: OpenLink
  readonly clock?: Clock
  /** For the log; the detail never contains data of a card. */
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly delays?: SamDelays
}

export function createIdCardReader(options: IdCardReaderOptions): IdCardReader {
  const { url, open, clock = systemClock, onEvent, heartbeatMs, delays = samDelays } = options
  const supervisor = supervise({
    kind: 'idCard',
    url,
    open: overLink(open, url, (link, { signal }) => greetSam(link, clock, delays, signal)),
    clock,
    onEvent,
    heartbeatMs,
  })

  async function read(wanted: ReadOptions): Promise<ReadResult> {
    if (supervisor.status().cause === 'deviceFault')
      return fail({ code: 'deviceFault', detail: `${url}: the module reports itself unfit` })
    const result = await supervisor.use(wanted.signal, (sam, signal) => readCard(sam, clock, { ...wanted, signal }))
    if (result.ok || result.failure.code !== 'cancelled') return result
    const code = whyAborted(wanted.signal)
    return fail({ code, detail: aborts[code] })
  }

  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    read,
  }
}

const aborts = {
  timeOut: 'no card was laid in time',
  cancelled: 'by the caller',
  deviceAbsent: 'lost while reading',
} as const

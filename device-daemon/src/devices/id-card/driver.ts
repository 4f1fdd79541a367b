/** 居民身份证阅读器 as the daemon sees it: supervised, one card at a time. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail } from '../../base/result.ts'
import type { OpenLink } from '../../transport/transport.ts'
import type { IdCardReader } from '../ports.ts'
import { supervise } from '../supervisor.ts'
import { readCard, type ReadOptions, type ReadResult } from './reading.ts'
import { samDelays, startSession, type SamDelays } from './session.ts'

export interface IdCardReaderOptions {
  /** `serial:/dev/kiosk/id-card?baud=115200` */
  readonly url: string
  readonly open: OpenLink
  readonly clock?: Clock
  /** For the log; the detail never holds anything of a card. */
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly delays?: SamDelays
}

export function createIdCardReader(options: IdCardReaderOptions): IdCardReader {
  const { url, open, clock = systemClock, onEvent, heartbeatMs, delays = samDelays } = options
  const supervisor = supervise({
    kind: 'idCard',
    url,
    open,
    clock,
    start: (link, { signal }) => startSession(link, clock, delays, signal),
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  })

  async function read(wanted: ReadOptions): Promise<ReadResult> {
    if (supervisor.status().reason === 'deviceFault')
      return fail({ code: 'deviceFault', detail: `${url}: the module reports itself unfit` })
    const result = await supervisor.use(wanted.signal, (session, signal) =>
      readCard(session, clock, { ...wanted, signal }),
    )
    if (result.ok || result.failure.code !== 'cancelled') return result
    // The same abort has three causes: the caller's patience, the caller's wish, or a device that went away.
    if (!wanted.signal.aborted) return fail({ code: 'deviceAbsent', detail: `${url}: lost while reading` })
    return isTimeOut(wanted.signal) ? fail({ code: 'timeOut', detail: 'no card was laid in time' }) : result
  }

  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    read,
  }
}

const isTimeOut = (signal: AbortSignal) =>
  signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'

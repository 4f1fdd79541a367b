/**
 * The requests to one scanner over one link: look, stop, and the codes seen. A scanner acknowledges nothing and has no
 * status request. So a dead one is noticed only by its line, and a wrongly configured one only by the first code shown
 * to it.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Link } from '../../transport/transport.ts'
import { createBus } from '../bus.ts'
import type { DeviceFailure } from '../device.ts'
import { pause } from '../pause.ts'
import type { Health, Trouble } from '../supervision.ts'
import type { Greeted, Handle } from '../supervisor.ts'
import { symbologyOf, textOf, type Dialect } from './codec.ts'
import { createScannerFramer } from './frame.ts'
import type { ScannedCode } from './port.ts'

export interface ScannerExchange extends Handle<'scanner'> {
  /** Looks until there is a code or the signal aborts. */
  scan(signal: AbortSignal): Promise<Result<ScannedCode, DeviceFailure<'cancelled' | 'deviceAbsent' | 'deviceFault'>>>
}

export interface ScannerDelays {
  /**
   * The command to look is repeated after this time: a scanner stops looking by itself, most after 30 s, many without a
   * message.
   */
  readonly lookMs: number
  /**
   * After a stop a code may still arrive for this long: decoding takes up to 250 ms, and a code already seen is still
   * sent.
   */
  readonly afterStopMs: number
}

export const scannerDelays: ScannerDelays = { lookMs: 20_000, afterStopMs: 300 }

/** Pause after the scanner reported that it saw nothing. */
const noReadPauseMs = 50
/** This many spoilt codes in a row are no longer noise: line or scanner is configured wrongly. */
const patience = 3
const setUp = 'is its rate right, does it send AIM identifier and line end? see the README of the scanner'

export async function greetScanner(
  link: Link,
  clock: Clock,
  dialect: Dialect,
  delays: ScannerDelays,
): Promise<Result<Greeted<'scanner', ScannerExchange>, Trouble>> {
  const framer = createScannerFramer()
  const bus = createBus({ link, clock, framer })
  let stoppedAt = -Infinity

  /**
   * May be sent at any time and is harmless if the scanner does not look; it also switches off a light left on by an
   * earlier user of the line.
   */
  async function stop(): Promise<Result<void, Trouble>> {
    const written = await link.write(dialect.stop)
    return written.ok ? written : fail({ code: 'gone', detail: written.failure.detail })
  }

  async function heartbeat(): Promise<Result<Health<'scanner'>, Trouble>> {
    // Codes shown unasked are not kept.
    framer.giveUp()
    const stopped = await stop()
    return stopped.ok ? ok({}) : stopped
  }

  async function look(signal: AbortSignal): ReturnType<ScannerExchange['scan']> {
    for (let spoilt = 0; spoilt < patience;) {
      const seen = await bus.ask({
        name: 'look',
        request: dialect.look,
        accept: (message) => message,
        replyMs: delays.lookMs,
        signal,
      })
      if (seen.ok && seen.value.kind === 'code')
        return ok({ symbology: symbologyOf(seen.value.aim), text: textOf(seen.value.data) })
      if (seen.ok) {
        // Nobody shows a code, and line and scanner are well: what was spoilt before was noise.
        spoilt = 0
        await pause(clock, noReadPauseMs, signal)
        continue
      }
      const { code, detail } = seen.failure
      if (code === 'cancelled') return fail({ code, detail })
      if (code === 'gone') return fail({ code: 'deviceAbsent', detail })
      spoilt = code === 'silent' ? 0 : spoilt + 1
    }
    return fail({ code: 'deviceFault', detail: `${patience} codes came spoilt: ${setUp}` })
  }

  const exchange: ScannerExchange = {
    heartbeat,
    async scan(signal) {
      // A code shown before this call must not answer it.
      const left = stoppedAt + delays.afterStopMs - clock.now()
      if (left > 0) await pause(clock, left, signal)
      const result = await look(signal)
      await stop()
      stoppedAt = clock.now()
      return result
    },
  }
  const stopped = await stop()
  return stopped.ok ? ok({ handle: exchange, health: {} }) : stopped
}

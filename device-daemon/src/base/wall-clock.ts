/**
 * The time of day. A terminal's own clock may be wrong (a dead battery starts in 2002, somebody sets it), and then
 * every signed request is refused, and every receipt and record is dated wrongly. So it is compared with the
 * platform's, whose answers tell the time, and with the last entry of the record, which cannot lie in the future.
 */
import type { Clock } from './clock.ts'

/**
 * `right`: agrees with the platform, or nothing speaks against it · `corrected`: the machine's clock is wrong, the
 * platform's is used · `doubtful`: it lies before the last record, and no platform has told the time yet.
 */
export type ClockState = 'right' | 'corrected' | 'doubtful'

export interface WallClock {
  /** ms since the epoch. */
  now(): number
  /** The platform's time as it has just told it, ms since the epoch. */
  hear(platformTime: number): void
  /** How long ago that was, ms. */
  sinceHeard(): number
  state(): ClockState
  /** Between which the time lies, of what the machine and the platform say; null: the platform has not told its own. */
  between(): { readonly least: number; readonly most: number } | null
  /** How far the machine's clock is off, ms; 0 while nothing is known. */
  error(): number
}

export interface WallClockOptions {
  /** The machine's clock, ms since the epoch; may jump at any time. */
  readonly machine: () => number
  readonly clock: Clock
  /** Time of the last entry of the record. */
  readonly lastRecorded: number | null
  readonly onChange?: (state: ClockState, errorMs: number) => void
}

/** No platform's clock is beyond these. */
const [earliest, latest] = [Date.UTC(2020), Date.UTC(2200)]
/** Half of what signatures tolerate would be 150 s; an answer's way and its whole seconds are a few. */
export const toleratedMs = 60_000

export function createWallClock({ machine, clock, lastRecorded, onChange }: WallClockOptions): WallClock {
  let heard: { readonly time: number; readonly at: number } | null = null
  let told: ClockState = 'right'

  /** What the platform's clock shows now, by monotonic time since it was heard. */
  const platform = (): number | null => (heard === null ? null : heard.time + clock.now() - heard.at)
  function error(): number {
    const there = platform()
    return there === null ? 0 : Math.round(machine() - there)
  }
  function state(): ClockState {
    if (heard !== null) return Math.abs(error()) > toleratedMs ? 'corrected' : 'right'
    return lastRecorded !== null && machine() < lastRecorded - toleratedMs ? 'doubtful' : 'right'
  }
  function tell(): void {
    const now = state()
    if (now === told) return
    told = now
    onChange?.(now, error())
  }

  return {
    now() {
      tell()
      return Math.round(state() === 'corrected' ? (platform() ?? machine()) : machine())
    },
    hear(platformTime) {
      if (!(platformTime >= earliest && platformTime < latest)) return
      heard = { time: platformTime, at: clock.now() }
      tell()
    },
    sinceHeard: () => (heard === null ? Infinity : clock.now() - heard.at),
    between() {
      const there = platform()
      return there === null ? null : { least: Math.min(there, machine()), most: Math.max(there, machine()) }
    },
    state,
    error,
  }
}

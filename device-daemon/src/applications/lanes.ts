/**
 * Jobs in lanes: within a lane strictly one after the other (the order of a citizen's applications), lanes side by
 * side up to a limit. Knows nothing of applications.
 *
 * A job's trouble is its own. What is unclear makes its lane wait and no other; what is stuck leaves its lane, and only
 * what belongs to the same matter waits behind it. When the far side is not reached, or several lanes in a row get no
 * clear answer, everything pauses together, and then one job at a time probes, each time another lane's: a thousand
 * terminals must not meet a platform that has just come back with all they have, and one bad job must not be the only
 * one that ever asks.
 */
import type { Clock } from '../base/clock.ts'

/**
 * `done`: next job. `unreached`: the far side is not there, or asks this terminal to wait. `unclear`: it may have been
 * done; this lane waits. `stuck`: refused as it is; asked again at long intervals, out of the others' way.
 */
export interface Attempt {
  readonly kind: 'done' | 'unreached' | 'unclear' | 'stuck'
  /** The far side's own wish for the next one (`Retry-After`), ms. Of `unreached` it is about all that is asked. */
  readonly retryAfterMs?: number
  /** Unclear for so long that it is known to be this job's own trouble: out of the others' way, like a stuck one. */
  readonly lasting?: boolean
}
export type Job = (signal: AbortSignal) => Promise<Attempt>

export interface Lanes {
  /** `matter`: what must keep its order even behind a stuck job. */
  add(lane: string, job: Job, matter?: string): void
  /**
   * One attempt at once of the head of the lane, or of its stuck jobs of this matter when there are any, whatever pause
   * is on; the one in flight if there is one; null when there is none, or the far side has wished for a pause.
   */
  hurry(lane: string, matter?: string): Promise<Attempt> | null
  start(): void
  /** Aborts the jobs in flight and waits for them. */
  stop(): Promise<void>
}

export interface LanesOptions {
  readonly clock: Clock
  /** 0 ≤ x < 1 */
  readonly random: () => number
  readonly atOnce: number
}

interface Lane {
  readonly name: string
  readonly jobs: { readonly job: Job; readonly matter: string }[]
  running: Promise<Attempt> | null
  /** By our own back-off, which `hurry` passes. */
  notBefore: number
  /** By the far side's wish, which nothing passes. */
  wishedUntil: number
  failures: number
}

/**
 * First and longest wait in ms. The wait doubles in between and is spread over its upper half, so that terminals do not
 * try in step.
 */
const waits = { unreached: [2_000, 60_000], unclear: [1_000, 300_000], stuck: [60_000, 1_800_000] } as const
/** However long the far side wishes: a line that is back is noticed within the hour. */
export const longestWishMs = 3_600_000
/** Lanes in a row without a clear answer: that is no longer one job's trouble. */
const unclearLanes = 3

export function backOff(kind: keyof typeof waits, failures: number, random: () => number): number {
  const [first, longest] = waits[kind]
  return Math.min(longest, first * 2 ** Math.min(failures, 20)) * (0.5 + random() / 2)
}

export function createLanes({ clock, random, atOnce }: LanesOptions): Lanes {
  /** In the order of their last attempt, longest ago first. */
  const lanes = new Map<string, Lane>()
  const stopping = new AbortController()
  let started = false
  let running = 0
  let pausedUntil = -Infinity
  /** As in a lane, for all. What another job hears meanwhile does not end it. */
  let wishedUntil = -Infinity
  /** Pauses in a row. */
  let silent = 0
  /** Lanes without a clear answer since the last clear one. */
  const unclear = new Set<Lane>()
  let cancelWake = (): void => {}

  const aside = (lane: string, matter: string): string => `${lane}\0${matter}`

  function lane(name: string): Lane {
    const fresh = { jobs: [], running: null, notBefore: -Infinity, wishedUntil: -Infinity, failures: 0 }
    const found = lanes.get(name) ?? { name, ...fresh }
    lanes.set(name, found)
    return found
  }

  function run(it: Lane, job: Job): Promise<Attempt> {
    running += 1
    it.running = job(stopping.signal).then((attempt) => {
      running -= 1
      it.running = null
      note(it, attempt)
      pump()
      return attempt
    })
    return it.running
  }

  function note(it: Lane, { kind, retryAfterMs = 0, lasting = false }: Attempt): void {
    lanes.delete(it.name)
    if (kind === 'done') it.jobs.shift()
    if (it.jobs.length > 0) lanes.set(it.name, it)
    const wished = clock.now() + Math.min(retryAfterMs, longestWishMs)
    if (kind === 'unreached') wishedUntil = Math.max(wishedUntil, wished)
    else it.wishedUntil = wished
    heed(it, kind, lasting)
    if (kind === 'done') it.failures = 0
    if (kind === 'stuck' || lasting) stepAside(it)
  }

  function heed(it: Lane, kind: Attempt['kind'], lasting: boolean): void {
    const now = clock.now()
    if (kind === 'unclear' && !lasting) unclear.add(it)
    if (kind === 'unreached' || unclear.size >= unclearLanes) {
      pausedUntil = now + backOff('unreached', silent, random)
      silent += 1
    }
    if (kind === 'done' || kind === 'stuck') {
      // Whatever it said: it is there.
      pausedUntil = -Infinity
      silent = 0
      unclear.clear()
    }
    it.notBefore = -Infinity
    if (kind === 'unclear' || kind === 'stuck') {
      it.notBefore = now + backOff(lasting ? 'stuck' : kind, it.failures, random)
      it.failures += 1
    }
  }

  /** The stuck head, and whatever of its matter stands behind it, go to a lane of their own. */
  function stepAside(it: Lane): void {
    const matter = it.jobs[0]?.matter ?? ''
    const name = aside(it.name, matter)
    // Of no matter, or aside already.
    if (matter === '' || it.name.endsWith(`\0${matter}`)) return
    const { notBefore, wishedUntil: until, failures } = it
    Object.assign(lane(name), { notBefore, wishedUntil: until, failures })
    lane(name).jobs.push(...it.jobs.filter((each) => each.matter === matter))
    const others = it.jobs.filter((each) => each.matter !== matter)
    it.jobs.splice(0, it.jobs.length, ...others)
    it.notBefore = -Infinity
    it.wishedUntil = -Infinity
    it.failures = 0
    if (others.length === 0) lanes.delete(it.name)
  }

  function pump(): void {
    cancelWake()
    if (!started || stopping.signal.aborted) return
    const now = clock.now()
    let wakeAt = Infinity
    const paused = Math.max(pausedUntil, wishedUntil)
    if (now < paused) wakeAt = paused
    else {
      const limit = silent > 0 ? 1 : atOnce
      for (const it of lanes.values()) {
        if (running >= limit) return // whoever ends pumps again
        const [head] = it.jobs
        if (it.running !== null || head === undefined) continue
        const from = Math.max(it.notBefore, it.wishedUntil)
        if (from <= now) void run(it, head.job)
        else wakeAt = Math.min(wakeAt, from)
      }
    }
    if (wakeAt < Infinity) cancelWake = clock.after(Math.max(0, wakeAt - now), pump)
  }

  return {
    add(name, job, matter = '') {
      const there = matter === '' ? undefined : lanes.get(aside(name, matter))
      ;(there ?? lane(name)).jobs.push({ job, matter })
      pump()
    },
    hurry(name, matter = '') {
      const it = lanes.get(aside(name, matter)) ?? lanes.get(name)
      const [head] = it?.jobs ?? []
      if (it === undefined || head === undefined || stopping.signal.aborted) return null
      if (it.running !== null) return it.running
      return Math.max(wishedUntil, it.wishedUntil) > clock.now() ? null : run(it, head.job)
    },
    start() {
      started = true
      pump()
    },
    async stop() {
      stopping.abort()
      cancelWake()
      await Promise.all([...lanes.values()].flatMap((it) => it.running ?? []))
    },
  }
}

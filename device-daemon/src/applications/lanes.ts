/**
 * Jobs in lanes: strictly one after the other within a lane (which keeps the order of a citizen's applications), lanes
 * in parallel up to a limit. A failed job stays at the head of its lane. Knows nothing about applications.
 *
 * If the far side is not reached, all lanes pause together, and then one job at a time probes: a platform that has just
 * come back must not be flooded by a thousand terminals at once.
 */
import type { Clock } from '../base/clock.ts'

/**
 * `done`: go on with the next job. `unreached`: the far side is not there. `unclear`: it may have been done; this lane
 * backs off, the others pause briefly. `stuck`: refused as it is; this lane waits long.
 */
export type Attempt = 'done' | 'unreached' | 'unclear' | 'stuck'
export type Job = (signal: AbortSignal) => Promise<Attempt>

export interface Lanes {
  add(lane: string, job: Job): void
  /**
   * Attempts the lane's head at once, ignoring any pause, or returns the attempt in flight; null if the lane is empty.
   */
  hurry(lane: string): Promise<Attempt> | null
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
  readonly jobs: Job[]
  running: Promise<Attempt> | null
  notBefore: number
  failures: number
}

/**
 * First and longest wait in ms. The wait doubles in between and is spread over its upper half, so that terminals do not
 * try in step.
 */
const waits = { unreached: [2_000, 60_000], unclear: [1_000, 300_000], stuck: [60_000, 1_800_000] } as const

export function backOff(kind: keyof typeof waits, failures: number, random: () => number): number {
  const [first, longest] = waits[kind]
  return Math.min(longest, first * 2 ** Math.min(failures, 20)) * (0.5 + random() / 2)
}

export function createLanes({ clock, random, atOnce }: LanesOptions): Lanes {
  const lanes = new Map<string, Lane>()
  const stopping = new AbortController()
  let started = false
  let running = 0
  let pausedUntil = -Infinity
  /** Number of consecutive attempts without an answer, over all lanes. */
  let silent = 0
  let cancelWake = (): void => {}

  function run(name: string, lane: Lane, job: Job): Promise<Attempt> {
    running += 1
    lane.running = job(stopping.signal).then((attempt) => {
      running -= 1
      lane.running = null
      note(name, lane, attempt)
      pump()
      return attempt
    })
    return lane.running
  }

  function note(name: string, lane: Lane, attempt: Attempt): void {
    const now = clock.now()
    if (attempt === 'unreached' || attempt === 'unclear') {
      pausedUntil = now + backOff('unreached', silent, random)
      silent += 1
    } else {
      pausedUntil = -Infinity
      silent = 0
    }
    if (attempt === 'done') {
      lane.jobs.shift()
      lane.failures = 0
      lane.notBefore = -Infinity
      if (lane.jobs.length === 0) lanes.delete(name)
    } else if (attempt !== 'unreached') {
      lane.notBefore = now + backOff(attempt, lane.failures, random)
      lane.failures += 1
    }
  }

  function pump(): void {
    cancelWake()
    if (!started || stopping.signal.aborted) return
    const now = clock.now()
    let wakeAt = Infinity
    if (now < pausedUntil) wakeAt = pausedUntil
    else {
      const limit = silent > 0 ? 1 : atOnce
      for (const [name, lane] of lanes) {
        if (running >= limit) return // the end of a running job pumps again
        const job = lane.jobs[0]
        if (lane.running !== null || job === undefined) continue
        if (lane.notBefore <= now) void run(name, lane, job)
        else wakeAt = Math.min(wakeAt, lane.notBefore)
      }
    }
    if (wakeAt < Infinity) cancelWake = clock.after(Math.max(0, wakeAt - now), pump)
  }

  return {
    add(name, job) {
      const lane = lanes.get(name) ?? { jobs: [], running: null, notBefore: -Infinity, failures: 0 }
      lanes.set(name, lane)
      lane.jobs.push(job)
      pump()
    },
    hurry(name) {
      const lane = lanes.get(name)
      const job = lane?.jobs[0]
      if (lane === undefined || job === undefined || stopping.signal.aborted) return null
      return lane.running ?? run(name, lane, job)
    },
    start() {
      started = true
      pump()
    },
    async stop() {
      stopping.abort()
      cancelWake()
      await Promise.all([...lanes.values()].flatMap((lane) => lane.running ?? []))
    },
  }
}

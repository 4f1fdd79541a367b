/**
 * Keeps one device open: opens it, lets the driver greet it, checks its health, notices when it is gone, backs off and
 * opens it again. Every opening creates a new handle. What is opened does not matter: a byte stream (`over-link.ts`), a
 * HID or PC/SC handle, a printer contacted by HTTP for every request, a child process.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'
import { underAnyOf } from '../base/any-of.ts'
import type { Clock } from '../base/clock.ts'
import { fail, type Result } from '../base/result.ts'
import type { DeviceFailure, Supervised } from './device.ts'
import {
  delays,
  initial,
  next,
  retryDelay,
  statusOf,
  type Health,
  type SupervisionEvent,
  type Trouble,
} from './supervision.ts'
import { deviceLost } from './why-aborted.ts'

/** What a driver keeps of an opened and greeted device. */
export interface Handle<K extends DeviceKind = DeviceKind> {
  /** A cheap health check while nobody uses the device. A failure counts only if a second check fails too. */
  heartbeat(signal: AbortSignal): Promise<Result<Health<K>, Trouble>>
}

export interface Greeted<K extends DeviceKind, H extends Handle<K>> {
  readonly handle: H
  readonly health: Health<K>
}

export interface OpenDevice<K extends DeviceKind, H extends Handle<K>> extends Greeted<K, H> {
  /**
   * Resolves when the device announces its own end: the line hung up, the process died. Without it only the heartbeat
   * notices: a printer contacted anew for every request, a camera held only while somebody watches.
   */
  readonly closed?: Promise<{ readonly detail: string }>
  /** Releases what is held between two uses. */
  close?(): Promise<void>
}

export interface Attempt<K extends DeviceKind> {
  /** Aborts when what this attempt opened has ended, or the supervisor stops. */
  readonly signal: AbortSignal
  /** Reports health; may be called at any time later, by devices that send unasked. */
  readonly report: (health: Health<K>) => void
}

export interface SupervisorOptions<K extends DeviceKind, H extends Handle<K>> {
  readonly kind: K
  /** For the log. */
  readonly url: string
  /** Opens and greets the device: is it of the right kind and fit for work? On failure it leaves nothing open. */
  readonly open: (attempt: Attempt<K>) => Promise<Result<OpenDevice<K, H>, Trouble>>
  readonly clock: Clock
  /** For the log: what happened and the technical cause. */
  readonly onEvent?: ((event: string, detail: string) => void) | undefined
  readonly heartbeatMs?: number | undefined
}

/** `deviceAbsent`, `deviceFault`: unusable at the moment, see its status; `deviceBusy`: in use, try again. */
export type UseFailure = DeviceFailure<'deviceAbsent' | 'deviceFault' | 'deviceBusy'>

export interface Supervisor<K extends DeviceKind, H extends Handle<K>> extends Supervised<K> {
  /**
   * Uses the device exclusively. The `signal` passed to `work` also aborts when the device is lost or the supervisor
   * stops.
   */
  use<T, F extends { readonly code: string }>(
    signal: AbortSignal,
    work: (handle: H, signal: AbortSignal) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | UseFailure>>
}

interface Held<K extends DeviceKind, H extends Handle<K>> {
  readonly opened: OpenDevice<K, H>
  readonly over: AbortController
}

export function supervise<K extends DeviceKind, H extends Handle<K>>(
  options: SupervisorOptions<K, H>,
): Supervisor<K, H> {
  const { kind, clock, heartbeatMs = delays.heartbeatMs } = options
  const listeners = new Set<(status: DeviceStatus<K>) => void>()
  let stopped = false
  let state = initial
  let health: Health<K> = {}
  let held: Held<K, H> | null = null
  /** Of the current attempt or of the open device. */
  let over = new AbortController()
  let opening: Promise<void> = Promise.resolve()
  let beating: Promise<void> = Promise.resolve()
  let disarm: () => void = () => {}
  let lastWords = ''

  function tell(): void {
    const status = statusOf(kind, state, health)
    const words = JSON.stringify(status)
    if (words === lastWords) return
    lastWords = words
    for (const listener of listeners) listener(status)
  }

  function step(event: SupervisionEvent): void {
    if (stopped) return
    const before = state
    state = next(state, event)
    if (state === before) return
    if ('trouble' in event) options.onEvent?.(event.type, event.trouble.detail)
    disarm()
    if (state.phase === 'opening') opening = tryToOpen()
    if (state.phase === 'ready') disarm = clock.after(heartbeatMs, beat)
    if (state.phase === 'absent' || state.phase === 'faulted') {
      health = {}
      disarm = clock.after(retryDelay(state), () => step({ type: 'retry' }))
    }
    tell()
  }

  /** The kind's details come once, with the greeting; later reports need not repeat them. */
  function report(change: Health<K>): void {
    const { detail } = health
    health = { ...(detail === undefined ? {} : { detail }), ...change }
    tell()
  }

  async function tryToOpen(): Promise<void> {
    const mine = new AbortController()
    over = mine
    const isCurrent = () => held?.over === mine
    let early: Health<K> | null = null
    const result = await options.open({
      signal: mine.signal,
      report: (change) => (isCurrent() ? report(change) : (early = change)),
    })
    if (!result.ok) return step({ type: 'failed', trouble: result.failure })
    const opened = result.value
    if (stopped) return opened.close?.()
    held = { opened, over: mine }
    void opened.closed?.then(({ detail }) => (isCurrent() ? lose({ code: 'gone', detail }) : undefined))
    health = opened.health
    if (early !== null) report(early)
    step({ type: 'opened' })
  }

  function lose(trouble: Trouble): void {
    const lost = held
    held = null
    step({ type: 'lost', trouble })
    lost?.over.abort(deviceLost)
    void lost?.opened.close?.()
  }

  function beat(): void {
    const current = held
    if (current === null) return
    beating = listen(current)
  }

  async function listen(current: Held<K, H>): Promise<void> {
    const trouble = await askAfter(current)
    if (held !== current) return
    if (trouble !== null) lose(trouble)
    else if (state.phase === 'ready') disarm = clock.after(heartbeatMs, beat)
  }

  async function askAfter(current: Held<K, H>): Promise<Trouble | null> {
    const { signal } = current.over
    let answer = await current.opened.handle.heartbeat(signal)
    // One lost answer may be line noise; after two the device is gone.
    if (!answer.ok && !signal.aborted) answer = await current.opened.handle.heartbeat(signal)
    if (!answer.ok) return answer.failure
    if (held === current) report(answer.value)
    return null
  }

  opening = tryToOpen()

  return {
    status: () => statusOf(kind, state, health),
    onStatus(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async use(signal, work) {
      // A health check in progress does not count as use: wait for it.
      await beating
      const current = held
      if (current === null)
        return fail({
          code: state.phase === 'faulted' ? 'deviceFault' : 'deviceAbsent',
          detail: `${options.url} is ${state.phase}`,
        })
      if (state.phase !== 'ready') return fail({ code: 'deviceBusy', detail: `${options.url} is in use` })
      step({ type: 'taken' })
      try {
        const result = await underAnyOf([signal, current.over.signal], (either) => work(current.opened.handle, either))
        if (held === current) {
          step({ type: 'released' })
          // Whatever the failure was, check the device's health at once.
          if (!result.ok && state.phase === 'ready') {
            disarm()
            beat()
          }
        }
        return result
      } catch (error) {
        if (held === current) step({ type: 'released' })
        throw error
      }
    },
    async stop() {
      stopped = true
      over.abort()
      disarm()
      listeners.clear()
      await opening
      await beating
      await held?.opened.close?.()
      held = null
    },
  }
}

/** Resolves with the first status that is not `starting`. For tools that run once. */
export function settled<K extends DeviceKind>(device: Supervised<K>): Promise<DeviceStatus<K>> {
  const now = device.status()
  if (now.state !== 'starting') return Promise.resolve(now)
  return new Promise((resolve) => {
    const off = device.onStatus((status) => {
      if (status.state === 'starting') return
      off()
      resolve(status)
    })
  })
}

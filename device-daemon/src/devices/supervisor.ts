/**
 * Keeps one device open: opens its address, lets the driver greet it, asks after its health, notices that it is gone,
 * backs off, opens a new link. Each link and each session lives once; nothing is ever reopened.
 */
import type { DeviceKind, DeviceStatus } from '#contract/status.ts'
import { underAnyOf } from '../base/any-of.ts'
import type { Clock } from '../base/clock.ts'
import { fail, type Result } from '../base/result.ts'
import type { Link, OpenLink } from '../transport/transport.ts'
import type { DeviceFailure, Supervised } from './ports.ts'
import {
  delays,
  initial,
  next,
  retryDelay,
  statusOf,
  type Condition,
  type SupervisionEvent,
  type Trouble,
} from './supervision.ts'

/** A greeted device on one link. */
export interface Session {
  /** A cheap question, asked while nobody uses the device. A failure is asked about once more before it is believed. */
  heartbeat(signal: AbortSignal): Promise<Result<Condition, Trouble>>
}

export interface SupervisorOptions<S extends Session> {
  readonly kind: DeviceKind
  readonly url: string
  readonly open: OpenLink
  /**
   * Greets the device on a fresh link: is it one of ours, is it fit? Attach `link.onData` before the first write.
   * `report` may be called at any time later, for devices that speak unasked.
   */
  readonly start: (
    link: Link,
    context: { readonly signal: AbortSignal; readonly report: (condition: Condition) => void },
  ) => Promise<Result<{ readonly session: S; readonly condition: Condition }, Trouble>>
  readonly clock: Clock
  /** For the log: what happened and the low-level cause. */
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
}

/** `deviceAbsent`, `deviceFault`: it cannot be used now, see its status; `deviceBusy`: somebody uses it, try again. */
export type UseFailure = DeviceFailure<'deviceAbsent' | 'deviceFault' | 'deviceBusy'>

export interface Supervisor<S extends Session> extends Supervised {
  /** Exclusive use. `signal` handed to `work` also aborts when the device is lost or the supervisor stops. */
  use<T, F extends { readonly code: string }>(
    signal: AbortSignal,
    work: (session: S, signal: AbortSignal) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | UseFailure>>
}

interface Open<S> {
  readonly link: Link
  readonly session: S
  /** Aborts when this link is over, or the supervisor stops. */
  readonly signal: AbortSignal
}

export function supervise<S extends Session>(options: SupervisorOptions<S>): Supervisor<S> {
  const { kind, clock } = options
  const heartbeatMs = options.heartbeatMs ?? delays.heartbeatMs
  const stopping = new AbortController()
  const listeners = new Set<(status: DeviceStatus) => void>()
  let state = initial
  let condition: Condition = {}
  let open: Open<S> | null = null
  let opening: Promise<void> = Promise.resolve()
  let beating: Promise<void> = Promise.resolve()
  let disarm: () => void = () => {}
  let told = ''

  function tell(): void {
    const status = statusOf(kind, state, condition)
    const words = JSON.stringify(status)
    if (words === told) return
    told = words
    for (const listener of listeners) listener(status)
  }

  function handle(event: SupervisionEvent): void {
    if (stopping.signal.aborted) return
    const before = state
    state = next(state, event)
    if (state === before) return
    if ('trouble' in event) options.onEvent?.(event.type, event.trouble.detail)
    disarm()
    if (state.phase === 'opening') opening = tryToOpen()
    if (state.phase === 'ready') disarm = clock.after(heartbeatMs, beat)
    if (state.phase === 'absent' || state.phase === 'faulted') {
      condition = {}
      disarm = clock.after(retryDelay(state), () => handle({ type: 'retry' }))
    }
    tell()
  }

  function report(change: Condition): void {
    condition = {
      ...change,
      ...(change.model === undefined && condition.model !== undefined ? { model: condition.model } : {}),
    }
    tell()
  }

  async function tryToOpen(): Promise<void> {
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, stopping.signal])
    const opened = await options.open(options.url, signal)
    if (!opened.ok)
      return handle({
        type: 'failed',
        trouble: {
          code: opened.failure.code === 'denied' || opened.failure.code === 'busy' ? 'fault' : 'gone',
          detail: opened.failure.detail,
        },
      })
    const link = opened.value
    void link.closed.then(() => over.abort())
    const isCurrent = () => open?.link === link
    let early: Condition | null = null
    const started = await options.start(link, {
      signal,
      report: (change) => (isCurrent() ? report(change) : (early = change)),
    })
    if (!started.ok || signal.aborted) {
      await link.close()
      return handle({
        type: 'failed',
        trouble: started.ok ? { code: 'gone', detail: 'lost while opening' } : started.failure,
      })
    }
    open = { link, session: started.value.session, signal }
    void link.closed.then((failure) => (isCurrent() ? lose({ code: 'gone', detail: failure.detail }) : undefined))
    condition = started.value.condition
    if (early !== null) report(early)
    handle({ type: 'opened' })
  }

  function lose(trouble: Trouble): void {
    const lost = open
    open = null
    handle({ type: 'lost', trouble })
    // Its `closed` aborts the signal of whoever uses it.
    void lost?.link.close()
  }

  function beat(): void {
    const current = open
    if (current === null) return
    beating = listen(current)
  }

  async function listen(current: Open<S>): Promise<void> {
    const trouble = await askAfter(current)
    if (open !== current) return
    if (trouble !== null) lose(trouble)
    else if (state.phase === 'ready') disarm = clock.after(heartbeatMs, beat)
  }

  async function askAfter(current: Open<S>): Promise<Trouble | null> {
    const { signal } = current
    let answer = await current.session.heartbeat(signal)
    // One lost answer is noise on the line, two are a device that is gone.
    if (!answer.ok && !signal.aborted) answer = await current.session.heartbeat(signal)
    if (!answer.ok) return answer.failure
    if (open === current) report(answer.value)
    return null
  }

  opening = tryToOpen()

  return {
    status: () => statusOf(kind, state, condition),
    onStatus(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async use(signal, work) {
      // A question after its health is no use by somebody: wait for it.
      await beating
      const current = open
      if (current === null)
        return fail({
          code: state.phase === 'faulted' ? 'deviceFault' : 'deviceAbsent',
          detail: `${options.url} is ${state.phase}`,
        })
      if (state.phase !== 'ready') return fail({ code: 'deviceBusy', detail: `${options.url} is in use` })
      handle({ type: 'taken' })
      try {
        const result = await underAnyOf([signal, current.signal], (either) => work(current.session, either))
        if (open === current) {
          handle({ type: 'released' })
          // Whatever went wrong, find out at once how the device is now.
          if (!result.ok && state.phase === 'ready') {
            disarm()
            beat()
          }
        }
        return result
      } catch (error) {
        if (open === current) handle({ type: 'released' })
        throw error
      }
    },
    async stop() {
      stopping.abort()
      disarm()
      listeners.clear()
      await opening
      await beating
      await open?.link.close()
      open = null
    },
  }
}

/** Resolves with the first status that has been settled: not `starting`. For tools that run once. */
export function settled(device: Supervised): Promise<DeviceStatus> {
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

/**
 * One request at a time over a link: write it, then wait for the frame that answers it. Several devices on one RS485
 * pair share one bus. Frames that answer no current request (late or repeated) are dropped, or passed to `onStray` for
 * devices that send unasked.
 */
import type { Clock } from '../base/clock.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Link } from '../transport/transport.ts'
import { pause } from './pause.ts'

/** Cuts a byte stream into frames. Never throws; keeps a bounded number of bytes. */
export interface Framer<Frame> {
  push(bytes: Uint8Array): readonly Frame[]
  /** The bytes kept look like the beginning of a frame. */
  inFrame(): boolean
  /** The rest of that frame never came: drops its beginning and looks for other frames in the bytes kept. */
  giveUp(): readonly Frame[]
  /**
   * Count of what was dropped so far: frames with a wrong check sum, bytes outside any frame. If it rises during a
   * request, an answer came but was spoilt.
   */
  readonly spoilt?: () => number
  /**
   * The bytes kept are a complete frame if nothing follows; for protocols whose end mark may also occur inside a frame.
   */
  readonly mayEnd?: () => boolean
}

/**
 * `silent`: no answer in time; `truncated`: an answer began and broke off; `garbled`: an answer came spoilt; `gone`:
 * the link ended; `cancelled`: by the caller.
 */
export interface ExchangeFailure {
  readonly code: 'silent' | 'truncated' | 'garbled' | 'gone' | 'cancelled'
  readonly detail: string
}

export interface Question<Frame, Answer> {
  readonly name: string
  readonly request: Uint8Array
  /** The answer contained in a frame; undefined if the frame answers something else. */
  readonly accept: (frame: Frame) => Answer | undefined
  /** ms from the end of the write to the first byte of the answer's frame. */
  readonly replyMs: number
  readonly signal: AbortSignal
  /** Called after every arrival of bytes, for drivers that show a long answer while it arrives. */
  readonly onBytes?: () => void
}

export interface Bus<Frame> {
  ask<Answer>(question: Question<Frame, Answer>): Promise<Result<Answer, ExchangeFailure>>
}

export interface BusOptions<Frame> {
  readonly link: Link
  readonly framer: Framer<Frame>
  readonly clock: Clock
  readonly onStray?: (frame: Frame) => void
}

export const busDelays = {
  /**
   * The bytes of a frame follow each other immediately. A gap of 250 ms means that the frame broke off, even on a
   * loaded machine.
   */
  gapMs: 250,
  /**
   * After a failed request its answer may still come late: the line must be quiet for this long before the next
   * request.
   */
  quietMs: 50,
  /**
   * A line that does not become quiet within this time carries noise (wrong rate, cable without ground), not a late
   * answer.
   */
  settleMs: 2_000,
  /** A request is a few bytes; if the system does not take them in this time, the device is lost. */
  writeMs: 2_000,
} as const

export function createBus<Frame>({ link, framer, clock, onStray }: BusOptions<Frame>): Bus<Frame> {
  let queue: Promise<unknown> = Promise.resolve()
  let current: {
    readonly frames: (frames: readonly Frame[]) => void
    readonly gone: (failure: ExchangeFailure) => void
  } | null = null
  let ended: ExchangeFailure | null = null
  /** Time of the last byte received or of the last failed request. */
  let lastStirAt = -Infinity
  let unsettled = false

  link.onData((bytes) => {
    lastStirAt = clock.now()
    const frames = framer.push(bytes)
    if (current !== null) current.frames(frames)
    else frames.forEach((frame) => onStray?.(frame))
  })
  // One handler per link, not one per request: a link lives for months.
  void link.closed.then(({ detail }) => {
    ended = { code: 'gone', detail }
    current?.gone(ended)
  })

  /**
   * Waits until the line is quiet, so that nothing that began before a request is taken for its answer. Returns whether
   * it became quiet.
   */
  async function settle(signal: AbortSignal): Promise<boolean> {
    if (!(unsettled || framer.inFrame()) || ended !== null) return true
    unsettled = true
    const patientUntil = clock.now() + busDelays.settleMs
    for (;;) {
      const left = lastStirAt + busDelays.quietMs - clock.now()
      if (left <= 0) break
      if (clock.now() >= patientUntil) return false
      await pause(clock, left, signal)
      if (signal.aborted || ended !== null) return false
    }
    framer.giveUp()
    unsettled = false
    return true
  }

  async function ask<Answer>(question: Question<Frame, Answer>): Promise<Result<Answer, ExchangeFailure>> {
    const { name, signal } = question
    if (signal.aborted) return cancelled(name)
    const settled = await settle(signal)
    if (ended !== null) return fail(ended)
    if (signal.aborted) return cancelled(name)
    if (!settled) return fail({ code: 'garbled', detail: `${name}: the line is never quiet` })
    const answer = Promise.withResolvers<Result<Answer, ExchangeFailure>>()
    let written = false
    let disarm = clock.after(busDelays.writeMs, () =>
      answer.resolve(fail({ code: 'gone', detail: `${name}: the system did not take the bytes` })),
    )
    const arm = (ms: number, act: () => void) => {
      disarm()
      disarm = clock.after(ms, act)
    }
    const deadline = () => clock.now() + question.replyMs
    let replyBy = Infinity

    const offer = (frames: readonly Frame[]) => {
      for (const frame of frames) {
        const found = question.accept(frame)
        if (found === undefined) onStray?.(frame)
        else answer.resolve(ok(found))
      }
    }
    const spoilt = () => framer.spoilt?.() ?? 0
    const spoiltBefore = spoilt()
    const expect = () => {
      if (!written) return
      if (framer.inFrame()) return arm(framer.mayEnd?.() === true ? busDelays.quietMs : busDelays.gapMs, brokenOff)
      if (spoilt() > spoiltBefore)
        return arm(busDelays.quietMs, () =>
          answer.resolve(fail({ code: 'garbled', detail: `${name}: the answer came spoilt` })),
        )
      const left = replyBy - clock.now()
      if (left <= 0)
        return answer.resolve(fail({ code: 'silent', detail: `${name}: no answer within ${question.replyMs} ms` }))
      arm(left, expect)
    }
    const brokenOff = () => {
      offer(framer.giveUp())
      answer.resolve(fail({ code: 'truncated', detail: `${name}: the answer broke off` }))
    }
    current = {
      gone: (failure) => answer.resolve(fail(failure)),
      frames(frames) {
        offer(frames)
        question.onBytes?.()
        expect()
      },
    }
    const abort = () => answer.resolve(cancelled(name))
    signal.addEventListener('abort', abort, { once: true })

    const sent = await Promise.race([link.write(question.request), answer.promise])
    if (!sent.ok) answer.resolve(fail({ code: 'gone', detail: sent.failure.detail }))
    written = true
    replyBy = deadline()
    expect()

    const result = await answer.promise
    disarm()
    signal.removeEventListener('abort', abort)
    current = null
    if (!result.ok) {
      unsettled = true
      lastStirAt = clock.now()
    }
    return result
  }

  return {
    ask(question) {
      const asked = queue.then(() => ask(question))
      queue = asked
      return asked
    },
  }
}

const cancelled = (name: string) => fail({ code: 'cancelled', detail: `${name}: cancelled` } as const)

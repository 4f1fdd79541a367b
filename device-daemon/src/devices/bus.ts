/**
 * One question at a time over a link: write, then wait for the frame that answers. Several devices on one RS485 pair
 * share one bus. Frames that answer nothing asked now (late, repeated) are dropped, or handed to `onStray` where a
 * device speaks unasked.
 */
import type { Clock } from '../base/clock.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Link } from '../transport/transport.ts'
import { pause } from './pause.ts'

/** Cuts a byte stream into frames. Never throws; keeps a bounded number of bytes. */
export interface Framer<Frame> {
  push(bytes: Uint8Array): readonly Frame[]
  /** In the middle of what looks like a frame. */
  inFrame(): boolean
  /** The rest of that frame never came: gives it up and looks for others in the bytes kept. */
  giveUp(): readonly Frame[]
  /**
   * What was dropped so far: frames with a wrong check sum, bytes that belong to no frame. An answer that came, and
   * came spoilt.
   */
  readonly spoilt?: () => number
  /**
   * What is kept is a whole frame if nothing follows: for protocols whose frames end by a mark that may stand inside.
   */
  readonly mayEnd?: () => boolean
}

/**
 * `silent`: no answer in time; `truncated`: an answer began and broke off; `garbled`: it came spoilt;
 * `gone`: the link ended; `cancelled`: by the caller.
 */
export interface ExchangeFailure {
  readonly code: 'silent' | 'truncated' | 'garbled' | 'gone' | 'cancelled'
  readonly detail: string
}

export interface Question<Frame, Answer> {
  readonly name: string
  readonly request: Uint8Array
  /** The answer in a frame, or undefined for a frame that answers something else. */
  readonly accept: (frame: Frame) => Answer | undefined
  /** ms from the end of the write to the first byte of the answer's frame. */
  readonly replyMs: number
  readonly signal: AbortSignal
  /** Called after every arrival of bytes, for drivers that show a long answer while it comes. */
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
   * Bytes of one frame follow each other at once; 250 ms of nothing is a frame that broke off, also on a loaded
   * machine.
   */
  gapMs: 250,
  /** After a failed question the late answer may still come: the line must have been quiet so long before the next. */
  quietMs: 50,
  /** A line that is not quiet for so long carries noise (a wrong rate, a cable without ground), not a late answer. */
  settleMs: 2_000,
  /** A request is a few bytes: a system that does not take them has lost the device. */
  writeMs: 2_000,
} as const

export function createBus<Frame>({ link, framer, clock, onStray }: BusOptions<Frame>): Bus<Frame> {
  let queue: Promise<unknown> = Promise.resolve()
  let current: {
    readonly frames: (frames: readonly Frame[]) => void
    readonly gone: (failure: ExchangeFailure) => void
  } | null = null
  let ended: ExchangeFailure | null = null
  /** The last byte that came, or the last question that was given up. */
  let lastStirAt = -Infinity
  let unsettled = false

  link.onData((bytes) => {
    lastStirAt = clock.now()
    const frames = framer.push(bytes)
    if (current !== null) current.frames(frames)
    else frames.forEach((frame) => onStray?.(frame))
  })
  // Once per link, not once per question: a link lives for months.
  void link.closed.then(({ detail }) => {
    ended = { code: 'gone', detail }
    current?.gone(ended)
  })

  /** What began before the question does not answer it. Whether the line came to rest. */
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

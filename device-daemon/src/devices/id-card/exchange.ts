/** The requests to one SAM module over one link and its answers. Retries and citizens are not handled here. */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Link } from '../../transport/transport.ts'
import { createBus, type ExchangeFailure } from '../bus.ts'
import type { Health, Trouble } from '../supervision.ts'
import type { Greeted, Handle } from '../supervisor.ts'
import {
  commands,
  decodeReading,
  decodeSamNumber,
  samStatus,
  textOfPending,
  type PartCount,
  type Reading,
} from './codec.ts'
import { createSamFramer, type SamFrame } from './frame.ts'

export interface SamDelays {
  readonly plainReplyMs: number
  readonly readReplyMs: number
}

export const samDelays: SamDelays = {
  /** The module answers a plain request in about 10 ms; vendors' tools wait up to 3 s. */
  plainReplyMs: 1_000,
  /** Vendors' tools give a read 2 s to begin and 5 s in total: the card's 1.3 kB have to come over the air first. */
  readReplyMs: 3_000,
}

/** The failures of a request to the module. */
export type SamFailure =
  | ExchangeFailure
  /** The module answered with this status. */
  | { readonly code: 'refused'; readonly status: number; readonly detail: string }
  /** The frame is complete with a right check sum, but the lengths of its parts do not add up. */
  | { readonly code: 'misshapen'; readonly detail: string }

export interface SamExchange extends Handle<'idCard'> {
  /** Whether there is a card that has not been read yet. */
  find(signal: AbortSignal): Promise<Result<boolean, SamFailure>>
  select(signal: AbortSignal): Promise<Result<void, SamFailure>>
  /** `onText` gets the text area as soon as it has arrived, before the photo and the check sum; called at most once. */
  read(signal: AbortSignal, onText: (text: Uint8Array) => void): Promise<Result<Reading, SamFailure>>
}

export async function greetSam(
  link: Link,
  clock: Clock,
  delays: SamDelays,
  signal: AbortSignal,
): Promise<Result<Greeted<'idCard', SamExchange>, Trouble>> {
  const framer = createSamFramer()
  const bus = createBus({ link, framer, clock })
  let fingerprintCommand = true

  /**
   * `answer`: the expected status and number of data bytes. Any other status is a refusal, unless it can only belong to
   * another request. `aboutCards`: `notFound` may be an answer to this request.
   */
  async function ask(
    name: string,
    request: Uint8Array,
    answer: { readonly status: number; readonly bytes: number; readonly aboutCards?: true },
    signal: AbortSignal,
  ): Promise<Result<Uint8Array, SamFailure>> {
    const isNone = (frame: SamFrame) =>
      answer.aboutCards === true && frame.status === samStatus.notFound && frame.data.length === 0
    const accept = (frame: SamFrame) =>
      (frame.status === answer.status && frame.data.length === answer.bytes) || isNone(frame) || isRefusal(frame)
        ? frame
        : undefined
    const answered = await bus.ask({ name, request, accept, replyMs: delays.plainReplyMs, signal })
    return answered.ok ? unlessRefused(name, answered.value) : answered
  }

  async function readParts(
    request: Uint8Array,
    parts: PartCount,
    signal: AbortSignal,
    onText: (text: Uint8Array) => void,
  ): Promise<Result<Reading, SamFailure>> {
    let shown = false
    const onBytes = () => {
      const text = shown ? null : textOfPending(framer.pending(), parts)
      if (text === null) return
      shown = true
      onText(text)
    }
    const accept = (frame: SamFrame) =>
      (frame.status === samStatus.ok && frame.data.length > parts * 2) || isRefusal(frame) ? frame : undefined
    const answered = await bus.ask({ name: 'read', request, accept, replyMs: delays.readReplyMs, signal, onBytes })
    if (!answered.ok) return answered
    const data = unlessRefused('read', answered.value)
    if (!data.ok) return data
    const reading = decodeReading(data.value, parts)
    return reading.ok ? reading : fail({ code: 'misshapen', detail: reading.failure.detail })
  }

  async function askSelfTest(signal: AbortSignal): Promise<Result<Health<'idCard'>, Trouble>> {
    const answer = await ask('self-test', commands.status, { status: samStatus.ok, bytes: 0 }, signal)
    if (answer.ok) return ok({})
    if (answer.failure.code === 'refused') return ok({ cause: 'deviceFault' })
    return fail({
      code:
        answer.failure.code === 'silent' || answer.failure.code === 'gone' || answer.failure.code === 'cancelled'
          ? 'gone'
          : 'fault',
      detail: answer.failure.detail,
    })
  }

  // The first answer after power-on may be lost among what the module sends while it starts.
  let fit = await askSelfTest(signal)
  if (!fit.ok && !signal.aborted) fit = await askSelfTest(signal)
  if (!fit.ok) return fit
  await ask('exchange size', commands.exchangeSize, { status: samStatus.ok, bytes: 0 }, signal)
  const number = await ask('SAM number', commands.samNumber, { status: samStatus.ok, bytes: 16 }, signal)
  const samNumber = number.ok ? decodeSamNumber(number.value) : undefined

  const exchange: SamExchange = {
    heartbeat: askSelfTest,
    async find(signal) {
      const answer = await ask('find', commands.find, { status: samStatus.found, bytes: 4, aboutCards: true }, signal)
      if (answer.ok) return ok(true)
      return answer.failure.code === 'refused' && answer.failure.status === samStatus.notFound ? ok(false) : answer
    },
    async select(signal) {
      const answer = await ask('select', commands.select, { status: samStatus.ok, bytes: 8, aboutCards: true }, signal)
      return answer.ok ? ok(undefined) : answer
    },
    async read(signal, onText) {
      if (fingerprintCommand) {
        const reading = await readParts(commands.readWithFingerprints, 3, signal, onText)
        if (reading.ok) return reading
        // Some firmware does not refuse an unknown command but stays silent, so the next attempt asks for text and
        // photo only. If the module was merely slow, nothing is lost by that.
        if (reading.failure.code === 'silent') fingerprintCommand = false
        if (reading.failure.code !== 'refused' || reading.failure.status !== samStatus.unknownCommand) return reading
        fingerprintCommand = false
      }
      return readParts(commands.read, 2, signal, onText)
    },
  }
  return ok({
    handle: exchange,
    health: { ...fit.value, ...(samNumber === undefined ? {} : { detail: { samNumber } }) },
  })
}

/**
 * A status of success, and `notFound`, answers one kind of request only: if it comes late it must not count as a
 * refusal of another. All other statuses may answer any request.
 */
const isRefusal = (frame: SamFrame) =>
  frame.data.length === 0 &&
  frame.status !== samStatus.ok &&
  frame.status !== samStatus.found &&
  frame.status !== samStatus.notFound

function unlessRefused(name: string, frame: SamFrame): Result<Uint8Array, SamFailure> {
  if (frame.status === samStatus.ok || frame.status === samStatus.found) return ok(frame.data)
  return fail({
    code: 'refused',
    status: frame.status,
    detail: `${name}: status ${frame.status.toString(16).padStart(2, '0')}`,
  })
}

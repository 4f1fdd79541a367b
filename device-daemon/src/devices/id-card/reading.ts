/**
 * Reads one citizen's card: find until there is one, select, read. Spoilt answers are asked for again; a lifted card is
 * reported as such.
 *
 * After a complete read most firmware does not find the same card again until it has been lifted. So after a spoilt
 * answer the read is repeated first, without a new find: the module still has the card selected. If that is refused,
 * the card has gone or must be put down again.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceFailure } from '../device.ts'
import { pause } from '../pause.ts'
import { decodeText, type Reading } from './codec.ts'
import type { SamExchange, SamFailure } from './exchange.ts'
import type { CitizenCard, IdCardFailureCode } from './port.ts'

export interface ReadOptions {
  readonly signal: AbortSignal
  readonly onStage: (stage: 'waiting' | 'found' | 'reading') => void
  /**
   * The text is provisional: the check sum comes after the photo. Called again if the read is repeated; a failure
   * invalidates it.
   */
  readonly onText: (card: CitizenCard) => void
}

export type ReadResult = Result<
  { readonly card: CitizenCard; readonly photo: Uint8Array },
  DeviceFailure<IdCardFailureCode>
>

export const readingDelays = {
  /**
   * Pause between two finds. The citizen notices it, and the module does not need one; 20 ms make 45 requests a second,
   * but only while a card is waited for.
   */
  pollMs: 20,
} as const

/** This many lost or spoilt answers in a row are no longer noise. */
const patience = 3
/** Tolerated refusals to select: a card slid over the field is found and lost again for about 300 ms. */
const slides = 10

export async function readCard(sam: SamExchange, clock: Clock, options: ReadOptions): Promise<ReadResult> {
  const { signal, onStage } = options
  onStage('waiting')
  let lost = 0
  for (;;) {
    const found = await sam.find(signal)
    if (!found.ok) {
      lost += 1
      if (isFinal(found.failure) || lost >= patience) return fail(whyNot(found.failure))
    } else if (found.value) {
      onStage('found')
      return readFound(sam, clock, options)
    } else {
      lost = 0
    }
    await pause(clock, readingDelays.pollMs, signal)
  }
}

async function readFound(sam: SamExchange, clock: Clock, options: ReadOptions): Promise<ReadResult> {
  const { signal, onStage } = options
  const selected = await untilSelected(sam, clock, signal)
  if (!selected.ok) return selected
  onStage('reading')
  let why: SamFailure | null = null
  for (let attempt = 0; attempt < patience; attempt += 1) {
    let shown = false
    const reading = await sam.read(signal, (text) => {
      const card = decodeText(text)
      if (!card.ok) return
      shown = true
      options.onText(card.value)
    })
    if (reading.ok) return finish(reading.value, shown ? () => {} : options.onText)
    if (isFinal(reading.failure)) return fail(whyNot(reading.failure))
    // Two reads without any answer, each given the longest waiting time: the device is gone.
    if (reading.failure.code === 'silent' && why?.code === 'silent') return fail(whyNot(reading.failure))
    if (reading.failure.code === 'refused') return fail(await whyRefused(sam, clock, why, signal))
    why = reading.failure
  }
  return fail(unreadable(why?.detail ?? 'read'))
}

/** A find is only valid for the next select; a card slid over the field is lost in between and found again. */
async function untilSelected(
  sam: SamExchange,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<void, DeviceFailure<IdCardFailureCode>>> {
  let lost = 0
  let refused = 0
  for (;;) {
    const selected = await sam.select(signal)
    if (selected.ok) return selected
    if (selected.failure.code === 'refused') refused += 1
    else lost += 1
    if (isFinal(selected.failure) || lost >= patience) return fail(whyNot(selected.failure))
    const found = await sam.find(signal)
    if (!found.ok && isFinal(found.failure)) return fail(whyNot(found.failure))
    if (refused >= slides)
      return fail(found.ok && found.value ? unreadable(selected.failure.detail) : removed(selected.failure.detail))
    await pause(clock, readingDelays.pollMs, signal)
  }
}

/**
 * The module no longer has the card selected. The card was lifted, unless an earlier answer came complete but spoilt,
 * or the card is still found.
 */
async function whyRefused(
  sam: SamExchange,
  clock: Clock,
  before: SamFailure | null,
  signal: AbortSignal,
): Promise<DeviceFailure<IdCardFailureCode>> {
  if (before?.code === 'garbled' || before?.code === 'misshapen') return unreadable(before.detail)
  // Routon's tools ask twice: the first find after a known card may fail although the card is still there.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const found = await sam.find(signal)
    if (!found.ok) return isFinal(found.failure) ? whyNot(found.failure) : unreadable(found.failure.detail)
    if (found.value) return unreadable('refused, though the card lies there')
    await pause(clock, readingDelays.pollMs, signal)
  }
  return removed('refused, and no card is found any more')
}

function finish(reading: Reading, onText: ReadOptions['onText']): ReadResult {
  const card = decodeText(reading.text)
  if (!card.ok) return card
  onText(card.value)
  return ok({ card: card.value, photo: reading.photo })
}

const removed = (detail: string): DeviceFailure<IdCardFailureCode> => ({ code: 'cardRemoved', detail })
const unreadable = (detail: string): DeviceFailure<IdCardFailureCode> => ({ code: 'cardUnreadable', detail })

const isFinal = (failure: SamFailure) => failure.code === 'gone' || failure.code === 'cancelled'

function whyNot(failure: SamFailure): DeviceFailure<IdCardFailureCode> {
  const { code, detail } = failure
  return {
    code: code === 'cancelled' ? 'cancelled' : code === 'silent' || code === 'gone' ? 'deviceAbsent' : 'deviceFault',
    detail,
  }
}

/**
 * Recognises the answer to GS r on a line that carries other messages too. The answer is a single byte without a
 * distinctive mark, and an automatic status that lost its first byte leaves three such bytes. So only a byte with
 * silence around it counts; after anything else the request is repeated.
 */
import type { Clock } from '../../base/clock.ts'
import type { PrinterMessage } from './frame.ts'

export interface Confirmation {
  take(message: PrinterMessage): void
  stop(): void
}

/** The bytes of one message follow each other within a millisecond at any usual rate. */
const silenceMs = 50

export function awaitConfirmation(
  clock: Clock,
  then: { readonly confirmed: () => void; readonly askAgain: () => void },
): Confirmation {
  let plain = 0
  let noise = 0
  let disarm: () => void = () => {}

  function judge(): void {
    const believed = plain === 1 && noise === 0
    plain = 0
    noise = 0
    if (believed) then.confirmed()
    else then.askAgain()
  }
  return {
    take(message) {
      if (message.kind === 'paperStatus') plain++
      else if (message.kind === 'noise') noise++
      else return
      disarm()
      disarm = clock.after(silenceMs, judge)
    },
    stop: () => disarm(),
  }
}

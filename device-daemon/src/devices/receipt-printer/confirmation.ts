/**
 * Recognises the answer to GS r among what else may be on the line. It is a single byte without any mark of its own,
 * and three such bytes remain of an automatic status whose head was lost: only a byte with silence around it is
 * believed, after anything else the question is put again.
 */
import type { Clock } from '../../base/clock.ts'
import type { PrinterMessage } from './frame.ts'

export interface Confirmation {
  take(message: PrinterMessage): void
  stop(): void
}

/** Bytes of one answer follow each other within a millisecond at any usual rate. */
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

/**
 * Recognises the answer to GS r on a line that carries other messages too. An answer is a single byte without a
 * distinctive mark: a stray NUL, which a line gives by itself when it is plugged or a neighbour is switched, says
 * "paper is there", and an automatic status that lost its first byte leaves three such bytes. So each receipt puts the
 * question a number of times of its own, always more than three, and only just so many equal answers, with silence
 * around them, prove that it is out. After anything else the question is put again.
 */
import type { Clock } from '../../base/clock.ts'
import type { PrinterMessage } from './frame.ts'

export interface Confirmation {
  take(message: PrinterMessage): void
  stop(): void
}

/** The bytes of one message follow each other within a millisecond at any usual rate. */
const silenceMs = 50
/** How often a receipt may put the question: from, to (not included). */
export const timesAsked = [4, 8] as const

/** `times`: how often the printer has been asked. */
export function awaitConfirmation(
  clock: Clock,
  times: number,
  then: { readonly confirmed: () => void; readonly askAgain: () => void },
): Confirmation {
  let answers: number[] = []
  let noise = 0
  let disarm: () => void = () => {}

  function judge(): void {
    const believed = noise === 0 && answers.length === times && new Set(answers).size === 1
    answers = []
    noise = 0
    if (believed) then.confirmed()
    else then.askAgain()
  }
  return {
    take(message) {
      if (message.kind === 'paperStatus') answers.push(message.byte)
      else if (message.kind === 'noise') noise++
      else return
      disarm()
      disarm = clock.after(silenceMs, judge)
    },
    stop: () => disarm(),
  }
}

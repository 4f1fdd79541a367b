/**
 * The requests to one receipt printer over one link. Real-time requests (DLE EOT) work in every state and serve as
 * heartbeat; automatic status (GS a) reports changes at once; a receipt is out when GS r, queued behind the cut, is
 * answered.
 */
import { randomInt } from 'node:crypto'
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Link } from '../../transport/transport.ts'
import { createBus } from '../bus.ts'
import type { Health, Trouble } from '../supervision.ts'
import type { Attempt, Greeted, Handle } from '../supervisor.ts'
import { askRealTimeStatus, cutOffRemains, discardBuffer, enableAutomaticStatus } from './codec.ts'
import { timesAsked } from './confirmation.ts'
import { createStatusFramer, type PrinterMessage } from './frame.ts'
import { createGate } from './gate.ts'
import { blockage, fromAutomaticStatus, fromRealTimeStatus, toHealth, type PrinterStatus } from './printer-status.ts'
import { whyAborted } from '../why-aborted.ts'
import type { Remains } from './remains.ts'
import { transmit, type PrintResult, type Transmission } from './transmission.ts'

export interface ReceiptExchange extends Handle<'receiptPrinter'> {
  /**
   * Prints one encoded receipt. `signal` aborts when the citizen has left or the device is lost. The receipt is not
   * read any more when this has settled.
   */
  print(receipt: Uint8Array, signal: AbortSignal): Promise<PrintResult>
}

export interface ReceiptExchangeOptions extends Attempt<'receiptPrinter'> {
  readonly link: Link
  readonly clock: Clock
  readonly baud: number | null
  /** Shared by successive links. */
  readonly remains: Remains
  readonly confirmMs: number
}

/** A real-time answer takes a few milliseconds; this allows for a loaded machine. */
const realTimeReplyMs = 500

export async function greetPrinter(
  options: ReceiptExchangeOptions,
): Promise<Result<Greeted<'receiptPrinter', ReceiptExchange>, Trouble>> {
  const { link, clock, remains } = options
  const gate = createGate()
  const bus = createBus({ link, clock, framer: createStatusFramer(), onStray: hear })
  // One handler per link, not one per receipt: a link lives for months, and so would every receipt.
  void link.closed.then(({ detail }) => transmission?.lose(detail))
  /** Anything at all has come since the printer was last asked: it is there, whether it makes sense or not. */
  let heard = false
  let transmission: Transmission | null = null

  const healthNow = (status: PrinterStatus) => toHealth(status, remains.hang())

  function hear(message: PrinterMessage): void {
    heard = true
    if (message.kind === 'flow') gate.set(message.mayWrite)
    transmission?.hear(message)
    if (message.kind !== 'automaticStatus') return
    const status = fromAutomaticStatus(message.bytes)
    options.report(healthNow(status))
    transmission?.learn(status)
  }

  async function askStatus(signal: AbortSignal): Promise<Result<PrinterStatus, Trouble>> {
    heard = false
    const answers: number[] = []
    for (const topic of [1, 2, 3, 4] as const) {
      const answer = await bus.ask({
        name: `DLE EOT ${topic}`,
        request: askRealTimeStatus(topic),
        accept: (message) => (message.kind === 'realTimeStatus' ? message.byte : undefined),
        replyMs: realTimeReplyMs,
        signal,
      })
      if (!answer.ok)
        return fail(
          heard
            ? { code: 'fault', detail: `${answer.failure.detail}, but says other things: is the baud rate right?` }
            : { code: answer.failure.code === 'garbled' ? 'fault' : 'gone', detail: answer.failure.detail },
        )
      answers.push(answer.value)
    }
    const [printer = 0, offline = 0, error = 0, paper = 0] = answers
    return ok(fromRealTimeStatus([printer, offline, error, paper]))
  }

  /**
   * The piece hanging out of the printer may show a name, so it is cut off as soon as the printer can. Also recovers
   * the printer after a jam has been cleared by hand.
   */
  async function tidy(status: PrinterStatus): Promise<void> {
    if (status.jammed) await link.write(discardBuffer)
    if (!remains.hang() || blockage(status) !== null) return
    const cut = await link.write(Uint8Array.of(...discardBuffer, ...cutOffRemains))
    if (cut.ok) remains.settle(false)
  }

  async function heartbeat(signal: AbortSignal): Promise<Result<Health<'receiptPrinter'>, Trouble>> {
    const asked = await askStatus(signal)
    if (!asked.ok) return asked
    await tidy(asked.value)
    return ok(healthNow(asked.value))
  }

  async function print(receipt: Uint8Array, signal: AbortSignal): Promise<PrintResult> {
    const asked = await askStatus(signal)
    if (!asked.ok) return fail({ code: whyNot(asked.failure, signal), detail: asked.failure.detail })
    const blocked = blockage(asked.value)
    if (blocked !== null) return fail({ code: blocked, detail: 'before the receipt was begun' })
    await tidy(asked.value)
    // Nothing is in its buffer now: an XOFF still standing is one whose XON was lost.
    if (!asked.value.offline) gate.set(true)

    remains.begin()
    const times = randomInt(...timesAsked)
    transmission = transmit({ ...options, receipt, gate, times, signal, askStatus: () => askStatus(options.signal) })
    const outcome = await transmission.outcome
    remains.settle(!outcome.ok && transmission.begun())
    transmission = null
    // Discarded in real time, so that the rest does not come out when paper is put in later. The answer to the status
    // request proves that the printer has done it.
    if (!outcome.ok && (await link.write(discardBuffer)).ok) await askStatus(options.signal)
    return outcome
  }

  const whyNot = ({ code }: Trouble, signal: AbortSignal) =>
    code === 'fault' && !signal.aborted ? 'deviceFault' : whyAborted(signal)

  const asked = await askStatus(options.signal)
  if (!asked.ok) return asked
  await tidy(asked.value)
  await link.write(enableAutomaticStatus)
  return ok({ handle: { heartbeat, print }, health: healthNow(asked.value) })
}

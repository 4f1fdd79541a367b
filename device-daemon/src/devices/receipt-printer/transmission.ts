/**
 * Sends one receipt at the rate of the line and waits for the printer's confirmation. Ends exactly once, with what is
 * known: a receipt not sent to its end, or during which the printer stopped, is certainly not out; one sent completely
 * but never confirmed is `outcomeUnknown`.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Link } from '../../transport/transport.ts'
import type { DeviceFailure } from '../device.ts'
import type { PrintFailureCode } from '../print-failure.ts'
import type { Trouble } from '../supervision.ts'
import { whyAborted } from '../why-aborted.ts'
import { askPaperStatus } from './codec.ts'
import { awaitConfirmation, type Confirmation } from './confirmation.ts'
import type { PrinterMessage } from './frame.ts'
import type { Gate } from './gate.ts'
import { blockage, type PrinterStatus } from './printer-status.ts'

export type PrintResult = Result<void, DeviceFailure<PrintFailureCode>>

export interface Transmission {
  readonly outcome: Promise<PrintResult>
  hear(message: PrinterMessage): void
  /** The link has ended. */
  lose(detail: string): void
  /** Whether the printer has been given any of it. */
  begun(): boolean
  /** Takes a new status from the printer. */
  learn(status: PrinterStatus): void
}

export interface TransmissionOptions {
  /** Not read any more once the outcome is known. */
  readonly receipt: Uint8Array
  readonly link: Link
  readonly clock: Clock
  /** Rate of the line in Bd; null if the link has none (TCP). */
  readonly baud: number | null
  readonly gate: Gate
  /** ms from the start of sending to the confirmation. */
  readonly confirmMs: number
  /** How often this receipt asks whether it is out; see `timesAsked`. */
  readonly times: number
  readonly askStatus: () => Promise<Result<PrinterStatus, Trouble>>
  readonly signal: AbortSignal
}

/**
 * Sent in small pieces at the rate of the line: larger ones would wait in the system's buffers, where the printer's
 * XOFF cannot stop them.
 */
const pieceBytes = 256
/**
 * XON gets lost: a printer that has stopped the line for so long and says that it is online does not mean it. A full
 * buffer is printed within a second or two.
 */
const stuckMs = 2_000
/** Between pieces sent on that word alone: 2.5 kB/s, no faster than the slowest mechanism prints. */
const doubtfulPauseMs = 100
/** After the printer has stopped, a confirmation already on its way still counts for this long. */
const stoppedGraceMs = 400

export function transmit(options: TransmissionOptions): Transmission {
  const { receipt, link, clock, baud, gate, confirmMs, times, signal } = options
  const { promise: outcome, resolve: end } = Promise.withResolvers<PrintResult>()
  const disarms: (() => void)[] = []
  let ended = false
  let sent = 0
  let sentCompletely = false
  let doubted = false
  let stopped = false
  let confirmation: Confirmation | null = null

  const failed = (code: PrintFailureCode, detail: string) => end(fail({ code, detail }))
  const lost = (detail: string) => failed(sentCompletely ? 'outcomeUnknown' : 'deviceAbsent', detail)
  const abort = () => {
    const why = whyAborted(signal)
    if (why === 'deviceAbsent') lost('while printing')
    else failed(why, 'by the caller')
  }

  async function undecided(): Promise<void> {
    const asked = await options.askStatus()
    const blocked = asked.ok ? blockage(asked.value) : null
    // A printer that has stopped has certainly not reached the end of the receipt.
    if (blocked !== null) return failed(blocked, 'found when the receipt was not confirmed')
    const detail = asked.ok ? `not confirmed within ${confirmMs} ms` : asked.failure.detail
    if (sentCompletely) return failed('outcomeUnknown', detail)
    // Without its end, which cuts it off, it is certainly not out.
    const code = !asked.ok && asked.failure.code === 'gone' ? 'deviceAbsent' : 'deviceFault'
    failed(code, `the printer took ${sent} of ${receipt.length} bytes and then stopped the line (XOFF); ${detail}`)
  }

  /** Waits for XON, or for the printer's word that it is online although it said XOFF. False: the receipt has ended. */
  async function mayGoOn(): Promise<boolean> {
    for (;;) {
      if (gate.isOpen()) doubted = false
      const late = Promise.withResolvers<void>()
      disarms.push(clock.after(doubted ? doubtfulPauseMs : stuckMs, late.resolve))
      await Promise.race([gate.passed(), outcome, late.promise])
      if (ended) return false
      if (gate.isOpen()) return true
      const asked = await options.askStatus()
      if (ended) return false
      if (!asked.ok || asked.value.offline || blockage(asked.value) !== null) continue
      doubted = true
      return true
    }
  }

  async function send(): Promise<void> {
    for (let at = 0; at < receipt.length; at += pieceBytes) {
      if (!(await mayGoOn())) return
      // A copy, because the caller overwrites the receipt as soon as its outcome is known.
      const piece = Uint8Array.from(receipt.subarray(at, at + pieceBytes))
      sent = Math.min(receipt.length, at + pieceBytes)
      sentCompletely = sent === receipt.length
      const written = await link.write(piece)
      piece.fill(0)
      if (!written.ok) return lost(written.failure.detail)
      if (baud !== null) await new Promise<void>((resolve) => clock.after((piece.length * 10_000) / baud, resolve))
    }
    if (!(await mayGoOn())) return
    const ask = () => void link.write(askPaperStatus(times))
    confirmation = awaitConfirmation(clock, times, { confirmed: () => end(ok(undefined)), askAgain: ask })
    ask()
  }

  void outcome.then(() => {
    ended = true
    signal.removeEventListener('abort', abort)
    disarms.forEach((disarm) => disarm())
    confirmation?.stop()
  })
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  disarms.push(clock.after(confirmMs, () => void undecided()))
  void send()

  return {
    outcome,
    begun: () => sent > 0,
    hear: (message) => confirmation?.take(message),
    lose: lost,
    learn(status) {
      const blocked = blockage(status)
      if (blocked === null || stopped) return
      stopped = true
      disarms.push(clock.after(stoppedGraceMs, () => failed(blocked, 'in the middle of the receipt')))
    },
  }
}

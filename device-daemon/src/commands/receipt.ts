import { fail, ok, type Result } from '../base/result.ts'
import { enteredNumber, scannedApplication } from '../cases/receipt-code.ts'
import { proveReceipt } from '../cases/receipt-proof.ts'
import { createRateLimit } from '../server/rate-limit.ts'
import { failedOutside, type CommandFailure, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<Dependencies, 'devices' | 'applications' | 'platform' | 'queryUrl' | 'audit' | 'clock'>

/**
 * A proof is never answered sooner, whether right or wrong, and wherever the case is known: so the time reveals
 * nothing, and guessing is slow.
 */
const answerAfterMs = 800
/** 办件编号 can be counted upwards, so the look-up of typed numbers is limited, for the whole terminal. */
const lookUps = { perSecond: 1 / 10, burst: 10 }

export function receiptCommands({
  devices,
  applications,
  platform,
  queryUrl,
  audit,
  clock,
}: Used): HandlersOf<'Receipt'> {
  const mayLookUp = createRateLimit(clock, lookUps)

  return {
    'Receipt.Scan': async (_payload, { session, signal, revoked, event }) => {
      if (!devices.scanner) return fail({ code: 'deviceAbsent' })
      const scanned = await devices.scanner.scan({ signal, onLooking: () => event('Receipt.Looking', null) })
      if (!scanned.ok) return failedOutside(scanned.failure)
      const refusal = revoked()
      if (refusal) return fail(refusal)
      const { symbology, text } = scanned.value
      const applicationId = symbology === 'qr' ? scannedApplication(text, queryUrl) : null
      if (applicationId === null) return fail({ code: 'receiptUnknown' })
      session.showReceipt(applicationId)
      audit.record('receipt.shown', { session: session.id, how: 'scanned' })
      return ok({ applicationId })
    },

    'Receipt.Enter': async ({ text }, { session, signal, revoked }) => {
      const found = await applicationOf(text, signal)
      if (!found.ok) return found
      const refusal = revoked()
      if (refusal) return fail(refusal)
      session.showReceipt(found.value)
      audit.record('receipt.shown', { session: session.id, how: 'entered' })
      return ok({ applicationId: found.value })
    },

    'Receipt.Prove': async ({ idTail }, { session, signal, revoked }) => {
      const applicationId = session.owner.receipt?.applicationId
      if (applicationId === undefined) return fail({ code: 'notAllowedNow' })
      const [proof] = await Promise.all([
        proveReceipt({ applications, platform }, applicationId, idTail, signal),
        new Promise<void>((resolve) => void clock.after(answerAfterMs, resolve)),
      ])
      const outcome = proof.ok ? 'right' : proof.failure.code
      audit.record('receipt.proved', { session: session.id, application: applicationId, outcome })
      if (!proof.ok) return proof
      const refusal = revoked()
      // Another receipt may have been shown meanwhile.
      if (refusal || session.owner.receipt?.applicationId !== applicationId)
        return fail(refusal ?? { code: 'notAllowedNow' })
      session.prove(applicationId, proof.value)
      return ok(null)
    },
  }

  async function applicationOf(text: string, signal: AbortSignal): Promise<Result<string, CommandFailure>> {
    const entered = enteredNumber(text)
    if (entered === null) return fail({ code: 'receiptUnknown' })
    if ('applicationId' in entered) return ok(entered.applicationId)
    if (!mayLookUp()) return fail({ code: 'lookUpsPaused' })
    const here =
      applications.findByCaseNumber(entered.caseNumber) ??
      (entered.short === undefined ? null : applications.findByShortNumber(entered.short))
    if (here !== null) return ok(here)
    const told = await platform.caseStatus(entered.caseNumber, signal)
    if (!told.ok && told.failure.code !== 'platformRefused') return failedOutside(told.failure)
    // A case submitted at a window has no receipt of a terminal.
    const applicationId = told.ok ? told.value.applicationId : null
    return applicationId === null ? fail({ code: 'receiptUnknown' }) : ok(applicationId)
  }
}

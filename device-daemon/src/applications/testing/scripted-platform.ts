/** A platform that gives prepared answers, one after the other, and records what it is asked. */
import type { CaseDesk, CaseReceipt, PlatformFailure, SubmitFailureCode } from '../../platform/port.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Application } from '../application.ts'

export type SubmitAnswer = CaseReceipt | SubmitFailureCode
export type FindAnswer = CaseReceipt | null | 'platformOffline' | 'platformRefused'

export interface ScriptedPlatform {
  readonly port: { -readonly [K in keyof CaseDesk]: CaseDesk[K] }
  /** The requests so far, in order: `submit ID`, `find ID`, `supply NUMBER ID`, `delivery NUMBER` … */
  readonly asked: readonly string[]
  readonly received: readonly Application[]
  /** Prepared answers; after the last one everything is accepted, and what was accepted is found. */
  submits: SubmitAnswer[]
  finds: FindAnswer[]
  /** Of its refusals. */
  words: string
  followUps: ('done' | 'platformOffline' | 'platformRefused' | 'outcomeUnknown')[]
}

export const accepted = (caseNumber: string): CaseReceipt => ({
  caseNumber,
  decision: 'accepted',
  acceptedAt: '2026-11-22T09:30:00+08:00',
  dueDate: '2026-12-04',
})

export function scriptedPlatform(): ScriptedPlatform {
  const asked: string[] = []
  const received: Application[] = []
  const cases = new Map<string, CaseReceipt>()
  const failure = <C extends string>(code: C) =>
    fail({
      code,
      detail: 'scripted',
      message: scripted.words,
      own: code !== 'platformOffline' && code !== 'cancelled',
    })
  const followUp = async (
    what: string,
  ): Promise<Result<null, PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>>> => {
    asked.push(what)
    const answer = scripted.followUps.shift() ?? 'done'
    return answer === 'done' ? ok(null) : failure(answer)
  }
  const scripted: ScriptedPlatform = {
    asked,
    received,
    submits: [],
    words: '材料不符合要求',
    finds: [],
    followUps: [],
    port: {
      async submit(application) {
        asked.push(`submit ${application.id}`)
        const answer = scripted.submits.shift() ?? accepted(`CASE-${received.length + 1}`)
        if (typeof answer === 'string') return failure(answer)
        received.push(application)
        cases.set(application.id, answer)
        return ok(answer)
      },
      async findByApplication(id) {
        asked.push(`find ${id}`)
        const answer = scripted.finds.length > 0 ? scripted.finds.shift() : cases.get(id)
        return typeof answer === 'string' ? failure(answer) : ok(answer ?? null)
      },
      async supplement(caseNumber, { id }) {
        asked.push(`supply ${caseNumber} ${id}`)
        const answer = scripted.submits.shift() ?? accepted(caseNumber)
        if (typeof answer === 'string') return failure(answer)
        cases.set(id, answer)
        return ok(answer)
      },
      async findSupplement(caseNumber, id) {
        asked.push(`findSupply ${caseNumber} ${id}`)
        return ok(cases.get(id) ?? null)
      },
      chooseDelivery: (caseNumber) => followUp(`delivery ${caseNumber}`),
      evaluate: (caseNumber) => followUp(`evaluate ${caseNumber}`),
    },
  }
  return scripted
}

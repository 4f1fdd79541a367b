/** 容缺补交: what was promised is taken, or told what is wrong with it; the same whenever it comes again. */
import { sm3 } from 'sm-crypto-v2'
import { stateOf } from './departments.ts'
import type { Personality } from './personality.ts'
import { Refusal } from './refusal.ts'
import type { Case, Reason, Registry, Supplement, TakenSupplement } from './registry.ts'
import { dataTime } from './times.ts'

/** A material counts as there once one was accepted. */
export const isSupplied = (supplements: readonly TakenSupplement[], materialId: string): boolean =>
  supplements.some(({ supplement, decision }) => decision === 'accepted' && supplement.materialId === materialId)

export interface Desk {
  readonly registry: Registry
  readonly personality: () => Pick<Personality, 'supplements'>
  /** ms since the epoch. */
  readonly now: () => number
}

export function supply(to: Case, body: Supplement, rawBody: Uint8Array, { registry, personality, now }: Desk): object {
  const fingerprint = sm3(rawBody)
  const known = supplementIn(to, body.supplementId)
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new Refusal(422, 'KEY_REUSED', '同一个补交编号的内容不同')
    return answerOf(known)
  }
  const { applicant } = to.application
  if (body.person.idNumber !== applicant.idNumber || body.person.name !== applicant.name)
    throw new Refusal(403, 'FORBIDDEN', '只有申请人本人可以补交')
  if (body.submission === 'upload' && body.files.length === 0)
    throw new Refusal(400, 'INVALID', 'files: 拍摄上传的材料没有附页')
  const missing = body.files.filter((digest) => !registry.files.has(digest))
  if (missing.length > 0) throw new Refusal(424, 'FILES_MISSING', missing.join(' '))
  const taken = { supplement: body, fingerprint, acceptedAt: dataTime(now()), ...decide(to, body, personality()) }
  to.supplements.push(taken)
  registry.save()
  return answerOf(taken)
}

/** As the contract lists it: none or one. */
export const supplementsOf = (to: Case, supplementId: string): object => {
  const found = supplementIn(to, supplementId)
  return { supplements: found === undefined ? [] : [answerOf(found)] }
}

const supplementIn = ({ supplements }: Case, id: string): TakenSupplement | undefined =>
  supplements.find(({ supplement }) => supplement.supplementId === id)

function decide(
  to: Case,
  { materialId, suppliedAt, submission }: Supplement,
  { supplements: manner }: Pick<Personality, 'supplements'>,
): Pick<TakenSupplement, 'decision' | 'late' | 'reasons'> {
  const promised = to.application.materials.find(
    (one) => one.materialId === materialId && one.submission === 'deferred',
  )
  const refuse = (text: string) => ({ decision: 'refused', late: false, reasons: [{ text, materialId }] }) as const
  if (promised === undefined) return refuse('这一件没有容缺这份材料，不用补交')
  if (['returned', 'refused', 'done', 'partlyDone'].includes(stateOf(to)))
    return refuse('这一件已经办完或者退回，不再收材料')
  if (manner === 'return' && submission === 'upload')
    return { decision: 'returned', late: false, reasons: unreadable(promised.name, materialId) }
  const late = promised.dueDate !== undefined && suppliedAt.slice(0, 8) > promised.dueDate
  return { decision: 'accepted', late, reasons: [] }
}

const unreadable = (name: string, materialId: string): readonly Reason[] => [
  { text: `${name}第 1 页看不清，请重新拍摄。`, materialId },
]

function answerOf({ supplement, decision, acceptedAt, late, reasons }: TakenSupplement): object {
  const accepted = { acceptedAt, ...(late ? { late } : {}) }
  return { supplementId: supplement.supplementId, decision, reasons, ...(decision === 'accepted' ? accepted : {}) }
}

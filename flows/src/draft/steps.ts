/**
 * The journey as an ordered list, computed from affair, plan and draft. The charts follow it, and the daemon refuses a
 * submission that lacks any of it. A step is done if the draft says so; after a reload the journey continues at the
 * first step that is not.
 */
import { mayDefer } from '../plan/deferral.ts'
import type { Affair, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import type { Draft, FaceComparison } from './draft.ts'
import { partyOf } from './several.ts'
import type { FieldProblem } from '../entries/entries.ts'
import { fillForm, isShown, type FilledGroup, type RowsProblem } from './fields.ts'
import { cosignersOf } from './signers.ts'
import { applicantSigned, hasSigned } from './turns.ts'
import { plan as makePlan, type Plan, type PlannedMaterial } from '../plan/plan.ts'

export type StepKind =
  | 'guide'
  | 'question'
  | 'notice'
  | 'identify'
  | 'face'
  | 'fetch'
  | 'whom'
  | 'form'
  | 'materials'
  | 'material'
  | 'check'
  | 'read'
  | 'sign'
  | 'cosign'
  | 'submit'
  | 'delivery'
  | 'evaluation'

export interface Step {
  /** The kind and, if it has one, the subject after a dot: `question.rel`, `form.family`, `material.m_rel`. */
  readonly id: string
  readonly kind: StepKind
  /** Question, role, form group, material or signer id. */
  readonly subject: string | null
}

const step = (kind: StepKind, subject: string | null = null): Step => ({
  id: subject === null ? kind : `${kind}.${subject}`,
  kind,
  subject,
})

/** All steps as far as known now: a later answer may add or remove steps. */
export function steps(plan: Plan, draft: Draft): readonly Step[] {
  return [
    step('guide'),
    ...plan.questions.map((question) => step('question', question.id)),
    step('notice'),
    step('identify'),
    // The platform's own sign-in has already verified the person, by face or otherwise.
    ...(draft.identity?.source === 'qrSignIn' ? [] : [step('face')]),
    step('fetch'),
    ...draft.several.map(({ role }) => step('whom', role)),
    ...fillForm(plan, draft)
      .filter(isShown)
      .map(({ group }) => step('form', group.id)),
    step('materials'),
    ...toBring(plan, draft).map(({ material }) => step('material', material.id)),
    step('check'),
    step('read'),
    step('sign'),
    ...cosignersOf(plan, draft).map(({ id }) => step('cosign', id)),
    step('submit'),
    step('delivery'),
    step('evaluation'),
  ]
}

/** Materials requested from the platform (共享、电子证照免提交). */
export function toFetch(plan: Plan): readonly PlannedMaterial[] {
  return plan.materials.filter(
    ({ material, producedBy }) =>
      producedBy === undefined && (material.source === 'shared' || material.source === 'licence'),
  )
}

/**
 * The citizen must bring it, as far as is known before anybody is identified: the platform does not hold it, the
 * terminal does not make it, and no item of this affair results in it.
 */
export const isBrought = ({ material, producedBy }: PlannedMaterial): boolean =>
  producedBy === undefined && material.source === 'upload'

/** Materials the citizen must photograph: those only they have, and those the platform turned out not to have. */
export function toBring(plan: Plan, draft: Draft): readonly PlannedMaterial[] {
  const asked = draft.passed.includes('fetch')
  return plan.materials.filter(({ material, producedBy }) => {
    if (producedBy !== undefined || material.source === 'form') return false
    return material.source === 'upload' || (asked && stateOf(draft, material.id)?.status !== 'fetched')
  })
}

const stateOf = (draft: Draft, material: string): Draft['materials'][string] | undefined =>
  Object.hasOwn(draft.materials, material) ? draft.materials[material] : undefined

/** Fetched, photographed with enough pages, or promised for later if that is allowed. */
export function materialSettled({ material, producedBy }: PlannedMaterial, draft: Draft): boolean {
  if (producedBy !== undefined || material.source === 'form') return true
  const state = stateOf(draft, material.id)
  if (state?.status === 'fetched') return true
  if (state?.status === 'captured' && state.pages.length >= (material.pages?.min ?? 1)) return true
  return mayDefer(material, draft) && (state?.status === 'promised' || draft.promised.includes(material.id))
}

/** True if nothing more is to be done in this step. A step that is only read or confirmed is done once passed. */
export function stepDone({ id, kind, subject }: Step, plan: Plan, draft: Draft): boolean {
  const passed = draft.passed.includes(id)
  switch (kind) {
    case 'guide':
    case 'fetch':
    case 'materials':
    case 'check':
    case 'read':
      return passed
    case 'question':
      return (
        passed &&
        subject !== null &&
        Object.hasOwn(plan.answers, subject) &&
        !plan.blocks.some((block) => block.question === subject)
      )
    case 'notice':
      return passed && plan.answered && plan.stages.length > 0
    case 'identify':
      return draft.identity !== null
    case 'face':
      return compared(draft.face)
    case 'whom':
      return passed && draft.several.find(({ role }) => role === subject)?.meant !== undefined
    case 'form':
      return passed && fillForm(plan, draft).find(({ group }) => group.id === subject)?.complete === true
    case 'material': {
      const wanted = plan.materials.find(({ material }) => material.id === subject)
      return passed && wanted !== undefined && materialSettled(wanted, draft)
    }
    case 'sign':
      return applicantSigned(draft)
    case 'cosign':
      return cosignersOf(plan, draft).some((one) => one.id === subject && hasSigned(plan, draft, one))
    case 'submit':
      return draft.submission !== null && draft.submission.outcome !== 'returned'
    case 'delivery':
      return draft.delivery !== null
    case 'evaluation':
      return draft.evaluated || passed
  }
}

/** Null: the comparison is possible but has not been made yet. */
const compared = (face: FaceComparison | null): boolean => face === 'match' || face === 'notCompared'

/** The first step that is not done; `null`: all are done. */
export function firstUnfinished(plan: Plan, draft: Draft): Step | null {
  return steps(plan, draft).find((step) => !stepDone(step, plan, draft)) ?? null
}

/** Something missing for a complete application. `name`: as the citizen knows it; `step`: where to correct it. */
export interface Missing {
  readonly kind:
    | 'answer'
    | 'blocked'
    | 'items'
    | 'identity'
    | 'face'
    | 'whom'
    | 'field'
    | 'rows'
    | 'material'
    | 'signature'
  readonly id: string
  readonly step: string
  readonly name: Text | null
  readonly problem?: FieldProblem | RowsProblem
}

/**
 * Everything that prevents submitting; empty: complete. Judged from the draft alone, whatever steps a page claims to
 * have passed.
 */
export function incompleteness(affair: Affair, district: District, draft: Draft): readonly Missing[] {
  const plan = makePlan(affair, district, draft)
  const missing: Missing[] = []
  for (const question of plan.questions) {
    if (!Object.hasOwn(plan.answers, question.id))
      missing.push({ kind: 'answer', id: question.id, step: `question.${question.id}`, name: question.text })
  }
  for (const block of plan.blocks)
    missing.push({ kind: 'blocked', id: block.option, step: `question.${block.question}`, name: block.reason })
  if (plan.stages.length === 0) missing.push({ kind: 'items', id: 'items', step: 'notice', name: null })
  if (draft.identity === null) missing.push({ kind: 'identity', id: 'identity', step: 'identify', name: null })
  else if (draft.identity.source === 'idCard' && !compared(draft.face))
    missing.push({ kind: 'face', id: 'face', step: 'face', name: null })
  for (const { role, meant } of draft.several)
    if (meant === undefined)
      missing.push({ kind: 'whom', id: role, step: `whom.${role}`, name: partyOf(affair, role).name })
  missing.push(...fillForm(plan, draft).flatMap(missingOf))
  for (const planned of plan.materials) {
    if (!materialSettled(planned, draft))
      missing.push({
        kind: 'material',
        id: planned.material.id,
        step: `material.${planned.material.id}`,
        name: planned.material.name,
      })
  }
  if (!applicantSigned(draft)) missing.push({ kind: 'signature', id: 'signature', step: 'sign', name: null })
  for (const signer of cosignersOf(plan, draft)) {
    const { id, role } = signer
    if (!hasSigned(plan, draft, signer)) missing.push({ kind: 'signature', id, step: `cosign.${id}`, name: role })
  }
  return missing
}

function missingOf({ group, fields, rows, problem }: FilledGroup): readonly Missing[] {
  const step = `form.${group.id}`
  return [
    ...[...fields, ...rows.flatMap((row) => row.fields)].flatMap(({ field, problem: wrong }): Missing[] =>
      wrong === null ? [] : [{ kind: 'field', id: field.id, step, name: field.label, problem: wrong }],
    ),
    ...(problem === null ? [] : [{ kind: 'rows' as const, id: group.id, step, name: group.title, problem }]),
  ]
}

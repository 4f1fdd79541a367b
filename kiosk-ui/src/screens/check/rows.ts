import type { FaceComparison, Identity } from '#flows/draft/draft.ts'
import type { Plan } from '#flows/plan/plan.ts'
import type { SummaryRow } from '../../components/summary-list.tsx'
import { local, t } from '../../texts/index.ts'

export interface AnswerRow {
  /** The step where the answer is changed. */
  readonly step: string
  readonly label: string
  readonly value: string
}

/** The answers that currently apply, in the words of their options. */
export function answerRows(plan: Plan): readonly AnswerRow[] {
  return plan.questions.flatMap((question) => {
    const chosen = Object.hasOwn(plan.answers, question.id) ? (plan.answers[question.id] ?? []) : []
    const labels = question.options.filter((option) => chosen.includes(option.id)).map((option) => local(option.label))
    return labels.length === 0
      ? []
      : [{ step: `question.${question.id}`, label: local(question.text), value: labels.join(t('list.separator')) }]
  })
}

/** How the person was identified and, with a card, the result of comparing the face. */
export function identityRows(identity: Identity, face: FaceComparison | null): readonly SummaryRow[] {
  const way = { label: t('check.identifiedBy'), value: t(`identifiedBy.${identity.source}`) }
  return identity.source === 'qrSignIn'
    ? [way]
    : [way, { label: t('check.face'), value: t(`compared.${face ?? 'notCompared'}`) }]
}

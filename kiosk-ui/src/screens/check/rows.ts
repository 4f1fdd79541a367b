import type { Plan } from '#flows/plan.ts'
import { local, t } from '../../texts/index.ts'

export interface AnswerRow {
  /** Where the answer is changed. */
  readonly step: string
  readonly label: string
  readonly value: string
}

/** The answers that count now, in the words of their options. */
export function answerRows(plan: Plan): readonly AnswerRow[] {
  return plan.questions.flatMap((question) => {
    const chosen = Object.hasOwn(plan.answers, question.id) ? (plan.answers[question.id] ?? []) : []
    const labels = question.options.filter((option) => chosen.includes(option.id)).map((option) => local(option.label))
    return labels.length === 0 ? [] : [{ step: `question.${question.id}`, label: local(question.text), value: labels.join(t('list.separator')) }]
  })
}

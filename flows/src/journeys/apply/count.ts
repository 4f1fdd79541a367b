import type { Affair, Condition } from '../../model/affair.ts'
import { references } from '../../model/condition.ts'
import type { Plan } from '../../plan/plan.ts'

/** “Question n of m”. Null while the answers still to come can change m, because a changing total misleads. */
export function questionCount({
  affair,
  plan,
  subject,
}: {
  readonly affair: Affair
  readonly plan: Plan
  readonly subject: string | null
}): { readonly at: number; readonly of: number } | null {
  const at = plan.questions.findIndex((question) => question.id === subject)
  if (at < 0) return null
  const open = new Set(
    affair.questions.map((question) => question.id).filter((id) => id === subject || plan.answers[id] === undefined),
  )
  const undecided = (condition: Condition | undefined): boolean => {
    const { answers, items } = references(condition)
    return (
      answers.some((answer) => open.has(answer.question)) ||
      affair.items.some((item) => items.includes(item.id) && undecided(item.when))
    )
  }
  return affair.questions.some((question) => undecided(question.when))
    ? null
    : { at: at + 1, of: plan.questions.length }
}

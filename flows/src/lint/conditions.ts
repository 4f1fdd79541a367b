/** Rules of `when` clauses. */
import type { Affair, Condition } from '../model/affair.ts'
import { oneOf } from '../catalogue/problem.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { references } from '../model/condition.ts'
import { questionsWithoutItems } from '../plan/plan.ts'

/** Why a condition may not look at a question that there is. */
type Late = 'questionTooLate' | 'blockTooEarly' | 'questionNeedsItem'

/** Every question, option and item a condition names must exist and must be known before the condition is evaluated. */
export function conditionFindings(affair: Affair): Finding[] {
  const questions = new Map(affair.questions.map((question) => [question.id, question]))
  const items = new Set(affair.items.map(({ id }) => id))
  const early = new Set(questionsWithoutItems(affair).map(({ id }) => id))
  const check = (
    condition: Condition | undefined,
    path: Path,
    allowed: { readonly questions: ReadonlySet<string>; readonly items: boolean; readonly why: Late },
  ): Finding[] => {
    const { answers, items: named } = references(condition)
    return [
      ...answers.flatMap(({ question, options }): Finding[] => {
        const known = questions.get(question)
        if (known === undefined)
          return [finding(path, 'noQuestion', { id: question, near: oneOf(questions.keys(), question) })]
        if (!allowed.questions.has(question)) return [finding(path, allowed.why, { id: question })]
        const ids = known.options.map(({ id }) => id)
        return options
          .filter((option) => !ids.includes(option))
          .map((option) => finding(path, 'noOption', { question, option, near: oneOf(ids, option) }))
      }),
      ...named.flatMap((item): Finding[] => {
        if (!items.has(item)) return [finding(path, 'noItem', { id: item, near: oneOf(items, item) })]
        return allowed.items ? [] : [finding(path, 'itemsByAnswers', { id: item })]
      }),
    ]
  }
  const all = new Set(questions.keys())
  const anything = { questions: all, items: true, why: 'questionTooLate' } as const
  const answersOnly = {
    questions: early,
    items: false,
    why: 'questionNeedsItem',
  } as const
  return [
    ...affair.questions.flatMap((question, q) => {
      const before = new Set(affair.questions.slice(0, q).map(({ id }) => id))
      return [
        ...check(question.when, ['questions', q, 'when'], {
          questions: before,
          items: true,
          why: 'questionTooLate',
        }),
        ...question.options.flatMap((option, o) =>
          check(option.block?.when, ['questions', q, 'options', o, 'block', 'when'], {
            questions: before,
            items: true,
            why: 'blockTooEarly',
          }),
        ),
      ]
    }),
    ...affair.items.flatMap((item, i) => [
      ...check(item.when, ['items', i, 'when'], answersOnly),
      ...check(item.mandatory?.when, ['items', i, 'mandatory', 'when'], answersOnly),
    ]),
    ...affair.materials.flatMap((material, m) => check(material.when, ['materials', m, 'when'], anything)),
    ...affair.form.flatMap((group, g) => [
      ...check(group.when, ['form', g, 'when'], anything),
      ...group.fields.flatMap((field, f) => [
        ...check(field.when, ['form', g, 'fields', f, 'when'], anything),
        ...check(field.sameAsWhen, ['form', g, 'fields', f, 'sameAsWhen'], anything),
      ]),
    ]),
  ]
}

/** Rules of `when` clauses. */
import type { Affair, Condition } from '../model/affair.ts'
import { oneOf, type Finding, type Path } from '../catalogue/problem.ts'
import { references } from '../model/condition.ts'
import { questionsWithoutItems } from '../plan/plan.ts'

/** Every question, option and item a condition names must exist and must be known before the condition is evaluated. */
export function conditionFindings(affair: Affair): Finding[] {
  const questions = new Map(affair.questions.map((question) => [question.id, question]))
  const items = new Set(affair.items.map(({ id }) => id))
  const early = new Set(questionsWithoutItems(affair).map(({ id }) => id))
  const check = (
    condition: Condition | undefined,
    path: Path,
    allowed: { readonly questions: ReadonlySet<string>; readonly items: boolean; readonly why: string },
  ): Finding[] => {
    const { answers, items: named } = references(condition)
    return [
      ...answers.flatMap(({ question, options }): Finding[] => {
        const known = questions.get(question)
        if (known === undefined)
          return [{ path, message: `there is no question "${question}"`, remedy: oneOf(questions.keys(), question) }]
        if (!allowed.questions.has(question))
          return [{ path, message: `must not look at question "${question}"`, remedy: allowed.why }]
        const ids = known.options.map(({ id }) => id)
        return options
          .filter((option) => !ids.includes(option))
          .map((option) => ({
            path,
            message: `question "${question}" has no option "${option}"`,
            remedy: oneOf(ids, option),
          }))
      }),
      ...named.flatMap((item): Finding[] => {
        if (!items.has(item)) return [{ path, message: `there is no item "${item}"`, remedy: oneOf(items, item) }]
        return allowed.items ? [] : [{ path, message: `must not look at item "${item}"`, remedy: allowed.why }]
      }),
    ]
  }
  const all = new Set(questions.keys())
  const anything = { questions: all, items: true, why: '' }
  const answersOnly = {
    questions: early,
    items: false,
    why: 'items are chosen by answers alone: use {answer: …} of a question that itself depends on no item',
  }
  return [
    ...affair.questions.flatMap((question, q) => {
      const before = new Set(affair.questions.slice(0, q).map(({ id }) => id))
      return [
        ...check(question.when, ['questions', q, 'when'], {
          questions: before,
          items: true,
          why: 'a question can only look at questions before it: move it down',
        }),
        ...question.options.flatMap((option, o) =>
          check(option.block?.when, ['questions', q, 'options', o, 'block', 'when'], {
            questions: before,
            items: true,
            why: 'a block can only look at questions before it: move the question down',
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

/**
 * 接着办: a draft as the printed notice left it, with what is of it in the file of today. An answer whose option no longer
 * exists is asked again; a question that is new is asked as any other. Pure.
 */
import type { Affair } from '../model/affair.ts'
import type { CitizenPart } from '../draft/draft.ts'
import { byMark } from './mark.ts'
import { markOfItem, markOfOption } from './telling.ts'
import type { Told } from './told.ts'

export function takenUp(affair: Affair, told: Told): Pick<CitizenPart, 'answers' | 'choice' | 'passed'> {
  const answers: Record<string, readonly string[]> = {}
  const passed = ['guide']
  for (const { question, options, whole } of answersOf(affair, told)) {
    if (question === null) continue
    answers[question] = options
    // What was chosen besides is gone: the citizen looks at the question again, with what is left of the answer.
    if (whole) passed.push(`question.${question}`)
  }
  const items = byMark(affair.items, markOfItem)
  const choice = Object.fromEntries(
    told.items.flatMap(({ mark, selected }) => {
      const item = items.get(mark)
      // As it is anyhow nobody has chosen it, and the service may come to begin otherwise.
      return item === undefined || selected === (item.optIn !== true) ? [] : [[item.id, selected]]
    }),
  )
  return { answers, choice, passed }
}

/** The paper has an answer to this question. One whose options are all gone is known by its place among the others. */
export function answeredThen(affair: Affair, told: Told, question: string): boolean {
  const placeOf = (id: string) => affair.questions.findIndex((one) => one.id === id)
  const answers = answersOf(affair, told)
  const at = placeOf(question)
  const before = answers.findLastIndex((one) => one.question !== null && placeOf(one.question) < at)
  const after = answers.findIndex((one) => one.question !== null && placeOf(one.question) > at)
  return answers
    .slice(before + 1, after === -1 ? undefined : after)
    .some((one) => one.question === null || one.question === question)
}

interface AnswerThen {
  /** null: none of its options is in the file any more. */
  readonly question: string | null
  readonly options: readonly string[]
  /** Every option that was chosen is still there. */
  readonly whole: boolean
}

function answersOf(affair: Affair, told: Told): readonly AnswerThen[] {
  const all = byMark(
    affair.questions.flatMap(({ id, options }) => options.map((option) => ({ question: id, option: option.id }))),
    ({ question, option }) => markOfOption(question, option),
  )
  return told.answers.map((marks) => {
    const known = marks.flatMap((one) => all.get(one) ?? [])
    const question = known[0]?.question ?? null
    const options = known.filter((one) => one.question === question).map(({ option }) => option)
    return { question, options, whole: options.length === marks.length }
  })
}

/**
 * 接着办: a draft as the printed notice left it, with what is of it in the file of today. An answer whose option no longer
 * exists is asked again; a question that is new is asked as any other. Pure.
 */
import type { Affair } from '../affair.ts'
import type { CitizenPart } from '../draft.ts'
import { byMark } from './mark.ts'
import { markOfItem, markOfOption } from './telling.ts'
import type { Told } from './told.ts'

export function takenUp(affair: Affair, told: Told): Pick<CitizenPart, 'answers' | 'choice' | 'passed'> {
  const options = byMark(
    affair.questions.flatMap(({ id, options }) => options.map((option) => [id, option.id] as const)),
    ([question, option]) => markOfOption(question, option),
  )
  const answers: Record<string, readonly string[]> = {}
  const passed = ['guide']
  for (const marks of told.answers) {
    const known = marks.flatMap((one) => [options.get(one) ?? []].filter((found) => found.length > 0))
    const [question] = known[0] ?? []
    if (question === undefined) continue
    answers[question] = known.flatMap(([of, option]) => (of === question && option !== undefined ? [option] : []))
    // What was chosen besides is gone: the citizen looks at the question again, with what is left of the answer.
    if (answers[question].length === marks.length) passed.push(`question.${question}`)
  }
  const items = byMark(affair.items, markOfItem)
  const choice = Object.fromEntries(
    told.items.flatMap(({ mark, selected }) => {
      const item = items.get(mark)
      return item === undefined ? [] : [[item.id, selected]]
    }),
  )
  return { answers, choice, passed }
}

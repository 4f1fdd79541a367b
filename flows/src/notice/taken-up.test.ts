/** What of a printed notice is taken up, and which questions it had an answer to. */
import { expect, test } from 'vitest'
import { afterDeath, hualong } from '../journeys/testing/catalogue.ts'
import { funeral as answers } from '../journeys/testing/samples.ts'
import { plan } from '../plan/plan.ts'
import { answeredThen, takenUp } from './taken-up.ts'
import { toldBy } from './telling.ts'

const told = toldBy(afterDeath, hualong, plan(afterDeath, hualong, { answers, choice: { drv: false } }))
const without = (option: string) => ({
  ...afterDeath,
  questions: afterDeath.questions.map((one) => ({
    ...one,
    options: one.options.filter(({ id }) => id !== option),
  })),
})
const asked = (affair: typeof afterDeath) =>
  affair.questions.map(({ id }) => id).filter((id) => answeredThen(affair, told, id))

test('only what is not as it begins was chosen', () => {
  expect(takenUp(afterDeath, told).choice).toEqual({ drv: false })
})

test('a question that the paper answers is known again, also when the option that was chosen is gone', () => {
  const then = Object.keys(answers)
  expect(asked(afterDeath)).toEqual(then)
  expect(takenUp(without('hosp'), told).answers).not.toHaveProperty('place')
  expect(asked(without('hosp'))).toEqual(then)
})

test('a question that is new, and one that did not apply then, had no answer', () => {
  const [first] = afterDeath.questions
  if (first === undefined) throw new Error('no question')
  const fresh = { ...first, id: 'fresh', options: first.options.map((option) => ({ ...option, id: `${option.id}2` })) }
  for (let at = 0; at <= afterDeath.questions.length; at += 1)
    expect(
      answeredThen({ ...afterDeath, questions: afterDeath.questions.toSpliced(at, 0, fresh) }, told, 'fresh'),
    ).toBe(false)
})

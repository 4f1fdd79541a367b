/** A notice printed last week, brought back: what its holder is told has changed, and what is asked again. */
import { expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { emptyDraft, type Draft } from '../draft/draft.ts'
import { afterDeath, hualong } from '../journeys/testing/catalogue.ts'
import { funeral as answers } from '../journeys/testing/samples.ts'
import { plan } from '../plan/plan.ts'
import { changesSince, nothingChanged, type Changes } from './changes.ts'
import { takenUp } from './taken-up.ts'
import { toldBy } from './telling.ts'

function broughtBack(now: Affair, before = afterDeath, choice: Draft['choice'] = {}): Draft {
  const told = toldBy(before, hualong, plan(before, hualong, { answers, choice }))
  return { ...emptyDraft(now), ...takenUp(now, told), takenUp: told }
}
function told(draft: Draft, now: Affair): Changes {
  const changes = changesSince(now, hualong, draft)
  if (changes === null) throw new Error('nothing is said')
  return changes
}

const later: Affair = { ...afterDeath, version: '2031-01-01' }
const without = (id: string): Affair => ({ ...later, items: later.items.filter((one) => one.id !== id) })
const nameOf = (id: string) => afterDeath.items.find((one) => one.id === id)?.name

test('the same file: the same answers, and nothing has changed', () => {
  const draft = broughtBack(afterDeath)
  expect(draft.answers).toEqual(answers)
  const changes = told(draft, afterDeath)
  expect([changes.version, nothingChanged(changes)]).toEqual([false, true])
})

test('another version that does not concern these answers says so', () => {
  const changes = told(broughtBack(later), later)
  expect([changes.version, nothingChanged(changes)]).toEqual([true, true])
})

test('an item of the paper that is not in the file any more is named by its number on the paper', () => {
  const now = without('drv')
  const number = plan(afterDeath, hualong, { answers, choice: {} }).items.findIndex(({ item }) => item.id === 'drv') + 1
  expect(told(broughtBack(now), now).items.gone).toEqual([number])
})

test('an item that is in the file and does not apply any more is named', () => {
  const items = later.items.map((one) => (one.id === 'drv' ? { ...one, when: { answer: 'drv', in: ['no'] } } : one))
  const now = { ...later, items }
  expect(told(broughtBack(now), now).items.gone).toEqual([nameOf('drv')])
})

test('an item that was left out is no loss when it is gone, and is told when it cannot be left out any more', () => {
  expect(told(broughtBack(without('drv'), afterDeath, { drv: false }), without('drv')).items.gone).toEqual([])
  const reason = { zh: '一并办理', en: 'done together' }
  const items = later.items.map((one) => (one.id === 'drv' ? { ...one, mandatory: { reason } } : one))
  const changes = told(broughtBack({ ...later, items }, afterDeath, { drv: false }), { ...later, items })
  expect(changes.items.required).toEqual([nameOf('drv')])
})

test('new items and papers, papers that are now to be brought, another time and another fee', () => {
  const before = without('drv')
  const licence = later.materials.find(({ source }) => source !== 'upload' && source !== 'form')
  const now: Affair = {
    ...later,
    version: '2031-02-01',
    materials: later.materials.map((one) => (one.id === licence?.id ? { ...one, source: 'upload' } : one)),
    fee: { text: { zh: '20 元', en: '20 yuan' }, confidence: 'H' },
  }
  const changes = told(broughtBack(now, before), now)
  expect(changes.items.added).toEqual([nameOf('drv')])
  expect(changes.materials.nowToBring).toContainEqual(licence?.name)
  expect(changes.fee).toBe(true)
  const back = told(broughtBack(before, now), before)
  expect(back.materials.noLongerToBring).toContainEqual(licence?.name)
})

test('a paper that is gone: by its name while the file knows it, counted when it does not', () => {
  const [gone] = plan(afterDeath, hualong, { answers, choice: {} }).materials
  const id = gone?.material.id ?? ''
  const removed = { ...later, materials: later.materials.filter((one) => one.id !== id) }
  expect(told(broughtBack(removed), removed).materials).toMatchObject({ gone: [], goneUnnamed: 1 })
  const materials = later.materials.map((one) =>
    one.id === id ? { ...one, when: { answer: 'rel', in: ['spouse'] } } : one,
  )
  const kept = { ...later, materials }
  expect(told(broughtBack(kept), kept).materials).toMatchObject({ gone: [gone?.material.name], goneUnnamed: 0 })
})

test('an option that is gone is asked again, and so is a question that has come', () => {
  const questions = later.questions.map((one) =>
    one.id === 'place' ? { ...one, options: one.options.filter(({ id }) => id !== 'hosp') } : one,
  )
  const draft = broughtBack({ ...later, questions })
  expect(draft.answers).not.toHaveProperty('place')
  expect(draft.passed).not.toContain('question.place')
  expect(draft.passed).toContain('question.rel')
})

test('of several options one is gone: what is left is kept, and the question comes again', () => {
  const questions = afterDeath.questions.map((one) => (one.id === 'ins' ? { ...one, kind: 'multiple' as const } : one))
  const before = { ...afterDeath, questions }
  const several = {
    ...answers,
    ins: before.questions.find(({ id }) => id === 'ins')?.options.map(({ id }) => id) ?? [],
  }
  const [lost, ...left] = several.ins
  const printed = toldBy(before, hualong, plan(before, hualong, { answers: several, choice: {} }))
  const now = {
    ...before,
    questions: questions.map((one) => ({
      ...one,
      options: one.options.filter(({ id }) => one.id !== 'ins' || id !== lost),
    })),
  }
  const again = takenUp(now, printed)
  expect(again.answers['ins']).toEqual(left)
  expect(again.passed).not.toContain('question.ins')
})

test('the citizen answers something else now: nothing is compared any more; leaving an item out is no change', () => {
  const draft = broughtBack(later)
  expect(changesSince(later, hualong, { ...draft, answers: { ...answers, place: ['home'] } })).toBeNull()
  expect(told({ ...draft, choice: { drv: false } }, later).items.gone).toEqual([])
  expect(changesSince(later, hualong, { ...draft, takenUp: null })).toBeNull()
})

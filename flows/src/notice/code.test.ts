/** The code of a notice: what is read is what was written, whoever wrote it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { affairs, hualong } from '../journeys/testing/catalogue.ts'
import { plan, type Plan } from '../plan/plan.ts'
import { everyPlan } from '../lint/reachability.ts'
import * as arbitrary from '../testing/arbitrary-affair.ts'
import { fromLetters, readTold, toLetters, writeTold } from './code.ts'
import { takenUp } from './taken-up.ts'
import { markOfItem, markOfMaterial, markOfOption, toldBy } from './telling.ts'
import { mostDays, type Told } from './told.ts'

const largest = 0x7fffff
const aMark = fc.integer({ min: 0, max: largest })
const anyTold: fc.Arbitrary<Told> = fc.record({
  district: fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0')),
  affair: aMark,
  version: aMark,
  days: fc.integer({ min: 0, max: mostDays }),
  confirmed: fc.boolean(),
  fee: fc.option(aMark),
  answers: fc.array(fc.array(aMark, { minLength: 1, maxLength: 5 }), { maxLength: 20 }),
  items: fc.array(fc.record({ mark: aMark, selected: fc.boolean() }), { maxLength: 20 }),
  materials: fc.array(fc.record({ mark: aMark, brought: fc.boolean() }), { maxLength: 40 }),
})

const lettersOf = (affair: Affair, plan: Plan): string => toLetters(written(toldBy(affair, hualong, plan)))
const written = (told: Told): Uint8Array => writeTold(told) ?? new Uint8Array()

test('whatever a notice can tell comes back from its letters', () => {
  fc.assert(
    fc.property(anyTold, (told) => {
      const letters = toLetters(written(told))
      expect(letters).toMatch(/^[A-Z2-7]+$/)
      expect(readTold(fromLetters(letters) ?? new Uint8Array())).toEqual(told)
    }),
  )
})

test('what anybody may hold under the scanner is nothing, or the one way to write what it says', () => {
  const bent = fc
    .tuple(
      anyTold,
      fc.array(fc.tuple(fc.nat(), fc.nat(0xff)), { maxLength: 3 }),
      fc.nat(4),
      fc.uint8Array({ maxLength: 4 }),
    )
    .map(([told, changes, cut, more]) => {
      const bytes = written(told)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      return Uint8Array.from([...bytes.slice(0, bytes.length - cut), ...more])
    })
  fc.assert(
    fc.property(fc.oneof(bent, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const told = readTold(bytes)
      if (told !== null) expect(writeTold(told)).toEqual(bytes)
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z2-7]{0,40}$/)), (text) => {
      const bytes = fromLetters(text)
      if (bytes !== null) expect(toLetters(bytes)).toBe(text)
    }),
  )
})

test('every way to answer a service of the catalogue comes back', () => {
  for (const affair of affairs) {
    const lost: string[] = []
    for (const one of everyPlan(affair, hualong, {})) {
      const letters = lettersOf(affair, one.plan)
      const again = takenUp(affair, readTold(fromLetters(letters) ?? new Uint8Array()) ?? nothing)
      const given = JSON.stringify(one.plan.answers)
      if (JSON.stringify(again.answers) !== given || lettersOf(affair, plan(affair, hualong, again)) !== letters)
        lost.push(given)
    }
    expect(lost, affair.id).toEqual([])
  }
})

const nothing: Told = {
  district: '000000',
  affair: 0,
  version: 0,
  days: 0,
  confirmed: false,
  fee: null,
  answers: [],
  items: [],
  materials: [],
}

test('so does every way to answer a service of any shape', () => {
  fc.assert(
    fc.property(arbitrary.affairs, arbitrary.districts, arbitrary.answers, arbitrary.choices, (...drawn) => {
      const [affair, district, answers, choice] = drawn
      const before = plan(affair, district, { answers, choice })
      // Where an answer has ended the journey, there is no notice.
      fc.pre(before.blocks.length === 0)
      const told = toldBy(affair, district, before)
      const again = plan(affair, district, takenUp(affair, readTold(written(told)) ?? nothing))
      expect(toldBy(affair, district, again)).toEqual(told)
    }),
  )
})

test('within a service of the catalogue no two ids share a mark', () => {
  for (const affair of affairs) {
    const materials = new Set(affair.materials.map(({ kind, holder }) => `${kind} ${holder}`))
    const options = affair.questions.flatMap(({ id, options }) => options.map((option) => markOfOption(id, option.id)))
    expect(new Set(options).size, affair.id).toBe(options.length)
    expect(new Set(affair.items.map(markOfItem)).size, affair.id).toBe(affair.items.length)
    expect(new Set(affair.materials.map(markOfMaterial)).size, affair.id).toBe(materials.size)
  }
})

test('of more than a byte counts there is no code, rather than a wrong one', () => {
  const many = Array.from({ length: 256 }, () => [1])
  expect(writeTold({ ...nothing, answers: many })).toBeNull()
  expect(writeTold({ ...nothing, answers: many.slice(1) })).not.toBeNull()
})

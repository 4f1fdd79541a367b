import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, references } from './condition.ts'
import { answers, conditions } from '../testing/arbitrary-affair.ts'

const facts = { answers: { place: ['hosp'], goods: ['tea', 'wine'] }, items: new Set(['food']) }

describe('a condition', () => {
  it('holds when there is none', () => expect(evaluate(undefined, facts)).toBe(true))
  it('holds when one of the chosen options is named', () => {
    expect(evaluate({ answer: 'goods', in: ['wine', 'beer'] }, facts)).toBe(true)
    expect(evaluate({ answer: 'goods', in: ['beer'] }, facts)).toBe(false)
  })
  it('is in no set while the question is unanswered', () => {
    expect(evaluate({ answer: 'rel', in: ['child'] }, facts)).toBe(false)
    expect(evaluate({ not: { answer: 'rel', in: ['child'] } }, facts)).toBe(true)
  })
  it('does not mistake what JavaScript puts into every object for an answer', () => {
    expect(evaluate({ answer: 'constructor', in: ['name'] }, facts)).toBe(false)
  })

  it('agrees with logic', () => {
    fc.assert(
      fc.property(conditions, conditions, answers, fc.subarray(['ia', 'ib']), (one, other, given, items) => {
        const now = { answers: given, items: new Set(items) }
        expect(evaluate({ not: { not: one } }, now)).toBe(evaluate(one, now))
        expect(evaluate({ not: { all: [one, other] } }, now)).toBe(
          evaluate({ any: [{ not: one }, { not: other }] }, now),
        )
      }),
    )
  })

  it('depends on nothing but what it refers to', () => {
    fc.assert(
      fc.property(conditions, answers, fc.subarray(['ia', 'ib', 'ic']), (condition, given, items) => {
        const named = references(condition)
        const relevant = Object.fromEntries(
          Object.entries(given).filter(([id]) => named.answers.some(({ question }) => question === id)),
        )
        expect(
          evaluate(condition, { answers: relevant, items: new Set(items.filter((id) => named.items.includes(id))) }),
        ).toBe(evaluate(condition, { answers: given, items: new Set(items) }))
      }),
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { differenceWords } from './difference-words.ts'
import { differences } from './difference.ts'
import { affairs } from '../testing/arbitrary-affair.ts'

const said = (before: Affair, after: Affair): readonly string[] =>
  differences(before, after).map((one) => differenceWords(one, { before, after }).zh)

describe('what has changed between two versions', () => {
  it('is nothing between an affair and itself, and something as soon as a value differs', () => {
    fc.assert(
      fc.property(affairs, affairs, (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([])
        expect(differences(a, b).length > 0).toBe(JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)))
      }),
    )
  })

  it('is said in both languages, whatever it is, without a name of the model', () => {
    fc.assert(
      fc.property(affairs, affairs, (before, after) => {
        for (const one of differences(before, after)) {
          const { zh, en } = differenceWords(one, { before, after })
          expect(zh).toMatch(/\p{Script=Han}/u)
          expect(en).toMatch(/^[A-Z]/)
          expect(zh + en).not.toMatch(/undefined|\[object/)
        }
      }),
    )
  })

  it('backwards has as many: what is new there is gone here', () => {
    fc.assert(
      fc.property(affairs, affairs, (a, b) => {
        const count = (from: Affair, to: Affair, change: string): number =>
          differences(from, to).filter((one) => one.change === change).length
        expect(count(a, b, 'new')).toBe(count(b, a, 'gone'))
        expect(count(a, b, 'changed')).toBe(count(b, a, 'changed'))
      }),
    )
  })

  it('is of an entry by its id: one that moved is not gone and new', () => {
    const affair = fc.sample(affairs, 50).find(({ questions }) => questions.length > 1)
    if (affair === undefined) throw new Error('no affair with two questions among fifty')
    expect(said(affair, { ...affair, questions: affair.questions.toReversed() })).toEqual(['提问的先后改了'])
  })
})

/** Members in one order, without those that say nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, one]) => one !== undefined && one !== null)
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]))
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { emptyDraft } from '../draft/draft.ts'
import { affair as named, affairs, hualong } from '../journeys/testing/catalogue.ts'
import { inLanguage } from '../catalogue/problem.ts'
import { resultFindings } from '../lint/results.ts'
import { plan, type PlanInput } from './plan.ts'
import { usesOf } from './results.ts'
import { standing } from '../draft/standing.ts'
import { isBrought, materialSettled, toBring, toFetch } from '../draft/steps.ts'

/** Answers that lead on, one option of each question that is asked, and any choice of items. */
const inputs = (affair: Affair): fc.Arbitrary<PlanInput> =>
  fc
    .record({
      picks: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      wanted: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    })
    .map(({ picks, wanted }) => {
      const answers: Record<string, readonly string[]> = {}
      const choice = Object.fromEntries(affair.items.map(({ id }, index) => [id, wanted[index] ?? true]))
      affair.questions.forEach(({ id, options }, index) => {
        const free = options.filter(({ block }) => block === undefined)
        const option = free[(picks[index] ?? 0) % Math.max(1, free.length)]
        if (option !== undefined) answers[id] = [option.id]
      })
      return { answers, choice }
    })

describe.each(affairs.filter(({ materials }) => materials.some(({ producedBy }) => producedBy !== undefined)))(
  'results within $id',
  (affair) => {
    const all = affair.items.map(({ id }) => id)

    test('come by themselves exactly while the item that issues them is chosen, and are never asked for then', () => {
      fc.assert(
        fc.property(inputs(affair), (input) => {
          const told = plan(affair, hualong, input)
          const draft = { ...emptyDraft(affair), ...input, passed: ['fetch'] }
          const chosen = new Set(told.items.filter(({ selected }) => selected).map(({ item }) => item.id))
          const asked = new Set(toBring(told, draft).map(({ material }) => material.id))
          const fetched = new Set(toFetch(told).map(({ material }) => material.id))
          for (const one of told.materials) {
            const { id } = one.material
            const issuers = affair.materials
              .filter((each) => one.merged.includes(each.id))
              .flatMap(({ producedBy = [] }) => producedBy)
            expect([id, one.producedBy !== undefined]).toEqual([id, issuers.some((each) => chosen.has(each))])
            if (one.producedBy === undefined) continue
            expect([id, asked.has(id), fetched.has(id), isBrought(one)]).toEqual([id, false, false, false])
            expect([standing(one, draft), materialSettled(one, draft)]).toEqual(['produced', true])
          }
        }),
        { numRuns: 150 },
      )
    })

    test('are used only by what comes after them', () => {
      fc.assert(
        fc.property(inputs(affair), (input) => {
          const told = plan(affair, hualong, input)
          const stage = new Map(told.items.map(({ item, stage: at }) => [item.id, at]))
          for (const { producedBy, forItems, material } of told.materials) {
            if (
              producedBy === undefined ||
              affair.materials.find(({ id }) => id === material.id)?.forItems.length === 0
            )
              continue
            for (const id of forItems)
              expect([material.id, id, (stage.get(id) ?? 0) > (stage.get(producedBy) ?? 0)]).toEqual([
                material.id,
                id,
                true,
              ])
          }
        }),
        { numRuns: 150 },
      )
    })

    test('are not used by the item that issues them', () => {
      for (const id of all) expect(usesOf(affair, id)).not.toContain(id)
    })
  },
)

describe('a chain that the data does not say right', () => {
  const restaurant = named('h01-restaurant')
  const having = (forItems: readonly string[], producedBy: readonly string[]): Affair => ({
    ...restaurant,
    materials: restaurant.materials
      .filter(({ id }) => id === 'm_lic')
      .map((one) => ({ ...one, forItems: [...forItems], producedBy: [...producedBy] })),
  })
  const told = (...parts: Parameters<typeof having>) =>
    resultFindings(having(...parts)).map(({ message }) => inLanguage(message, 'en'))

  test.each([
    ['right', ['food', 'hyg'], ['company'], []],
    ['in a circle of one', ['food', 'company'], ['company'], ['"company" issues "m_lic" and cannot need it']],
    ['side by side', ['hyg'], ['food'], ['"hyg" needs "m_lic", which "food" issues, and does not come after it']],
  ])('%s', (_, forItems, producedBy, messages) => expect(told(forItems, producedBy)).toEqual(messages))
})

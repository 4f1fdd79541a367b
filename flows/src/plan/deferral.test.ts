import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Material } from '../model/affair.ts'
import { calendarOf, workdaysAfter } from '../time/calendar.ts'
import {
  byWhen,
  lastDay,
  laterOf,
  mayDefer,
  promisedBy,
  stricter,
  withinPromises,
  type Deferrable,
} from './deferral.ts'
import { emptyDraft, type Draft } from '../draft/draft.ts'
import { affairs, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan } from './plan.ts'
import { everyPlan } from '../lint/reachability.ts'
import { standing } from '../draft/standing.ts'
import { materialSettled } from '../draft/steps.ts'

const deferrables: fc.Arbitrary<Deferrable> = fc.oneof(
  fc.constantFrom(false as const, 'onSite' as const),
  fc.integer({ min: 1, max: 30 }).map((days) => ({ days })),
)
const item = (days: number, atTerminal: 'whole' | 'appointment' = 'whole') => ({
  item: { atTerminal },
  promise: { days },
})
const day = (deferrable: Deferrable): number =>
  deferrable === false ? 0 : deferrable === 'onSite' ? 31 : deferrable.days

describe('by when a material follows', () => {
  test('one copy for several items follows as the strictest of them says', () => {
    fc.assert(
      fc.property(deferrables, deferrables, (a, b) => {
        expect(day(stricter(a, b))).toBe(Math.min(day(a), day(b)))
        expect(stricter(a, b)).toEqual(stricter(b, a))
      }),
    )
  })

  test('it is never later than what an item that needs it promises, and nothing waits for one done at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.integer({ min: 0, max: 40 })), (days, promises) => {
        const within = withinPromises(
          { days },
          promises.map((each) => item(each)),
        )
        expect(day(within)).toBe(Math.min(days, ...promises))
      }),
    )
  })

  test('an appointment limits nothing: its time begins with the person there', () => {
    expect(withinPromises({ days: 5 }, [item(0, 'appointment'), item(9)])).toEqual({ days: 5 })
    expect(withinPromises('onSite', [item(0, 'appointment')])).toBe('onSite')
  })

  test('no plan of any affair lets it come after an item that needs it', () => {
    for (const affair of affairs)
      for (const { plan: each } of everyPlan(affair, hualong, {}))
        for (const { material, forItems } of each.materials) {
          if (material.deferrable === false || material.deferrable === 'onSite') continue
          const { days } = material.deferrable
          const late = each.items.filter(
            ({ item: needing, promise }) =>
              forItems.includes(needing.id) && needing.atTerminal !== 'appointment' && days > promise.days,
          )
          if (late.length > 0) expect.fail(`${affair.id} ${material.id} comes after ${late[0]?.item.id}`)
        }
  })

  test('the day is a working day of an arranged year; otherwise the days are counted in words', () => {
    const calendar = calendarOf([
      {
        year: 2026,
        source: { document: '通知', issued: '2025-11-04', confidence: 'H' },
        holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: '2026-01-01', to: '2026-01-03' }],
        workdays: [],
      },
    ])
    const workdays = workdaysAfter(calendar, '2026-12-23', 30)
    expect(workdays).toEqual(['2026-12-24', '2026-12-25'])
    expect(lastDay({ days: 2 }, workdays)).toBe('2026-12-25')
    expect(byWhen({ days: 2 }, workdays).zh).toBe('最迟2026年12月25日补交')
    expect(lastDay({ days: 3 }, workdays)).toBeNull()
    expect(byWhen({ days: 3 }, workdays).zh).toBe('受理后 3 个工作日内补交')
  })

  test('what was promised is told as it was promised', () => {
    expect(promisedBy({ until: '2026-12-10' }).zh).toBe('最迟2026年12月10日补交')
    expect(promisedBy({ onSite: true }).zh).toBe('到现场时带来')
    expect(promisedBy({}).zh).toContain('承诺办结日')
  })
})

describe('who may promise', () => {
  const draft = (parts: Partial<Draft>): Draft => ({ ...emptyDraft(restaurant), ...parts })
  const of = (parts: Partial<Draft>, deferrable: Material['deferrable'] = { days: 3 }) =>
    mayDefer({ deferrable }, draft(parts))

  test.each([
    ['somebody of whom nothing is said', {}, true],
    ['somebody of whom something else is said', { shared: { 'credit.deferral': 'A' } }, true],
    ['whoever is discredited', { shared: { 'credit.deferral': 'refused' } }, false],
  ])('%s', (_, parts, may) => expect([of(parts), of(parts, false)]).toEqual([may, false]))

  test('an earlier promise does not count any more, and the material is asked for', () => {
    const answers = { subject: ['company'], prepack: ['no'], hyg: ['yes'] }
    const asked = plan(restaurant, hualong, { answers, choice: {} }).materials.find(
      ({ material }) => material.deferrable !== false,
    )
    if (asked === undefined) throw new Error('nothing may follow later')
    const promised = draft({ promised: [asked.material.id] })
    const refused = draft({ promised: [asked.material.id], shared: { 'credit.deferral': 'refused' } })
    expect([materialSettled(asked, promised), standing(asked, promised)]).toEqual([true, 'promised'])
    expect([materialSettled(asked, refused), standing(asked, refused)]).toEqual([false, 'toBring'])
  })

  test('is told: by when, what happens otherwise, and whether the platform has confirmed it', () => {
    const lapse = { zh: '终止', en: 'ends' }
    const told = (parts: Partial<Draft>) => laterOf({ deferrable: { days: 1 } }, { lapse }, draft(parts))
    expect(told({ sharedWent: 'online' })).toMatchObject({ may: true, unconfirmed: false, lapse })
    expect(told({ sharedWent: 'offline' })).toMatchObject({ may: true, unconfirmed: true })
    expect(told({ shared: { 'credit.deferral': 'refused' } })).toMatchObject({ may: false })
    expect(laterOf({ deferrable: false }, { lapse }, draft({}))).toBeNull()
  })
})

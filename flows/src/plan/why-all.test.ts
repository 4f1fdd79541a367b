/** “因为您选了……” for everything that any answers to any service of the catalogue bring about. */
import { describe, expect, test } from 'vitest'
import type { Condition, Text } from '../model/affair.ts'
import { affairs, hualong } from '../journeys/testing/catalogue.ts'
import type { Plan } from './plan.ts'
import { everyPlan } from '../lint/reachability.ts'
import { always, why, whyMaterial } from './why.ts'

/** What only depends on something not being so may hold without any answer. */
const isNegative = (condition: Condition): boolean => 'not' in condition

interface Said {
  readonly id: string
  readonly when: Condition | undefined
  readonly reason: Text | null
}

const saidIn = (plan: Plan): readonly Said[] => [
  ...plan.items.map(({ item }) => ({ id: item.id, when: item.when, reason: why(plan, item) })),
  ...plan.materials.map((one) => ({
    id: one.material.id,
    when: one.material.when,
    reason: whyMaterial(plan, one),
  })),
  ...plan.form.flatMap(({ group, fields }) =>
    [group, ...fields].map((one) => ({ id: one.id, when: one.when, reason: why(plan, one) })),
  ),
]

describe.each(affairs)('$id', (affair) => {
  test('every item, material and field says why in both languages, or belongs to the service whatever is answered', () => {
    const silent = new Set<string>()
    const chosen = new Set<string>()
    for (const { plan } of everyPlan(affair, hualong, {})) {
      if (!plan.answered) continue
      for (const { id, when, reason } of saidIn(plan)) {
        if (reason === null && when !== undefined && !isNegative(when)) silent.add(id)
        const { zh, en } = reason ?? always
        chosen.add(zh)
        if (zh === en || en === '' || /\{\{|undefined/.test(zh + en)) silent.add(`${id}: ${zh} ${en}`)
      }
    }
    expect([...silent]).toEqual([])
    expect(chosen.size).toBeGreaterThan(1)
  })
})

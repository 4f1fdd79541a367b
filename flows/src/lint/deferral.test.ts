import { inLanguage } from '../catalogue/problem.ts'
import { expect, test } from 'vitest'
import type { Affair, Material } from '../model/affair.ts'
import { deferralFindings } from './deferral.ts'
import { restaurant } from '../journeys/testing/catalogue.ts'

const [item] = restaurant.items
const [material] = restaurant.materials
if (item === undefined || material === undefined) throw new Error('an empty affair')

const found = (
  parts: Partial<Material>,
  promises: readonly number[],
  atTerminal: 'whole' | 'appointment' = 'whole',
) => {
  const items = promises.map((days, at) => ({
    ...item,
    id: `i${at}`,
    atTerminal,
    promise: { days, confidence: 'I' as const },
  }))
  const affair: Affair = {
    ...restaurant,
    items,
    materials: [{ ...material, source: 'upload', forItems: [], ...parts }],
  }
  return deferralFindings(affair).map(({ path, message, remedy }) => [
    path.join('.'),
    inLanguage(message, 'en'),
    inLanguage(remedy, 'en'),
  ])
}

test.each([
  ['as long as the shortest promise', { deferrable: { days: 3 } }, [3, 9]],
  ['beside one that is done at once', { deferrable: { days: 3 } }, [0, 3]],
  ['not at all', { deferrable: false }, [0]],
] as const)('is right: %s', (_, parts, promises) => expect(found(parts, promises)).toEqual([]))

test('a time beyond a promise is told, with the most that it may be', () => {
  expect(found({ id: 'm', deferrable: { days: 5 } }, [9, 3])).toEqual([
    [
      'materials.0.deferrable',
      '5 working days to follow, but i1 promises 3',
      'write at most { days: 3 }, or name in "forItems" what needs it',
    ],
  ])
})

test('what is made here, or needed at once, or brought to an appointment nobody has, is told', () => {
  expect(found({ source: 'form', deferrable: { days: 1 } }, [9])[0]?.[1]).toContain('is made here')
  expect(found({ deferrable: { days: 1 } }, [0])[0]?.[1]).toContain('done at once')
  expect(found({ deferrable: 'onSite' }, [3])[0]?.[1]).toContain('i0 has no appointment')
  expect(found({ deferrable: 'onSite' }, [0], 'appointment')).toEqual([])
})

import { expect, test } from 'vitest'
import { toggled } from './choice.ts'

const options = [{ id: 'a' }, { id: 'b' }, { id: 'none', exclusive: true as const }]

test('a touch chooses, and a second one takes back; the order is that of the list', () => {
  expect(toggled(options, ['b'], 'a')).toEqual(['a', 'b'])
  expect(toggled(options, ['a', 'b'], 'a')).toEqual(['b'])
})

test('“none of them” takes the place of the others, and any other takes its place', () => {
  expect(toggled(options, ['a', 'b'], 'none')).toEqual(['none'])
  expect(toggled(options, ['none'], 'b')).toEqual(['b'])
  expect(toggled(options, ['none'], 'none')).toEqual([])
})

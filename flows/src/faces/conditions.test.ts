import { describe, expect, test } from 'vitest'
import type { Condition } from '../model/affair.ts'
import { conditionText } from './conditions.ts'

const label = (zh: string) => ({ zh, en: zh.toUpperCase() })
const affair = {
  questions: [
    {
      id: 'a',
      options: [
        { id: 'x', label: label('甲') },
        { id: 'y', label: label('乙') },
        { id: 'z', label: label('丙') },
      ],
    },
    {
      id: 'b',
      options: [
        { id: 'yes', label: label('是') },
        { id: 'no', label: label('否') },
      ],
    },
  ],
  items: [
    { id: 'one', name: label('登记') },
    { id: 'two', name: label('许可') },
  ],
}
const numberOf = (id: string) => ({ one: 1, two: 2 })[id]

describe('a condition in words', () => {
  test.each<[string, Condition, string | null]>([
    ['an answer', { answer: 'a', in: ['x', 'y'] }, '第1问选“甲”、“乙”时'],
    ['not this answer, which is one of the others', { not: { answer: 'a', in: ['x'] } }, '第1问选“乙”、“丙”时'],
    ['an item', { item: 'one' }, '办理“登记”时'],
    ['any of several items, by their numbers', { any: [{ item: 'two' }, { item: 'one' }] }, '办理事项1、2中任何一项时'],
    ['all of several', { all: [{ item: 'one' }, { answer: 'b', in: ['yes'] }] }, '办理“登记”、并且第2问选“是”时'],
    [
      'an alternative within several',
      {
        all: [
          { item: 'one' },
          {
            any: [
              { answer: 'b', in: ['yes'] },
              { answer: 'a', in: ['x'] },
            ],
          },
        ],
      },
      '办理“登记”、并且（第2问选“是”，或者第1问选“甲”）时',
    ],
    [
      'neither of two, which is not the one and not the other',
      { not: { any: [{ item: 'one' }, { answer: 'b', in: ['yes'] }] } },
      '不办理“登记”、并且第2问选“否”时',
    ],
    ['a figure of the district, about which nobody is asked', { parameter: 'area', value: 3, atLeast: 1 }, null],
  ])('%s', (_, condition, zh) => expect(conditionText(condition, affair, numberOf)?.zh ?? null).toBe(zh))

  test('that is none is not said', () => expect(conditionText(undefined, affair, numberOf)).toBeNull())
})

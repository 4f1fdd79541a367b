import { expect, test } from 'vitest'
import { caseStandings } from './case.ts'
import { dueOf, dueText, itemDue } from './due.ts'
import { dateText, momentText } from '../time/written-dates.ts'

test('a promised day is never said without what does not count towards it', () => {
  for (const standing of caseStandings) {
    const said = dueOf({ standing, dueDate: '2026-12-03' })
    if (said !== null) expect([said.zh, said.en].join()).toMatch(/2026年12月3日.*顺延.*3 December 2026.*added/)
  }
  expect(dueText('2026-12-03').zh).toBe('2026年12月3日以前；补正、现场检查等不计入的时间，往后顺延')
})

test('a case that stands still, or an item of it, was due: the day is not the promise any more', () => {
  expect(dueOf({ standing: 'suspended', dueDate: '2026-12-03' })?.zh).toMatch(/^原定2026年12月3日以前；现在停着/)
  expect(itemDue('2026-12-03', true).en).toMatch(/^was due by 3 December 2026/)
  expect(itemDue('2026-12-03', false).en).toBe('due by 3 December 2026')
})

test('no day where none is promised, and none of a case that is over', () => {
  expect(dueOf({ standing: 'processing' })).toBeNull()
  for (const standing of ['returned', 'refused', 'closed', 'partlyDone', 'done'] as const)
    expect(dueOf({ standing, dueDate: '2026-12-03' })).toBeNull()
})

test('a day as printed on a card stays as it is, what is no date too; an instant has its day in Beijing', () => {
  expect([dateText('1986-02-30').en, dateText('长期').zh, dateText('').zh]).toEqual(['30 February 1986', '长期', ''])
  expect([dateText('2026-11-22T16:05:00Z').zh, momentText('2026-11-22T16:05:00Z').en]).toEqual([
    '2026年11月23日',
    '23 November 2026, 00:05',
  ])
})

import { expect, test } from 'vitest'
import { agreedBy, clockOf, dayOf, shortDayText, slotText, weekdayOf, whereText } from './appointment-words.ts'
import { byDay } from './by-appointment.ts'

test('a time is said with its weekday, in Beijing, whatever zone it came in', () => {
  expect(slotText('2026-11-30T09:00:00+08:00')).toEqual({
    zh: '2026年11月30日 星期一 09:00',
    en: 'Monday, 30 November 2026, 09:00',
  })
  expect(slotText('2026-11-29T16:30:00Z').zh).toBe('2026年11月30日 星期一 00:30')
  expect(shortDayText('2026-12-06')).toEqual({ zh: '12月6日 星期日', en: 'Sunday, 6 December' })
  expect(weekdayOf('2028-02-29T10:00:00+08:00').zh).toBe('星期二')
})

test('times of one day stand together, in the order they come', () => {
  const at = (start: string) => ({ slot: start, start, place: '婚姻登记处', left: 1 })
  const slots = ['2026-11-30T09:00:00+08:00', '2026-11-30T16:30:00+08:00', '2026-12-01T00:10:00+08:00'].map(at)
  expect(byDay(slots, dayOf).map(({ day, slots: those }) => [day, those.map(({ start }) => clockOf(start))])).toEqual([
    ['2026-11-30', ['09:00', '16:30']],
    ['2026-12-01', ['00:10']],
  ])
})

test('where it is, and who agrees it where no time is held', () => {
  const held = { slot: 's', start: '2026-11-30T09:00:00+08:00', place: '婚姻登记处' }
  expect([whereText(held), whereText({ ...held, address: '示范路1号' })]).toEqual([
    '婚姻登记处',
    '婚姻登记处，示范路1号',
  ])
  expect(agreedBy({ zh: '民政局', en: 'Civil affairs' }).zh).toBe('时间由民政局和您约定')
})

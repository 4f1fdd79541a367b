import { describe, expect, it } from 'vitest'
import { caseItemStates, caseStandings } from '#flows/case/case.ts'
import { codeTables, guangdongCodes, meaning, nationalCodes, zhejiangCodes } from './code-tables.ts'
import { fromDataDate, fromDataTime, toDataTime } from './times.ts'

describe('code tables', () => {
  it('very satisfied is 1 by the national standard and 5 in Zhejiang', () => {
    expect([5, 4, 3, 2, 1].map((level) => nationalCodes.satisfaction[level as 1 | 2 | 3 | 4 | 5])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect([5, 4, 3, 2, 1].map((level) => zhejiangCodes.satisfaction[level as 1 | 2 | 3 | 4 | 5])).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ])
  })

  it('即办 is 1 by the national standard and 2 in Zhejiang', () => {
    expect(nationalCodes.caseType).toEqual({ immediate: '1', promised: '2' })
    expect(zhejiangCodes.caseType).toEqual({ immediate: '2', promised: '1' })
  })

  it('a 居民身份证 is 111 by GA/T 2000.156 and 10 in Guangdong', () => {
    expect([nationalCodes.residentIdCard, guangdongCodes.residentIdCard]).toEqual(['111', '10'])
  })

  it.each(Object.entries(codeTables))(
    '%s: every state the screen can show has a code that leads to it',
    (_name, codes) => {
      const here = new Set(['queued', 'unknown', 'held', 'closed'])
      expect(new Set(Object.values(codes.caseState))).toEqual(new Set(caseStandings.filter((each) => !here.has(each))))
      expect(new Set(Object.values(codes.itemState))).toEqual(new Set(caseItemStates))
    },
  )

  it.each(Object.entries(codeTables))('%s: every code leads back to one meaning', (_name, codes) => {
    for (const table of [codes.satisfaction, codes.caseType, codes.delivery, codes.sex] as Readonly<
      Record<string, string>
    >[]) {
      for (const [key, code] of Object.entries(table)) expect(meaning(table, code)).toBe(key)
      expect(meaning(table, 'no such code')).toBeNull()
    }
  })
})

describe('times of data sets', () => {
  it('are Beijing time in both directions', () => {
    expect(toDataTime('2026-11-22T16:30:05.123Z')).toBe('20261123T003005')
    expect(fromDataTime('20261123T003005')).toBe('2026-11-23T00:30:05+08:00')
    expect(fromDataDate('20280229')).toBe('2028-02-29')
    expect(fromDataDate('1988-05-20T15:30:00Z')).toBe('1988-05-21')
    expect(fromDataTime('19880521T003000')).toBe('1988-05-21T00:30:00+09:00')
  })

  it.each([
    '2026-11-23T00:30:05+08:00',
    '2026-11-23T00:30:05+0800',
    '2026-11-22T16:30:05.123Z',
    '20261122T163005Z',
    '2026-11-23 00:30:05',
    ' 20261123003005 ',
    '2026-11-23t00:30:05,5',
  ])('%j is the same time, written otherwise', (text) => {
    expect(fromDataTime(text)).toBe('2026-11-23T00:30:05+08:00')
    expect(fromDataDate(text)).toBe('2026-11-23')
  })

  it.each(['20261399T999999', '20260230T101010', '20261122T240000x', '', '2026-11', '1764061805123'])(
    '%j is no time',
    (text) => {
      expect(fromDataTime(text)).toBeNull()
    },
  )

  it.each(['20260230', '20270229', '2026112', 'abcdefgh'])('%j is no day', (text) => {
    expect(fromDataDate(text)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { printerCondition } from './printer-state.ts'

const condition = (reasons: readonly string[], state = 3, accepting = true) =>
  printerCondition(
    new Map<string, readonly (string | number | boolean)[]>([
      ['printer-state', [state]],
      ['printer-state-reasons', reasons],
      ['printer-is-accepting-jobs', [accepting]],
    ]),
  )

describe('what a printer says of itself', () => {
  it.each([
    'media-empty',
    'media-empty-report',
    'media-empty-warning',
    'media-needed-error',
    'input-tray-missing-error',
  ])('%s: no paper, whatever the severity', (reason) => {
    expect(condition([reason])).toEqual({ paper: 'out', reason: 'paperOut' })
  })
  it.each([
    ['media-jam-warning', 'paperJam'],
    ['door-open-report', 'coverOpen'],
    ['toner-empty', 'tonerEmpty'],
    ['marker-waste-full-report', 'deviceFault'],
    ['something-new-error', 'deviceFault'],
  ])('%s: %s', (reason, code) => {
    expect(condition([reason])).toMatchObject({ reason: code })
  })
  it.each(['none', 'toner-low-warning', 'media-low-report', 'something-new-warning', 'output-area-almost-full-report'])(
    '%s does not keep it from printing',
    (reason) => {
      expect(condition([reason])).not.toHaveProperty('reason')
    },
  )
  it('low paper is told beforehand', () => {
    expect(condition(['media-low-report'])).toEqual({ paper: 'low' })
  })
  it('several troubles: the one to be mended first', () => {
    expect(condition(['toner-empty', 'media-empty', 'media-jam-warning'])).toMatchObject({
      reason: 'paperJam',
      paper: 'out',
    })
  })
  it('stopped, or taking no jobs, without a reason', () => {
    expect(condition(['none'], 5)).toMatchObject({ reason: 'deviceFault' })
    expect(condition(['none'], 3, false)).toMatchObject({ reason: 'deviceFault' })
  })
})

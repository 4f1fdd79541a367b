import { describe, expect, it } from 'vitest'
import { printerHealth } from './printer-state.ts'

const health = (reasons: readonly string[], state = 3, accepting = true) =>
  printerHealth(
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
    expect(health([reason])).toEqual({ supplies: { paper: 'out', toner: 'ok' }, cause: 'paperOut' })
  })
  it.each([
    ['media-jam-warning', 'paperJam'],
    ['door-open-report', 'coverOpen'],
    ['toner-empty', 'tonerEmpty'],
    ['marker-waste-full-report', 'deviceFault'],
    ['something-new-error', 'deviceFault'],
  ])('%s: %s', (reason, code) => {
    expect(health([reason])).toMatchObject({ cause: code })
  })
  it.each(['none', 'toner-low-warning', 'media-low-report', 'something-new-warning', 'output-area-almost-full-report'])(
    '%s does not keep it from printing',
    (reason) => {
      expect(health([reason])).not.toHaveProperty('cause')
    },
  )
  it('low paper is told beforehand', () => {
    expect(health(['media-low-report'])).toEqual({ supplies: { paper: 'low', toner: 'ok' } })
  })
  it('several troubles: the one to be mended first', () => {
    expect(health(['toner-empty', 'media-empty', 'media-jam-warning'])).toMatchObject({
      cause: 'paperJam',
      media: 'jammed',
      supplies: { paper: 'out', toner: 'out' },
    })
  })
  it('stopped, or taking no jobs, without a reason', () => {
    expect(health(['none'], 5)).toMatchObject({ cause: 'deviceFault' })
    expect(health(['none'], 3, false)).toMatchObject({ cause: 'deviceFault' })
  })
})

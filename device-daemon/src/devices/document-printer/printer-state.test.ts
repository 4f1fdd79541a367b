import { describe, expect, it } from 'vitest'
import { printerState } from './printer-state.ts'

const told = (reasons: readonly string[], state = 3, accepting = true) =>
  printerState(
    new Map<string, readonly (string | number | boolean)[]>([
      ['printer-state', [state]],
      ['printer-state-reasons', reasons],
      ['printer-is-accepting-jobs', [accepting]],
    ]),
  )

const health = (...of: Parameters<typeof told>) => told(...of).health

describe('what a printer says of itself', () => {
  it.each([
    ['media-empty', 'paperOut'],
    ['media-empty-error', 'paperOut'],
    ['input-tray-missing-error', 'paperOut'],
    ['media-low-error', 'paperOut'],
    ['media-jam-error', 'paperJam'],
    ['door-open', 'coverOpen'],
    ['toner-empty', 'tonerEmpty'],
    ['marker-waste-full-error', 'deviceFault'],
    ['something-new-error', 'deviceFault'],
  ])('%s: %s, whether idle or not', (reason, code) => {
    expect(health([reason])).toMatchObject({ cause: code })
  })
  it.each([
    ['media-empty-report', 'paperOut', 'paper'],
    ['media-empty-warning', 'paperOut', 'paper'],
    ['toner-empty-warning', 'tonerEmpty', 'toner'],
    ['marker-supply-empty-report', 'tonerEmpty', 'toner'],
  ] as const)(
    '%s of an idle printer: low, and the reason only if a job stands still or it stops',
    (reason, code, what) => {
      expect(told([reason])).toMatchObject({ suspicion: code, health: { supplies: { [what]: 'low' } } })
      expect(health([reason])).not.toHaveProperty('cause')
      expect(health([reason], 5)).toMatchObject({ cause: code, supplies: { [what]: 'out' } })
    },
  )
  it.each([
    ['media-jam-warning', 'paperJam'],
    ['cover-open-report', 'coverOpen'],
    ['offline-report', 'deviceAbsent'],
  ])('%s is a suspicion, and the cause once the printer has stopped', (reason, code) => {
    expect(told([reason])).toMatchObject({ suspicion: code })
    expect(health([reason])).not.toHaveProperty('cause')
    expect(health([reason], 5)).toMatchObject({ cause: code })
  })
  it.each(['none', 'toner-low-warning', 'media-low-report', 'something-new-warning', 'output-area-almost-full-report'])(
    '%s does not keep it from printing, and explains nothing',
    (reason) => {
      expect(told([reason])).toMatchObject({ suspicion: null })
      expect(health([reason])).not.toHaveProperty('cause')
    },
  )
  it('low paper is told beforehand', () => {
    expect(health(['media-low-report'])).toEqual({ supplies: { paper: 'low', toner: 'ok' } })
  })
  it('several troubles: the one to be mended first', () => {
    expect(health(['toner-empty', 'media-empty', 'media-jam-error'])).toMatchObject({
      cause: 'paperJam',
      media: 'jammed',
      supplies: { paper: 'out', toner: 'out' },
    })
  })
  it.each([
    ['paused', 'deviceFault'],
    ['moving-to-paused', 'deviceFault'],
    ['hold-new-jobs', 'deviceFault'],
    ['timed-out-error', 'deviceAbsent'],
  ])('%s of a printer that calls itself idle: nothing would come out', (reason, code) => {
    expect(health([reason])).toMatchObject({ cause: code })
  })
  it('taking no jobs while it prints one is no trouble', () => {
    expect(told(['none'], 4, false)).toMatchObject({ working: true })
    expect(health(['none'], 4, false)).not.toHaveProperty('cause')
  })
  it('stopped, or taking no jobs, without a reason', () => {
    expect(health(['none'], 5)).toMatchObject({ cause: 'deviceFault' })
    expect(health(['none'], 3, false)).toMatchObject({ cause: 'deviceFault' })
  })
})

import { describe, expect, it } from 'vitest'
import { devices, type DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus, TerminalStatus } from '#contract/status.ts'
import type { Affair } from '#flows/model/affair.ts'
import { affair } from '../testing/affair.ts'
import { availability } from './availability.ts'

type Change = { readonly [kind in DeviceKind]?: Omit<DeviceStatus, 'kind'> | null }
/** `null`: the terminal has no such device. */
const terminal = (change: Change, rest: Partial<TerminalStatus> = {}): TerminalStatus => ({
  devices: (Object.keys(devices) as DeviceKind[]).flatMap((kind): DeviceStatus[] =>
    change[kind] === null ? [] : [{ kind, state: 'ready', ...change[kind] }],
  ),
  platform: 'online',
  cannotSeal: null,
  outbox: { waiting: 0, troubled: 0 },
  clock: 'right',
  faceComparer: false,
  quarantined: [],
  bundleRefused: null,
  ...rest,
})
const gone = { state: 'absent', cause: 'deviceAbsent' } as const
const empty = { state: 'faulted', cause: 'paperOut', supplies: { paper: 'out' } } as const
const low = { state: 'ready', supplies: { paper: 'low', toner: 'ok' } } as const
const offline = { platform: 'offline' } as const

describe('may an application be begun', () => {
  const begun = (status: TerminalStatus) => availability({ journey: 'apply', affair }, status)

  it.each<[string, TerminalStatus, object?]>([
    ['all is well', terminal({})],
    [
      'devices are at work or just being opened',
      terminal({ idCard: { state: 'starting' }, documentCamera: { state: 'busy' } }),
    ],
    ['too many wait', terminal({}, { cannotSeal: 'outboxFull' }), { reason: 'outboxFull' }],
    ['the file is damaged', terminal({}, { cannotSeal: 'outboxDamaged' }), { reason: 'outboxDamaged' }],
    ['no reader, but the platform’s sign-in', terminal({ idCard: gone })],
    ['no reader and no platform', terminal({ idCard: gone }, offline), { reason: 'deviceAbsent', device: 'idCard' }],
    [
      'a machine without a reader, and no platform',
      terminal({ idCard: null }, offline),
      { reason: 'deviceAbsent', device: 'idCard' },
    ],
    ['no platform, but a reader', terminal({}, offline)],
    [
      'no camera for the papers',
      terminal({ documentCamera: gone }),
      { reason: 'deviceAbsent', device: 'documentCamera' },
    ],
    ['no face camera', terminal({ faceCamera: gone })],
    ['no roll, but sheets', terminal({ receiptPrinter: empty })],
    ['no sheets, but a roll', terminal({ documentPrinter: gone })],
    [
      'no paper anywhere',
      terminal({ receiptPrinter: gone, documentPrinter: empty }),
      { reason: 'paperOut', device: 'documentPrinter' },
    ],
  ])('%s', (_what, status, why) => {
    expect(begun(status)).toEqual(why === undefined ? { available: true, low: [] } : { available: false, ...why })
  })

  it('a service whose papers may all come later needs no camera', () => {
    const later = {
      ...affair,
      materials: affair.materials.map((material) => ({ ...material, deferrable: { days: 3 } })),
    }
    expect(availability({ journey: 'apply', affair: later }, terminal({ documentCamera: gone }))).toEqual({
      available: true,
      low: [],
    })
  })

  it('an applicant who may only be known by their card needs the reader', () => {
    const name = { zh: '申请人', en: 'Applicant' }
    const byCard: Affair = {
      ...affair,
      parties: [{ id: 'applicant', name, kind: 'person', identified: ['card'], signs: true }],
    }
    expect(availability({ journey: 'apply', affair: byCard }, terminal({ idCard: gone }))).toEqual({
      available: false,
      reason: 'deviceAbsent',
      device: 'idCard',
    })
  })

  it('paper that runs low is told before anybody starts, whichever printer it is', () => {
    expect(begun(terminal({ receiptPrinter: low, documentPrinter: low }))).toEqual({
      available: true,
      low: [
        { device: 'receiptPrinter', supply: 'paper' },
        { device: 'documentPrinter', supply: 'paper' },
      ],
    })
  })
})

describe('may somebody look after their cases', () => {
  it.each<[string, TerminalStatus, object?]>([
    ['all is well', terminal({})],
    ['nothing more can be stored: a look takes no room', terminal({}, { cannotSeal: 'diskFull' })],
    ['no paper anywhere: the screen shows it', terminal({ receiptPrinter: gone, documentPrinter: empty })],
    ['no reader, but the platform’s sign-in', terminal({ idCard: gone })],
    [
      'no reader, no platform and no scanner: the number can be typed',
      terminal({ idCard: gone, scanner: null }, offline),
    ],
  ])('%s', (_what, status) => {
    expect(availability({ journey: 'progress' }, status)).toEqual({ available: true, low: [] })
  })
  it('paper of the receipt that runs low is said', () => {
    const status = terminal({ receiptPrinter: low })
    expect(availability({ journey: 'progress' }, status)).toEqual({
      available: true,
      low: [{ device: 'receiptPrinter', supply: 'paper' }],
    })
  })
})

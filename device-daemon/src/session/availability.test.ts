import { describe, expect, it } from 'vitest'
import { deviceKinds, type DeviceKind, type DeviceStatus, type TerminalStatus } from '#contract/status.ts'
import { affair } from '../testing/affair.ts'
import { availability } from './availability.ts'

type Change = { readonly [kind in DeviceKind]?: Omit<DeviceStatus, 'kind'> }
const terminal = (devices: Change, rest: Partial<TerminalStatus> = {}): TerminalStatus => ({
  devices: deviceKinds.map((kind): DeviceStatus => ({ kind, state: 'ready', ...devices[kind] })),
  platform: 'online',
  canSeal: true,
  outbox: { waiting: 0 },
  faceComparer: false,
  ...rest,
})
const gone = { state: 'absent', reason: 'deviceAbsent' } as const
const empty = { state: 'faulted', reason: 'paperOut', paper: 'out' } as const

describe('may a service be begun', () => {
  it.each<[string, TerminalStatus, object?]>([
    ['all is well', terminal({})],
    [
      'devices are at work or just being opened',
      terminal({ idCard: { state: 'starting' }, documentCamera: { state: 'busy' } }),
    ],
    ['nothing more can be stored', terminal({}, { canSeal: false }), { reason: 'outboxFull' }],
    ['no reader, but the platform’s sign-in', terminal({ idCard: gone })],
    [
      'no reader and no platform',
      terminal({ idCard: gone }, { platform: 'offline' }),
      { reason: 'deviceAbsent', device: 'idCard' },
    ],
    ['no platform, but a reader', terminal({}, { platform: 'offline' })],
    [
      'no camera for the papers',
      terminal({ documentCamera: gone }),
      { reason: 'deviceAbsent', device: 'documentCamera' },
    ],
    ['no face camera', terminal({ faceCamera: gone })],
    ['no roll, but sheets', terminal({ receiptPrinter: empty })],
    [
      'no paper anywhere',
      terminal({ receiptPrinter: gone, documentPrinter: empty }),
      { reason: 'paperOut', device: 'documentPrinter' },
    ],
  ])('%s', (_what, status, why) => {
    expect(availability(affair, status)).toEqual(why === undefined ? { available: true } : { available: false, ...why })
  })

  it('a service whose papers may all come later needs no camera', () => {
    const later = { ...affair, materials: affair.materials.map((material) => ({ ...material, deferrable: true })) }
    expect(availability(later, terminal({ documentCamera: gone }))).toEqual({ available: true })
  })
})

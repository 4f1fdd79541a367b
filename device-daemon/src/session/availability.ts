/**
 * May a citizen begin this journey now? The home screen should say so before they answer twenty questions, and warn of
 * low paper before it runs out in the middle of a receipt. The needs follow from the journey and its affair; each need
 * is a list of means, one of which must work.
 */
import type { FailureCode } from '#contract/codes.ts'
import type { DeviceKind, Supply } from '#contract/devices.ts'
import type { DeviceStatus, SupplyLevel, TerminalStatus } from '#contract/status.ts'
import type { Affair } from '#flows/model/affair.ts'
import { applicantBy } from '#flows/draft/fields.ts'

export type JourneyPlan = { readonly journey: 'apply'; readonly affair: Affair } | { readonly journey: 'progress' }

/**
 * A means to meet a need: a working device, `signIn` (the platform answers, for 扫码登录), `outbox` (there is room in
 * it), or `screen` (a number can be typed there, a case be read there), which always works.
 */
export type Means = DeviceKind | 'signIn' | 'outbox' | 'screen'

/** One of these must work. If none does, the failure of the first is reported. */
export type Need = readonly [Means, ...Means[]]

export type Availability =
  | { readonly available: true; readonly low: readonly LowSupply[] }
  | { readonly available: false; readonly reason: FailureCode; readonly device?: DeviceKind }

/** Still works, but will soon run out. */
export interface LowSupply {
  readonly device: DeviceKind
  readonly supply: Supply
}

/**
 * 申请 (`apply`): there must be room to store the application; the applicant must be identifiable in a way the affair
 * accepts; papers must be photographable, unless all of them may be handed in later; something must be printable at the
 * end.
 * 查办件 (`progress`): a means to identify the person or to enter a receipt; printing again is optional, the screen is
 * enough.
 */
export function needsOf(plan: JourneyPlan): readonly Need[] {
  if (plan.journey === 'progress')
    return [
      ['idCard', 'signIn', 'scanner', 'screen'],
      ['receiptPrinter', 'documentPrinter', 'screen'],
    ]
  const photographed = plan.affair.materials.some(({ source, deferrable }) => source === 'upload' && !deferrable)
  return [
    ['outbox'],
    identifying(plan.affair),
    ...(photographed ? [['documentCamera'] as const] : []),
    ['documentPrinter', 'receiptPrinter'],
  ]
}

const identifyingBy = { card: ['idCard'], phone: ['signIn'], paper: [] } as const satisfies Record<
  string,
  readonly Means[]
>

function identifying(affair: Affair): Need {
  const [first = 'idCard', ...others] = applicantBy(affair).flatMap((by) => identifyingBy[by])
  return [first, ...others]
}

export function availability(plan: JourneyPlan, status: TerminalStatus): Availability {
  const needs = needsOf(plan)
  for (const need of needs) {
    const [first, ...others] = need
    const why = trouble(first, status)
    if (why && others.every((way) => trouble(way, status))) return { available: false, ...why }
  }
  return { available: true, low: lowSupplies(needs, status) }
}

type Trouble = { readonly reason: FailureCode; readonly device?: DeviceKind }

function trouble(way: Means, status: TerminalStatus): Trouble | null {
  if (way === 'screen') return null
  if (way === 'outbox') return status.cannotSeal && { reason: status.cannotSeal }
  if (way === 'signIn') return status.platform === 'online' ? null : { reason: 'platformOffline' }
  const device = status.devices.find(({ kind }) => kind === way)
  // A device being opened will be ready by the time the first question is answered.
  if (device && device.state !== 'absent' && device.state !== 'faulted') return null
  return { reason: device?.cause ?? 'deviceAbsent', device: way }
}

/** Whether a device that no journey needs is of use now. */
export const works = (kind: DeviceKind, status: TerminalStatus): boolean => trouble(kind, status) === null

/** Of every device the journey may use, even if another would do: it is not known which one the citizen will use. */
function lowSupplies(needs: readonly Need[], status: TerminalStatus): readonly LowSupply[] {
  const used = new Set<string>(needs.flat())
  return status.devices.filter(({ kind }) => used.has(kind)).flatMap(lowOf)
}

function lowOf({ kind, supplies = {} }: DeviceStatus): readonly LowSupply[] {
  const levels = Object.entries(supplies) as readonly (readonly [Supply, SupplyLevel])[]
  return levels.filter(([, level]) => level === 'low').map(([supply]) => ({ device: kind, supply }))
}

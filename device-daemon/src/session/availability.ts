/**
 * May a citizen begin this now? Better to say so on the home screen than after twenty questions, and better to say that
 * the paper runs low than to run out of it with the receipt half printed. What a journey needs follows from the journey
 * and its affair, as sets of ways of which one must be open.
 */
import type { FailureCode } from '#contract/codes.ts'
import type { DeviceKind, Supply } from '#contract/devices.ts'
import type { DeviceStatus, SupplyLevel, TerminalStatus } from '#contract/status.ts'
import type { Affair } from '#flows/affair.ts'
import { applicantBy } from '#flows/fields.ts'

export type JourneyPlan = { readonly journey: 'apply'; readonly affair: Affair } | { readonly journey: 'progress' }

/**
 * A way to meet a need: a device that works, the platform that answers (扫码登录), room in the outbox, or the screen: a
 * number can be typed on it, a case be read from it.
 */
export type Means = DeviceKind | 'signIn' | 'outbox' | 'screen'

/** One of these must be open. The first is the one that is told of when none is. */
export type Need = readonly [Means, ...Means[]]

export type Availability =
  | { readonly available: true; readonly low: readonly LowSupply[] }
  | { readonly available: false; readonly reason: FailureCode; readonly device?: DeviceKind }

/** Works still, not for long. */
export interface LowSupply {
  readonly device: DeviceKind
  readonly supply: Supply
}

/**
 * 办件 (`apply`): what is submitted must be storable; the applicant must be identifiable, in a way that the affair
 * accepts; paper that citizens must bring has to be photographed, unless it may all be handed in later; something on
 * paper must come out at the end.
 * 查办件 (`progress`): the person, or a receipt of theirs; its paper again, where the case on the screen is not enough.
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
  if (way === 'outbox') return status.canSeal ? null : { reason: 'outboxFull' }
  if (way === 'signIn') return status.platform === 'online' ? null : { reason: 'platformOffline' }
  const device = status.devices.find(({ kind }) => kind === way)
  // A device that is being opened will be ready before anybody has answered the first question.
  if (device && device.state !== 'absent' && device.state !== 'faulted') return null
  return { reason: device?.cause ?? 'deviceAbsent', device: way }
}

/** Of every device the journey may use, also where another would do: it is not known which one a citizen takes. */
function lowSupplies(needs: readonly Need[], status: TerminalStatus): readonly LowSupply[] {
  const used = new Set<string>(needs.flat())
  return status.devices.filter(({ kind }) => used.has(kind)).flatMap(lowOf)
}

function lowOf({ kind, supplies = {} }: DeviceStatus): readonly LowSupply[] {
  const levels = Object.entries(supplies) as readonly (readonly [Supply, SupplyLevel])[]
  return levels.filter(([, level]) => level === 'low').map(([supply]) => ({ device: kind, supply }))
}

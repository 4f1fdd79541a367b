/** printer-state and printer-state-reasons (RFC 8011 §5.4.11–12) → the causes the terminal distinguishes. Pure. */
import type { DeviceCause } from '#contract/devices.ts'
import type { SupplyLevel } from '#contract/status.ts'
import type { Health } from '../supervision.ts'
import type { Attributes } from './ipp.ts'

type Cause = DeviceCause<'documentPrinter'>

/**
 * What stands in the way of a page when the printer has stopped over it. Its severity decides whether it has: an idle
 * printer with an empty bypass tray says `media-empty-report`, one that will soon need toner `toner-empty-warning`, and
 * both print. Other printers say the same words of a real stop; there the job stands still (`suspicion`).
 */
const obstacles: Readonly<Record<string, Cause>> = {
  'media-jam': 'paperJam',
  'cover-open': 'coverOpen',
  'door-open': 'coverOpen',
  'interlock-open': 'coverOpen',
  'media-empty': 'paperOut',
  'media-needed': 'paperOut',
  'input-tray-missing': 'paperOut',
  'toner-empty': 'tonerEmpty',
  'marker-supply-empty': 'tonerEmpty',
  'marker-waste-full': 'deviceFault',
  // Somebody has stopped it at its panel or in the queue, whatever printer-state says besides.
  paused: 'deviceFault',
  'moving-to-paused': 'deviceFault',
  'hold-new-jobs': 'deviceFault',
  deactivated: 'deviceFault',
  'spool-area-full': 'deviceFault',
  'timed-out': 'deviceAbsent',
  offline: 'deviceAbsent',
  shutdown: 'deviceAbsent',
}
/** No obstacle at all but with the severity `-error`. */
const forewarnings: Readonly<Record<string, Cause>> = {
  'media-low': 'paperOut',
  'toner-low': 'tonerEmpty',
  'marker-supply-low': 'tonerEmpty',
}
/** If there are several causes, the first of these is reported. */
const urgency: readonly Cause[] = ['paperJam', 'coverOpen', 'paperOut', 'tonerEmpty', 'deviceAbsent', 'deviceFault']

const processing = 4
const stopped = 5

export interface PrinterState {
  readonly health: Health<'documentPrinter'>
  /** What it would be if a job stood still now: an obstacle the printer mentions without calling it an error. */
  readonly suspicion: Cause | null
  /** It is at work on a job, this one or another. */
  readonly working: boolean
}

export function printerState(attributes: Attributes): PrinterState {
  const state = attributes.get('printer-state')?.[0]
  const [isStopped, working] = [state === stopped, state === processing]
  const reported = strings(attributes, 'printer-state-reasons').map(split)
  const words = new Set(reported.map((each) => each.word))
  const causes = new Set(
    reported.flatMap(({ word, severity }) => {
      if (severity === 'error') return obstacles[word] ?? forewarnings[word] ?? 'deviceFault'
      // Without a suffix the printer does not tell severities apart (RFC 8011 §5.4.12).
      return severity === undefined || isStopped ? (obstacles[word] ?? []) : []
    }),
  )
  // Some take no other job while they print; that is no trouble of the one they print.
  const takesNone = !working && attributes.get('printer-is-accepting-jobs')?.[0] === false
  if (causes.size === 0 && (isStopped || takesNone)) causes.add('deviceFault')
  const mentioned = new Set([...words].flatMap((word) => obstacles[word] ?? []))
  const cause = urgency.find((each) => causes.has(each))
  const suspicion = urgency.find((each) => mentioned.has(each)) ?? null
  const [makeAndModel] = strings(attributes, 'printer-make-and-model')
  const isLow = (out: Cause, ...low: readonly string[]) => mentioned.has(out) || low.some((word) => words.has(word))
  return {
    health: {
      supplies: {
        paper: level(causes.has('paperOut'), isLow('paperOut', 'media-low')),
        toner: level(causes.has('tonerEmpty'), isLow('tonerEmpty', 'toner-low', 'marker-supply-low')),
      },
      ...(causes.has('paperJam') ? { media: 'jammed' } : {}),
      ...(cause === undefined ? {} : { cause }),
      ...(makeAndModel === undefined ? {} : { detail: { makeAndModel } }),
    },
    suspicion,
    working,
  }
}

const level = (out: boolean, low: boolean): SupplyLevel => (out ? 'out' : low ? 'low' : 'ok')

function split(reason: string): { readonly word: string; readonly severity: string | undefined } {
  const [, word = reason, severity] = /^(.*)-(report|warning|error)$/.exec(reason) ?? []
  return { word, severity }
}

const strings = (attributes: Attributes, name: string): readonly string[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'string')

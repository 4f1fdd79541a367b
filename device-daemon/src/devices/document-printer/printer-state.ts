/** printer-state and printer-state-reasons (RFC 8011 §5.4.11–12) → the causes the terminal distinguishes. Pure. */
import type { DeviceCause } from '#contract/devices.ts'
import type { SupplyLevel } from '#contract/status.ts'
import type { Health } from '../supervision.ts'
import type { Attributes } from './ipp.ts'

type Cause = DeviceCause<'documentPrinter'>

/** These block printing whatever severity the printer gives them: many report `media-empty-report`. */
const blocking: Readonly<Record<string, Cause>> = {
  'media-jam': 'paperJam',
  'cover-open': 'coverOpen',
  'door-open': 'coverOpen',
  'interlock-open': 'coverOpen',
  'media-empty': 'paperOut',
  'media-needed': 'paperOut',
  'toner-empty': 'tonerEmpty',
  'marker-supply-empty': 'tonerEmpty',
  'marker-waste-full': 'deviceFault',
}
/** These block printing only with the severity `-error`. */
const others: Readonly<Record<string, Cause>> = {
  'input-tray-missing': 'paperOut',
  'media-low': 'paperOut',
  'toner-low': 'tonerEmpty',
  'marker-supply-low': 'tonerEmpty',
}
/** If there are several causes, the first of these is reported. */
const urgency: readonly Cause[] = ['paperJam', 'coverOpen', 'paperOut', 'tonerEmpty', 'deviceFault']

const stopped = 5

export function printerHealth(attributes: Attributes): Health<'documentPrinter'> {
  const reported = strings(attributes, 'printer-state-reasons').map(split)
  const words = new Set(reported.map((each) => each.word))
  const causes = new Set(
    reported.flatMap(
      ({ word, severity }) => blocking[word] ?? (severity === 'error' ? (others[word] ?? 'deviceFault') : []),
    ),
  )
  if (
    causes.size === 0 &&
    (attributes.get('printer-state')?.[0] === stopped || attributes.get('printer-is-accepting-jobs')?.[0] === false)
  )
    causes.add('deviceFault')
  const cause = urgency.find((each) => causes.has(each))
  const [makeAndModel] = strings(attributes, 'printer-make-and-model')
  return {
    supplies: {
      paper: level(causes.has('paperOut'), words.has('media-low')),
      toner: level(causes.has('tonerEmpty'), words.has('toner-low') || words.has('marker-supply-low')),
    },
    ...(causes.has('paperJam') ? { media: 'jammed' } : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(makeAndModel === undefined ? {} : { detail: { makeAndModel } }),
  }
}

const level = (out: boolean, low: boolean): SupplyLevel => (out ? 'out' : low ? 'low' : 'ok')

function split(reason: string): { readonly word: string; readonly severity: string | undefined } {
  const [, word = reason, severity] = /^(.*)-(report|warning|error)$/.exec(reason) ?? []
  return { word, severity }
}

const strings = (attributes: Attributes, name: string): readonly string[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'string')

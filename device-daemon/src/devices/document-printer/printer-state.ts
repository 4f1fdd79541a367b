/** printer-state and printer-state-reasons (RFC 8011 §5.4.11–12) → what the terminal tells apart. Pure. */
import type { Condition } from '../supervision.ts'
import type { Attributes } from './ipp.ts'

type Reason = NonNullable<Condition['reason']>

/** These keep paper from coming out whatever severity a printer gives them: many report `media-empty-report`. */
const blocking: Readonly<Record<string, Reason>> = {
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
/** Hints of which only the severity `-error` means that it stands still. */
const others: Readonly<Record<string, Reason>> = {
  'input-tray-missing': 'paperOut',
  'media-low': 'paperOut',
  'toner-low': 'tonerEmpty',
  'marker-supply-low': 'tonerEmpty',
}
/** What a citizen or attendant should hear first when there are several. */
const urgency: readonly Reason[] = ['paperJam', 'coverOpen', 'paperOut', 'tonerEmpty', 'deviceFault']

const stopped = 5

export function printerCondition(attributes: Attributes): Condition {
  const reported = strings(attributes, 'printer-state-reasons').map(split)
  const words = new Set(reported.map((each) => each.word))
  const reasons = new Set(
    reported.flatMap(
      ({ word, severity }) => blocking[word] ?? (severity === 'error' ? (others[word] ?? 'deviceFault') : []),
    ),
  )
  if (
    reasons.size === 0 &&
    (attributes.get('printer-state')?.[0] === stopped || attributes.get('printer-is-accepting-jobs')?.[0] === false)
  )
    reasons.add('deviceFault')
  const reason = urgency.find((each) => reasons.has(each))
  const [model] = strings(attributes, 'printer-make-and-model')
  return {
    paper: paperLevel(reasons, words),
    ...(reason === undefined ? {} : { reason }),
    ...(model === undefined ? {} : { model }),
  }
}

function paperLevel(reasons: ReadonlySet<Reason>, words: ReadonlySet<string>): 'ok' | 'low' | 'out' {
  if (reasons.has('paperOut')) return 'out'
  return words.has('media-low') ? 'low' : 'ok'
}

function split(reason: string): { readonly word: string; readonly severity: string | undefined } {
  const [, word = reason, severity] = /^(.*)-(report|warning|error)$/.exec(reason) ?? []
  return { word, severity }
}

const strings = (attributes: Attributes, name: string): readonly string[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'string')

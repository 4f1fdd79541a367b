/** What a technician configures once, on a real scanner by setup codes; kept without power. */
import { flag, number, oneOf, text, type Input } from '../harness/input.ts'
import { dialects, type DialectName } from './dialect.ts'

export interface Settings {
  /** `trigger`: looks when told to. `presentation`: always looks and sends whatever it is shown. */
  readonly mode: 'trigger' | 'presentation'
  readonly dialect: DialectName
  /** Whether a code is sent with its AIM identifier in front. */
  readonly aim: boolean
  readonly suffix: keyof typeof suffixes
  /** Sent when a trigger ends by its own time-out; empty: nothing is sent. */
  readonly noRead: string
  /** For firmware that sends it also when the host stops the trigger. */
  readonly noReadOnStop: boolean
  /** ms after which a trigger ends by itself. */
  readonly triggerMs: number
}

export const suffixes = { none: '', cr: '\r', lf: '\n', crlf: '\r\n' } as const

export const factorySettings: Settings = {
  mode: 'trigger',
  dialect: 'honeywell',
  aim: true,
  suffix: 'cr',
  noRead: dialects.honeywell.noRead,
  noReadOnStop: false,
  triggerMs: 30_000,
}

const settingNames = Object.keys(factorySettings)

/** Another dialect brings its own no-read message, unless one is given. Throws a readable error. */
export function changeSettings(before: Settings, input: Input): Settings {
  const stranger = Object.keys(input).find((name) => !settingNames.includes(name))
  if (stranger !== undefined) throw new Error(`no setting "${stranger}": one of ${settingNames.join(', ')}`)
  const dialect = oneOf(input, 'dialect', Object.keys(dialects) as DialectName[]) ?? before.dialect
  const usual = dialect === before.dialect ? before.noRead : dialects[dialect].noRead
  return {
    mode: oneOf(input, 'mode', ['trigger', 'presentation']) ?? before.mode,
    dialect,
    aim: flag(input, 'aim') ?? before.aim,
    suffix: oneOf(input, 'suffix', Object.keys(suffixes) as (keyof typeof suffixes)[]) ?? before.suffix,
    noRead: text(input, 'noRead') ?? usual,
    noReadOnStop: flag(input, 'noReadOnStop') ?? before.noReadOnStop,
    triggerMs: number(input, 'triggerMs') ?? before.triggerMs,
  }
}

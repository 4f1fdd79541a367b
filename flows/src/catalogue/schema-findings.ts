/** Checks a value against its schema and describes problems in words that county staff can act on. */
import * as v from 'valibot'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { conditionForms, kinds, memberRemedy, requirements } from '../findings/words/schema.ts'
import { memberWords } from '../members/index.ts'
import type { MemberWords } from '../members/words.ts'
import type { Text } from '../model/affair.ts'

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly Finding[] }

export function checkSchema<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): Checked<v.InferOutput<Schema>> {
  const checked = v.safeParse(schema, data)
  return checked.success
    ? { ok: true, value: checked.output }
    : { ok: false, findings: withoutConsequences(checked.issues).map((issue) => findingOf(issue, schema)) }
}

type Issues = readonly v.BaseIssue<unknown>[]

/** `{ zh：馆, en: Hall }` has a name that is not known and lacks another: one slip, told once. */
function withoutConsequences(issues: Issues): Issues {
  const place = ({ path }: v.BaseIssue<unknown>): readonly string[] => (path ?? []).map(({ key }) => String(key))
  const slipped = new Set(
    issues
      .map(place)
      .filter((one) => one.at(-1)?.includes('：') === true)
      .map((one) => [...one.slice(0, -1), one.at(-1)?.split('：')[0]?.trim()].join(' ')),
  )
  return issues.filter((issue) => issue.received !== 'undefined' || !slipped.has(place(issue).join(' ')))
}

function findingOf(issue: v.BaseIssue<unknown>, root: v.GenericSchema): Finding {
  const path = (issue.path ?? []).map((part) => (typeof part.key === 'number' ? part.key : String(part.key)))
  const key = String(path.at(-1) ?? '')
  if (issue.type === 'union')
    return key === 'deferrable'
      ? finding(path, 'noDeferral', {})
      : finding(path, 'noCondition', { forms: conditionForms })
  if (issue.expected === 'never') return unknownMember(path, key, root)
  if (issue.received === 'undefined') return finding(path, 'missing', { key, called: calledOf(path) })
  const received = { zh: kinds[issue.received] ?? issue.received, en: issue.received }
  if (issue.kind === 'schema') return finding(path, 'notFitting', { received, expected: expectedAt(issue, path) })
  if (issue.type === 'min_length') return finding(path, 'tooFew', { least: String(issue.requirement) })
  return finding(path, 'notAllowed', { received, requirement: requirements[issue.message] ?? bound(issue) })
}

/** “（版本：改动的日期）” of a member that the reference explains. */
function calledOf(path: Path): Text {
  const words = wordsAt(path)
  return words === undefined ? { zh: '', en: '' } : { zh: `（${words.zh}）`, en: '' }
}

/** What a picklist takes, each value with what it means. */
function expectedAt({ expected, type }: v.BaseIssue<unknown>, path: Path): Text {
  const values = wordsAt(path)?.values
  const en = expected ?? 'what the schema asks for'
  if (values === undefined || type !== 'picklist') return { zh: kinds[en] ?? en, en }
  return {
    zh: Object.entries(values)
      .map(([value, { zh }]) => `${value}（${zh}）`)
      .join('、'),
    en,
  }
}

function wordsAt(path: Path): MemberWords | undefined {
  const place = path.filter((key): key is string => typeof key === 'string')
  return memberWords('affair', place) ?? memberWords('items', place)
}

const bounds: Readonly<Record<string, (requirement: string) => string>> = {
  min_value: (requirement) => `写不小于 ${requirement} 的数`,
  max_value: (requirement) => `写不大于 ${requirement} 的数`,
  integer: () => '写整数',
  max_length: (requirement) => `最多写 ${requirement} 个`,
}
/** Without words of ours: what the schema says of itself. */
const bound = ({ type, message, ...issue }: v.BaseIssue<unknown>): Text => ({
  zh: bounds[type]?.(String('requirement' in issue ? issue.requirement : '')) ?? message,
  en: message,
})

function unknownMember(path: Path, key: string, root: v.GenericSchema): Finding {
  if (key.includes('：')) return finding(path, 'wideColonName', { key })
  if (key.includes(' ')) return finding(path, 'readAsName', { key })
  return finding(path, 'unknownMember', { key, remedy: memberRemedy(knownKeys(root, path.slice(0, -1))) })
}

/** The members that a strict object of the schema has at a path. */
function knownKeys(root: v.GenericSchema, path: Path): readonly string[] {
  let schema: unknown = root
  for (const key of path) {
    const outer = unwrap(schema)
    if (hasMember(outer, 'entries'))
      schema = hasMember(outer.entries, String(key)) ? outer.entries[String(key)] : undefined
    else if (hasMember(outer, 'item')) schema = outer.item
    else if (hasMember(outer, 'value')) schema = outer.value
    else return []
  }
  const found = unwrap(schema)
  return hasMember(found, 'entries') && typeof found.entries === 'object' && found.entries !== null
    ? Object.keys(found.entries)
    : []
}

function unwrap(schema: unknown): unknown {
  return hasMember(schema, 'wrapped') ? unwrap(schema.wrapped) : schema
}

function hasMember<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value
}

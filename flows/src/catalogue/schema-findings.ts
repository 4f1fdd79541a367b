/** Checks a value against its schema and describes problems in words that county staff can act on. */
import * as v from 'valibot'
import type { Finding, Path } from './problem.ts'

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

const conditionForms =
  'one of {answer: <question>, in: [<option>, …]}, {item: <item>}, {parameter: <parameter>, atLeast: <number>}, {all: […]}, {any: […]}, {not: …}'

function findingOf(issue: v.BaseIssue<unknown>, root: v.GenericSchema): Finding {
  const path = (issue.path ?? []).map((part) => (typeof part.key === 'number' ? part.key : String(part.key)))
  const key = String(path.at(-1) ?? '')
  if (issue.type === 'union')
    return key === 'deferrable'
      ? { path, message: 'does not say by when it follows', remedy: `write ${issue.message}` }
      : { path, message: 'is not a condition', remedy: conditionForms }
  if (issue.expected === 'never') return unknownMember(path, key, root)
  if (issue.received === 'undefined') return { path, message: `"${key}" is missing`, remedy: `add "${key}: …"` }
  if (issue.kind === 'schema')
    return {
      path,
      message: `${issue.received} is not ${issue.expected ?? 'what belongs here'}`,
      remedy: `write ${issue.expected ?? 'what the schema asks for'}`,
    }
  if (issue.type === 'min_length')
    return { path, message: 'is too short', remedy: `give at least ${String(issue.requirement)} of it` }
  return { path, message: `${issue.received} is not allowed`, remedy: issue.message }
}

function unknownMember(path: Path, key: string, root: v.GenericSchema): Finding {
  if (key.includes('：'))
    return {
      path,
      message: `"${key}" has a full-width colon “：” after the name`,
      remedy: 'write a colon and a blank, ": ", after the name; inside a text “：” is right',
    }
  if (key.includes(' '))
    return {
      path,
      message: `"${key}" was read as a name, not as text`,
      remedy: 'text with a comma between { } stands in quotes: { zh: "…", en: "…, …" }',
    }
  const known = knownKeys(root, path.slice(0, -1))
  return {
    path,
    message: `"${key}" is not known here`,
    remedy: known.length > 0 ? `remove it or use one of: ${known.join(', ')}` : 'remove it',
  }
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

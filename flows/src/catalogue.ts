/**
 * Catalogue files: YAML text in, checked data out, every problem with file, line, column, path and a remedy. Reads no
 * files itself.
 */
import * as v from 'valibot'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { Affair } from './affair.ts'
import { HolidayYear } from './calendar.ts'
import { District } from './district.ts'
import { districtFindings, holidayFindings, integrityFindings, type Finding, type Path } from './lint.ts'

export interface CatalogueProblem {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** Where in the data, e.g. `questions[1].options[0].label.en`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly remedy: string
}

export type Parsed<T> =
  | {
      readonly ok: true
      readonly value: T
      /** Turns a later finding about the value into a problem with its place. */ readonly place: (
        finding: Finding,
      ) => CatalogueProblem
    }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] }

/**
 * A catalogue file: schema, references and texts checked. What takes a walk through every answer is
 * `reachabilityFindings`.
 */
export const parseAffair = (text: string, file: string): Parsed<Affair> => parse(text, file, Affair, integrityFindings)
/** A district file by itself; whether the affairs and items it names exist is `districtFindings` with the catalogue. */
export const parseDistrict = (text: string, file: string): Parsed<District> =>
  parse(text, file, District, districtFindings)
export const parseHolidayYear = (text: string, file: string): Parsed<HolidayYear> =>
  parse(text, file, HolidayYear, holidayFindings)

/** `flows/catalog/x.yaml:12:5 items[0].after[1]: … → …` */
export function formatProblem({ file, line, column, path, message, remedy }: CatalogueProblem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}\n    → ${remedy}`
}

/** Any file of ours in YAML: the schema, then `check` for what a schema cannot say. */
export function parse<Schema extends v.GenericSchema>(
  text: string,
  file: string,
  schema: Schema,
  check: (value: v.InferOutput<Schema>) => readonly Finding[],
): Parsed<v.InferOutput<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return {
      ok: false,
      problems: broken.map((error) => ({
        file,
        ...at(error.pos[0]),
        path: '',
        message: `not valid YAML: ${error.message}`,
        remedy: 'mend the line: indentation by two spaces, "key: value", quotes around text that holds ": " or " #"',
      })),
    }
  }
  const place = ({ path, message, remedy }: Finding): CatalogueProblem => ({
    file,
    ...at(offsetOf(document, path)),
    path: pathText(path),
    message,
    remedy,
  })
  const data = plain(document)
  if (!data.ok)
    return {
      ok: false,
      problems: [place({ path: [], message: data.message, remedy: 'write the text out instead of repeating anchors' })],
    }
  const checked = v.safeParse(schema, data.value)
  if (!checked.success)
    return { ok: false, problems: checked.issues.flatMap((issue) => schemaFindings(issue, schema)).map(place) }
  const problems = check(checked.output).map(place)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: checked.output, place }
}

/** `toJS` refuses a file whose aliases would unfold into gigabytes; that is the file's fault, not a bug. */
function plain(
  document: Document,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 50 }) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** Where a path is written; of a missing member, where its parent is. */
function offsetOf(document: Document, path: Path): number {
  let offset = 0
  let node: unknown = document.contents
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key))
      : undefined
    const next = pair?.value ?? (isSeq(node) ? node.items[Number(key)] : undefined)
    const start = rangeOf(pair?.key ?? next)?.[0]
    if (start === undefined) break
    offset = start
    node = next
  }
  return offset
}

function rangeOf(node: unknown): readonly number[] | null | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined
}

const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

/** One finding per issue of the schema, in words a county's staff can act on. */
function schemaFindings(issue: v.BaseIssue<unknown>, root: v.GenericSchema): readonly Finding[] {
  const path = (issue.path ?? []).map((part) => (typeof part.key === 'number' ? part.key : String(part.key)))
  const key = String(path.at(-1) ?? '')
  const isCondition = issue.type === 'union'
  if (isCondition)
    return [
      {
        path,
        message: 'is not a condition',
        remedy: 'one of {answer: <question>, in: [<option>, …]}, {item: <item>}, {all: […]}, {any: […]}, {not: …}',
      },
    ]
  if (issue.expected === 'never') {
    if (key.includes(' '))
      return [
        {
          path,
          message: `"${key}" was read as a name, not as text`,
          remedy: 'text with a comma between { } stands in quotes: { zh: "…", en: "…, …" }',
        },
      ]
    const known = knownKeys(root, path.slice(0, -1))
    return [
      {
        path,
        message: `"${key}" is not known here`,
        remedy: known.length > 0 ? `remove it or use one of: ${known.join(', ')}` : 'remove it',
      },
    ]
  }
  if (issue.received === 'undefined') return [{ path, message: `"${key}" is missing`, remedy: `add "${key}: …"` }]
  if (issue.kind === 'schema')
    return [
      {
        path,
        message: `${issue.received} is not ${issue.expected ?? 'what belongs here'}`,
        remedy: `write ${issue.expected ?? 'what the schema asks for'}`,
      },
    ]
  if (issue.type === 'min_length')
    return [{ path, message: 'is too short', remedy: `give at least ${String(issue.requirement)} of it` }]
  return [{ path, message: `${issue.received} is not allowed`, remedy: issue.message }]
}

/** The members a strict object of the schema has at a path. */
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

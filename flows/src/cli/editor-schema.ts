/**
 * JSON Schema of what authors write, for completion in an editor: the model's schema, for every entry the reference
 * that may replace it, and what every member means.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { Affair, Parameter, Party, Text } from '../model/affair.ts'
import { sections, type Section } from '../catalogue/library.ts'
import { District } from '../model/district.ts'
import { conditionWords, memberWords, type FileKind } from '../members/index.ts'
import type { MemberWords } from '../members/words.ts'

export const schemaKinds = ['affair', 'items', 'district'] as const satisfies readonly FileKind[]
export type Schema = {
  readonly [key: string]: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly $defs?: Schema
}

const given = (schema: Parameters<typeof toJsonSchema>[0]): Schema =>
  toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) as Schema
const role: Schema = {
  type: 'object',
  properties: { role: { type: 'string' } },
  required: ['role'],
  additionalProperties: false,
}
const parameter: Schema = {
  type: 'object',
  properties: { parameter: { type: 'string' } },
  required: ['parameter'],
  additionalProperties: false,
}

/** With a description of every member, in both languages and with an example. */
export function schemaOf(kind: FileKind): Schema {
  const { $defs = {}, ...whole } = structure(kind)
  const conditions = Object.entries($defs).map(([name, one]) => [
    name,
    described(one, [], (place) => conditionWords(place.at(-1) ?? '')),
  ])
  const all = described(whole, [], (place) => memberWords(kind, place)) as Schema
  return conditions.length === 0 ? all : { ...all, $defs: Object.fromEntries(conditions) as Schema }
}

type WordsOf = (place: readonly string[]) => MemberWords | undefined

function described(schema: unknown, place: readonly string[], wordsOf: WordsOf): unknown {
  if (Array.isArray(schema)) return schema.map((part: unknown) => described(part, place, wordsOf))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, part]: [string, unknown]) => [
      key,
      key !== 'properties'
        ? described(part, place, wordsOf)
        : Object.fromEntries(
            Object.entries(part as object).map(([name, member]: [string, Schema]) => {
              const at = [...place, name]
              return [name, withWords(described(member, at, wordsOf) as Schema, wordsOf(at))]
            }),
          ),
    ]),
  )
}

function withWords(schema: Schema, words: MemberWords | undefined): Schema {
  if (words === undefined) return schema
  const { zh, en, example, values } = words
  // Beside a reference, other members of a schema do not count.
  const whole = '$ref' in schema ? { allOf: [schema] } : schema
  return { description: `${zh}\n${en}\n例：${example}`, ...withValues(whole, values) }
}

/** The words of an enumeration, which may be that of a list's entries. */
function withValues(schema: Schema, values: MemberWords['values'] = {}): Schema {
  const { enum: all, items } = schema
  if (Array.isArray(all)) {
    const say = (one: unknown): string => {
      const { zh = '', en = '' } = values[String(one)] ?? {}
      return `${zh} ${en}`.trim()
    }
    return { ...schema, enumDescriptions: all.map(say) }
  }
  return typeof items === 'object' && items !== null
    ? { ...schema, items: withValues(items as Schema, values) }
    : schema
}

function structure(kind: FileKind): Schema {
  if (kind === 'district') return given(District)
  const affair = authored(given(Affair), []) as Schema
  const lists = Object.fromEntries(sections.map((section) => [section, listOf(affair, section)]))
  const departments = { type: 'object', additionalProperties: given(Text) }
  if (kind === 'affair') return { ...affair, properties: { ...affair.properties, ...lists, departments } }
  const named = { type: 'object', properties: { id: { type: 'string' }, name: given(Text) }, required: ['id', 'name'] }
  return {
    $schema: affair['$schema'],
    type: 'object',
    properties: {
      ...lists,
      parties: { type: 'array', items: given(Party) },
      parameters: { type: 'array', items: given(Parameter) },
      departments: { type: 'array', items: named },
    },
    additionalProperties: false,
    ...(affair.$defs !== undefined && { $defs: affair.$defs }),
  }
}

function listOf(affair: Schema, section: Section): Schema {
  const entry = affair.properties?.[section]?.['items'] as Schema
  return { type: 'array', items: { anyOf: [withFieldReferences(entry), reference(entry)] } }
}

/** `{ use: <file>/<id>, … }`: no member is required; fields and options may be overridden by id. */
function reference({ properties = {} }: Schema): Schema {
  const touched = Object.fromEntries(
    (['fields', 'options'] as const)
      .filter((key) => key in properties)
      .map((key) => [key, { anyOf: [properties[key], { type: 'object', additionalProperties: { type: 'object' } }] }]),
  )
  return {
    type: 'object',
    properties: {
      use: { type: 'string', pattern: '^[A-Za-z0-9-]+/[A-Za-z0-9_-]+$' },
      ...properties,
      ...touched,
      ...(Object.keys(touched).length > 0 && { omit: { type: 'array', items: { type: 'string' } } }),
    },
    required: ['use'],
    additionalProperties: false,
  }
}

/** Among the fields of a group, a reference to another group of the library stands for the fields of that group. */
function withFieldReferences(entry: Schema): Schema {
  const fields = entry.properties?.['fields']
  if (fields === undefined) return entry
  const items = { anyOf: [fields['items'], reference(entry)] }
  return { ...entry, properties: { ...entry.properties, fields: { ...fields, items } } }
}

/**
 * Adds what a file may leave to the district's file: department roles, parameters, the value in a parameter's
 * condition.
 */
function authored(schema: unknown, path: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((part: unknown) => authored(part, path))
  if (typeof schema !== 'object' || schema === null) return schema
  const { properties, required } = schema as Schema & { readonly required?: readonly string[] }
  if (properties?.['parameter'] !== undefined && properties['value'] !== undefined)
    return { ...schema, properties: withoutValue(properties), required: required?.filter((key) => key !== 'value') }
  const key = path.at(-1) ?? ''
  const inside = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, authored(part as unknown, [...path, name])]),
  )
  if (path.at(-2) === 'properties' && (key === 'department' || key === 'leadDepartment'))
    return { anyOf: [inside, role] }
  if (path.at(-2) === 'properties' && ['min', 'max', 'atLeast', 'atMost'].includes(key))
    return { anyOf: [inside, parameter] }
  return inside
}

const withoutValue = (properties: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'value'))

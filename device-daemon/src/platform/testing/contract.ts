/**
 * `openapi.yaml` itself, to be asked what it allows: its operations, and whether a value is one of a schema. Tests and
 * the conformance tool use it, so that the document and nothing else is the measure.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The members of JSON Schema that the document uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly propertyNames?: Schema
  readonly maxProperties?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: Schema
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>

export interface ContractOperation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** As in the document, `/v1/sign-ins/{code}`. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  /** By media type; null: no body. */
  readonly requestBody: Content | null
  /** The one status of success, and what comes with it; null: nothing. */
  readonly success: { readonly status: number; readonly content: Content | null }
}

const text = readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8')
const document = parse(text) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
}
interface RawOperation {
  readonly operationId: string
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

/** What a `$ref` of the document stands for. */
export function follow<T extends object>(node: T | { readonly $ref: string }): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T
  const found = node.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((here, key) => (here as Readonly<Record<string, unknown>>)[key], document)
  return follow(found as T)
}

export const operations: readonly ContractOperation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]): ContractOperation => {
    const [status, answer] = Object.entries(raw.responses).find(([each]) => /^2\d\d$/.test(each)) ?? []
    if (status === undefined) throw new Error(`${raw.operationId} has no success`)
    return {
      id: raw.operationId,
      method: method.toUpperCase() as ContractOperation['method'],
      path,
      parameters: (raw.parameters ?? []).map((each) => follow<Parameter>(each)),
      requestBody: raw.requestBody?.content ?? null,
      success: { status: Number(status), content: answer?.content ?? null },
    }
  }),
)

export const operationCalled = (id: string): ContractOperation => {
  const found = operations.find((each) => each.id === id)
  if (found === undefined) throw new Error(`the contract has no operation ${id}`)
  return found
}

/** Which operation a request is, and the values in its path, decoded; null: none of the contract's. */
export function operationOf(
  method: string,
  path: string,
): { readonly operation: ContractOperation; readonly values: Readonly<Record<string, string>> } | null {
  for (const operation of [...operations].sort((a, b) => fixedParts(b.path) - fixedParts(a.path))) {
    const match = operation.method === method ? pathPattern(operation.path).exec(path) : null
    if (match)
      return {
        operation,
        values: Object.fromEntries(
          Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
        ),
      }
  }
  return null
}
/** `/v1/cases/query` is not the case called `query`. */
const fixedParts = (path: string): number => path.split('/').filter((part) => !part.startsWith('{')).length
const pathPattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i },
})
ajv.addSchema(document, 'contract')
const compiled = new Map<Schema, ReturnType<typeof ajv.compile>>()

/** What does not fit, one line each: the place and the rule, never the value. */
export function misfits(schema: Schema, value: unknown): readonly string[] {
  // References in the document count from its root.
  const check = compiled.get(schema) ?? ajv.compile({ ...rooted(schema) })
  compiled.set(schema, check)
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
}

function rooted(node: unknown): object {
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(
      Object.entries(each).map(([key, value]) => [
        key,
        key === '$ref' && typeof value === 'string' ? `contract${value}` : walk(value),
      ]),
    )
  }
  return walk(node) as object
}

export const errorSchema: Schema = { $ref: '#/components/schemas/Error' }

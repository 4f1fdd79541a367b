/**
 * The routes of the contract, read from openapi.yaml itself: its schemas check the requests, so that the document
 * itself is tested.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { isRecord } from '../harness/control.ts'

const document = new URL('../../src/platform/openapi.yaml', import.meta.url)

export interface Route {
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** With `:parameters`, as fastify writes them. */
  readonly url: string
  /** JSON Schemas for fastify; `body` only where it is JSON. */
  readonly schema: Readonly<Record<string, unknown>>
}

export function readContract(): readonly Route[] {
  const root: unknown = parse(readFileSync(document, 'utf8'))
  const paths = at(root, ['paths'])
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isRecord(methods) ? methods : {}).map(([method, operation]) =>
      routeOf(root, path, method, operation),
    ),
  )
}

function routeOf(root: unknown, path: string, method: string, operation: unknown): Route {
  const resolved = resolve(root, operation)
  if (!isRecord(resolved)) throw new Error(`${method} ${path}: not an operation`)
  const parameters = Array.isArray(resolved['parameters']) ? resolved['parameters'].filter(isRecord) : []
  const body = lookUp(resolved, ['requestBody', 'content', 'application/json', 'schema'])
  return {
    operation: String(resolved['operationId']),
    method: method.toUpperCase() as Route['method'],
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      ...parameterSchema(parameters, 'path', 'params'),
      ...parameterSchema(parameters, 'query', 'querystring'),
      ...(body === undefined ? {} : { body }),
    },
  }
}

function parameterSchema(
  parameters: readonly Record<string, unknown>[],
  where: string,
  as: string,
): Record<string, unknown> {
  const here = parameters.filter((each) => each['in'] === where)
  if (here.length === 0) return {}
  return {
    [as]: {
      type: 'object',
      required: here.map((each) => each['name']),
      properties: Object.fromEntries(here.map((each) => [String(each['name']), each['schema']])),
    },
  }
}

/** Replaces every `$ref`; the document has no cycles. */
function resolve(root: unknown, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => resolve(root, each))
  if (!isRecord(node)) return node
  const reference = node['$ref']
  if (typeof reference === 'string') return resolve(root, at(root, reference.slice(2).split('/')))
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(root, value)]))
}

function lookUp(node: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), node)
}

function at(root: unknown, path: readonly string[]): Record<string, unknown> {
  const found = lookUp(root, path)
  if (!isRecord(found)) throw new Error(`openapi.yaml has no ${path.join('/')}`)
  return found
}

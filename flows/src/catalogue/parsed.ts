/**
 * A YAML file of ours as checked data, or its problems with their places. Knows nothing of services, whose model takes
 * longer to set up than a small file to read.
 */
import type * as v from 'valibot'
import { readDocument } from './document.ts'
import type { CatalogueProblem, Finding } from './problem.ts'
import { checkSchema } from './schema-findings.ts'

export type Parsed<T> =
  | {
      readonly ok: true
      readonly value: T
      /** Turns a later finding about the value into a problem with its place in the file. */
      readonly place: (finding: Finding) => CatalogueProblem
    }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] }

/** Any of our YAML files: first the schema, then `check` for what a schema cannot express. */
export function parse<Schema extends v.GenericSchema>(
  text: string,
  file: string,
  schema: Schema,
  check: (value: v.InferOutput<Schema>) => readonly Finding[],
): Parsed<v.InferOutput<Schema>> {
  const read = readDocument(text, file)
  return read.ok ? checked(schema, read.value.data, check, read.value.problem) : read
}

/** `place`: where in the files a finding about the data is. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  check: (value: v.InferOutput<Schema>) => readonly Finding[],
  place: (finding: Finding) => CatalogueProblem,
): Parsed<v.InferOutput<Schema>> {
  const conform = checkSchema(schema, data)
  const findings = conform.ok ? check(conform.value) : conform.findings
  return conform.ok && findings.length === 0
    ? { ok: true, value: conform.value, place }
    : { ok: false, problems: findings.map(place) }
}

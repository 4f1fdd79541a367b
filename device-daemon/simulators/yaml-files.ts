/**
 * Reads every YAML file of a folder and checks it against a schema; a wrong file stops the simulator with a message
 * saying where.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

export interface YamlFile<T> {
  /** File name without folder and extension. */
  readonly name: string
  readonly value: T
}

export function readYaml<Schema extends v.GenericSchema>(
  folder: string,
  schema: Schema,
): readonly YamlFile<v.InferOutput<Schema>>[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => {
      const checked = v.safeParse(schema, parse(readFileSync(join(folder, file), 'utf8')))
      if (checked.success) return { name: file.replace(/\.yaml$/, ''), value: checked.output }
      const [issue] = checked.issues
      throw new Error(`${join(folder, file)}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`)
    })
}

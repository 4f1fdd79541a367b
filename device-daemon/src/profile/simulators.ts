/** The simulators a profile uses: `simulator:<name>` in place of the address of a real device or platform. */
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { readRegularFile } from '../base/regular-file.ts'

const largestBytes = 256 * 1024

const address = /^simulator:([a-z-]+)$/

/** Null for the address of a real device or platform. */
export const simulatorOf = (url: string): string | null => address.exec(url)?.[1] ?? null

/**
 * For programs that start the simulators before the daemon. A file that cannot be read or parsed gives an empty list:
 * the daemon, started next, reports what is wrong with it.
 */
export function simulatorsOf(file: string): readonly string[] {
  const text = readRegularFile(file, largestBytes)
  if (!text.ok) return []
  try {
    return [...new Set(texts(parse(text.value.toString('utf8'))).flatMap((text) => simulatorOf(text) ?? []))]
  } catch {
    return []
  }
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

const Running = v.record(v.string(), v.object({ url: v.string(), control: v.string() }))

export interface RunningSimulator {
  readonly url: string
  /** Path of its control socket. */
  readonly control: string
}

/** `simulators.json` is written by whoever started the simulators. Empty: there is none; null: it is something else. */
export function readSimulators(run: string): Readonly<Record<string, RunningSimulator>> | null {
  const text = readRegularFile(join(run, 'simulators.json'), largestBytes)
  if (!text.ok) return text.failure.code === 'missing' ? {} : null
  try {
    const read = v.safeParse(Running, JSON.parse(text.value.toString('utf8')))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

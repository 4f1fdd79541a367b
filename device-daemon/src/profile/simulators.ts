/** The simulators a profile uses: `simulator:<name>` in place of the address of a real device or platform. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const address = /^simulator:([a-z-]+)$/

/** Null for the address of a real device or platform. */
export const simulatorOf = (url: string): string | null => address.exec(url)?.[1] ?? null

/**
 * For programs that start the simulators before the daemon. A file that cannot be read or parsed gives an empty list:
 * the daemon, started next, reports what is wrong with it.
 */
export function simulatorsOf(file: string): readonly string[] {
  try {
    return [...new Set(texts(parse(readFileSync(file, 'utf8'))).flatMap((text) => simulatorOf(text) ?? []))]
  } catch {
    return []
  }
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

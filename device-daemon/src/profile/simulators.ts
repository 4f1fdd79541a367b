/** The simulators a profile speaks to: `simulator:<name>` where a real device or platform has its address. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const address = /^simulator:([a-z-]+)$/

/** Null for the address of something real. */
export const simulatorOf = (url: string): string | null => address.exec(url)?.[1] ?? null

/**
 * For whoever starts them before the daemon. A file that cannot be read or understood names none: the daemon, started
 * next, says what is wrong with it.
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

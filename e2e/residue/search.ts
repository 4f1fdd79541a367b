/** Everything in which something of a citizen could stay: memory of all processes, files of the terminal, its log. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finder, Found } from './finder.ts'
import { familyOf, searchMemory } from './memory.ts'

export interface Places {
  /** Processes, each with all that it has started. */
  readonly processes: readonly number[]
  readonly folders: readonly string[]
  readonly log: string
}

/** What was found, by place: what, how it is written, how often, and what stands around the first. */
export type Leftovers = Readonly<Record<string, readonly string[]>>

export function search({ processes, folders, log }: Places, finder: Finder): Leftovers {
  const leftovers: Record<string, readonly string[]> = {}
  const note = (place: string, found: readonly Found[]): void => {
    if (found.length > 0) leftovers[place] = [...(leftovers[place] ?? []), ...told(found)]
  }
  for (const one of processes)
    for (const { pid, name } of familyOf(one)) note(`memory of ${name}`, searchMemory(pid, finder))
  for (const folder of folders)
    for (const path of filesIn(folder)) note(`file ${path.slice(folder.length + 1)}`, finder.find(read(path)))
  note('log', finder.find(Buffer.from(log)))
  return leftovers
}

function told(found: readonly Found[]): readonly string[] {
  const kinds = new Map<string, Found[]>()
  for (const one of found) {
    const kind = `${one.needle.of} as ${one.needle.as}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return [...kinds].map(([kind, ones]) => `${kind}, ${ones.length} times, as in ${ones[0]?.around}`)
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // Removed meanwhile by whoever it belongs to.
    return Buffer.alloc(0)
  }
}

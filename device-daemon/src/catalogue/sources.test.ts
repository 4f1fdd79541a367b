import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { judging } from './sources.ts'

const flows = join(import.meta.dirname, '../../../flows/src')

/** Files of `flows` that a file of ours loads, by whatever way; what is imported for its types only decides nothing. */
function loaded(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const specifiers = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export|\} from|.*import\()(?! type)[^']*'([.#][^']+\.ts)'/gm,
  )
  for (const [, specifier = ''] of specifiers) {
    const inFlows = specifier.startsWith('#flows/')
    if (inFlows || specifier.startsWith('.'))
      loaded(inFlows ? join(flows, specifier.slice('#flows/'.length)) : join(dirname(file), specifier), seen)
  }
  return seen
}

it('every file that decides whether the services are right counts when it changes', () => {
  const files = [...loaded(join(import.meta.dirname, 'reading.ts'))].filter((file) => file.startsWith(`${flows}/`))
  expect(files.length).toBeGreaterThan(20)
  const folders = new Set(files.map((file) => relative(flows, dirname(file)) || '.'))
  expect([...folders].filter((folder) => !judging.includes(folder))).toEqual([])
})

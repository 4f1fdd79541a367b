/** Whether something was built from the sources as they are now. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Of all files that the patterns name, but for tests. The place counts too: what is built may name it. */
function fingerprint(patterns: readonly string[]): string {
  const hash = createHash('sha256').update(root)
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file))
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Runs `build`, which fills `folder`, unless that holds what the sources give. Then it takes some milliseconds. */
export async function onceBuilt(
  folder: string,
  patterns: readonly string[],
  build: () => Promise<void>,
): Promise<void> {
  const wanted = fingerprint(patterns)
  const stamp = join(root, folder, '.built-from')
  try {
    if (readFileSync(stamp, 'utf8') === wanted) return
  } catch {
    // Never built.
  }
  await build()
  writeFileSync(stamp, wanted)
}

/**
 * The services at the start of a terminal whose services come as bundles: the last good ones, at once. Whether the file
 * holds newer ones is looked at while it serves. Only the very first bundle is waited for.
 */
import { fail, ok, type Result } from '../base/result.ts'
import { findBundle, type BundleSource } from './bundle-file.ts'
import { keep, readKept, readTaken, type Keeping, type Kept } from './kept.ts'
import { readApart } from './read-apart.ts'

export async function loadFromBundle(
  source: BundleSource,
  keeping: Keeping,
): Promise<Result<Kept, { readonly code: string; readonly text: string }>> {
  const kept = readKept(keeping)
  const taken = readTaken(keeping)
  if (kept !== null && taken !== null && kept.district.code === source.district) {
    const found = findBundle(source)
    if (found.ok && found.value.digest === kept.digest) return ok(kept)
    // Another bundle lies there, or another version of the code has kept it.
    const { stillValid } = await import('./still-valid.ts')
    if (stillValid(kept)) return ok(kept)
  }
  const read = await readApart('bundle', { source, taken })
  if (!read.ok) return fail({ code: read.failure.code, text: `${source.file} cannot be read: ${read.failure.detail}` })
  if (read.value.ok) keep(keeping, read.value.value)
  return read.value
}

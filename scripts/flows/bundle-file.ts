/** A bundle of services on disk, for those who make one or ask what is in it. */
import {
  largestBundle,
  readBundle,
  type Bundle,
  type BundleFile,
  type ReadBundle,
} from '../../flows/src/catalogue/bundle.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { readRegularFile } from '../../device-daemon/src/base/regular-file.ts'
import { isSignedBy } from '../../device-daemon/src/catalogue/publisher.ts'

/** `publisher`: who must have signed it; null: whoever it says it is from. */
export function bundleIn(path: string, publisher: string | null): Bundle {
  const read = readBundle(textIn(path), publisher, isSignedBy)
  if (!read.ok) throw problem(path, read.failure.message, read.failure.remedy)
  return read.value
}

/** What was packed there before; null: nothing. */
export function earlierIn(path: string, publisher: string): ReadBundle | null {
  const found = readRegularFile(path, largestBundle)
  if (!found.ok && found.failure.code === 'missing') return null
  return readBundle(textIn(path), publisher, isSignedBy)
}

function textIn(path: string): string {
  const read = readRegularFile(path, largestBundle)
  if (!read.ok) throw problem(path, read.failure.detail, 'name a bundle: npm run flows -- pack makes one')
  return read.value.toString('utf8')
}

const problem = (path: string, message: string, remedy: string): UsageError =>
  new UsageError(`${path}:1:1 ${message}\n    → ${remedy}`)

export const sameFiles = (one: readonly BundleFile[], other: readonly BundleFile[]): boolean =>
  one.length === other.length && one.every(({ path, text }) => other.some((it) => it.path === path && it.text === text))

/** `flows -- pack`: what lints clean, in one signed file (`flows/bundles.md`). */
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beijingDay } from '../../flows/src/time/beijing.ts'
import {
  bundleVersion,
  compareVersions,
  largestBundle,
  unpackable,
  writeBundle,
  type Bundle,
  type BundleFile,
} from '../../flows/src/catalogue/bundle.ts'
import { formatProblem } from '../../flows/src/catalogue.ts'
import type { Command } from '../../flows/src/cli/command.ts'
import { lintFiles, UsageError, type Folders } from '../../flows/src/cli/files.ts'
import { readRegularFile } from '../../device-daemon/src/base/regular-file.ts'
import { publisherOf, type Publisher } from '../../device-daemon/src/catalogue/publisher.ts'
import { earlierIn, sameFiles } from './bundle-file.ts'

export const pack: Command = {
  name: 'pack',
  usage: '--key FILE --out FILE [--version DAY.N]',
  does: [
    'all of it, if lint finds nothing, as one file signed with your',
    'SM2 key (npm run platform -- keys FILE makes one); the version is',
    'the day and a number on that day: 2026-11-28.1',
  ],
  options: { key: { type: 'string' }, out: { type: 'string' }, version: { type: 'string' } },
  words: 0,
  run({ folders, text }) {
    const out = text('out') ?? missing('--out FILE', 'where the bundle is written')
    const publisher = publisherOf(keyIn(text('key') ?? missing('--key FILE', makeKey)))
    const today = beijingDay(new Date())
    const { files: count, problems } = lintFiles(folders, today)
    if (problems.length > 0)
      throw new UsageError(
        `${problems.map(formatProblem).join('\n')}\n${problems.length} problem(s) in ${count} files: nothing is packed`,
      )
    const files = filesOf(folders)
    const earlier = earlierOf(out, publisher)
    const version = versionOf(text('version'), today, files, earlier)
    const bundle = writeBundle({ version, publisher: publisher.publicKey, files }, publisher.sign)
    const bytes = Buffer.byteLength(bundle)
    if (bytes > largestBundle)
      throw new UsageError(`${bytes} bytes, at most ${largestBundle}\n    → take away what no district offers`)
    write(out, bundle)
    const size = `${files.length} files, ${Math.ceil(bytes / 1024)} KiB`
    return `${out}: version ${version}, ${size}\npublisher ${publisher.publicKey}`
  },
}

const missing = (option: string, remedy: string): never => {
  throw new UsageError(`${option} is missing\n    → ${remedy}`)
}

const makeKey = 'npm run platform -- keys FILE makes one'

function keyIn(path: string): string {
  const read = readRegularFile(path, 4096)
  if (!read.ok) throw new UsageError(`${path} ${read.failure.detail}\n    → ${makeKey}`)
  const key = read.value.toString('utf8').trim().toLowerCase()
  if (/^[0-9a-f]{64}$/.test(key)) return key
  throw new UsageError(`${path} is not a private key of 64 hexadecimal digits\n    → ${makeKey}`)
}

/** Every file of the folders, as it is on disk. */
function filesOf(folders: Folders): readonly BundleFile[] {
  const whole = (['items', 'catalog', 'districts', 'calendar'] as const).flatMap((name) =>
    readdirSync(folders[name])
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => ({ path: `${name}/${file}`, text: textIn(join(folders[name], file)) })),
  )
  const files = [...whole, { path: 'find/elsewhere.yaml', text: textIn(join(folders.find, 'elsewhere.yaml')) }]
  const strange = unpackable(files)
  if (strange !== null) throw new UsageError(`${strange}\n    → rename it`)
  return files
}

function textIn(path: string): string {
  const read = readRegularFile(path, 512 * 1024)
  if (!read.ok) throw new UsageError(`${path} ${read.failure.detail}\n    → put the file there again`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.value)
  } catch {
    throw new UsageError(`${path}:1:1 is not written in UTF-8\n    → save it as UTF-8 in the editor`)
  }
}

function earlierOf(out: string, publisher: Publisher): Bundle | null {
  const earlier = earlierIn(out, publisher.publicKey)
  if (earlier === null || earlier.ok) return earlier?.value ?? null
  const { message } = earlier.failure
  throw new UsageError(`${out}:1:1 ${message}: it is not overwritten\n    → name another file, or take it away`)
}

/** Unless it is given: the next of today; the same again for the same data, which gives the same bytes. */
function versionOf(
  given: string | undefined,
  today: string,
  files: readonly BundleFile[],
  earlier: Bundle | null,
): string {
  const same = earlier !== null && sameFiles(files, earlier.files)
  const sameDay = earlier?.version.startsWith(`${today}.`) === true
  const number = sameDay ? Number(earlier.version.slice(today.length + 1)) + 1 : 1
  const version = given ?? (same ? earlier.version : `${today}.${number}`)
  if (!bundleVersion.test(version))
    throw new UsageError(`--version ${version} is not a day and a number\n    → write it as ${today}.1`)
  if (version.slice(0, today.length) > today)
    throw new UsageError(`--version ${version} lies in the future; today is ${today}\n    → write it as ${today}.1`)
  if (earlier === null || compareVersions(version, earlier.version) > 0) return version
  if (same && version === earlier.version) return version
  throw new UsageError(
    `there is already ${earlier.version}; terminals that have it refuse ${version}\n    → leave --version out, or name a later one`,
  )
}

/** Whole or not at all: a terminal may be looking at that very file. */
function write(path: string, text: string): void {
  try {
    writeFileSync(`${path}.new`, text, { flush: true })
    renameSync(`${path}.new`, path)
  } catch (error) {
    rmSync(`${path}.new`, { force: true })
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${why}\n    → name a file in a folder you may write to`)
  }
}

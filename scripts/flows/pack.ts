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
import { formatProblems } from '../../flows/src/catalogue.ts'
import { lang, type Command } from '../../flows/src/cli/command.ts'
import type { Text } from '../../flows/src/model/affair.ts'
import { inBoth, lintFiles, refused, UsageError, type Folders } from '../../flows/src/cli/files.ts'
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
  options: { key: { type: 'string' }, out: { type: 'string' }, version: { type: 'string' }, ...lang },
  words: 0,
  run({ folders, text, language }) {
    const out = text('out') ?? missing('--out FILE', { zh: '事项包写到哪里', en: 'where the bundle is written' })
    const publisher = publisherOf(keyIn(text('key') ?? missing('--key FILE', makeKey)))
    const today = beijingDay(new Date())
    const { files: count, problems } = lintFiles(folders, today)
    if (problems.length > 0)
      throw new UsageError(
        inBoth(
          (language) =>
            `${formatProblems(problems, language)}\n` +
            (language === 'zh'
              ? `${count} 个文件里有 ${problems.length} 处问题，没有打包`
              : `${problems.length} problem(s) in ${count} files: nothing is packed`),
        ),
      )
    const files = filesOf(folders)
    const earlier = earlierOf(out, publisher)
    const version = versionOf(text('version'), today, files, earlier)
    const bundle = writeBundle({ version, publisher: publisher.publicKey, files }, publisher.sign)
    const bytes = Buffer.byteLength(bundle)
    if (bytes > largestBundle) throw refused('packTooLarge', { bytes, most: largestBundle })
    write(out, bundle)
    const size = `${files.length} files, ${Math.ceil(bytes / 1024)} KiB`
    return language === 'zh'
      ? `${out}：版本 ${version}，${files.length} 个文件，${Math.ceil(bytes / 1024)} KiB\n公钥 ${publisher.publicKey}`
      : `${out}: version ${version}, ${size}\npublisher ${publisher.publicKey}`
  },
}

const missing = (option: string, remedy: Text): never => {
  throw refused('packMissing', { option, remedy })
}

const makeKey = { zh: 'npm run platform -- keys 文件：生成一个', en: 'npm run platform -- keys FILE makes one' }

function keyIn(path: string): string {
  const read = readRegularFile(path, 4096)
  if (!read.ok) throw refused('packUnread', { file: path, reason: read.failure.detail, remedy: makeKey })
  const key = read.value.toString('utf8').trim().toLowerCase()
  if (/^[0-9a-f]{64}$/.test(key)) return key
  throw refused('packKey', { file: path })
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
  if (strange !== null) throw refused('packStrange', { problem: strange })
  return files
}

const again = { zh: '把文件放回去', en: 'put the file there again' }

function textIn(path: string): string {
  const read = readRegularFile(path, 512 * 1024)
  if (!read.ok) throw refused('packUnread', { file: path, reason: read.failure.detail, remedy: again })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.value)
  } catch {
    throw refused('packNotUtf8', { file: path })
  }
}

function earlierOf(out: string, publisher: Publisher): Bundle | null {
  const earlier = earlierIn(out, publisher.publicKey)
  if (earlier === null || earlier.ok) return earlier?.value ?? null
  const { message } = earlier.failure
  throw refused('packOverwrites', { file: out, reason: message })
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
  if (!bundleVersion.test(version)) throw refused('packVersionForm', { version, today })
  if (version.slice(0, today.length) > today) throw refused('packVersionFuture', { version, today })
  if (earlier === null || compareVersions(version, earlier.version) > 0) return version
  if (same && version === earlier.version) return version
  throw refused('packVersionOld', { earlier: earlier.version, version })
}

/** Whole or not at all: a terminal may be looking at that very file. */
function write(path: string, text: string): void {
  try {
    writeFileSync(`${path}.new`, text, { flush: true })
    renameSync(`${path}.new`, path)
  } catch (error) {
    rmSync(`${path}.new`, { force: true })
    const why = error instanceof Error ? error.message : String(error)
    throw refused('packUnwritten', { reason: why })
  }
}

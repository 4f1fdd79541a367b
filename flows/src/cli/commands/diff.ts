import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Affair, Text } from '../../model/affair.ts'
import { differences, type Difference } from '../../difference/difference.ts'
import { differenceWords } from '../../difference/difference-words.ts'
import { asJson, json, lang, type Call, type Command } from '../command.ts'
import { readAffairs, readCatalogue, readDistrict, refused, type Catalogue } from '../files.ts'
import { districtChanges, localChangeText, platformChanges, type LocalChange } from '../local-changes.ts'

export const diff: Command = {
  name: 'diff',
  usage: 'OLD NEW [--lang zh|en] [--json]',
  does: [
    'what has changed between two versions, in words: two files of an',
    'affair or a district, platform.yaml, or two folders: of affairs, or like',
    'flows/, with districts/ and platform.yaml',
  ],
  options: { ...json, ...lang },
  words: 2,
  run(call) {
    const [from, to] = call.words
    if (from === undefined || to === undefined) throw refused('diffWhich', {})
    if (isFolder(from) !== isFolder(to)) throw refused('diffKinds', {})
    const changes = isFolder(from) ? ofFolders(call, from, to) : ofFiles(call, from, to)
    if (call.given('json')) return asJson(changes)
    const { language } = call
    if (changes.length === 0) return language === 'zh' ? '没有变化' : 'nothing has changed'
    return changes
      .map((one) => ('affair' in one ? changeText(one, language) : localChangeText(one, language)))
      .join('\n\n')
  },
}

/** What has become of one affair. */
interface Change {
  readonly affair: string
  readonly name: Text
  readonly before: string | null
  readonly after: string | null
  readonly changes: readonly (Omit<Difference, 'part'> & { readonly part: readonly object[]; readonly text: Text })[]
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

const isWhole = (folder: string): boolean => existsSync(join(folder, 'catalog'))

/** A folder like `flows/` has its own library and districts; another one is a `catalog/`. */
function versionsIn({ folders }: Call, path: string): Catalogue {
  const own = (name: string, otherwise: string): string => {
    const folder = join(path, name)
    return isWhole(path) && existsSync(folder) ? folder : otherwise
  }
  const catalog = isWhole(path) ? join(path, 'catalog') : path
  return readCatalogue({
    ...folders,
    catalog,
    items: own('items', folders.items),
    districts: own('districts', folders.districts),
  })
}

function ofFolders(call: Call, from: string, to: string): readonly (Change | LocalChange)[] {
  const [before, after] = [versionsIn(call, from), versionsIn(call, to)]
  const both = (name: string): boolean =>
    [from, to].every((folder) => isWhole(folder) && existsSync(join(folder, name)))
  return [
    ...ofAffairs(before.affairs, after.affairs),
    ...(both('districts') ? districtChanges(before.districts, after.districts, [after, before]) : []),
    ...(both('platform.yaml') ? platformChanges(join(from, 'platform.yaml'), join(to, 'platform.yaml')) : []),
  ]
}

type Kind = 'affair' | 'district' | 'platform'

/** By the member that no other kind of file begins a line with; null: there is no such file. */
function kindOf(file: string): Kind | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  if (/^hall:/m.test(text)) return 'district'
  return /^(?:sharedData|licenceTypes):/m.test(text) ? 'platform' : 'affair'
}

function ofFiles(call: Call, from: string, to: string): readonly (Change | LocalChange)[] {
  const [was, now] = [kindOf(from), kindOf(to)]
  // A file that is not there is refused when it is read.
  const kind = now ?? was ?? 'affair'
  if ((was ?? kind) !== kind) throw refused('diffKinds', {})
  if (kind === 'platform') return platformChanges(from, to)
  if (kind === 'affair') return ofAffairFiles(readAffairs([from, to], call.folders))
  const [before, after] = [readDistrict(from), readDistrict(to)]
  if (before.code !== after.code) throw refused('diffOthers', { before: before.code, after: after.code })
  return districtChanges([before], [after], [call.catalogue()])
}

function ofAffairFiles([before, after]: readonly Affair[]): readonly Change[] {
  if (before === undefined || after === undefined) return []
  if (before.id !== after.id) throw refused('diffOthers', { before: before.id, after: after.id })
  return changed(before, after)
}

const ofAffairs = (before: readonly Affair[], after: readonly Affair[]): readonly Change[] => [
  ...after.flatMap((affair) => {
    const earlier = before.find(({ id }) => id === affair.id)
    return earlier === undefined ? [whole(affair, null, affair.version)] : changed(earlier, affair)
  }),
  ...before
    .filter(({ id }) => !after.some((one) => one.id === id))
    .map((affair) => whole(affair, affair.version, null)),
]

const whole = ({ id, name }: Affair, before: string | null, after: string | null): Change => ({
  affair: id,
  name,
  before,
  after,
  changes: [],
})

function changed(before: Affair, after: Affair): readonly Change[] {
  const found = differences(before, after)
  if (found.length === 0) return []
  const changes = found.map((one) => ({
    change: one.change,
    part: one.part.map(({ list, id }) => ({ list, id })),
    member: one.member,
    before: one.before,
    after: one.after,
    text: differenceWords(one, { before, after }),
  }))
  return [{ affair: after.id, name: after.name, before: before.version, after: after.version, changes }]
}

function changeText({ affair, name, before, after, changes }: Change, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const title = zh ? `${name.zh}（${affair}）` : `${name.en} (${affair})`
  if (before === null) return `${title}${zh ? `：新增的一件事，版本 ${after}` : `: a new affair, version ${after}`}`
  if (after === null) return `${title}${zh ? '：不再提供' : ': no longer offered'}`
  const same = zh
    ? '  版本没有改：改动过的一件事，版本要写改动的日期'
    : '  the version is the same: it should be the day of the change'
  // The title has the version.
  const told = changes.filter(({ part, member }) => part.length > 0 || member !== 'version')
  const lines = told.map(({ text }) => `  ${text[language]}`)
  return [`${title}  ${before} → ${after}`, ...(before === after ? [same] : []), ...lines].join('\n')
}

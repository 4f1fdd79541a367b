import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Affair, Text } from '../../model/affair.ts'
import { differences, type Difference } from '../../difference/difference.ts'
import { differenceWords } from '../../difference/difference-words.ts'
import { asJson, json, lang, type Call, type Command } from '../command.ts'
import { readAffairs, readCatalogue, refused } from '../files.ts'

export const diff: Command = {
  name: 'diff',
  usage: 'OLD NEW [--lang zh|en] [--json]',
  does: [
    'what has changed between two versions, in words: two files of an',
    'affair, or two folders of them (with items/ and catalog/, or affairs)',
  ],
  options: { ...json, ...lang },
  words: 2,
  run(call) {
    const [from, to] = call.words
    if (from === undefined || to === undefined) throw refused('diffWhich', {})
    if (isFolder(from) !== isFolder(to)) throw refused('diffKinds', {})
    const changes = isFolder(from)
      ? ofFolders(versionsIn(call, from), versionsIn(call, to))
      : ofFiles(readAffairs([from, to], call.folders))
    if (call.given('json')) return asJson(changes)
    const { language } = call
    if (changes.length === 0) return language === 'zh' ? '没有变化' : 'nothing has changed'
    return changes.map((one) => changeText(one, language)).join('\n\n')
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

/** A folder like `flows/` has its own library; another one is a `catalog/`. */
function versionsIn({ folders }: Call, path: string): readonly Affair[] {
  const whole = existsSync(join(path, 'catalog'))
  const [catalog, items] = whole ? [join(path, 'catalog'), join(path, 'items')] : [path, folders.items]
  return readCatalogue({ ...folders, catalog, items }).affairs
}

function ofFiles([before, after]: readonly Affair[]): readonly Change[] {
  if (before === undefined || after === undefined) return []
  if (before.id !== after.id) throw refused('diffOthers', { before: before.id, after: after.id })
  return changed(before, after)
}

const ofFolders = (before: readonly Affair[], after: readonly Affair[]): readonly Change[] => [
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

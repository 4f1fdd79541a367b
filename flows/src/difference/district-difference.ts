/**
 * What has changed between two versions of a district's file, in an official's words: 办理“开办茶馆”, 咨询电话由…改为….
 * Pure. What its file names by id (affairs, items, 部门, 区县参数) is called by name.
 */
import type { Text } from '../model/affair.ts'
import type { District, DistrictAffair } from '../model/district.ts'
import { memberWords } from '../members/index.ts'
import { shortName } from '../members/words.ts'

/** null: nobody knows the id any more. */
export interface Names {
  readonly affair: (id: string) => Text | null
  readonly item: (affair: string, id: string) => Text | null
  readonly department: (role: string) => Text | null
  readonly parameter: (id: string) => Text | null
}

export const districtDifferences = (before: District, after: District, names: Names): readonly Text[] => [
  ...become(nameOf(['name']), textOf(before.name), textOf(after.name)),
  ...hallChanges(before.hall, after.hall),
  ...byKey(before.departments, after.departments, (role, was, now) =>
    become(titled('部门', 'department', names.department(role) ?? same(role)), textOf(was), textOf(now)),
  ),
  ...byKey(before.parameters, after.parameters, (id, was, now) =>
    become(
      titled('区县参数', 'district parameter', names.parameter(id) ?? same(id)),
      was && from(same(String(was.value)), was.basis),
      now && from(same(String(now.value)), now.basis),
    ),
  ),
  ...become(
    nameOf(['deferral', 'lapse']),
    before.deferral && from(quoted(before.deferral.lapse), before.deferral.basis),
    after.deferral && from(quoted(after.deferral.lapse), after.deferral.basis),
  ),
  ...byKey(before.affairs, after.affairs, (id, was, now) => affairChanges(id, was, now, names)),
  ...printedChanges(before.printed, after.printed, names),
]

function hallChanges(before: District['hall'], after: District['hall']): readonly Text[] {
  const members = ['name', 'window', 'address', 'hours', 'telephone', 'complaint'] as const
  return members.flatMap((member) => become(nameOf(['hall', member]), textOf(before[member]), textOf(after[member])))
}

function affairChanges(
  id: string,
  before: DistrictAffair | undefined,
  after: DistrictAffair | undefined,
  names: Names,
): readonly Text[] {
  const name = quoted(names.affair(id) ?? same(id))
  if (after === undefined) return [{ zh: `不再办理${name.zh}`, en: `${name.en} is no longer offered` }]
  const offered: readonly Text[] =
    before === undefined ? [{ zh: `新增办理${name.zh}`, en: `${name.en} is offered from now on` }] : []
  const was = before ?? { items: {} }
  const own = [
    ...become(nameOf(['affairs', 'name']), was.name && quoted(was.name), after.name && quoted(after.name)),
    ...become(nameOf(['affairs', 'promise']), promised(was.promise), promised(after.promise)),
    ...become(
      nameOf(['affairs', 'fee']),
      was.fee && from(quoted(was.fee.text), was.fee.basis),
      after.fee && from(quoted(after.fee.text), after.fee.basis),
    ),
    ...byKey(was.items, after.items, (item, earlier = {}, now = {}) =>
      under(quoted(names.item(id, item) ?? same(item)), itemChanges(earlier, now)),
    ),
  ]
  return [...offered, ...under(name, own)]
}

type LocalItem = DistrictAffair['items'][string]

function itemChanges(before: LocalItem, after: LocalItem): readonly Text[] {
  const [was, now] = [before.offered !== false, after.offered !== false]
  const withdrawn: Text = { zh: '不在这里办了', en: 'no longer handled here' }
  const back: Text = { zh: '改为在这里办', en: 'handled here from now on' }
  return [
    ...(was === now ? [] : [now ? back : withdrawn]),
    ...become(nameOf(['affairs', 'items', 'promise']), promised(before.promise), promised(after.promise)),
    ...become(
      nameOf(['affairs', 'items', 'goTo']),
      before.goTo && quoted(before.goTo),
      after.goTo && quoted(after.goTo),
    ),
    ...(before.dependants === after.dependants
      ? []
      : [
          after.dependants === 'stay'
            ? { zh: '后面等它的事项照常办', en: 'items that come after it stay' }
            : { zh: '后面等它的事项不再另外留下', en: 'items that come after it no longer stay without it' },
        ]),
  ]
}

type Papers = NonNullable<District['printed']>
type Row = Papers[number]['rows'][number]

/** A row is the same by paper, number and name. */
function printedChanges(before: Papers = [], after: Papers = [], names: Names): readonly Text[] {
  const rowsOf = (papers: Papers): Readonly<Record<string, Row>> =>
    Object.fromEntries(
      papers.flatMap(({ paper, rows }) => rows.map((row) => [`${paper}，${row.row}“${row.name}”`, row] as const)),
    )
  const [was, now] = [new Set(before.map(({ paper }) => paper)), new Set(after.map(({ paper }) => paper))]
  const come = after.filter(({ paper }) => !was.has(paper))
  const gone = before.filter(({ paper }) => !now.has(paper))
  const kept = (papers: Papers): Papers => papers.filter(({ paper }) => was.has(paper) && now.has(paper))
  return [
    ...come.map(({ paper, rows }) => ({
      zh: `新增文件“${single(paper)}”，所列${rows.length}行`,
      en: `New paper “${paper}”, rows: ${rows.length}`,
    })),
    ...gone.map(({ paper }) => ({ zh: `去掉文件“${single(paper)}”`, en: `Paper “${paper}” is gone` })),
    ...rowChanges(rowsOf(kept(before)), rowsOf(kept(after)), names),
  ]
}

function rowChanges(
  before: Readonly<Record<string, Row>>,
  after: Readonly<Record<string, Row>>,
  names: Names,
): readonly Text[] {
  const became = ({ affairs }: Row): Text | undefined =>
    affairs.length === 0
      ? undefined
      : {
          zh: affairs.map((id) => quoted(names.affair(id) ?? same(id)).zh).join('、'),
          en: affairs.map((id) => quoted(names.affair(id) ?? same(id)).en).join(', '),
        }
  return byKey(before, after, (row, was, now) => {
    const place: Text = { zh: `文件所列 ${row}`, en: `Printed in ${row}` }
    if (was === undefined) return [{ zh: `${place.zh}：新增这一行`, en: `${place.en}: this row is new` }]
    if (now === undefined) return [{ zh: `${place.zh}：去掉了这一行`, en: `${place.en}: this row is gone` }]
    return under(place, [
      ...become(nameOf(['printed', 'rows', 'department']), textOf(was.department), textOf(now.department)),
      ...become(nameOf(['printed', 'rows', 'affairs']), became(was), became(now)),
      ...become(nameOf(['printed', 'rows', 'resolved']), textOf(was.resolved), textOf(now.resolved)),
    ])
  })
}

/** For each key of either, in the order of the later one. */
function byKey<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
  changes: (key: string, before: T | undefined, after: T | undefined) => readonly Text[],
): readonly Text[] {
  const at = (map: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(map, key) ? map[key] : undefined
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) => {
    const [was, now] = [at(before, key), at(after, key)]
    return JSON.stringify(was) === JSON.stringify(now) ? [] : changes(key, was, now)
  })
}

/** One value has become another; nothing if it has not. */
function become(what: Text, before: Text | undefined, after: Text | undefined): readonly Text[] {
  if (before?.zh === after?.zh && before?.en === after?.en) return []
  if (before === undefined)
    return [{ zh: `增加${what.zh}：${after?.zh}`, en: `${capital(what.en)} added: ${after?.en}` }]
  if (after === undefined)
    return [{ zh: `去掉${what.zh}（原为${before.zh}）`, en: `${capital(what.en)} removed (was ${before.en})` }]
  // Where one language is mended, the other has nothing to say of it.
  const zh = before.zh === after.zh ? `${what.zh}的英文改了` : `${what.zh}由${before.zh}改为${after.zh}`
  const en =
    before.en === after.en
      ? `${capital(what.en)}: the Chinese text is another`
      : `${capital(what.en)} from ${before.en} to ${after.en}`
  return [{ zh, en }]
}

const under = (place: Text, changes: readonly Text[]): readonly Text[] =>
  changes.map(({ zh, en }) => ({
    zh: `${place.zh}：${zh}`,
    en: `${place.en}: ${en.charAt(0).toLowerCase()}${en.slice(1)}`,
  }))

function promised(promise: DistrictAffair['promise']): Text | undefined {
  if (promise === undefined) return undefined
  const { days, basis } = promise
  if (days === 0) return from({ zh: '当场办结', en: 'at once' }, basis)
  return from({ zh: `${days}个工作日`, en: `${days} working day${days === 1 ? '' : 's'}` }, basis)
}
/** A fact without its document is none: another document is another fact. */
const from = ({ zh, en }: Text, basis: string): Text => ({ zh: `${zh}（依据${basis}）`, en: `${en} (by ${basis})` })

const same = (text: string): Text => ({ zh: text, en: text })
const textOf = (value: Text | string | undefined): Text | undefined =>
  typeof value === 'string' ? quoted(same(value)) : value && quoted(value)
/** Quotation marks inside others are single ones. */
const quoted = ({ zh, en }: Text): Text => ({ zh: `“${single(zh)}”`, en: `“${single(en)}”` })
const single = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')
const titled = (zh: string, en: string, name: Text): Text => ({ zh: `${zh}“${name.zh}”`, en: `${en} “${name.en}”` })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function nameOf(place: readonly string[]): Text {
  const words = memberWords('district', place)
  return words === undefined ? same(place.join('.')) : shortName(words)
}

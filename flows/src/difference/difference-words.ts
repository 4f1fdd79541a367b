/** A difference in an official's words: 新增事项“…”, 材料“…”不再需要, 承诺办结时限由7个工作日改为5个工作日. */
import type { Affair, Condition, Text } from '../model/affair.ts'
import type { Difference, Part } from './difference.ts'
import { conditionText } from '../faces/conditions.ts'
import { memberWords } from '../members/index.ts'
import { shortName } from '../members/words.ts'

/** The two versions a difference is between: what a condition or a list of ids means is looked up there. */
export interface Versions {
  readonly before: Affair
  readonly after: Affair
}

export function differenceWords(difference: Difference, versions: Versions): Text {
  const { change, part } = difference
  const last = part.at(-1)
  if (change !== 'changed' && last !== undefined) return wholeEntry(change, part.slice(0, -1), last)
  return changed(difference, versions)
}

const nouns: Readonly<Record<string, Text>> = {
  parties: { zh: '当事人', en: 'party' },
  parameters: { zh: '区县参数', en: 'district parameter' },
  questions: { zh: '提问', en: 'question' },
  options: { zh: '选项', en: 'option' },
  items: { zh: '事项', en: 'item' },
  materials: { zh: '材料', en: 'material' },
  form: { zh: '表单', en: 'form group' },
  fields: { zh: '填写项', en: 'field' },
}
const nounOf = (list: string): Text => nouns[list] ?? { zh: list, en: list }

function wholeEntry(change: 'new' | 'gone', within: readonly Part[], part: Part): Text {
  const { zh, en } = nounOf(part.list)
  const name = nameOf(part)
  const where = within.length === 0 ? null : place(within)
  if (change === 'gone')
    return {
      zh: `${where === null ? '' : `${where.zh}：`}不再${part.list === 'materials' ? '需要' : '有'}${zh}“${name.zh}”`,
      en: `${where === null ? 'N' : `${where.en}: n`}o ${en} “${name.en}” any more`,
    }
  const more = moreOf(part)
  return {
    zh: `${where === null ? '' : `${where.zh}：`}新增${zh}“${name.zh}”${more === null ? '' : `（${more.zh}）`}`,
    en: `${where === null ? 'N' : `${where.en}: n`}ew ${en} “${name.en}”${more === null ? '' : ` (${more.en})`}`,
  }
}

/** What one wants to know of a new item or material at once. */
function moreOf({ list, entry }: Part): Text | null {
  if (list === 'items') return textOf(entry['department'])
  if (list === 'materials')
    return memberWords('affair', ['materials', 'source'])?.values?.[String(entry['source'])] ?? null
  return null
}

function place(part: readonly Part[]): Text {
  const all = part.map((one) => ({ noun: nounOf(one.list), name: nameOf(one) }))
  const outer = all.map(({ noun, name }) => ({ zh: `${noun.zh}“${name.zh}”`, en: `${noun.en} “${name.en}”` }))
  const en = outer
    .map((one) => one.en)
    .toReversed()
    .join(' of ')
  return { zh: outer.map((one) => one.zh).join('的'), en: en.charAt(0).toUpperCase() + en.slice(1) }
}

const nameOf = ({ id, entry }: Part): Text =>
  textOf(entry['name']) ??
  textOf(entry['title']) ??
  textOf(entry['text']) ??
  textOf(entry['label']) ?? { zh: id, en: id }

function changed({ part, member, before, after }: Difference, versions: Versions): Text {
  const at = [...part.map(({ list }) => list), ...(member ?? '').split('.')]
  const [where, is] = [part.length === 0 ? null : place(part), { zh: '：', en: ': ' }]
  const put = ({ zh, en }: Text): Text =>
    where === null
      ? { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
      : { zh: where.zh + is.zh + zh, en: where.en + is.en + en }
  const said = special(at, before, after) ?? ofList(at, before, after, versions)
  if (said !== null) return put(said)
  const name = memberName(at)
  const texts = [textOf(before), textOf(after)]
  // Where one language is mended, the other has nothing to say of it.
  if (texts[0] !== null && texts[0]?.zh === texts[1]?.zh)
    return put({ zh: `${name.zh}的英文改了`, en: `${name.en} from “${texts[0]?.en}” to “${texts[1]?.en}”` })
  if (texts[0] !== null && texts[0]?.en === texts[1]?.en)
    return put({
      zh: `${name.zh}由“${texts[0]?.zh}”改为“${texts[1]?.zh}”`,
      en: `${name.en}: the Chinese text is another`,
    })
  const [was, now] = [spoken(at, before, versions.before), spoken(at, after, versions.after)]
  if (before === null) return put({ zh: `增加${name.zh}：${now.zh}`, en: `${name.en} added: ${now.en}` })
  if (after === null) return put({ zh: `去掉${name.zh}（原为${was.zh}）`, en: `${name.en} removed (was ${was.en})` })
  return put({ zh: `${name.zh}由${was.zh}改为${now.zh}`, en: `${name.en} from ${was.en} to ${now.en}` })
}

/** The name of a member of the promise or the like goes with that of the whole, but days are the promise itself. */
function memberName(at: readonly string[]): Text {
  const named = at.at(-1) === 'days' ? at.slice(0, -1) : at
  const own = memberWords('affair', named)
  if (own === undefined) return { zh: named.join('.'), en: named.join('.') }
  const { zh, en } = shortName(own)
  return { zh, en: en.charAt(0).toLowerCase() + en.slice(1) }
}

/** What is a turn of duty, not a new value. */
function special(at: readonly string[], before: unknown, after: unknown): Text | null {
  const reason = isRecord(after) ? textOf(after['reason']) : null
  if (at.at(-1) === 'mandatory' && reason !== null)
    return { zh: `改为必办：${reason.zh}`, en: `mandatory from now on: ${reason.en}` }
  if (at.at(-1) === 'mandatory' && after === null) return { zh: '不再必办', en: 'no longer mandatory' }
  if (at.at(-1) === 'block' && reason !== null)
    return { zh: `选了就到此为止：${reason.zh}`, en: `chosen, it ends from now on: ${reason.en}` }
  if (at.at(-1) === 'block' && after === null) return { zh: '选了可以继续办', en: 'chosen, it goes on from now on' }
  if (at.at(-1) === 'deferrable') return laterWords(after)
  if (at.at(-1) === 'required')
    return after === true
      ? { zh: '改为必填', en: 'must be filled in from now on' }
      : { zh: '改为选填', en: 'optional from now on' }
  return before !== null && after !== null && Object.hasOwn(nouns, at.at(-1) ?? '') && at.at(-1) !== 'items'
    ? { zh: `${nounOf(at.at(-1) ?? '').zh}的先后改了`, en: `another order of each ${nounOf(at.at(-1) ?? '').en}` }
    : null
}

/** Of a list without ids, what came and what went. */
function ofList(at: readonly string[], before: unknown, after: unknown, versions: Versions): Text | null {
  const [was, now] = [before ?? [], after ?? []]
  if (!Array.isArray(was) || !Array.isArray(now)) return null
  const key = (one: unknown): string => JSON.stringify(one)
  const [old, young] = [new Set(was.map(key)), new Set(now.map(key))]
  const came = now.filter((one) => !old.has(key(one))).map((one) => spoken(at, one, versions.after))
  const went = was.filter((one) => !young.has(key(one))).map((one) => spoken(at, one, versions.before))
  const name = memberName(at)
  if (came.length + went.length === 0) return { zh: `${name.zh}的先后改了`, en: `${name.en}: in another order` }
  const list = (texts: readonly Text[]): Text => ({
    zh: texts.map(({ zh }) => zh).join('、'),
    en: texts.map(({ en }) => en).join(', '),
  })
  const told = [
    ...(came.length > 0 ? [{ zh: `新增${list(came).zh}`, en: `new ${list(came).en}` }] : []),
    ...(went.length > 0 ? [{ zh: `去掉${list(went).zh}`, en: `gone ${list(went).en}` }] : []),
  ]
  return {
    zh: `${name.zh}${told.map(({ zh }) => zh).join('，')}`,
    en: `${name.en}: ${told.map(({ en }) => en).join('; ')}`,
  }
}

/** A value as one says it. */
function spoken(at: readonly string[], value: unknown, affair: Affair): Text {
  const plain = (text: string): Text => ({ zh: text, en: text })
  if (value === null || value === undefined) return { zh: '没有', en: 'none' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value === 'number') {
    if (at.at(-1) !== 'days') return plain(String(value))
    return value === 0
      ? { zh: '当场办结', en: 'at once' }
      : { zh: `${value}个工作日`, en: `${value} working day${value === 1 ? '' : 's'}` }
  }
  const text = textOf(value)
  if (text !== null) return { zh: `“${text.zh}”`, en: `“${text.en}”` }
  if (typeof value === 'string')
    return memberWords('affair', at)?.values?.[value] ?? byId(value, at, affair) ?? plain(value)
  if (isCondition(at)) {
    const numberOf = (id: string): number => affair.items.findIndex((item) => item.id === id) + 1
    const said = conditionText(value as Condition, affair, numberOf)
    return said === null ? { zh: '由区县定', en: 'as the district sets' } : { zh: `“${said.zh}”`, en: `“${said.en}”` }
  }
  if (isRecord(value)) {
    const named = textOf(value['law']) ?? (typeof value['document'] === 'string' ? plain(value['document']) : null)
    if (named !== null) return named
    if (typeof value['days'] === 'number') return spoken([...at, 'days'], value['days'], affair)
  }
  return plain(JSON.stringify(value))
}

const isCondition = (at: readonly string[]): boolean => at.at(-1) === 'when' || at.at(-1) === 'sameAsWhen'

/** `after`, `forItems` and `producedBy` hold ids of items, which nobody says. */
function byId(id: string, at: readonly string[], { items, parties }: Affair): Text | null {
  const key = at.at(-1) ?? ''
  const known = ['after', 'forItems', 'producedBy'].includes(key)
    ? items
    : ['holder', 'party'].includes(key)
      ? parties
      : []
  const found = known.find((one) => one.id === id)
  return found === undefined ? null : { zh: `“${found.name.zh}”`, en: `“${found.name.en}”` }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): Text | null =>
  isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : null

function laterWords(after: unknown): Text {
  if (after === false) return { zh: '不再可容缺', en: 'may no longer follow later' }
  if (after === 'onSite')
    return { zh: '改为可容缺，到现场时带来', en: 'may follow later from now on: brought on the day' }
  return { zh: '改为可容缺，可以以后补', en: 'may follow later from now on' }
}

/** A member that is missing, unknown, or not what belongs there. */
import type { Text } from '../../model/affair.ts'
import type { Words } from './words.ts'

export const schemaWords = {
  missing: {
    zh: ['缺少“«key»”«called»', '加上“«key»: …”'],
    en: ['"«key»" is missing', 'add "«key»: …"'],
  },
  noCondition: {
    zh: ['不是一个条件', '写成下面的一种：«forms»'],
    en: ['is not a condition', 'one of «forms»'],
  },
  noDeferral: {
    zh: ['没有写明什么时候补交', '写 false（不可容缺）、onSite（到场带来）或 { days: 1 到 30 }（几个工作日内）'],
    en: ['does not say by when it follows', 'write false, onSite or { days: 1 … 30 }'],
  },
  notFitting: {
    zh: ['这里不能写 «received»', '写 «expected»'],
    en: ['«received» is not «expected»', 'write «expected»'],
  },
  tooFew: {
    zh: ['写得不够', '至少写 «least» 个'],
    en: ['is too short', 'give at least «least» of it'],
  },
  notAllowed: {
    zh: ['不能写 «received»', '«requirement»'],
    en: ['«received» is not allowed', '«requirement»'],
  },
  wideColonName: {
    zh: ['“«key»”：名称后面用了全角冒号“：”', '名称后面写半角冒号和一个空格“: ”；正文里的“：”不用改'],
    en: [
      '"«key»" has a full-width colon “：” after the name',
      'write a colon and a blank, ": ", after the name; inside a text “：” is right',
    ],
  },
  readAsName: {
    zh: ['“«key»”被当成了名称，不是文字', '{ } 里的文字有逗号时加引号：{ zh: "…", en: "…, …" }'],
    en: [
      '"«key»" was read as a name, not as text',
      'text with a comma between { } stands in quotes: { zh: "…", en: "…, …" }',
    ],
  },
  unknownMember: {
    zh: ['这里没有“«key»”这一项', '«remedy»'],
    en: ['"«key»" is not known here', '«remedy»'],
  },
} as const satisfies Record<string, Words>

export const memberRemedy = (known: readonly string[]): Text =>
  known.length > 0
    ? { zh: `删掉，或改成：${known.join('、')}`, en: `remove it or use one of: ${known.join(', ')}` }
    : { zh: '删掉', en: 'remove it' }

export const conditionForms: Text = {
  zh:
    '{answer: 提问, in: [选项, …]}、{item: 事项}、{parameter: 区县参数, atLeast: 数}、' +
    '{all: […]}（都满足）、{any: […]}（满足一个）、{not: …}（不满足）',
  en:
    '{answer: <question>, in: [<option>, …]}, {item: <item>}, {parameter: <parameter>, atLeast: <number>}, ' +
    '{all: […]}, {any: […]}, {not: …}',
}

/** What a value must be, by the message that the schema has for it. */
export const requirements: Readonly<Record<string, Text>> = {
  id: {
    zh: '以小写字母开头，后面是字母、数字、- 或 _',
    en: 'starts with a small letter, then letters, digits, - or _',
  },
  bound: { zh: '写 atLeast（至少）或 atMost（至多）', en: 'atLeast or atMost' },
  sameAs: {
    zh: 'answer:提问、field:填写项、sexOf:填写项，或 ageOf:填写项,填写项',
    en: 'answer:<question>, field:<field>, sexOf:<field> or ageOf:<field>,<field>',
  },
  itemsOrResolved: {
    zh: '写明成了哪些事项（items），或者为什么没有（resolved）',
    en: 'items, or resolved',
  },
  affairsOrResolved: {
    zh: '写明成了哪些服务（affairs），或者为什么没有（resolved）',
    en: 'affairs, or resolved',
  },
  version: { zh: '写日期，如 2026-11-22；同一天再改写 2026-11-22.2', en: 'a date, e.g. 2026-11-22' },
  code: { zh: '写六位行政区划代码（GB/T 2260）', en: 'six digits of GB/T 2260' },
  day: { zh: '写日期，如 2026-11-22', en: 'a day, YYYY-MM-DD' },
}

/** What a schema calls a kind of value. */
export const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  Array: '列表（每条以“- ”开头，或写在 [ ] 里）',
  Object: '一组“名称: 值”',
  null: '空值',
}

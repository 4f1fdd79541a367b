/**
 * A condition in words, as every face of a service says it: “第2问选‘公司’时”, “if question 2 is ‘Company’”. Questions go
 * by the number they have in the guide, where their text stands once.
 */
import type { Condition, Item, Option, Question, Text } from '../model/affair.ts'

/** What a condition may speak of; an affair is one. */
interface Spoken {
  readonly questions: readonly (Pick<Question, 'id'> & { readonly options: readonly Pick<Option, 'id' | 'label'>[] })[]
  readonly items: readonly Pick<Item, 'id' | 'name'>[]
}

/** The number that an item has in the guide. */
export type NumberOf = (item: string) => number | undefined

/** Null: it always holds, or nobody but the district has a say in it. */
export function conditionText(condition: Condition | undefined, affair: Spoken, numberOf: NumberOf): Text | null {
  const said = condition === undefined ? null : words(condition, true, { affair, numberOf })
  return said === null ? null : { zh: `${said.text.zh}时`, en: `if ${said.text.en}` }
}

interface Numbered {
  readonly affair: Spoken
  readonly numberOf: NumberOf
}

interface Said {
  readonly text: Text
  /** Several parts joined by 且 or 或, to be put in brackets inside another. */
  readonly joined?: 'and' | 'or'
}

/** `holds` false: the opposite of the condition. */
function words(condition: Condition, holds: boolean, guide: Numbered): Said | null {
  if ('answer' in condition)
    return answerWords(guide.affair, condition.answer, (id) => condition.in.includes(id) === holds)
  if ('item' in condition) return { text: itemWords(guide.affair, condition.item, holds) }
  if ('parameter' in condition) return null
  if ('not' in condition) return words(condition.not, !holds, guide)
  const [parts, joint] =
    'all' in condition ? [condition.all, holds ? 'and' : 'or'] : [condition.any, holds ? 'or' : 'and']
  const ids = parts.flatMap((part) => ('item' in part ? [part.item] : []))
  if (holds && joint === 'or' && ids.length > 1 && ids.length === parts.length) return { text: anyOf(ids, guide) }
  const said = parts.flatMap((part) => words(part, holds, guide) ?? [])
  const [only] = said
  if (only === undefined || said.length === 1) return only ?? null
  return { text: together(said, joint === 'and' ? 'and' : 'or'), joined: joint === 'and' ? 'and' : 'or' }
}

function together(said: readonly Said[], joint: 'and' | 'or'): Text {
  const inner = (language: 'zh' | 'en'): readonly string[] =>
    said.map(({ text, joined }) =>
      joined === undefined || joined === joint ? text[language] : language === 'zh' ? `（${text.zh}）` : `(${text.en})`,
    )
  return joint === 'and'
    ? { zh: inner('zh').join('、并且'), en: inner('en').join(' and ') }
    : { zh: inner('zh').join('，或者'), en: inner('en').join(' or ') }
}

/** Several names in a row would hide that one of them is enough. */
function anyOf(ids: readonly string[], { numberOf }: Numbered): Text {
  const numbers = ids.flatMap((id) => numberOf(id) ?? []).toSorted((a, b) => a - b)
  return { zh: `办理事项${numbers.join('、')}中任何一项`, en: `any of items ${numbers.join(', ')} is applied for` }
}

function itemWords(affair: Spoken, id: string, holds: boolean): Text {
  const name = affair.items.find((item) => item.id === id)?.name ?? { zh: id, en: id }
  return holds
    ? { zh: `办理“${name.zh}”`, en: `“${name.en}” is applied for` }
    : { zh: `不办理“${name.zh}”`, en: `“${name.en}” is not applied for` }
}

function answerWords(affair: Spoken, id: string, counts: (option: string) => boolean): Said | null {
  const number = affair.questions.findIndex((one) => one.id === id) + 1
  const options = affair.questions[number - 1]?.options.filter((option) => counts(option.id)) ?? []
  if (options.length === 0) return null
  return {
    text: {
      zh: `第${number}问选${options.map(({ label }) => `“${label.zh}”`).join('、')}`,
      en: `question ${number} is ${options.map(({ label }) => `“${label.en}”`).join(' or ')}`,
    },
  }
}

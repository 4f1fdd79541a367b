import type { Affair, Condition } from './affair.ts'
import type { Language } from './language.ts'

const joints = {
  zh: {
    and: '，且 ',
    or: '；或 ',
    not: '除外：',
    list: '、',
    item: (name: string) => `办理“${name}”时`,
    atLeast: '不少于',
    atMost: '不超过',
  },
  en: {
    and: ', and ',
    or: '; or ',
    not: 'except: ',
    list: ', ',
    item: (name: string) => `for “${name}”`,
    atLeast: ' at least ',
    atMost: ' at most ',
  },
} as const

/** A condition in words, for guide and diagram: “死亡情形？医疗机构内死亡、正常死亡（家中等）”. */
export function words(condition: Condition, affair: Affair, language: Language): string {
  const joint = joints[language]
  if ('answer' in condition) return answerWords(affair, condition.answer, (id) => condition.in.includes(id), language)
  if ('item' in condition)
    return joint.item(affair.items.find(({ id }) => id === condition.item)?.name[language] ?? condition.item)
  if ('parameter' in condition) return parameterWords(condition, affair, language)
  if ('all' in condition) return condition.all.map((part) => words(part, affair, language)).join(joint.and)
  if ('any' in condition) return condition.any.map((part) => words(part, affair, language)).join(joint.or)
  const inner = condition.not
  // “Not this answer” is written as one of the others, which reads better.
  return 'answer' in inner
    ? answerWords(affair, inner.answer, (id) => !inner.in.includes(id), language)
    : joint.not + words(inner, affair, language)
}

function answerWords(affair: Affair, id: string, chosen: (option: string) => boolean, language: Language): string {
  const question = affair.questions.find((one) => one.id === id)
  const labels = question?.options.filter((option) => chosen(option.id)).map((option) => option.label[language]) ?? []
  return `${question?.text[language] ?? id}${language === 'zh' ? '' : ' '}${labels.join(joints[language].list)}`
}

function parameterWords(
  { parameter, atLeast, atMost }: Extract<Condition, { readonly parameter: string }>,
  affair: Affair,
  language: Language,
): string {
  const name = affair.parameters.find(({ id }) => id === parameter)?.name[language] ?? parameter
  const joint = joints[language]
  return [
    ...(atLeast === undefined ? [] : [`${name}${joint.atLeast}${atLeast}`]),
    ...(atMost === undefined ? [] : [`${name}${joint.atMost}${atMost}`]),
  ].join(joint.and)
}

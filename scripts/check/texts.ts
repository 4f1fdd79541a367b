/**
 * Checks the terminal's own texts: complete in both languages, with the same blanks to fill, and without words
 * unsuitable for a public terminal (GOV.UK's list of words to avoid, and similar Chinese ones); a “name” in them is the
 * name of something on the screen. The texts of services are checked by the catalogue lint.
 */
import { keyboard as enKeyboard } from '../../kiosk-ui/src/texts/en/keyboard.ts'
import { failures as enFailures, words as en } from '../../kiosk-ui/src/texts/en.ts'
import { keyboard as zhKeyboard } from '../../kiosk-ui/src/texts/zh/keyboard.ts'
import { failures as zhFailures, words as zh } from '../../kiosk-ui/src/texts/zh.ts'
import { failureCodes } from '../../device-daemon/contract/codes.ts'
import { caseWords } from '../../flows/src/case/case-words.ts'
import { fieldProblems } from '../../flows/src/entries/entries.ts'

type Texts = Readonly<Record<string, string>>

/** Words that blame, frighten or mean nothing to the reader. */
const banned: Readonly<Record<'zh' | 'en', RegExp>> = {
  zh: /无效|非法|错误代码|违法|失败|异常|抱歉|对不起|亲[，,]|[您你]必须/,
  en: /\b(invalid|illegal|forbidden|oops|sorry|please|error code|you must|failed|failure)\b/i,
}

const han = /\p{Script=Han}/u
/** Texts that contain the other language on purpose: the switch to it. */
const bilingual = /otherLanguage|touchOther|keyboard\.language/

const blanks = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1] ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(',')

function compare(where: string, first: Texts, second: Texts): string[] {
  const findings: string[] = []
  for (const key of new Set([...Object.keys(first), ...Object.keys(second).filter((name) => !name.endsWith('_one'))])) {
    const [chinese, english] = [first[key], second[key]]
    if (!chinese) findings.push(`${where}.${key}: there is no Chinese text`)
    if (!english) findings.push(`${where}.${key}: there is no English text`)
    if (!chinese || !english) continue
    if (blanks(chinese) !== blanks(english))
      findings.push(`${where}.${key}: Chinese fills in {${blanks(chinese)}}, English {${blanks(english)}}`)
    if (bilingual.test(`${where}.${key}`)) continue
    if (han.test(english)) findings.push(`${where}.${key}: Chinese left in the English text: ${english}`)
    const word = banned.zh.exec(chinese) ?? banned.en.exec(english)
    if (word)
      findings.push(`${where}.${key}: “${word[0]}” says nothing of what to do now; say what happened and what to do`)
  }
  return findings
}

/** A button or a screen that is called by another name than its own is looked for in vain. A blank is filled later. */
export function unknownNames(where: string, texts: Texts, onScreen: Texts): readonly string[] {
  const names = new Set(Object.values(onScreen))
  const known = (name: string): boolean => names.has(name) || /^\{\{\w+\}\}$/.test(name)
  return Object.entries(texts).flatMap(([key, text]) =>
    [...text.matchAll(/“([^”]+)”/g)]
      .map(([, name = '']) => name)
      .filter((name) => !known(name))
      .map((name) => `${where}.${key}: nothing on the screen is called “${name}”`),
  )
}

const ofCases = (language: 'zh' | 'en'): Texts =>
  Object.fromEntries(Object.entries(caseWords).map(([key, text]) => [key, text[language]]))

/** Findings, one line each. */
export function checkTexts(): readonly string[] {
  const findings = [
    ...compare('words', zh, en),
    ...compare('keyboard', zhKeyboard, enKeyboard),
    ...compare('caseWords', ofCases('zh'), ofCases('en')),
    ...unknownNames('zh', { ...zh, ...ofCases('zh') }, zh),
    ...unknownNames('en', { ...en, ...ofCases('en') }, en),
  ]
  for (const code of Object.keys(failureCodes) as (keyof typeof failureCodes)[]) {
    const [first, second] = [zhFailures[code], enFailures[code]]
    findings.push(
      ...compare(`failures.${code}`, { ...first }, { ...second }),
      ...unknownNames(`failures.${code}`, { what: first.what, now: first.now }, zh),
      ...unknownNames(`failures.${code}`, { what: second.what, now: second.now }, en),
    )
  }
  for (const problem of fieldProblems)
    if (!(`problem.${problem}` in zh))
      findings.push(`words.problem.${problem}: a field can have this problem and there are no words for it`)
  return findings
}

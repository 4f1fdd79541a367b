/**
 * Checks the terminal's own texts: complete in both languages, with the same blanks to fill, and without words
 * unsuitable for a public terminal (GOV.UK's list of words to avoid, and similar Chinese ones). The texts of services
 * are checked by the catalogue lint.
 */
import { keyboard as enKeyboard } from '../../kiosk-ui/src/texts/en/keyboard.ts'
import { failures as enFailures, words as en } from '../../kiosk-ui/src/texts/en.ts'
import { keyboard as zhKeyboard } from '../../kiosk-ui/src/texts/zh/keyboard.ts'
import { failures as zhFailures, words as zh } from '../../kiosk-ui/src/texts/zh.ts'
import { failureCodes } from '../../device-daemon/contract/codes.ts'
import { fieldProblems } from '../../flows/src/entries.ts'

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

/** Findings, one line each. */
export function checkTexts(): readonly string[] {
  const findings = [...compare('words', zh, en), ...compare('keyboard', zhKeyboard, enKeyboard)]
  for (const code of Object.keys(failureCodes) as (keyof typeof failureCodes)[]) {
    const [first, second] = [zhFailures[code], enFailures[code]]
    findings.push(...compare(`failures.${code}`, { ...first }, { ...second }))
  }
  for (const problem of fieldProblems)
    if (!(`problem.${problem}` in zh))
      findings.push(`words.problem.${problem}: a field can have this problem and there are no words for it`)
  return findings
}

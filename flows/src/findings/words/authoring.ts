/** What an author should hear although the file would work. */
import type { Words } from './words.ts'

export const authoringWords = {
  versionInFuture: {
    zh: ['«version» 还没到：今天是 «today»', '写改动的日期；同一天再改加 .2'],
    en: [
      '«version» is in the future: today is «today»',
      'write the day of the change; a second one of the same day is .2',
    ],
  },
  noSource: {
    zh: [
      '没有写资料来源',
      '加上“- { document: 文件和文号, confidence: H }”；H 为正式文件或多个来源，M 为一个本地来源，自己推定的写 I',
    ],
    en: ['names no source', 'add "- { document: <paper and number>, confidence: H }"; what you infer yourself is I'],
  },
  questionUnused: {
    zh: [
      '提问“«id»”问了没有用：没有条件看它，也没有填写项取它的答案',
      '删掉，或让别的内容取决于它：when: { answer: «id», in: [«option»] }',
    ],
    en: [
      'question "«id»" changes nothing: no condition looks at it, no field takes its answer',
      'remove it, or let something depend on it: when: { answer: «id», in: [«option»] }',
    ],
  },
  everyOption: {
    zh: ['把提问“«id»”的选项全写上了，怎么回答都一样', '只写有关系的选项，或去掉这个条件'],
    en: [
      'names every option of question "«id»", so the answer changes nothing',
      'name only the options that matter, or remove the condition',
    ],
  },
  sameInOtherWords: {
    zh: ['«what»“«id»”和“«earlier»”说的是一回事', '只留一个，或在文字里写清楚有什么不同'],
    en: [
      '«what» "«id»" says the same as "«earlier»" in other words',
      'keep one of them, or make plain in the text how they differ',
    ],
  },
} as const satisfies Record<string, Words>

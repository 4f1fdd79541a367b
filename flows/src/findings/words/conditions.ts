/** Of `when` clauses. */
import type { Words } from './words.ts'

export const conditionWords = {
  noQuestion: {
    zh: ['没有提问“«id»”', '«near»'],
    en: ['there is no question "«id»"', '«near»'],
  },
  noOption: {
    zh: ['提问“«question»”没有选项“«option»”', '«near»'],
    en: ['question "«question»" has no option "«option»"', '«near»'],
  },
  questionTooLate: {
    zh: ['不能看提问“«id»”的答案', '一个提问只能看它前面的提问：把它往后移'],
    en: ['must not look at question "«id»"', 'a question can only look at questions before it: move it down'],
  },
  blockTooEarly: {
    zh: ['不能看提问“«id»”的答案', '“block”只能看前面的提问：把这个提问往后移'],
    en: ['must not look at question "«id»"', 'a block can only look at questions before it: move the question down'],
  },
  questionNeedsItem: {
    zh: ['不能看提问“«id»”的答案', '事项只由答案决定：用 {answer: …}，而且那个提问本身不取决于事项'],
    en: [
      'must not look at question "«id»"',
      'items are chosen by answers alone: use {answer: …} of a question that itself depends on no item',
    ],
  },
  itemsByAnswers: {
    zh: ['不能看事项“«id»”办不办', '事项只由答案决定：用 {answer: …}，而且那个提问本身不取决于事项'],
    en: [
      'must not look at item "«id»"',
      'items are chosen by answers alone: use {answer: …} of a question that itself depends on no item',
    ],
  },
} as const satisfies Record<string, Words>

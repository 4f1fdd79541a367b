import { expect, test } from 'vitest'
import { words as zh } from '../../kiosk-ui/src/texts/zh.ts'
import { caseWords } from '../../flows/src/case/case-words.ts'
import { checkTexts, unknownNames } from './texts.ts'

test('the texts as they stand have no finding', () => {
  expect(checkTexts()).toEqual([])
})

test('a button is renamed, and a sentence on paper still calls it by its old name: found', () => {
  const paper = { mend: caseWords['now.mend.here'].zh }
  expect(unknownNames('paper', paper, zh)).toEqual([])
  expect(unknownNames('paper', paper, { ...zh, 'case.mend': '现在补正' })).toEqual([
    'paper.mend: nothing on the screen is called “在这里补正”',
  ])
})

test('what is filled in with a name is not looked for', () => {
  expect(unknownNames('paper', { again: '重新申请“{{service}}”' }, zh)).toEqual([])
})

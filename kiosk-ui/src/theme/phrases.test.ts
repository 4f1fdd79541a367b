import fc from 'fast-check'
import { expect, test } from 'vitest'
import { affairs } from '#flows/journeys/testing/catalogue.ts'
import { failures, words } from '../texts/zh.ts'
import { phrases } from './phrases.ts'

const shown = (text: string) => phrases(text).join('·')

test.each([
  ['a word of two', '请出示手机登录后继续', '请出示·手机·登录后·继续'],
  ['a word of three that the dictionary lacks', '把身份证放在感应区', '把身份证·放在·感应区'],
  ['a word of single characters', '扫下面的二维码', '扫下面的·二维码'],
  ['a rare word at the beginning', '抚恤金一次领取', '抚恤金·一次·领取'],
  ['two words of which one is single characters', '退出重来', '退出·重来'],
  ['what ends a word, and what follows it', '打印机卡纸了', '打印机·卡纸了'],
  ['a measure word stays with its figure', '需要10个工作日', '需要10个工作日'],
  ['punctuation is left to the browser', '没带，也可以办。“退出重来”', '没带，也可以办。“退出·重来”'],
  ['what leans on the word before it', '您填写的内容', '您填写的·内容'],
  ['a rare character of a name', '请𬭚先生签名', '请𬭚·先生·签名'],
])('%s', (_situation, text, pieces) => expect(shown(text)).toBe(pieces))

test('joined, the pieces are the text, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('请', '身份', '证', '，', '的', '3', ' ', '𬭚')),
      (any, some) => {
        for (const text of [any, some.join('')]) expect(phrases(text).join('')).toBe(text)
      },
    ),
  )
})

/** Words that people read as one, wherever they stand; not the same characters of two words (身份 | 证明). */
const whole =
  /手机|登录|身份证(?![明件])|二维码|办件|补正|凭证|注销|打印机|申请人(?!为)|小票|工作日|公积金|社保卡|执照|材料|签名|死亡|登记|受理|窗口/gu

test('nothing that the terminal or a service says is torn inside a word of the field', () => {
  const said = JSON.stringify([words, failures, affairs]).match(/[^"\\]*\p{Script=Han}[^"\\]*/gu) ?? []
  expect(said.length).toBeGreaterThan(1_000)
  const torn = said.filter((text) => {
    const pieces = phrases(text).flatMap((piece) => piece.match(whole) ?? [])
    return pieces.length < (text.match(whole) ?? []).length
  })
  expect(torn).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatesFor, maxLetters } from './candidates.ts'
import { parseDictionary } from './dictionary.ts'
import { sources } from './testing/sources.ts'

const dictionary = parseDictionary(sources())
const texts = (typed: string): string[] => candidatesFor(dictionary, typed).map((one) => one.text)

describe('what is typed at a terminal comes first', () => {
  test.each([
    ['zhongguo', '中国'],
    ['hukou', '户口'],
    ['shenfenzheng', '身份证'],
    ['puyangshihualongqu', '濮阳市华龙区'],
    ['wodeshenfenzhengdiule', '我的身份证丢了'],
    ['qingfengxian', '清丰县'],
    ['shipinjingyingxukezheng', '食品经营许可证'],
  ])('%s → %s', (typed, expected) => expect(texts(typed)[0]).toBe(expected))
})

test('a place name that other words hide is within the first five', () => {
  expect(texts('guanxian').slice(0, 5)).toContain('冠县')
  expect(texts('xinxiang').slice(0, 5)).toContain('新乡')
})

test('first letters are enough for a usual word', () => expect(texts('sfz').slice(0, 3)).toContain('身份证'))

test('a half-typed syllable already shows what it may become', () =>
  expect(texts('zhonggu').slice(0, 5)).toContain('中国'))

test('a separator settles an ambiguous reading', () => {
  expect(texts("xi'an")[0]).toBe('西安')
  expect(texts('xian').slice(0, 8)).toContain('县')
  expect(texts("xi'an").slice(0, 8)).not.toContain('县')
})

test.each([
  ['jie', '㛃'],
  ['yan', '䶮'],
  ['chun', '𬭚'],
])('the rare character of a name is reachable: %s → %s', (typed, character) => {
  expect(candidatesFor(dictionary, typed).map((one) => one.text)).toContain(character)
})

test('choosing a word leaves the letters it did not use', () => {
  const word = candidatesFor(dictionary, "xi'anshi").find((one) => one.text === '西安')
  expect(word?.letters).toBe("xi'an".length)
})

test('nothing typed, letters that are no syllable, signs: no throw, no candidate with nothing in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (typed) => {
      for (const one of candidatesFor(dictionary, typed)) {
        expect(one.text.length).toBeGreaterThan(0)
        expect(one.letters).toBeGreaterThan(0)
        expect(one.letters).toBeLessThanOrEqual(typed.length)
      }
    }),
    { numRuns: 300 },
  )
  expect(candidatesFor(dictionary, '')).toEqual([])
  expect(candidatesFor(dictionary, 'a'.repeat(1000))[0]?.letters).toBeLessThanOrEqual(maxLetters)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { candidatesFor } from './candidates.ts'
import { parseDictionary } from './dictionary.ts'
import { parseStrokes, strokesFor } from './strokes.ts'
import { choices, parseWritten, sizes } from './testing/first-page.ts'
import { asset, sources } from './testing/sources.ts'
import { spelled } from './tree.ts'

const dictionary = parseDictionary(sources())
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')
/** 通用规范汉字表, 8,105 characters: `reading\tcharacters` a line. */
const listed = read('../../../../scripts/pinyin/listed.txt')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))

test('every character of 通用规范汉字表 can be typed under every reading it has', () => {
  expect(new Set(listed.flatMap(([, characters]) => Array.from(characters ?? ''))).size).toBe(8105)
  const lacking = listed.flatMap(([reading = '', characters = '']) =>
    spelled(reading).flatMap((letters) => {
      const texts = new Set(candidatesFor(dictionary, letters).map(({ text }) => text))
      return Array.from(characters)
        .filter((one) => !texts.has(one))
        .map((one) => `${one} ${letters}`)
    }),
  )
  expect(lacking).toEqual([])
})

test('every character of it can be written by its strokes; a rare one stands first before all are written', () => {
  const table = parseStrokes(asset('strokes'), dictionary)
  const sequences = new Map(table.lines.map((line) => line.split(' ').reverse() as [string, string]))
  const lacking = Array.from(new Set(listed.flatMap(([, characters]) => Array.from(characters ?? '')))).filter(
    (one) => {
      const sequence = sequences.get(one)
      return sequence === undefined || !strokesFor(table, sequence).some(({ text }) => text === one)
    },
  )
  expect(lacking).toEqual([])
  expect(strokesFor(table, '415341').slice(0, 3)).toContainEqual({ text: '堃', letters: 6 })
  expect(strokesFor(table, '9')).toEqual([])
})

test.each([
  ['name', 'moqi', '万俟'],
  ['name', 'tantaiming', '澹台明'],
  ['name', 'yuchigong', '尉迟恭'],
  ['name', 'ouyangjianguo', '欧阳建国'],
  ['name', 'yun', '贠'],
  ['name', 'lyuyulan', '吕玉兰'],
  ['name', 'wangxiuying', '王秀英'],
  ['given', 'zixuan', '梓轩'],
  ['text', 'nyu', '女'],
  ['text', 'lve', '略'],
  ['text', 'qianweixian', '犍为县'],
] as const)('%s: %s → %s among the first six', (about, typed, text) => {
  expect(candidatesFor(dictionary, typed, { about, limit: 6 }).map((one) => one.text)).toContain(text)
})

test('names and addresses are written without turning a page of candidates', () => {
  const all = parseWritten(read('testing/written.txt'))
  expect(all.length).toBeGreaterThanOrEqual(500)
  const missed = all.filter((one) => choices(dictionary, one, sizes.standard) === null)
  expect(
    missed.length,
    missed.map(({ words }) => words.map(({ text }) => text).join('')).join(' '),
  ).toBeLessThanOrEqual(all.length * 0.02)
})

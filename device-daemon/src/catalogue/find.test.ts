import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { formatProblems, parseElsewhere } from '#flows/catalogue.ts'
import { createFind } from '#flows/find/find.ts'
import { findables } from '#flows/find/findable.ts'
import { affairs } from '#flows/journeys/testing/catalogue.ts'
import { readReadings } from './readings.ts'

const folder = join(import.meta.dirname, '../../../flows/find')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const elsewhere = parseElsewhere(read('elsewhere.yaml'), 'elsewhere.yaml')
if (!elsewhere.ok) throw new Error(formatProblems(elsewhere.problems, 'en'))
const data = findables(affairs, elsewhere.value.elsewhere, readReadings())
const find = createFind(data)
/** What is meant → what people ask. */
const questions = parse(read('questions.yaml')) as Readonly<Record<string, readonly string[]>>
const asked = Object.entries(questions).flatMap(([meant, all]) => all.map((words) => ({ meant, words })))

test('of what people ask, at least 95 of 100 find what they mean among the first three', () => {
  const known = new Set(data.entries.map(({ id }) => id))
  expect(Object.keys(questions).filter((meant) => !known.has(meant))).toEqual([])
  const missed = asked.filter(({ meant, words }) => !find(words).slice(0, 3).includes(meant))
  expect(asked.length).toBeGreaterThanOrEqual(150)
  expect(
    missed.length,
    missed.map(({ meant, words }) => `${words} → ${find(words).slice(0, 3).join(' ')}, not ${meant}`).join('\n'),
  ).toBeLessThanOrEqual(asked.length * 0.05)
})

test('every service is found by its name, in both languages, and by the first letters of its pinyin', () => {
  const readings = data.readings
  for (const { id, name } of affairs) {
    const letters = Array.from(name.zh.replaceAll(/[^\p{Script=Han}]/gu, ''))
      .map((character) => readings[character]?.[0]?.[0] ?? '?')
      .join('')
    for (const words of [name.zh, name.en]) expect([words, find(words)[0]]).toEqual([words, id])
    expect([letters, find(letters).slice(0, 3)]).toEqual([letters, expect.arrayContaining([id])])
  }
})

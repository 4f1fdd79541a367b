import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { candidatesFor } from '../../kiosk-ui/src/input/pinyin/candidates.ts'
import { parseDictionary } from '../../kiosk-ui/src/input/pinyin/dictionary.ts'
import { choices, parseWritten, sizes } from '../../kiosk-ui/src/input/pinyin/testing/first-page.ts'
import { sources } from '../../kiosk-ui/src/input/pinyin/testing/sources.ts'
import { quantile, type Row } from './row.ts'

const written = join(import.meta.dirname, '../../kiosk-ui/src/input/pinyin/testing/written.txt')

/** Letters → candidates after every letter of 500 names and addresses; how many of these need no second page. */
export function measure(): readonly Row[] {
  const dictionary = parseDictionary(sources())
  const all = parseWritten(readFileSync(written, 'utf8'))
  const samples: number[] = []
  for (const { about, words } of all)
    for (const letters of words.map(({ syllables }) => syllables.join('')))
      for (let typed = 1; typed <= letters.length; typed += 1) {
        const started = performance.now()
        candidatesFor(dictionary, letters.slice(0, typed), { about })
        samples.push(performance.now() - started)
      }
  const p99 = quantile(samples, 0.99)
  const firstPage = (name: string, size: number, goal: number): Row => {
    const found = all.filter((one) => choices(dictionary, one, size) !== null)
    const value = (found.length / all.length) * 100
    return { name, value, unit: '%', goal: `≥ ${goal} %`, met: value >= goal }
  }
  return [
    { name: 'ime.p99', value: p99, unit: 'ms', goal: '≤ 8 ms', met: p99 <= 8 },
    firstPage('ime.firstPage', sizes.standard, 98),
    firstPage('ime.firstPage.largest', sizes.largest, 98),
  ]
}

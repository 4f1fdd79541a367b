/**
 * Makes `assets/pinyin/words.txt` from a rime dictionary: `node scripts/pinyin/words.ts pinyin_simp.dict.yaml`. One line per
 * reading, readings in order, words by descending weight: `hu kou\t户口 2658\t…`. The weights are those of the source.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [source] = process.argv.slice(2)
if (!source) {
  console.error(
    'usage: node scripts/pinyin/words.ts pinyin_simp.dict.yaml\n→ the file is in Debian’s package rime-data-pinyin-simp (Apache-2.0)',
  )
  process.exit(1)
}
const readings = new Map<string, { word: string; weight: number }[]>()
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const [word, reading, weight] = line.split('\t')
  if (!word || !reading || line.startsWith('#')) continue
  const words = readings.get(reading) ?? []
  words.push({ word, weight: Number(weight ?? 0) })
  readings.set(reading, words)
}
const lines = [...readings]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([reading, words]) => {
    words.sort((a, b) => b.weight - a.weight)
    return [reading, ...words.map(({ word, weight }) => `${word} ${weight}`)].join('\t')
  })
writeFileSync(join(import.meta.dirname, '../../assets/pinyin/words.txt'), `${lines.join('\n')}\n`)
console.log(`${lines.length} readings`)

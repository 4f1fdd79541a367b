/**
 * Makes `assets/pinyin/characters.txt`: what of 通用规范汉字表 the general list lacks, characters and readings; and
 * `scripts/pinyin/listed.txt`, the whole table, for the test that all of it can be typed.
 * `node scripts/pinyin/characters.ts FOLDER` → a copy of github.com/mozillazg/pinyin-data.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listed } from './readings.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: node scripts/pinyin/characters.ts FOLDER of mozillazg/pinyin-data')
const assets = join(import.meta.dirname, '../../assets/pinyin')
const known = new Set<string>()
for (const line of readFileSync(join(assets, 'words.txt'), 'utf8').split('\n')) {
  const [reading, ...words] = line.split('\t')
  for (const word of words) known.add(`${reading} ${word.split(' ')[0]}`)
}
const all = new Map<string, string[]>()
const lacking = new Map<string, string[]>()
for (const [character, readings] of listed(folder)) {
  for (const reading of readings) {
    all.set(reading, [...(all.get(reading) ?? []), character])
    if (!known.has(`${reading} ${character}`)) lacking.set(reading, [...(lacking.get(reading) ?? []), character])
  }
}
const lines = (map: ReadonlyMap<string, readonly string[]>, join: string): string =>
  [...map]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, characters]) => `${reading}\t${characters.join(join)}\n`)
    .join('')
writeFileSync(join(assets, 'characters.txt'), lines(lacking, ''))
writeFileSync(join(import.meta.dirname, 'listed.txt'), lines(all, ''))
console.log(`${[...lacking.values()].flat().length} of ${[...all.values()].flat().length} readings were lacking`)

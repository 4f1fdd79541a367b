/**
 * Makes `assets/pinyin/strokes.txt` from Conway Stroke Data: `node scripts/pinyin/strokes.ts FILE` → its
 * `codepoint-character-sequence.txt` (github.com/stroke-input/stroke-input-data, CC BY 4.0). One line per way of
 * writing: `12(34|43)\t字…`, 1 横 2 竖 3 撇 4 点 5 折.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node scripts/pinyin/strokes.ts codepoint-character-sequence.txt')
const characters = new Map<string, string>()
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [, character, pattern] = /^U\+[0-9A-F]+!?\t(.)[*^]?\t([1-5|()\\]+)$/u.exec(line) ?? []
  if (character !== undefined && pattern !== undefined)
    characters.set(pattern, (characters.get(pattern) ?? '') + character)
}
const lines = [...characters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([pattern, all]) => `${pattern}\t${all}\n`)
writeFileSync(join(import.meta.dirname, '../../assets/pinyin/strokes.txt'), lines.join(''))
console.log(`${lines.length} ways of writing ${[...characters.values()].join('').length} characters`)

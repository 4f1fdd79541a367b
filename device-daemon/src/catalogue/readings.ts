/** How single characters are read, from the dictionary of the screen's keyboard. Read when somebody searches first. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../assets/pinyin')

/** Character → its readings without tones. 1.1 MB are read for it, in about 10 ms. */
export function readReadings(): (character: string) => readonly string[] {
  const readings = new Map<string, string[]>()
  const add = (character: string, reading: string): void => {
    const known = readings.get(character)
    if (known === undefined) readings.set(character, [reading])
    else if (!known.includes(reading)) known.push(reading)
  }
  for (const [reading, ...words] of linesOf('words.txt'))
    if (!reading.includes(' ')) for (const word of words) add(word.slice(0, word.indexOf(' ')), reading)
  for (const [reading, all = ''] of linesOf('characters.txt')) for (const character of all) add(character, reading)
  return (character) => readings.get(character) ?? []
}

const linesOf = (file: string): (readonly [string, ...string[]])[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((line) => line.split('\t') as [string, ...string[]])

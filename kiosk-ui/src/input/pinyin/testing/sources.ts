import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sources } from '../dictionary.ts'

const assets = join(import.meta.dirname, '../../../../../assets/pinyin')

export const asset = (name: string): string => readFileSync(join(assets, `${name}.txt`), 'utf8')

/** The dictionary's files as they are. */
export const sources = (): Sources => ({
  words: asset('words'),
  characters: asset('characters'),
  places: asset('places'),
  terms: asset('terms'),
  surnames: asset('surnames'),
  given: asset('given'),
})

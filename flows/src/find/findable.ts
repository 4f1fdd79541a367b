/** By what each service, and each thing that is done elsewhere, can be found. */
import type { Affair, Text } from '../model/affair.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { Findable, FindData } from './find.ts'

export interface Findables extends FindData {
  /** By the id of its entry. */
  readonly elsewhere: Readonly<Record<string, Pick<Elsewhere, 'name' | 'goTo'>>>
}

const both = ({ zh, en }: Text, weight: 1 | 2 | 3) => [
  { text: zh, weight },
  { text: en, weight },
]
const called = (words: readonly string[]) => words.map((text) => ({ text, weight: 2 as const }))

const ofAffair = ({ id, name, words, items }: Affair): Findable => ({
  id,
  phrases: [...both(name, 3), ...called(words), ...items.flatMap((item) => both(item.name, 1))],
})
const ofElsewhere = ({ id, name, words }: Elsewhere): Findable => ({
  id: elsewhereId(id),
  phrases: [...both(name, 3), ...called(words)],
})
const elsewhereId = (id: string): string => `elsewhere ${id}`

/** `readingsOf`: of one character, without tones. */
export function findables(
  affairs: readonly Affair[],
  elsewhere: readonly Elsewhere[],
  readingsOf: (character: string) => readonly string[],
): Findables {
  const entries = [...affairs.map(ofAffair), ...elsewhere.map(ofElsewhere)]
  const characters = new Set(entries.flatMap(({ phrases }) => phrases.flatMap(({ text }) => Array.from(text))))
  const readings = [...characters].map((character) => [character, readingsOf(character)] as const)
  return {
    entries,
    readings: Object.fromEntries(readings.filter(([, all]) => all.length > 0)),
    elsewhere: Object.fromEntries(elsewhere.map(({ id, name, goTo }) => [elsewhereId(id), { name, goTo }])),
  }
}

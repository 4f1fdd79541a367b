/**
 * Whether something can be written without turning a page of candidates, as a person does it: the whole if it is in
 * sight, else the longest beginning that is, and then the rest; else character by character.
 */
import type { Candidate } from '../candidates.ts'
import { candidatesFor } from '../candidates.ts'
import type { Dictionary } from '../dictionary.ts'
import type { About } from '../names.ts'

/** A line of `written.txt`. */
export interface Written {
  readonly about: About
  /** Words as they are chosen, one after the other, and the letters typed for each. */
  readonly words: readonly { readonly text: string; readonly syllables: readonly string[] }[]
}

export const parseWritten = (file: string): readonly Written[] =>
  file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [about = '', text = '', letters = ''] = line.split('\t')
      const typed = letters.split(' ')
      return {
        about: about as About,
        words: text.split(' ').map((word, at) => ({ text: word, syllables: (typed[at] ?? '').split("'") })),
      }
    })

/** The candidate bar of 21.5″ portrait between its two keys, in millimetres: keyboard.css. */
const bar = 204
const gap = 3
/** Size of a candidate's characters (theme): 标准, and 特大. */
export const sizes = { standard: 7.6, largest: 10.8 } as const

/** Rows of candidates: keyboard.css. */
const rows = 2

function inSight(candidates: readonly Candidate[], size: number): readonly Candidate[] {
  let [row, used] = [1, -gap]
  return candidates.filter(({ text }) => {
    const width = Math.max(20, 8.7 + size * Array.from(text).length)
    used += gap + width
    if (used > bar) [row, used] = [row + 1, width]
    return row <= rows
  })
}

/** Writes one word; the number of choices it takes, or null where something is not in sight. */
function write(dictionary: Dictionary, text: string, letters: string, about: About, size: number): number | null {
  let [rest, typed, now, count] = [text, letters, about, 0]
  while (rest !== '') {
    const shown = inSight(candidatesFor(dictionary, typed, { about: now }), size)
    const best = shown
      .filter((one) => rest.startsWith(one.text) && (one.text === rest) === (one.letters === typed.length))
      .sort((a, b) => b.text.length - a.text.length)[0]
    if (best === undefined) return null
    rest = rest.slice(best.text.length)
    typed = typed.slice(best.letters)
    if (about === 'name') now = 'given'
    count += 1
  }
  return count
}

/** Character by character, as one goes on who did not see the word. */
function spell(dictionary: Dictionary, text: string, syllables: readonly string[], about: About, size: number) {
  const characters = Array.from(text)
  const counts = characters.map((one, at) =>
    write(dictionary, one, syllables[at] ?? '', about === 'name' && at > 0 ? 'given' : about, size),
  )
  return counts.includes(null) ? null : characters.length
}

/** How often one chooses until it stands there; null: something is not in sight. */
export function choices(dictionary: Dictionary, { about, words }: Written, size: number): number | null {
  let all = 0
  for (const { text, syllables } of words) {
    const count =
      write(dictionary, text, syllables.join(''), about, size) ?? spell(dictionary, text, syllables, about, size)
    if (count === null) return null
    all += count
  }
  return all
}

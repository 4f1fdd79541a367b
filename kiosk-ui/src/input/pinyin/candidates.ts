/**
 * Letters → candidates: first the likeliest sentence for all letters (shortest path through the lattice of words), then
 * words that begin at the first letter, longest first. A trailing incomplete syllable stands for every syllable that
 * begins with it.
 */
import type { Dictionary } from './dictionary.ts'
import { namesFor, type About } from './names.ts'
import type { Node, Word } from './tree.ts'

export interface Candidate {
  readonly text: string
  /** Number of typed characters it uses, from the start; the rest remains to be chosen. */
  readonly letters: number
}

interface Edge {
  readonly to: number
  readonly word: Word
  readonly cost: number
}

/** A full syllable has at most six letters (zhuang). */
const longest = 6
/** Completing a syllable costs as much as a rare word. */
const guess = 4
/** Where the letters are a syllable already, few mean a longer one: `gu` is seldom 过. */
const longer = 9
/** An abbreviation (sfz) guesses at every letter. */
const abbreviationCost = 6
/** More letters than any sentence a form asks for; bounds the work if something presses on the keyboard. */
export const maxLetters = 60
/** Inside a sentence only common words matter; at its beginning every word can be chosen by hand. */
const mostInside = 60

/** Words that begin at `from`: every way to read the letters there, with at most `most` words for each reading. */
function edgesFrom(dictionary: Dictionary, letters: string, from: number, most: number): Edge[] {
  const edges: Edge[] = []
  const walk = (at: Node, position: number): void => {
    for (let length = Math.min(longest, letters.length - position); length >= 1; length -= 1) {
      const child = at.children.get(letters.slice(position, position + length))
      if (!child) continue
      for (const word of child.words.slice(0, most)) edges.push({ to: position + length, word, cost: word.cost })
      walk(child, position + length)
    }
    const rest = letters.slice(position)
    if (rest.length === 0 || rest.length >= longest) return
    const more = at.children.has(rest) ? longer : guess
    for (const [syllable, child] of at.children) {
      if (syllable !== rest && syllable.startsWith(rest))
        for (const word of child.words.slice(0, 3)) edges.push({ to: letters.length, word, cost: word.cost + more })
    }
  }
  walk(dictionary.root, from)
  for (let length = 2; length <= Math.min(5, letters.length - from); length += 1) {
    for (const word of dictionary.initials.get(letters.slice(from, from + length)) ?? []) {
      edges.push({ to: from + length, word, cost: word.cost + abbreviationCost })
    }
  }
  return edges
}

/**
 * `'` separates syllables where the letters are ambiguous (xi'an). Where a name is asked for, names come first;
 * elsewhere two of them stand behind what the letters are likelier to mean.
 */
export function candidatesFor(
  dictionary: Dictionary,
  typed: string,
  { about = 'text', limit = 400 }: { readonly about?: About; readonly limit?: number } = {},
): readonly Candidate[] {
  const letters = typed
    .toLowerCase()
    .replace(/[^a-z']/g, '')
    .slice(0, maxLetters)
  const parts = letters.split("'").filter((part) => part.length > 0)
  const plain = parts.join('')
  if (plain.length === 0) return []
  const breaks = new Set<number>()
  parts.reduce((sum, part) => {
    breaks.add(sum + part.length)
    return sum + part.length
  }, 0)

  const first = edgesFrom(dictionary, plain, 0, Infinity)
  const best: { cost: number; text: string; words: number }[] = Array.from({ length: plain.length + 1 }, () => ({
    cost: Infinity,
    text: '',
    words: 0,
  }))
  best[0] = { cost: 0, text: '', words: 0 }
  for (let at = 0; at < plain.length; at += 1) {
    const here = best[at]
    if (!here || here.cost === Infinity) continue
    for (const { to, word, cost } of at === 0 ? first : edgesFrom(dictionary, plain, at, mostInside)) {
      if (parts.length > 1 && crosses(breaks, at, to, word.syllables)) continue
      const there = best[to]
      if (there && here.cost + cost < there.cost)
        best[to] = { cost: here.cost + cost, text: here.text + word.text, words: here.words + 1 }
    }
  }

  const found = new Map<string, Candidate & { cost: number }>()
  const whole = best[plain.length]
  const lettersTyped = (plainLetters: number): number => typedLength(typed, plainLetters)
  if (whole && whole.words > 0)
    found.set(whole.text, { text: whole.text, letters: lettersTyped(plain.length), cost: -Infinity })
  for (const { to, word, cost } of first) {
    if (parts.length > 1 && crosses(breaks, 0, to, word.syllables)) continue
    const known = found.get(word.text)
    if (!known || known.cost > cost)
      if (known?.cost !== -Infinity) found.set(word.text, { text: word.text, letters: lettersTyped(to), cost })
  }
  const words = [...found.values()].sort((a, b) =>
    a.cost === -Infinity ? -1 : b.cost === -Infinity ? 1 : b.letters - a.letters || a.cost - b.cost,
  )
  const syllable = parts.length === 1 && dictionary.root.children.has(plain)
  const names = namesFor(
    dictionary.names,
    plain,
    parts.length > 1 ? breaks : new Set([plain.length]),
    about,
    syllable,
  ).map(({ text, letters: used }) => ({ text, letters: lettersTyped(used) }))
  const all = inOrder(words, names, about, syllable ? 0 : typed.length)
  const texts = new Set<string>()
  return all
    .filter(({ text }) => !texts.has(text) && texts.add(text))
    .slice(0, limit)
    .map(({ text, letters: used }) => ({ text, letters: used }))
}

/**
 * Beside the likeliest whole names stands how one goes on who does not see the right one.
 *
 * @param length of all the letters; 0: they are one syllable, and no name is behind it
 */
function inOrder(
  words: readonly Candidate[],
  names: readonly Candidate[],
  about: About,
  length: number,
): readonly Candidate[] {
  if (about === 'text') return [...words.slice(0, 2), ...(length === 0 ? [] : names.slice(0, 2)), ...words]
  const whole = names.filter(({ letters }) => letters >= length)
  return [
    ...whole.slice(0, length === 0 ? Infinity : 6),
    ...names.filter((one) => !whole.includes(one)).slice(0, 4),
    ...names,
    ...words,
  ]
}

/**
 * A word is ruled out by a separator inside a syllable, that is, by more separators than it has gaps between syllables.
 */
function crosses(breaks: ReadonlySet<number>, from: number, to: number, syllables: number): boolean {
  let inside = 0
  for (const at of breaks) if (at > from && at < to) inside += 1
  return inside > syllables - 1
}

/** Number of characters as typed (separators included) that make up the first `plainLetters` letters. */
function typedLength(typed: string, plainLetters: number): number {
  let seen = 0
  for (let at = 0; at < typed.length; at += 1) {
    if (/[a-zA-Z]/.test(typed[at] ?? '')) seen += 1
    if (seen === plainLetters) return typed[at + 1] === "'" ? at + 2 : at + 1
  }
  return typed.length
}

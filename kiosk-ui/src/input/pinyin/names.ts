/**
 * Names of people: a surname, then one or two characters that names are made of, each ranked by use. A sentence's words
 * say nothing about names: 王梓萱 is no word, and 王 紫 宣 are the likelier characters.
 */
import { spelled, type Node } from './tree.ts'

/** What is being written: anything · a person's whole name · the rest of a name whose surname stands already. */
export type About = 'text' | 'name' | 'given'

interface Part {
  readonly text: string
  readonly cost: number
}

export interface Names {
  /** By their letters, `ouyang`. */
  readonly surnames: ReadonlyMap<string, readonly Part[]>
  /** Single characters, by their letters, the most usual first. */
  readonly given: ReadonlyMap<string, readonly Part[]>
  /** Given names of two characters, by letters with a space between. */
  readonly pairs: ReadonlyMap<string, readonly Part[]>
}

export interface Named extends Part {
  /** Letters it uses up, from the first. */
  readonly letters: number
}

// Rank → share of all names (Zipf–Mandelbrot); the offsets fit 王 7 % and 英 1.4 %.
const ofSurname = (rank: number): number => Math.log((rank + 5) / 0.4)
const ofCharacter = (rank: number): number => Math.log((rank + 15) * 4.7)
const ofPair = (rank: number): number => Math.log((rank + 30) * 12)
/** Most families call themselves by two given characters now, old people often by one. */
const ofOne = Math.log(4)
const most = 30
/** Characters of one reading that are tried in a pair. */
const tried = 12

/**
 * @param surnames `姓\treading` a line, the most usual first
 * @param given lines of whole given names with spaces between, then lines of single characters; by use
 * @param root the dictionary, which knows how a character is read
 */
export function parseNames(surnames: string, given: string, root: Node): Names {
  const bySurname = new Map<string, Part[]>()
  for (const [rank, line] of lines(surnames).entries()) {
    const [text, reading] = line.split('\t')
    if (text && reading)
      for (const letters of spellings(reading.split(' '))) put(bySurname, letters, { text, cost: ofSurname(rank) })
  }
  const wholes = lines(given).filter((line) => line.includes(' '))
  const readings = readingsOf(root)
  const byPair = new Map<string, Part[]>()
  for (const [rank, text] of wholes.flatMap((line) => line.split(' ')).entries()) {
    const [first = '', second = ''] = text
    for (const a of readings.get(first) ?? [])
      for (const b of readings.get(second) ?? []) put(byPair, `${a} ${b}`, { text, cost: ofPair(rank) })
  }
  const byCharacter = new Map<string, Part[]>()
  const characters = lines(given).filter((line) => !line.includes(' '))
  for (const [rank, text] of Array.from(characters.join('')).entries())
    for (const letters of readings.get(text) ?? []) put(byCharacter, letters, { text, cost: ofCharacter(rank) })
  return { surnames: bySurname, given: byCharacter, pairs: byPair }
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

function put(map: Map<string, Part[]>, key: string, part: Part): void {
  const parts = map.get(key)
  if (parts === undefined) map.set(key, [part])
  else parts.push(part)
}

/** Every way of writing the syllables as letters. */
const spellings = (syllables: readonly string[]): readonly string[] =>
  syllables.reduce<readonly string[]>(
    (all, syllable) => all.flatMap((letters) => spelled(syllable).map((one) => letters + one)),
    [''],
  )

/** Readings of single characters, with every spelling of them. */
function readingsOf(root: Node): ReadonlyMap<string, readonly string[]> {
  const readings = new Map<string, string[]>()
  for (const [syllable, { words }] of root.children)
    for (const { text } of words) {
      const known = readings.get(text)
      if (known === undefined) readings.set(text, [syllable])
      else known.push(syllable)
    }
  return readings
}

/**
 * Names that all the letters spell, the likeliest first; then surnames at their beginning.
 *
 * @param breaks where a syllable must end, counted in letters
 * @param syllable whether all the letters are one
 */
export function namesFor(
  names: Names,
  letters: string,
  breaks: ReadonlySet<number>,
  about: About,
  syllable: boolean,
): readonly Named[] {
  const found: Named[] = []
  const end = letters.length
  const add = (text: string, cost: number, used: number): void => void found.push({ text, cost, letters: used })
  const seam = (from: number, ...seams: readonly number[]): boolean =>
    [...breaks].every((at) => at <= from || seams.includes(at))
  const surnames: Named[] = []
  if (about !== 'given')
    for (let used = 1; used <= end; used += 1) {
      const whole = names.surnames.get(letters.slice(0, used)) ?? []
      if (whole.length > 0 && used < end) {
        const rest = givenFor(names, letters, used, seam)
        for (const surname of whole)
          for (const given of rest) add(surname.text + given.text, surname.cost + given.cost, end)
      }
      // A break inside a compound surname is one of its own.
      if ([...breaks].every((at) => at >= used || used > 6))
        for (const { text, cost } of whole) surnames.push({ text, cost, letters: used })
    }
  if (about !== 'text') {
    // In the field of a whole name somebody may write one part after the other.
    const behind = about === 'given' ? 0 : 4
    for (const { text, cost } of givenFor(names, letters, 0, seam)) add(text, cost + behind, end)
  }
  found.sort((a, b) => a.cost - b.cost)
  if (about === 'text') return found.slice(0, most)
  surnames.sort((a, b) => b.letters - a.letters || a.cost - b.cost)
  const alone = surnames.filter((surname) => surname.letters === end)
  const begun = surnames.filter((surname) => surname.letters < end)
  if (!syllable) return [...alone, ...found.slice(0, most), ...begun]
  // `lian` is sooner 连 or 莲 than 李安, `qiang` never 琪昂.
  const single = found.filter(({ text }) => Array.from(text).length === 1)
  const joined = found.filter((one) => !single.includes(one))
  const likely = about === 'name' ? joined.splice(0, 2) : []
  return [...alone.slice(0, 8), ...likely, ...single, ...alone.slice(8), ...joined.slice(0, 2), ...begun]
}

/** Given names that the letters spell from `from` to the end. */
function givenFor(
  names: Names,
  letters: string,
  from: number,
  seam: (from: number, ...seams: readonly number[]) => boolean,
): readonly Part[] {
  const end = letters.length
  const found = new Map<string, number>()
  const add = (text: string, cost: number): void => {
    if ((found.get(text) ?? Infinity) > cost) found.set(text, cost)
  }
  if (seam(from, end)) for (const { text, cost } of names.given.get(letters.slice(from)) ?? []) add(text, cost + ofOne)
  for (let middle = from + 1; middle < end; middle += 1) {
    if (!seam(from, middle, end)) continue
    const [first, second] = [letters.slice(from, middle), letters.slice(middle)]
    for (const { text, cost } of names.pairs.get(`${first} ${second}`) ?? []) add(text, cost)
    for (const a of names.given.get(first)?.slice(0, tried) ?? [])
      for (const b of names.given.get(second)?.slice(0, tried) ?? []) add(a.text + b.text, a.cost + b.cost)
  }
  return [...found]
    .map(([text, cost]) => ({ text, cost }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
}

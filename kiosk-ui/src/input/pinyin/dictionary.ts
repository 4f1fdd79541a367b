/**
 * Words by their reading, as a tree of syllables. Built once from `assets/pinyin/`: some 71,000 words, 44,000 readings.
 */
import { parseNames, type Names } from './names.ts'
import { spelled, type Node, type Word } from './tree.ts'

export interface Dictionary {
  readonly root: Node
  /** Every syllable that occurs. */
  readonly syllables: ReadonlySet<string>
  /** First letters (`sfz`) → the most common words of two or more syllables, by ascending cost. */
  readonly initials: ReadonlyMap<string, readonly Word[]>
  readonly names: Names
}

/** The files of `assets/pinyin/`, by their names without `.txt`; README.md there says what each is. */
export interface Sources {
  readonly words: string
  readonly characters: string
  readonly places: string
  readonly terms: string
  readonly surnames: string
  readonly given: string
}

/** More words for one abbreviation than anybody would page through. */
const perAbbreviation = 24
/** Added to every weight, so that words that never occurred in the source's corpus can be reached, too. */
const smoothing = 0.5

const node = (): Node => ({ children: new Map(), words: [] })

/** Lists may share words: the more usual sense counts. */
export function parseDictionary({ words, characters, places, terms, surnames, given }: Sources): Dictionary {
  const root = node()
  const syllables = new Set<string>()
  const initials = new Map<string, Word[]>()
  const entries: { reading: string; text: string; weight: number }[] = []
  const known = new Map<string, { text: string; cost: number; syllables: number }>()
  let total = 0
  const add = (reading: string, text: string, weight: number): void => {
    entries.push({ reading, text, weight: weight + smoothing })
    total += weight + smoothing
  }
  for (const line of terms.split('\n')) {
    const [text, reading, weight] = line.split('\t')
    if (text && reading && !line.startsWith('#')) add(reading, text, Number(weight))
  }
  for (const line of [...words.split('\n'), ...places.split('\n')]) {
    const [reading, ...rest] = line.split('\t')
    if (reading)
      for (const one of rest) add(reading, one.slice(0, one.indexOf(' ')), Number(one.slice(one.indexOf(' ') + 1)))
  }
  // A character that places are named by is asked for more often than texts have it: 莘, 郫, 崤.
  for (const line of places.split('\n')) {
    const [reading = '', ...rest] = line.split('\t')
    const parts = reading.split(' ')
    for (const one of rest)
      for (const [at, character] of Array.from(one.slice(0, one.indexOf(' '))).entries())
        if (parts[at] !== undefined) add(parts[at], character, Number(one.slice(one.indexOf(' ') + 1)) / 2)
  }
  for (const line of characters.split('\n')) {
    const [reading, all] = line.split('\t')
    if (reading && all) for (const character of all) add(reading, character, 0)
  }
  for (const line of surnames.split('\n')) {
    const [text, reading] = line.split('\t')
    if (text && reading) add(reading, text, 0)
  }
  for (const { reading, text, weight } of entries) {
    const parts = reading.split(' ')
    let at = root
    for (const part of parts) {
      syllables.add(part)
      let next = at.children.get(part)
      if (!next) {
        next = node()
        for (const spelling of spelled(part)) at.children.set(spelling, next)
      }
      at = next
    }
    const cost = Math.log(total / weight)
    const before = known.get(`${reading} ${text}`)
    if (before) {
      before.cost = Math.min(before.cost, cost)
      continue
    }
    const word = { text, cost, syllables: parts.length }
    known.set(`${reading} ${text}`, word)
    at.words.push(word)
    if (parts.length > 1) {
      const key = parts.map((part) => part[0]).join('')
      const found = initials.get(key)
      if (found) found.push(word)
      else initials.set(key, [word])
    }
  }
  const byCost = (a: Word, b: Word): number => a.cost - b.cost
  const sort = (at: Node): void => {
    at.words.sort(byCost)
    for (const child of at.children.values()) sort(child)
  }
  sort(root)
  for (const [key, found] of initials) initials.set(key, found.sort(byCost).slice(0, perAbbreviation))
  return { root, syllables, initials, names: parseNames(surnames, given, root) }
}

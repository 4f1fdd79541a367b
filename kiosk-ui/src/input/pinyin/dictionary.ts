/**
 * Words by their reading, as a tree of syllables. Built once from `assets/pinyin/`: some 65,000 words, 38,000 readings.
 */

export interface Word {
  readonly text: string
  /** −log of the word's share of the total weight: lower is more common. The costs of a sentence's words add up. */
  readonly cost: number
  /** Number of syllables of its reading. */
  readonly syllables: number
}

export interface Node {
  readonly children: Map<string, Node>
  /** By ascending cost. */
  readonly words: Word[]
}

export interface Dictionary {
  readonly root: Node
  /** Every syllable that occurs. */
  readonly syllables: ReadonlySet<string>
  /** First letters (`sfz`) → the most common words of two or more syllables, by ascending cost. */
  readonly initials: ReadonlyMap<string, readonly Word[]>
}

/** More words for one abbreviation than anybody would page through. */
const perAbbreviation = 24
/** Added to every weight, so that words that never occurred in the source's corpus can be reached, too. */
const smoothing = 0.5

const node = (): Node => ({ children: new Map(), words: [] })

/**
 * @param words lines of `reading\tword weight\tword weight…`
 * @param terms lines of `word\treading\tweight`, `#` comments; before the general list at the same weight
 */
export function parseDictionary(words: string, terms: string): Dictionary {
  const root = node()
  const syllables = new Set<string>()
  const initials = new Map<string, Word[]>()
  const entries: { reading: string; text: string; weight: number }[] = []
  let total = 0
  const add = (reading: string, text: string, weight: number): void => {
    entries.push({ reading, text, weight: weight + smoothing })
    total += weight + smoothing
  }
  for (const line of terms.split('\n')) {
    const [text, reading, weight] = line.split('\t')
    if (text && reading && !line.startsWith('#')) add(reading, text, Number(weight))
  }
  for (const line of words.split('\n')) {
    const [reading, ...rest] = line.split('\t')
    if (reading)
      for (const one of rest) add(reading, one.slice(0, one.indexOf(' ')), Number(one.slice(one.indexOf(' ') + 1)))
  }
  for (const { reading, text, weight } of entries) {
    const parts = reading.split(' ')
    let at = root
    for (const part of parts) {
      syllables.add(part)
      let next = at.children.get(part)
      if (!next) at.children.set(part, (next = node()))
      at = next
    }
    if (at.words.some((word) => word.text === text)) continue
    const word: Word = { text, cost: Math.log(total / weight), syllables: parts.length }
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
  return { root, syllables, initials }
}

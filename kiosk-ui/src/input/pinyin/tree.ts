/** A tree of syllables with the words that end at each. */

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

/** ü as passports (lyu), as the letters of a phone (lv, lve) and as the word list (lv, lue) write it. */
const spellings: ReadonlyMap<string, readonly string[]> = new Map([
  ['lv', ['lyu']],
  ['nv', ['nyu']],
  ['lue', ['lve', 'lyue']],
  ['nue', ['nve', 'nyue']],
])
export const spelled = (syllable: string): readonly string[] => [syllable, ...(spellings.get(syllable) ?? [])]

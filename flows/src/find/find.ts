/**
 * Finds a service by what people type or say: plain words (“我爸去世了”), part of a name, pinyin or its first letters
 * (`kfg`, `kaifanguan`), English. No grammar is understood; what people call a thing stands in the data (`words` of an
 * affair), and this weighs how much of the question an entry shares with no other.
 */

/** Something that can be found, with every phrase it is found by. */
export interface Findable {
  readonly id: string
  readonly phrases: readonly Phrase[]
}
export interface Phrase {
  /** Chinese or English. */
  readonly text: string
  /** 3 its name, 2 what people call it, 1 what it contains. */
  readonly weight: 1 | 2 | 3
}

export interface FindData {
  readonly entries: readonly Findable[]
  /** Character → its readings without tones, of every character in the phrases. */
  readonly readings: Readonly<Record<string, readonly string[]>>
}

/** Best first, at most `most`. */
export type Find = (asked: string) => readonly string[]

const most = 8
/** What scores below this part of the best is an accident. */
const worthShowing = 0.3
/** What scores below this is one common character and another: better to say that nothing was found. */
const enough = 2
/** Letters beyond this are a sentence, not the spelling of a name. */
const longestSpelling = 24
/** Said in any question, whatever it is about. */
const chatter =
  /请问|我想|我要|想要|要不要|要办|办理|怎么办|怎么|怎样|如何|需要|什么|哪些|哪里|哪天|在哪|手续|证件|可以|能不能|能否|一下|帮我|给我|咨询|申请|事情|的|了|吗|呢|吧|啊|咋/gu
const englishChatter = new Set(
  [
    'a an the and or of for to in at on with my me i we our us you do does did how what where when which is are be can',
    'need want would like please get have has it this that some just up there if from who don’t dont',
  ].flatMap((line) => line.split(' ')),
)

export function createFind({ entries, readings }: FindData): Find {
  const documents = entries.map(({ id, phrases }) => ({
    id,
    phrases: phrases.map(({ text, weight }) => ({ text: plain(text), words: englishIn(text), weight })),
    grams: gramsOf(phrases),
  }))
  const having = new Map<string, number>()
  for (const { grams } of documents) for (const gram of grams.keys()) having.set(gram, (having.get(gram) ?? 0) + 1)
  /** A single character is weak evidence, a word of English as good as a pair. */
  const worth = (gram: string): number =>
    Math.log(1 + documents.length / (having.get(gram) ?? Infinity)) * (/^\p{Script=Han}$/u.test(gram) ? 0.2 : 1)

  function byMeaning(asked: string): readonly number[] {
    const grams = new Set(gramsIn(asked.replaceAll(chatter, ' ')))
    const whole = plain(asked)
    return documents.map((document) => {
      const shared = [...grams].reduce((sum, gram) => sum + worth(gram) * (document.grams.get(gram) ?? 0), 0)
      const contained = document.phrases.map(({ text, weight }) =>
        text.length > 1 && whole.includes(text) ? text.length * weight : 0,
      )
      return shared + Math.max(0, ...contained)
    })
  }

  const bySpelling = (asked: string): readonly number[] =>
    documents.map(({ phrases }) =>
      Math.max(
        0,
        ...phrases.map(({ text, words, weight }) => {
          const at = startOfSpelling(Array.from(text), asked, readings)
          const spelled = at === null ? 0 : weight + (at === 0 ? 1 : 0)
          return Math.max(spelled, words.some((word) => word.startsWith(asked)) ? weight : 0)
        }),
      ),
    )

  return (asked) => {
    const question = plain(asked)
    const meant = byMeaning(asked)
    const spelled = /[a-z]/u.test(question) && question.length <= longestSpelling ? bySpelling(question) : []
    const scores = meant.map((score, at) => score + (spelled[at] ?? 0))
    const best = Math.max(...scores)
    if (best < enough && question.length > 1) return []
    return documents
      .map(({ id }, at) => ({ id, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > 0 && score >= best * worthShowing)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ id }) => id)
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
const englishIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9’']+/gu) ?? []

/** Pairs of characters and single ones; words of English without their endings. */
function gramsIn(text: string): readonly string[] {
  const english = englishIn(text)
    .filter((word) => !englishChatter.has(word))
    .map(stem)
  const runs = text.normalize('NFKC').match(/\p{Script=Han}+/gu) ?? []
  return [
    ...english,
    ...runs.flatMap((run) => {
      const characters = Array.from(run)
      return characters.flatMap((one, at) => [one, ...(at === 0 ? [] : [`${characters[at - 1]}${one}`])])
    }),
  ]
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(ies|ing|ed|es|s|y|e)$/u, '') : word)

/** Gram → the greatest weight of a phrase that has it. */
function gramsOf(phrases: readonly Phrase[]): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  for (const { text, weight } of phrases)
    for (const gram of gramsIn(text)) grams.set(gram, Math.max(grams.get(gram) ?? 0, weight))
  return grams
}

/**
 * Where in a phrase the letters spell it, each character by its whole reading, the first letter of it, or itself; of
 * the last one any beginning. null: nowhere.
 */
function startOfSpelling(phrase: readonly string[], asked: string, readings: FindData['readings']): number | null {
  const spells = (at: number, rest: string): boolean => {
    if (rest === '') return true
    const character = phrase[at]
    if (character === undefined) return false
    if (rest.startsWith(character)) return spells(at + 1, rest.slice(character.length))
    return (readings[character] ?? []).some(
      (reading) =>
        reading.startsWith(rest) ||
        (rest.startsWith(reading) && spells(at + 1, rest.slice(reading.length))) ||
        (rest[0] === reading[0] && spells(at + 1, rest.slice(1))),
    )
  }
  const start = phrase.findIndex((_, at) => spells(at, asked))
  return start < 0 ? null : start
}

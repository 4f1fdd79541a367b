/**
 * Characters for letters and strokes, off the main thread: reading the dictionary takes some 0.4 s, during which the
 * screen must stay alive. Message in `Request`, message out `Reply`. Nothing typed is kept.
 */
import characters from '../../../../assets/pinyin/characters.txt?url'
import given from '../../../../assets/pinyin/given.txt?url'
import places from '../../../../assets/pinyin/places.txt?url'
import strokes from '../../../../assets/pinyin/strokes.txt?url'
import surnames from '../../../../assets/pinyin/surnames.txt?url'
import terms from '../../../../assets/pinyin/terms.txt?url'
import words from '../../../../assets/pinyin/words.txt?url'
import { candidatesFor, type Candidate } from './candidates.ts'
import { parseDictionary, type Dictionary, type Sources } from './dictionary.ts'
import type { About } from './names.ts'
import { parseStrokes, strokesFor, type StrokeTable } from './strokes.ts'

export interface Request {
  readonly id: number
  /** Letters of pinyin, or digits 1–5 for strokes. */
  readonly typed: string
  readonly about: About
}
export interface Reply {
  readonly id: number
  readonly candidates: readonly Candidate[]
}

async function readDictionary(): Promise<Dictionary> {
  const files = Object.entries({ words, characters, places, terms, surnames, given } satisfies Sources)
  const texts = await Promise.all(files.map(async ([name, url]) => [name, await (await fetch(url)).text()] as const))
  return parseDictionary(Object.fromEntries(texts) as unknown as Sources)
}

const dictionary = readDictionary()
let table: Promise<StrokeTable> | null = null
/** Read when strokes are written for the first time. */
const strokeTable = (): Promise<StrokeTable> =>
  (table ??= Promise.all([fetch(strokes).then((answer) => answer.text()), dictionary]).then(([text, known]) =>
    parseStrokes(text, known),
  ))

async function answer({ typed, about }: Request): Promise<readonly Candidate[]> {
  return /^[1-5]+$/.test(typed)
    ? strokesFor(await strokeTable(), typed)
    : candidatesFor(await dictionary, typed, { about })
}

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const { id } = event.data
  void answer(event.data).then((candidates) => self.postMessage({ id, candidates } satisfies Reply))
})

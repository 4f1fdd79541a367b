/**
 * Pinyin off the main thread: reading the dictionary takes some 0.4 s, during which the screen must stay responsive.
 * Message in `{id, typed}`, message out `{id, candidates}`. Nothing typed is stored.
 */
import terms from '../../../../assets/pinyin/terms.txt?url'
import words from '../../../../assets/pinyin/words.txt?url'
import { candidatesFor, type Candidate } from './candidates.ts'
import { parseDictionary } from './dictionary.ts'

export interface Request {
  readonly id: number
  readonly typed: string
}
export interface Reply {
  readonly id: number
  readonly candidates: readonly Candidate[]
}

const text = async (url: string): Promise<string> => (await fetch(url)).text()
const dictionary = Promise.all([text(words), text(terms)]).then(([general, own]) => parseDictionary(general, own))

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void dictionary.then((known) => {
    const reply: Reply = { id: event.data.id, candidates: candidatesFor(known, event.data.typed) }
    self.postMessage(reply)
  })
})

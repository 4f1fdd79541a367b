import type { Candidate } from './candidates.ts'
import type { About } from './names.ts'
import type { Reply, Request } from './worker.ts'

/** Asks the worker for candidates; only the answer to the latest request is delivered. */
export class Pinyin {
  #worker: Worker | null = null
  #latest = 0
  readonly #deliver: (candidates: readonly Candidate[]) => void

  constructor(deliver: (candidates: readonly Candidate[]) => void) {
    this.#deliver = deliver
  }

  /** The worker starts with the first keyboard and keeps running, so that the dictionary is read only once. */
  warm(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<Reply>) => {
      if (event.data.id === this.#latest) this.#deliver(event.data.candidates)
    })
    this.#worker = worker
    return worker
  }

  /** Letters of pinyin, or digits for strokes. */
  ask(typed: string, about: About): void {
    this.#latest += 1
    const request: Request = { id: this.#latest, typed, about }
    if (typed === '') this.#deliver([])
    else this.warm().postMessage(request)
  }
}

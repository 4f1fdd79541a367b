import type { Candidate } from './candidates.ts'
import type { About } from './names.ts'
import type { Reply, Request } from './worker.ts'

/** One for the page, however many fields are filled in: it reads the dictionary once, some 0.4 s. */
let worker: Worker | null = null
/** Only the answer to the latest request is delivered. */
let latest = 0
let deliver: (candidates: readonly Candidate[]) => void = () => {}

/** Starts the worker, so that it has read the dictionary when the first letter is typed. */
export function readyCandidates(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', (event: MessageEvent<Reply>) => {
    if (event.data.id === latest) deliver(event.data.candidates)
  })
  return worker
}

/** `typed`: letters of pinyin, or digits for strokes; none: no candidates. */
export function askForCandidates(typed: string, about: About, answer: typeof deliver): void {
  latest += 1
  deliver = answer
  if (typed === '') deliver([])
  else readyCandidates().postMessage({ id: latest, typed, about } satisfies Request)
}

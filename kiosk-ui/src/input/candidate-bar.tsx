import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../components/icon.tsx'
import type { Candidate } from './pinyin/candidates.ts'
import type { KeyboardWords } from './keys.tsx'

export interface CandidateBarProps {
  readonly typed: string
  readonly candidates: readonly Candidate[]
  /** What to do, as long as nothing is typed. */
  readonly prompt: string
  readonly words: KeyboardWords
  readonly onChoose: (candidate: Candidate) => void
}

/** More than fit into the rows of any panel. */
const most = 20

/** The letters typed so far and, below them, the candidates; pages by buttons, without dragging. */
export function CandidateBar({ typed, candidates, prompt, words, onChoose }: CandidateBarProps) {
  const [start, setStart] = useState(0)
  const [fitting, setFitting] = useState(6)
  const list = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState(typed)
  if (asked !== typed) {
    setAsked(typed)
    setStart(0)
  }
  // How many fit depends on the width of the words: count those that end inside the bar.
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const edge = box.getBoundingClientRect().bottom
    const shown = [...box.children].filter((child) => child.getBoundingClientRect().bottom <= edge + 1).length
    setFitting(Math.max(1, shown))
  }, [candidates, start])
  const page = candidates.slice(start, start + most)
  return (
    <div class="candidates">
      <div class="candidates-typed" aria-live="polite">
        {typed === '' ? prompt : candidates.length === 0 ? `${typed} · ${words.noCandidates}` : typed}
      </div>
      <div class="candidates-row">
        <button
          type="button"
          class="key key-act"
          aria-label={words.morePrevious}
          disabled={start === 0}
          onClick={() => setStart(Math.max(0, start - fitting))}
        >
          <Icon name="back" />
        </button>
        <div class="candidates-list" ref={list}>
          {page.map((one, at) => (
            <button
              type="button"
              class="candidate"
              key={`${start + at}:${one.text}`}
              aria-hidden={at >= fitting}
              tabIndex={at >= fitting ? -1 : 0}
              onClick={() => onChoose(one)}
            >
              {one.text}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="key key-act"
          aria-label={words.moreNext}
          disabled={start + fitting >= candidates.length}
          onClick={() => setStart(start + fitting)}
        >
          <Icon name="forward" />
        </button>
      </div>
    </div>
  )
}

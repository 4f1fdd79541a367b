import { useEffect, useRef, useState } from 'preact/hooks'
import type { Candidate } from './pinyin/candidates.ts'
import { askForCandidates } from './pinyin/client.ts'
import type { About } from './pinyin/names.ts'
import { whenSettling, type Entry } from './port.ts'

export interface Composition {
  /** As it stands in the candidate bar: letters, or strokes. */
  readonly shown: string
  readonly empty: boolean
  readonly candidates: readonly Candidate[]
  /** One letter, or one stroke, more. */
  readonly add: (one: string) => void
  /** Takes the last one back. */
  readonly takeBack: () => void
  readonly drop: () => void
  readonly choose: (candidate: Candidate) => void
  /** Puts what has not become a word into the field as it stands: nothing that was typed is lost unseen. */
  readonly settle: () => void
}

const glyphs: Readonly<Record<string, string>> = { 1: '一', 2: '丨', 3: '丿', 4: '丶', 5: '乛' }
/** Strokes are kept as digits, 1 横 … 5 折, and shown as what they look like. */
const asShown = (typed: string): string => typed.replaceAll(/[1-5]/g, (digit) => glyphs[digit] ?? digit)

/** In the field of a name what stands before the caret is the surname. */
function aboutOf({ kind, element }: Entry): About {
  if (kind !== 'name') return 'text'
  return element.value.slice(0, element.selectionStart ?? 0).trim() === '' ? 'name' : 'given'
}

/** What is typed and not yet chosen, for the field that has the focus. */
export function useComposition(entry: Entry): Composition {
  // Two keys may be struck before the next picture, so the truth is not in a state.
  const typed = useRef('')
  const [shown, setShown] = useState('')
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])

  const compose = (next: string): void => {
    typed.current = next
    setShown(asShown(next))
    askForCandidates(next, aboutOf(entry), setCandidates)
  }
  const settle = (): void => {
    if (typed.current === '') return
    const rest = asShown(typed.current)
    compose('')
    entry.insert(rest)
  }
  // Also when the field is left, by whatever way: its letters go into it and not into the next one.
  useEffect(() => {
    whenSettling(settle)
    return () => {
      whenSettling(null)
      compose('')
    }
  }, [entry])

  return {
    shown,
    empty: shown === '',
    candidates,
    add: (one) => compose(typed.current + one),
    takeBack: () => compose(typed.current.slice(0, -1)),
    drop: () => compose(''),
    choose: (candidate) => {
      entry.insert(candidate.text)
      compose(typed.current.slice(candidate.letters))
    },
    settle,
  }
}

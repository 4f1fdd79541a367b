import { useEffect, useRef } from 'preact/hooks'
import { t } from '../texts/index.ts'
import { Icon } from './icon.tsx'
import './error-summary.css'

export interface Problem {
  /** Id of the control it is about. */
  readonly control: string
  readonly words: string
}

/**
 * Everything on this page that still has to be corrected, each linked to its field, in the same words as beside the
 * field. Takes the focus when it appears.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  const count = problems.length
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count])
  if (count === 0) return null
  return (
    <div class="error-summary notice notice-wrong" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <p class="notice-title">{t('problems.title')}</p>
        <ul>
          {problems.map((problem) => (
            <li key={problem.control}>
              <button
                type="button"
                class="error-link"
                onClick={() => document.getElementById(problem.control)?.focus()}
              >
                {problem.words}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

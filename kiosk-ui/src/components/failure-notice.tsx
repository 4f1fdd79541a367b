import type { Failure } from '#flows/journeys/services.ts'
import { failureText } from '../texts/index.ts'
import { Notice } from './notice.tsx'

/** What happened and what to do now, in the words of the failure's code. */
export function FailureNotice({ failure }: { readonly failure: Failure | null }) {
  if (failure === null) return null
  const words = failureText(failure)
  return (
    <Notice kind="wrong" title={words.what}>
      <p>{words.now}</p>
    </Notice>
  )
}

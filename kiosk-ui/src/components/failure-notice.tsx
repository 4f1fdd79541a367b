import { failureCodes, type FailureCode } from '#contract/codes.ts'
import type { JourneyEvent } from '#flows/journeys/events.ts'
import type { Failure } from '#flows/journeys/services.ts'
import { failureText, t } from '../texts/index.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const known = (code: string): code is FailureCode => Object.hasOwn(failureCodes, code)
const kindOf = ({ code }: Failure) => failureCodes[known(code) ? code : 'internalError']

/** Trying again can help. */
export const retryable = (failure: Failure | null): boolean => failure !== null && kindOf(failure).retryable

/** What happened and what to do now, by the failure's code; includes calling a member of staff where one is needed. */
export function FailureNotice({
  failure,
  ask,
}: {
  readonly failure: Failure | null
  readonly ask?: (event: JourneyEvent) => void
}) {
  if (failure === null) return null
  const words = failureText(failure)
  return (
    <Notice kind="wrong" title={words.what}>
      <p>{words.now}</p>
      {ask !== undefined && kindOf(failure).needsAttendant && (
        <Button kind="secondary" icon="person" onPress={() => ask({ type: 'ATTENDANT' })}>
          {t('act.attendant')}
        </Button>
      )}
    </Notice>
  )
}

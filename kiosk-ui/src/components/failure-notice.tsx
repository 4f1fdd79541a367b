import type { ComponentChildren } from 'preact'
import { failureCodes, type FailureCode } from '#contract/codes.ts'
import type { JourneyEvent } from '#flows/journeys/events.ts'
import type { Failure } from '#flows/journeys/port.ts'
import { failureText } from '../texts/failures.ts'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const known = (code: string): code is FailureCode => Object.hasOwn(failureCodes, code)
const kindOf = ({ code }: Failure) => failureCodes[known(code) ? code : 'internalError']

/** Trying again can help. */
export const retryable = (failure: Failure | null): boolean => failure !== null && kindOf(failure).retryable

/** What a printer had put out when it stopped; its failures say so as `1/2`. */
function cameOut({ device, detail }: Failure): { readonly sides: string; readonly of: string } | null {
  const [, sides, of] = (device === 'documentPrinter' && /^(\d+)\/(\d+)$/.exec(detail ?? '')) || []
  return sides === undefined || of === undefined ? null : { sides, of }
}

/** What happened and what to do now, by the failure's code; includes calling a member of staff where one is needed. */
export function FailureNotice({
  failure,
  ask,
  children,
}: {
  readonly failure: Failure | null
  /** What the screen has to add. */
  readonly children?: ComponentChildren
  readonly ask?: (event: JourneyEvent) => void
}) {
  if (failure === null) return null
  const words = failureText(failure)
  const out = cameOut(failure)
  return (
    <Notice kind="wrong" title={words.what}>
      {out !== null && <p>{t('printing.cameOut', out)}</p>}
      <p>{words.now}</p>
      {children}
      {ask !== undefined && kindOf(failure).needsAttendant && (
        <Button kind="secondary" icon="person" onPress={() => ask({ type: 'ATTENDANT' })}>
          {t('act.attendant')}
        </Button>
      )}
    </Notice>
  )
}

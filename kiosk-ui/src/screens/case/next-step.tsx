import { caseWords } from '#flows/case/case-words.ts'
import { mayMend, type CaseProgress } from '#flows/case/case.ts'
import type { District } from '#flows/model/district.ts'
import { asks, mayExplain, whatNow, whomToAsk } from '#flows/case/what-now.ts'
import { Button } from '../../components/button.tsx'
import { WhatNow } from '../../components/what-now.tsx'
import { local, t } from '../../texts/index.ts'

interface NextStepProps {
  readonly opened: CaseProgress
  readonly hall: District['hall']
  readonly mend: () => void
  readonly explain: () => void
}

/** What the owner of the case does now, here or with paper in hand. */
export function NextStep({ opened, hall, mend, explain }: NextStepProps) {
  return (
    <WhatNow
      title={local(caseWords['heading.now'])}
      words={whatNow(opened, 'here')}
      ask={asks(opened) ? whomToAsk(hall) : null}
      done={opened.standing === 'done' && !asks(opened)}
    >
      {(mayMend(opened) || mayExplain(opened)) && (
        <div class="case-acts">
          {mayMend(opened) && (
            <Button kind="secondary" icon="pen" onPress={mend}>
              {t('case.mend')}
            </Button>
          )}
          {mayExplain(opened) && (
            <Button kind="secondary" icon="print" onPress={explain}>
              {t('explanation.print')}
            </Button>
          )}
        </div>
      )}
    </WhatNow>
  )
}

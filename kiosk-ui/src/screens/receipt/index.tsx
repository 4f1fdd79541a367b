import { Button } from '../../components/button.tsx'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { GroupedNumber } from '../../components/grouped-number.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'
import './style.css'

/**
 * 受理凭证 on the roll, on A4, or on both. The number is on the screen as well, so a printer without paper stops nobody.
 */
export function Receipt({ apply, say }: JourneyProps) {
  const { printing, failure } = apply
  const printed = apply.printed.filter((job) => job.startsWith('receipt:'))
  const submission = apply.draft.submission
  const number = submission?.outcome === 'accepted' ? submission.caseNumber : submission?.applicationId
  return (
    <Page
      heading={t('receipt.title')}
      lead={t('receipt.lead')}
      notice={<FailureNotice failure={failure} />}
      primary={{
        words: printed.length > 0 ? t('receipt.taken') : t('receipt.without'),
        disabled: printing !== null,
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      <div class="receipt-choice">
        {(['roll', 'a4'] as const).map((on) => (
          <div key={on}>
            <Button
              kind={printed.length === 0 && on === 'roll' ? 'primary' : 'secondary'}
              icon="print"
              disabled={printing !== null}
              onPress={() => say({ type: 'PRINT', job: { document: 'receipt', on } })}
            >
              {printed.includes(`receipt:${on}`) ? t(`receipt.${on}Again`) : t(`receipt.${on}`)}
            </Button>
            <p>{t(`receipt.${on}About`)}</p>
          </div>
        ))}
      </div>
      {printing !== null &&
        (printing.pages > 0 ? (
          <Progress words={t('printing.now')} at={printing.page} of={printing.pages} />
        ) : (
          <Progress words={t('printing.now')} />
        ))}
      {printing === null && printed.length > 0 && failure === null && (
        <Notice kind="well" title={t('receipt.out')}>
          <p>{t('receipt.outNow')}</p>
        </Notice>
      )}
      <div class="receipt-drawing">
        <Drawing name="takePaper" />
      </div>
      {number !== undefined && (
        <p class="receipt-number">
          {t('receipt.number')}{' '}
          <b>
            <GroupedNumber number={number} />
          </b>
        </p>
      )}
    </Page>
  )
}

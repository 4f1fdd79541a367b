import { Button } from '../../components/button.tsx'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { GroupedNumber } from '../../components/grouped-number.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/**
 * 凭证 or 补正告知 on the roll, on A4, or on both. The screen shows the number as well, so a printer without paper stops
 * nobody.
 */
export default view('receipt', 'step.results', function Receipt({ show, failure, printing, say, ask }) {
  const { document, printed, number } = show
  return (
    <Page
      heading={t(`${document}.title`)}
      lead={t('receipt.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      primary={{
        words: printed.length > 0 ? t('receipt.taken') : t('receipt.without'),
        disabled: printing !== null,
        quiet: printed.length === 0,
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
              onPress={() => say({ type: 'PRINT', on })}
            >
              {printed.includes(on) ? t(`receipt.${on}Again`) : t(`${document}.${on}`)}
            </Button>
            <p>{t(`${document}.${on}About`)}</p>
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
        <Notice kind="well" title={t(`${document}.out`)}>
          <p>{t('receipt.outNow')}</p>
        </Notice>
      )}
      {printed.length > 0 && (
        <div class="receipt-drawing">
          <Drawing name="takePaper" />
        </div>
      )}
      {number !== '' && (
        <p class="receipt-number">
          {t('receipt.number')}{' '}
          <b>
            <GroupedNumber number={number} />
          </b>
        </p>
      )}
    </Page>
  )
})

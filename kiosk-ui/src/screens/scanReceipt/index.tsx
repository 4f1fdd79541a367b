import { useState } from 'preact/hooks'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Field } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import '../identify/style.css'

/** The receipt under the scanner, or its number typed if the scanner is out of order or the paper crumpled. */
export default view('scanReceipt', 'step.identify', function ScanReceipt({ show, failure, say, ask }) {
  const [number, setNumber] = useState(show.entered)
  const typed = number.trim()
  const again = { words: t('scan.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) } as const
  return (
    <Page
      heading={t('scan.title')}
      lead={t('scan.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={retryable(failure) ? again : undefined}
      primary={{
        words: t('scan.enter'),
        disabled: typed === '',
        onPress: () => say({ type: 'ENTER', text: typed }),
      }}
    >
      <div class="identify">
        <Drawing name="showReceipt" />
        {failure === null && <Progress words={t('scan.waiting')} />}
      </div>
      <Field
        id="receipt-number"
        label={t('scan.number')}
        help={t('scan.numberHelp')}
        keyboard="latin"
        value={number}
        maxLength={50}
        onInput={setNumber}
      />
    </Page>
  )
})

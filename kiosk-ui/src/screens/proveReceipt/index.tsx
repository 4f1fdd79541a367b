import { useState } from 'preact/hooks'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Field } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { failureText } from '../../texts/failures.ts'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** The last six characters of an ID number: five digits and a digit or X. */
const tail = /^\d{5}[\dX]$/

/** Anybody may have found a receipt; its owner knows the end of their ID number. */
export default view('proveReceipt', 'step.identify', function ProveReceipt({ failure, say, ask }) {
  const [idTail, setIdTail] = useState('')
  const [tried, setTried] = useState(false)
  const short = tried && !tail.test(idTail) ? t('prove.six') : undefined
  const wrong = failure?.code === 'proofWrong' ? failure : null
  const locked = failure?.code === 'proofLocked'
  const prove = () => {
    setTried(true)
    if (tail.test(idTail)) say({ type: 'PROVE', idTail })
  }
  return (
    <Page
      heading={t('prove.title')}
      lead={t('prove.lead')}
      notice={
        short === undefined ? (
          <FailureNotice failure={failure} ask={ask}>
            {wrong?.detail !== undefined && <p>{t('prove.left', { count: Number(wrong.detail) })}</p>}
          </FailureNotice>
        ) : (
          <ErrorSummary problems={[{ control: 'id-tail', words: short }]} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={locked ? undefined : { words: t('prove.confirm'), onPress: prove }}
    >
      {!locked && (
        <Field
          id="id-tail"
          label={t('prove.tail')}
          help={t('prove.tailHelp')}
          keyboard="idNumber"
          value={idTail}
          maxLength={6}
          problem={short ?? (wrong === null ? undefined : failureText(wrong).what)}
          onInput={(text) => setIdTail(text.toUpperCase())}
        />
      )}
    </Page>
  )
})

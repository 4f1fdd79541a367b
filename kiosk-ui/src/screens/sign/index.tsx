import { useState } from 'preact/hooks'
import type { Strokes } from '#flows/journeys/port.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SignaturePad } from '../../components/signature-pad.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 签名, then handing in: two touches, because the second cannot be undone. */
export default view('sign', 'step.check', function Sign({ show, failure, say, ask }) {
  const [strokes, setStrokes] = useState<Strokes>([])
  const [again, setAgain] = useState(false)
  const signed = show.signed && !again
  return (
    <Page
      heading={signed ? t('sign.submitTitle') : t('sign.title')}
      lead={signed ? t('sign.submitLead') : t('sign.lead', { name: show.name })}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={signed ? { words: t('sign.again'), icon: 'pen', onPress: () => setAgain(true) } : undefined}
      primary={
        signed
          ? { words: t('sign.submit'), onPress: () => say({ type: 'SUBMIT' }) }
          : {
              words: t('sign.done'),
              icon: 'check',
              disabled: strokes.length === 0,
              onPress: () => {
                setAgain(false)
                say({ type: 'SIGN', strokes })
              },
            }
      }
    >
      {signed ? (
        <>
          <Notice kind="well" title={t('sign.signed')} />
          <ul class="plain-list">
            <li>{t('sign.declare1')}</li>
            <li>{t('sign.declare2')}</li>
            <li>{t('sign.declare3', { affair: local(show.affair) })}</li>
          </ul>
        </>
      ) : (
        <SignaturePad strokes={strokes} onChange={setStrokes} />
      )}
    </Page>
  )
})

import { useState } from 'preact/hooks'
import type { Strokes } from '#flows/journeys/port.ts'
import type { Signatory } from '#flows/journeys/screens.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SignaturePad } from '../../components/signature-pad.tsx'
import { local, t } from '../../texts/index.ts'
import { view, type Props } from '../view.ts'

const called = ({ name, role }: Signatory): string =>
  role === null ? name : t('sign.signatory', { name, role: local(role) })

/** What follows a signature: somebody else's, the way back to the applicant, or handing in. */
function following(next: Signatory | null): { readonly heading: string; readonly lead: string; readonly go: string } {
  if (next === null) return { heading: t('sign.submitTitle'), lead: t('sign.submitLead'), go: t('sign.submit') }
  const { name, role, principal } = next
  return role === null
    ? { heading: t('sign.handBack', { name }), lead: t('sign.handBackLead', { name }), go: t('sign.handBackDo') }
    : principal
      ? {
          heading: t('sign.away', { name }),
          lead: t('sign.awayLead', { name, role: local(role) }),
          go: t('sign.awayDo'),
        }
      : {
          heading: t('sign.handOn', { name }),
          lead: t('sign.handOnLead', { name, role: local(role) }),
          go: t('sign.handOnDo'),
        }
}

/** What one wrote is not there for the next: each signs on a screen of their own. */
export default view('sign', 'step.check', (props) => <Sign key={props.show.signer.id} {...props} />)

/** 签名, then handing on or in: two touches, because the second cannot be undone. */
function Sign({ show, failure, say, ask }: Props<'sign'>) {
  const [strokes, setStrokes] = useState<Strokes>([])
  const [again, setAgain] = useState(false)
  const { signer, next, others } = show
  const signed = show.signed && !again
  const then = following(next)
  const title = signer.role === null ? t('sign.title') : t('sign.titleOf', { name: signer.name })
  return (
    <Page
      heading={signed ? then.heading : title}
      lead={signed ? then.lead : t('sign.lead', { name: signer.name })}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={signed ? { words: t('sign.again'), icon: 'pen', onPress: () => setAgain(true) } : undefined}
      primary={
        signed
          ? { words: then.go, onPress: () => say({ type: 'SUBMIT' }) }
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
          <Notice
            kind="well"
            title={signer.role === null ? t('sign.signed') : t('sign.signedOf', { name: signer.name })}
          >
            {others.length > 0 && <p>{t('sign.others', { names: others.map(called).join(t('list.separator')) })}</p>}
          </Notice>
          {signer.role === null && (
            <ul class="plain-list">
              <li>{t('sign.declare1')}</li>
              <li>{t('sign.declare2')}</li>
              <li>{t('sign.declare3', { affair: local(show.affair) })}</li>
            </ul>
          )}
        </>
      ) : (
        <SignaturePad strokes={strokes} onChange={setStrokes} />
      )}
    </Page>
  )
}

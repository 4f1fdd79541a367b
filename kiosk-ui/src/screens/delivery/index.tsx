import { useState } from 'preact/hooks'
import type { DeliveryMode } from '#flows/model/affair.ts'
import { deliveryBy, deliveryProblems } from '#flows/draft/delivery.ts'
import { ChoiceList } from '../../components/choice-list.tsx'
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Field } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 领取方式 (统一出件): how the results reach the citizen. What is known is already filled in. */
export default view('delivery', 'step.results', function ChooseDelivery({ show, failure, say, ask }) {
  const [mode, setMode] = useState<DeliveryMode | null>(show.modes.length === 1 ? (show.modes[0] ?? null) : null)
  const [receiver, setReceiver] = useState(show.receiver)
  const [tried, setTried] = useState(false)

  const problems: readonly Problem[] =
    mode === null
      ? [{ control: 'mode', words: t('delivery.choose') }]
      : deliveryProblems({ mode, ...receiver }).map(({ member, problem }) => ({
          control: member,
          words: t(`problem.${problem}`, { label: t(`delivery.${member}`) }),
        }))
  const wrong = (control: string) => (tried ? problems.find((one) => one.control === control)?.words : undefined)
  const decide = () => {
    setTried(true)
    if (mode !== null && problems.length === 0) say({ type: 'DELIVER', delivery: deliveryBy(mode, receiver) })
  }
  const field = (id: keyof typeof receiver, keyboard: 'text' | 'name' | 'digits') => (
    <Field
      id={id}
      label={t(`delivery.${id}`)}
      keyboard={keyboard}
      value={receiver[id]}
      problem={wrong(id)}
      onInput={(value) => setReceiver({ ...receiver, [id]: value })}
    />
  )
  return (
    <Page
      heading={t('delivery.title')}
      lead={t('delivery.lead')}
      notice={
        tried && problems.length > 0 ? (
          <ErrorSummary problems={problems} />
        ) : (
          <FailureNotice failure={failure} ask={ask} />
        )
      }
      primary={{ words: t('delivery.confirm'), onPress: decide }}
    >
      <ChoiceList
        name="mode"
        label={t('delivery.title')}
        kind="single"
        choices={show.modes.map((one) => ({
          id: one,
          label: t(`delivery.${one}`),
          detail: one === 'window' ? t('delivery.windowAt', { hall: local(show.at) }) : t(`delivery.${one}About`),
        }))}
        chosen={mode === null ? [] : [mode]}
        onChange={([one]) => setMode(show.modes.find((known) => known === one) ?? null)}
      />
      {mode === 'post' && (
        <>
          {field('receiver', 'name')}
          {field('mobile', 'digits')}
          {field('address', 'text')}
        </>
      )}
      {mode === 'locker' && field('mobile', 'digits')}
    </Page>
  )
})

import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Icon } from '../../components/icon.tsx'
import { Page } from '../../components/page.tsx'
import { Tile } from '../../components/tile.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { Button } from '../../components/button.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Check } from './check.tsx'
import { Told } from './told.tsx'
import './style.css'

/** 容缺补交: taken from the platform or photographed, seen once more, handed in, and what became of it. */
export default view('supply', 'step.cases', function Supply(props) {
  const { show, failure, say, ask } = props
  const { stage, supplying } = show
  const heading = supplying === null ? t('case.supply') : t('supply.title', { name: local(supplying.material.name) })
  const back = { words: t('act.back'), onPress: () => say({ type: 'BACK' }) }
  if (stage === 'told' && show.submission !== null)
    return <Told submission={show.submission} heading={heading} say={say} />
  if (stage === 'check') return <Check {...props} heading={heading} />
  if (stage === 'way' && supplying?.licence)
    return (
      <Page heading={heading} lead={t('supply.way')} back={back}>
        <div class="supply-ways">
          <Tile picture={<Icon name="check" />} title={t('supply.licence')} onOpen={() => say({ type: 'USE_LICENCE' })}>
            {t('supply.licenceAbout', { ...supplying.licence })}
          </Tile>
          <Tile
            picture={<Icon name="camera" />}
            title={t('supply.photograph')}
            onOpen={() => say({ type: 'PHOTOGRAPH' })}
          >
            {t('supply.photographAbout')}
          </Tile>
        </div>
      </Page>
    )
  if (failure !== null)
    return (
      <Page heading={t('supply.failed')} notice={<FailureNotice failure={failure} ask={ask} />} back={back}>
        {retryable(failure) && (
          <Button kind="secondary" icon="restart" onPress={() => say({ type: 'RETRY' })}>
            {t('act.retry')}
          </Button>
        )}
      </Page>
    )
  if (stage === 'handingIn')
    return (
      <Page heading={heading} centred>
        <Waiting words={t('supply.handingIn')} facts={[t('submitting.howLong'), t('supply.longer')]} />
      </Page>
    )
  return (
    <Page heading={heading} centred back={back}>
      <Waiting words={t('supply.asking')} facts={[t('finding.howLong')]} />
    </Page>
  )
})

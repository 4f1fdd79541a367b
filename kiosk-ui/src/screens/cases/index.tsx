import type { CaseList } from '#flows/case/case.ts'
import type { District } from '#flows/model/district.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Tile } from '../../components/tile.tsx'
import { timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Standing } from './standing.tsx'
import '../ways/style.css'
import './style.css'

const whomToAsk = ({ hall }: District) => ({ hall: local(hall.name), telephone: hall.telephone })

/** 我的办件, in the daemon's order, newest first; or, if there are none, what to do then. */
export default view('cases', 'step.cases', function Cases({ show, say }) {
  const { cases, platform, unreadable, district } = show
  return (
    <Page
      heading={t('cases.title')}
      lead={leadOf(show)}
      notice={<Missing {...show} />}
      other={{ words: t('cases.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }}
      primary={{ words: t('cases.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {cases.length === 0 && unreadable === 0 ? (
        <ul class="plain-list">
          {platform === 'online' ? (
            <>
              <li>{t('cases.noneSoon')}</li>
              <li>{t('cases.noneElsewhere')}</li>
            </>
          ) : (
            <li>{t('cases.notAskedAgain')}</li>
          )}
          <li>{t('cases.noneAsk', whomToAsk(district))}</li>
        </ul>
      ) : (
        <ul class="tiles">
          {cases.map((one) => (
            <li key={one.id}>
              <Tile title={local(one.affair.name)} onOpen={() => say({ type: 'OPEN_CASE', case: one.id })}>
                <Standing of={one} />
                {one.corrects !== undefined && <span>{t('cases.corrects')}</span>}
                <span>{t('cases.handedIn', { time: timeWords(one.handedInAt) })}</span>
              </Tile>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
})

/** “None” and “all” are said only where they are known. */
function leadOf({ cases, platform, unreadable, older }: CaseList): string {
  const count = cases.length
  const complete = platform === 'online' && unreadable === 0 && !older
  if (count > 0) return complete ? t('cases.lead', { count }) : t('cases.shown', { count })
  if (unreadable > 0) return t('cases.onlyUnreadable', { count: unreadable })
  return platform === 'online' ? t('cases.none') : t('cases.notAsked')
}

/** What there may be beside the list, why, and what to do then. */
function Missing({ cases, platform, unreadable, older, district }: CaseList & { readonly district: District }) {
  const ask = whomToAsk(district)
  return (
    <>
      {platform !== 'online' && (
        <Notice kind="plain" title={t(`platform.${platform}`)}>
          <p>{platform === 'offline' ? t('cases.offlineNow') : t('cases.answerNow', ask)}</p>
        </Notice>
      )}
      {older && (
        <Notice kind="plain" title={t('cases.older', { count: cases.length })}>
          <p>{t('cases.olderNow', ask)}</p>
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice kind="plain" {...(cases.length > 0 && { title: t('cases.unreadable', { count: unreadable }) })}>
          <p>{t('cases.unreadableNow', ask)}</p>
        </Notice>
      )}
    </>
  )
}

import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Tile } from '../../components/tile.tsx'
import { timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Standing } from './standing.tsx'
import '../ways/style.css'
import './style.css'

function leadOf(count: number, unreadable: number): string {
  if (count > 0) return t('cases.lead', { count })
  return unreadable > 0 ? t('cases.onlyUnreadable', { count: unreadable }) : t('cases.none')
}

/** 我的办件, in the daemon's order, newest first; or, if there are none, what to do then. */
export default view('cases', 'step.cases', function Cases({ show, say }) {
  const { cases, platform, unreadable, district } = show
  const hall = { hall: local(district.hall.name), telephone: district.hall.telephone }
  const none = cases.length === 0
  return (
    <Page
      heading={t('cases.title')}
      lead={leadOf(cases.length, unreadable)}
      notice={
        <>
          {platform === 'offline' && (
            <Notice kind="plain" title={t('cases.offline')}>
              <p>{t('cases.offlineNow')}</p>
            </Notice>
          )}
          {unreadable > 0 && (
            <Notice kind="plain" {...(!none && { title: t('cases.unreadable', { count: unreadable }) })}>
              <p>{t('cases.unreadableNow', hall)}</p>
            </Notice>
          )}
        </>
      }
      other={{ words: t('cases.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }}
      primary={{ words: t('cases.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {none && unreadable === 0 ? (
        <ul class="plain-list">
          <li>{t('cases.noneSoon')}</li>
          <li>{t('cases.noneElsewhere')}</li>
          <li>{t('cases.noneAsk', hall)}</li>
        </ul>
      ) : (
        <ul class="tiles">
          {cases.map((one) => (
            <li key={one.id}>
              <Tile title={local(one.affair.name)} onOpen={() => say({ type: 'OPEN_CASE', case: one.id })}>
                <Standing standing={one.standing} />
                <span>{t('cases.handedIn', { time: timeWords(one.handedInAt) })}</span>
              </Tile>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
})

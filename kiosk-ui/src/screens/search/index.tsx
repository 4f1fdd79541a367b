import { useEffect, useMemo, useState } from 'preact/hooks'
import { createFind } from '#flows/find/find.ts'
import type { Findables } from '#flows/find/findable.ts'
import { fetchFindables } from './findables.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { ServiceTile } from '../../components/service-tile.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

const field = 'search'
const nothing: Findables = { entries: [], readings: {}, elsewhere: {} }
/** As many as are seen above the keyboard. */
const shown = 4

/** A service by plain words or the first letters of its pinyin; what is done elsewhere says where. */
export default view('search', null, function Search({ show, tell }) {
  const [asked, setAsked] = useState('')
  const [attempt, setAttempt] = useState(0)
  /** null: it did not arrive. */
  const [findables, setFindables] = useState<Findables | null | undefined>()
  useEffect(() => {
    const gone = new AbortController()
    void fetchFindables(gone.signal).then((found) => {
      if (!gone.signal.aborted) setFindables(found)
    })
    return () => gone.abort()
  }, [attempt])
  const find = useMemo(() => createFind(findables ?? nothing), [findables])
  const found = find(asked).slice(0, shown)
  const ready = findables && asked.trim() !== ''
  const again = { words: t('act.retry'), icon: 'restart', onPress: () => setAttempt((before) => before + 1) } as const
  return (
    <Page
      heading={t('search.title')}
      lead={t('search.lead')}
      begins={field}
      notice={<FailureNotice failure={findables === null ? { code: 'internalError' } : null} />}
      back={{ words: t('act.back'), onPress: () => tell({ type: 'HOME' }) }}
      other={findables === null ? again : undefined}
    >
      <Field id={field} label={t('search.label')} keyboard="text" value={asked} maxLength={40} onInput={setAsked} />
      <div class="search-found" aria-live="polite">
        {ready && found.length === 0 && (
          <Notice kind="plain" title={t('search.none')}>
            <p>{t('search.noneNow')}</p>
          </Notice>
        )}
        {found.map((id) => {
          const affair = show.catalogue?.affairs.find((one) => one.id === id)
          const elsewhere = findables?.elsewhere[id]
          if (affair !== undefined) return <ServiceTile key={id} affair={affair} inFull={false} tell={tell} />
          return elsewhere === undefined ? null : (
            <Notice key={id} kind="plain" title={t('search.elsewhere', { what: local(elsewhere.name) })}>
              <p>{local(elsewhere.goTo)}</p>
            </Notice>
          )
        })}
      </div>
    </Page>
  )
})

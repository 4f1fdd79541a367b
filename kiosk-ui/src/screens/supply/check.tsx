import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { t } from '../../texts/index.ts'
import type { Props } from '../view.ts'

/** What is about to be handed in, once more. */
export function Check({ show, failure, say, ask, heading }: Props<'supply'> & { readonly heading: string }) {
  const { pictures, by, supplying } = show
  const licence = by === 'licence' ? supplying?.licence : null
  return (
    <Page
      heading={heading}
      lead={t('supply.check')}
      notice={<FailureNotice failure={pictures.length === 0 ? null : failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: t('supply.handIn'), icon: 'check', onPress: () => say({ type: 'HAND_IN' }) }}
    >
      {licence != null && (
        <SummaryList rows={[{ label: t('supply.licence'), value: t('supply.licenceAbout', { ...licence }) }]} />
      )}
      {pictures.length === 0 && <p>{t('supply.noPicture')}</p>}
      <div class="supply-pictures">
        {pictures.map((address, at) => (
          <img key={address} src={address} alt={t('supply.picture', { page: at + 1 })} />
        ))}
      </div>
    </Page>
  )
}

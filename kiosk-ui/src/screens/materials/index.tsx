import { standing } from '#flows/draft/standing.ts'
import { whyMaterial } from '#flows/plan/why.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Why } from '../../components/why.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { sourceWords } from './source.ts'
import './style.css'

/** 一套材料: what is there already and what is still to be photographed, shown before the first page is asked for. */
export default view('materials', 'step.materials', function Materials({ show, say }) {
  const { plan, draft } = show
  const open = plan.materials.filter((one) => standing(one, draft) === 'toBring')
  const untold = (['offline', 'refused', 'unreadable'] as const).find((went) =>
    Object.values(draft.materials).some((one) => one.status === 'unavailable' && one.reason === went),
  )
  return (
    <Page
      heading={t('materials.title')}
      lead={open.length === 0 ? t('materials.allThere') : t('materials.toBring', { count: open.length })}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{
        words: open.length === 0 ? t('act.continue') : t('materials.photograph'),
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      <ul class="materials">
        {plan.materials.map((one) => {
          const state = standing(one, draft)
          return (
            <li key={one.material.id} data-standing={state}>
              <div>
                <b>{local(one.material.name)}</b>
                <span>
                  {sourceWords(one, plan, draft, state === 'toBring')}
                  <Why because={whyMaterial(plan, one)} />
                </span>
              </div>
              <span class="materials-standing">{t(`standing.${state}`)}</span>
            </li>
          )
        })}
      </ul>
      {Object.values(draft.materials).some((one) => one.status === 'unavailable' && one.reason === 'otherName') && (
        <Notice kind="plain" title={t('materials.otherName')}>
          <p>{t('materials.otherNameNow')}</p>
        </Notice>
      )}
      {untold !== undefined && (
        <Notice kind="plain" title={t(`platform.${untold}`)}>
          <p>{t('materials.notTold')}</p>
        </Notice>
      )}
    </Page>
  )
})

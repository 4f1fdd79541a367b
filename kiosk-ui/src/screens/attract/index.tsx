import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The whole screen is one button; there is another if an application was received a moment ago. */
export default view('attract', null, function Attract({ show, tell, languages }) {
  const hall = show.catalogue?.district.hall.name.zh ?? t('terminal.name')
  return (
    <main class="attract-page">
      <h1 class="visually-hidden">{t('attract.title')}</h1>
      <button type="button" class="attract" onClick={() => tell({ type: 'TOUCH' })}>
        <span class="attract-hall">{hall}</span>
        <span class="attract-title">{t('attract.title')}</span>
        <span class="attract-lead">{t('attract.lead')}</span>
        <span class="attract-steps">
          {[t('attract.step1'), t('attract.step2'), t('attract.step3')].map((step, index) => (
            <span class="attract-step" key={step}>
              <b>{index + 1}</b>
              {step}
            </span>
          ))}
        </span>
        <span class="attract-touch">
          {t('attract.touch')}
          {languages.includes('en') && <span lang="en">{t('attract.touchOther')}</span>}
        </span>
      </button>
      {show.unconcluded !== null && (
        <button
          type="button"
          class="attract-received"
          onClick={() => tell({ type: 'OPEN', wanted: { journey: 'progress' } })}
        >
          {t(`progress.unconcluded.${show.unconcluded}`)}
        </button>
      )}
    </main>
  )
})

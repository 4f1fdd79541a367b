import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The terminal is getting ready: visible only for a moment, before anything else is loaded. */
export default view('opening', null, function Opening() {
  return (
    <main class="opening">
      <h1>{t('opening.title')}</h1>
      <p role="status">{t('opening.lead')}</p>
    </main>
  )
})

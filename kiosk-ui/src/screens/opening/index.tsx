import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The terminal gets ready: seen for a moment only, and before anything else is loaded. */
export default view('opening', null, function Opening() {
  return (
    <main class="opening">
      <h1>{t('opening.title')}</h1>
      <p role="status">{t('opening.lead')}</p>
    </main>
  )
})

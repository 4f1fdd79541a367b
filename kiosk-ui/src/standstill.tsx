import { render } from 'preact'
import { Page } from './components/page.tsx'
import { mayReload } from './daemon/reload-once.ts'
import { load, speak, t } from './texts/index.ts'

/** Why this page cannot be the terminal's screen at all; no chart shows this. */
export type Standstill = 'other' | 'replaced' | 'version' | 'notLaunched'

/** In ms. After an update the page reloads itself, so that page and daemon have the same version again. */
const reloadAfterMs = 5_000

export async function standStill(why: Standstill, root: HTMLElement): Promise<void> {
  await load('zh')
  speak('zh')
  const byItself = why === 'version' && mayReload()
  if (byItself) setTimeout(() => location.reload(), reloadAfterMs)
  // The other window may have been closed by now. Not automatic: two windows reloading by themselves would keep taking
  // the terminal from each other.
  else if (why === 'replaced' || why === 'version')
    document.addEventListener('pointerdown', () => location.reload(), { once: true })
  render(
    <div class="frame">
      <Page
        heading={t(`out.${why}`)}
        lead={t(why === 'version' && !byItself ? 'out.versionStill' : `out.${why}Now`)}
        centred
      />
    </div>,
    root,
  )
}

import { render } from 'preact'
import { Page } from './components/page.tsx'
import { load, speak, t } from './texts/index.ts'

/** Why this page cannot be the terminal's screen at all; there is no chart to ask then. */
export type Standstill = 'other' | 'replaced' | 'version' | 'notLaunched'

/** After an update the page loads itself again: the new one and the daemon understand each other. */
const reloadAfterMs = 5_000

export async function standStill(why: Standstill, root: HTMLElement): Promise<void> {
  await load('zh')
  speak('zh')
  if (why === 'version') setTimeout(() => location.reload(), reloadAfterMs)
  // The window before may be closed by now; two that come back by themselves would take the terminal from each other.
  if (why === 'replaced') document.addEventListener('pointerdown', () => location.reload(), { once: true })
  render(
    <div class="frame">
      <Page heading={t(`out.${why}`)} lead={t(`out.${why}Now`)} centred />
    </div>,
    root,
  )
}

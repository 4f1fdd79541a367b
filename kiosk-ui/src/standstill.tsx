import { render } from 'preact'
import { Page } from './components/page.tsx'
import { t } from './texts/index.ts'

/** Why this page cannot be the terminal's screen at all; there is no chart to ask then. */
export type Standstill = 'other' | 'version' | 'notLaunched'

export function standStill(why: Standstill, root: HTMLElement): void {
  render(
    <div class="frame">
      <Page heading={t(`out.${why}`)} lead={t(`out.${why}Now`)} centred />
    </div>,
    root,
  )
}

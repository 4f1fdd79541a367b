/** Every screen by its tag: one folder each. */
import type { Screen } from '#flows/journeys/screens.ts'
import opening from './opening/index.tsx'
import type { View } from './view.ts'

const modules = import.meta.glob<{ readonly default: View }>('./*/index.tsx', { eager: true })
const views = new Map<Screen, View>(Object.values(modules).map(({ default: one }) => [one.screen, one]))

/** What is loaded later than these; until it is there, the terminal gets ready. */
export async function loadProgress(): Promise<void> {
  for (const one of (await import('./progress/index.ts')).progressViews) views.set(one.screen, one)
}

export const viewOf = (screen: Screen): View => views.get(screen) ?? opening

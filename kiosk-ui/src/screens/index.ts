/** Every screen but those of the first paint, by its tag: one folder each. */
import type { Screen } from '#flows/journeys/screens.ts'
import type { View } from './view.ts'

const modules = import.meta.glob<{ readonly default: View }>('./*/index.tsx', { eager: true })

export const views = Object.fromEntries(
  Object.values(modules).map(({ default: one }) => [one.screen, one]),
) as unknown as Readonly<Record<Screen, View>>

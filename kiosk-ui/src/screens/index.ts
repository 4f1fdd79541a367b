/** All screens by name; one folder each. */
import type { Screen } from '#flows/journeys/screens.ts'
import type { View } from './view.ts'

const all = import.meta.glob<View>('./*/index.tsx', { eager: true, import: 'default' })
const views = new Map<Screen, View>(Object.values(all).map((one) => [one.screen, one]))

export function viewOf(screen: Screen): View {
  const view = views.get(screen)
  if (view === undefined) throw new Error(`no folder of screens/ shows "${screen}"`)
  return view
}

/**
 * All screens by name; one folder each. Those on the way to the first question, and those that may be wanted when
 * nothing can be loaded any more, come first; the rest when it is loaded.
 */
import type { Screen } from '#flows/journeys/screens.ts'
import type { View } from './view.ts'

const near = import.meta.glob<View>(
  './{attract,ending,guide,home,opening,outOfService,question,recovering}/index.tsx',
  {
    eager: true,
    import: 'default',
  },
)
const views = new Map<Screen, View>()
const keep = (found: Readonly<Record<string, View>>): void => {
  for (const one of Object.values(found)) views.set(one.screen, one)
}
keep(near)

export const draws = (screen: Screen): boolean => views.has(screen)
export const loadScreens = async (): Promise<void> => keep((await import('./all.ts')).all)

export function viewOf(screen: Screen): View {
  const view = views.get(screen)
  if (view === undefined) throw new Error(`no folder of screens/ shows "${screen}"`)
  return view
}

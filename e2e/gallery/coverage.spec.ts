/** Runs after the rest of the gallery: what it has seen is every screen there is, in every view. */
import { readdirSync } from 'node:fs'
import type { Screen } from '../../flows/src/journeys/screens.ts'
import { expect, test } from '../kiosk.ts'
import { seenIn } from './look.ts'
import { allViews } from './views.ts'

/** Screens that are not inspected, and why. */
const notSeen: { readonly [screen in Screen]?: string } = {
  opening: 'two lines without a control, gone before a view of it is drawn; npm run bench times it',
}
/** What has no frame has one language and one text size. */
const unframed: ReadonlySet<Screen> = new Set<Screen>(['attract'])

const screens = readdirSync(new URL('../../kiosk-ui/src/screens', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name as Screen)

test('every screen that the terminal has was inspected, in every view', () => {
  const seen = seenIn(test.info().project.outputDir)
  const viewsOf = (screen: Screen): ReadonlySet<string> =>
    new Set(seen.filter((one) => one.screen === screen).flatMap(({ views }) => views))
  const missing = screens
    .filter((screen) => !(screen in notSeen))
    .flatMap((screen) => {
      const wanted = unframed.has(screen) ? allViews.filter(({ name }) => name.endsWith('-standard.zh')) : allViews
      const lacks = wanted.filter(({ name }) => !viewsOf(screen).has(name))
      return lacks.length === 0 ? [] : [`${screen}: ${lacks.map(({ name }) => name).join(' ')}`]
    })
  expect(missing).toEqual([])
  expect(Object.keys(notSeen).filter((screen) => viewsOf(screen as Screen).size > 0)).toEqual([])
})

/**
 * In which views a screen is inspected. Eighteen of every screen would take minutes for each service and find again
 * what the first one found, so:
 *
 * - Each kind of screen is seen in all eighteen once, by the test that names it in `whole`: a kind has one layout, and
 *   whether that fits a panel, a size and a language together shows on any screen of the kind.
 * - Every other screen is seen in three: on each panel, in each size, in both languages. What differs between screens
 *   of a kind are their texts and how many of them there are. Which three takes turns (`someViews`), from screen to
 *   screen and from service to service: any six screens of a kind are seen in all eighteen again.
 *
 * What was seen is written down, and `coverage.spec.ts` compares it with the screens there are.
 */
import { appendFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Screen } from '../../flows/src/journeys/screens.ts'
import { test, type Kiosk } from '../kiosk.ts'
import { inspect } from './inspect.ts'
import { allViews, someViews } from './views.ts'

export interface Looking {
  /** The folder of the pictures. */
  readonly folder: string
  /** The kinds of which the first screen is seen in every view. */
  readonly whole: readonly Screen[] | 'each'
  /** Where the turns begin. */
  readonly turn?: number
}

export interface Seen {
  readonly screen: Screen
  readonly views: readonly string[]
}

const folderOf = (results: string): string => join(results, 'seen')

/** Of this run, by all tests so far. */
export const seenIn = (results: string): readonly Seen[] =>
  readdirSync(folderOf(results)).flatMap((file) =>
    readFileSync(join(folderOf(results), file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Seen),
  )

/** Returns what inspects the screen that stands there, under a name. */
export function looking(kiosk: Kiosk, { folder, whole, turn = 0 }: Looking): (name: string) => Promise<void> {
  const times = new Map<string, number>()
  let at = 0
  return async (name) => {
    const screen = (await kiosk.screen()) as Screen
    const before = times.get(screen) ?? 0
    times.set(screen, before + 1)
    const wholly = before === 0 && (whole === 'each' || whole.includes(screen))
    at += 1
    const views = await inspect(
      kiosk,
      `${folder}/${String(at).padStart(2, '0')}-${name}`,
      wholly ? allViews : someViews(turn + before),
    )
    const { outputDir } = test.info().project
    mkdirSync(folderOf(outputDir), { recursive: true })
    const seen: Seen = { screen, views: views.map((view) => view.name) }
    appendFileSync(join(folderOf(outputDir), `${process.pid}.jsonl`), `${JSON.stringify(seen)}\n`)
  }
}

/**
 * Shows the screen that stands there in one view after the other, by the page's own buttons, and measures each page of
 * it. All in the page: a question and an answer for each of thousands of measurements would take longer than they do.
 */
import type { Page } from '@playwright/test'
import { drawnMillimetre } from '../../kiosk-ui/src/theme/panel.ts'
import { measure, type Limit, type Measured } from './measure.ts'
import { leastText, type View } from './views.ts'

const least = { target: 20, key: 16, gap: 3, contrast: 10 } as const

/** A view, as the page is told it. */
interface Asked extends Pick<View, 'name' | 'textSize' | 'language'> {
  /** The CSS length of a millimetre. */
  readonly mm: string
  readonly limit: Limit
}

const asked = ({ name, textSize, language, panel }: View): Asked => ({
  name,
  textSize,
  language,
  mm: `${drawnMillimetre(panel, panel.heightPx > panel.widthPx).toFixed(4)}px`,
  limit: { ...least, text: leastText[textSize] },
})

/** What is wrong in these views, in words; they are all of panels with as many pixels. The last one stays. */
export async function survey(page: Page, views: readonly View[]): Promise<readonly string[]> {
  const [first] = views
  if (first === undefined) return []
  const { widthPx: width, heightPx: height } = first.panel
  const now = page.viewportSize()
  if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height })
  return page.evaluate<readonly string[]>(
    `(${surveyHere.toString()})(${measure.toString()}, ${JSON.stringify(views.map(asked))})`,
  )
}

/** Runs in the page, and therefore holds everything it needs. */
async function surveyHere(measureNow: (limit: Limit) => Measured, views: readonly Asked[]): Promise<readonly string[]> {
  const mostParts = 40
  const root = document.documentElement
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const always = (at: number) => document.querySelectorAll<HTMLElement>('.frame-always button')[at]

  /** Pictures and fonts are there, and nothing moves any more; paging has looked at its room, and is drawn again. */
  async function settled(): Promise<void> {
    await document.fonts.ready
    const images = [...document.images].filter((image) => !image.src.includes('/stream/') && !image.complete)
    await Promise.all(images.map((image) => image.decode().catch(() => {})))
    const moving = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(moving.map((animation) => animation.finished.catch(() => {})))
    await frame()
    await frame()
  }
  /** Without the frame there are no buttons, and nothing comes. */
  async function until(there: () => boolean, what: string): Promise<void> {
    for (let waited = 0; !there() && always(0) !== undefined; waited += 1) {
      if (waited > 600) throw new Error(`it does not become ${what}`)
      await frame()
    }
  }
  async function show({ mm, textSize, language }: Asked): Promise<void> {
    root.style.setProperty('--mm', mm)
    if (!root.lang.startsWith(language)) always(3)?.click()
    // A language is loaded when it is wanted first.
    await until(() => root.lang.startsWith(language), language)
    for (let presses = 0; root.dataset['textSize'] !== textSize && presses < 3; presses += 1) {
      const before = root.dataset['textSize']
      always(2)?.click()
      await until(() => root.dataset['textSize'] !== before, textSize)
    }
    await settled()
  }

  const wrong: string[] = []
  /** Touches one field after the other and looks at it beside its keyboard; then the first one has the focus again. */
  async function typing(view: Asked): Promise<void> {
    const before = document.activeElement
    for (const field of document.querySelectorAll<HTMLElement>('input[data-entry]')) {
      field.focus({ preventScroll: true })
      await settled()
      const { hidden, small, close, cut } = measureNow(view.limit)
      for (const [kind, found] of Object.entries({ hidden, small, close, cut }))
        wrong.push(...found.map((one) => `${view.name}, typing into ${field.id}, ${kind}: ${one}`))
      if (field !== before) field.blur()
    }
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    document.querySelector('.more-view')?.scrollTo(0, 0)
    await settled()
  }

  for (const view of views) {
    await show(view)
    await typing(view)
    for (let part = 1; ; part += 1) {
      // What is typed into may be paged away by hand.
      const { hidden: _, ...seen } = measureNow(view.limit)
      for (const [kind, found] of Object.entries(seen))
        wrong.push(...found.map((one) => `${view.name}, part ${part}, ${kind}: ${one}`))
      const down = document.querySelector<HTMLElement>('.more-bar button:last-of-type:enabled')
      if (down === null) break
      if (part === mostParts) {
        wrong.push(`${view.name}: there is always more`)
        break
      }
      down.click()
      await frame()
      await frame()
    }
    document.querySelector('.more-view')?.scrollTo(0, 0)
  }
  return wrong
}

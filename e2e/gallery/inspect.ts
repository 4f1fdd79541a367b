/**
 * Checks what must hold on every screen, in every view and language: touch targets large enough, readable text of full
 * contrast, nothing cut off, no accessibility violations. Also takes pictures, for people to judge what no figure
 * shows.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { expect, type Kiosk } from '../kiosk.ts'
import { measure, type Measured } from './measure.ts'
import { isShownAs, leastText, showAs, views } from './views.ts'

const pictures = join(import.meta.dirname, 'pictures')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    readonly axe?: {
      run(
        context: Document,
        options: {
          readonly runOnly: readonly string[]
          readonly rules: Readonly<Record<string, { readonly enabled: boolean }>>
        },
      ): Promise<{
        readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
      }>
    }
  }
}

const least = { target: 20, key: 16, gap: 3, contrast: 10 }
const mostParts = 40
/** Views whose pictures are kept; the others are measured only. None where nobody looks: a third of the time. */
const pictured =
  process.env['KIOSK_PICTURES'] === 'none' ? [] : ['21.5-standard', '21.5-largest', '15.6-across-standard']

/** The screen that stands there, in the language that stands there. */
async function inspectNow(page: Page, name: string): Promise<void> {
  await settled(page)
  // Where the size of the text cannot be chosen, it is the usual one.
  const sizes = await page.locator('.frame-always').isVisible()
  for (const view of views.filter(({ textSize }) => sizes || textSize === 'standard')) {
    const limit = { ...least, text: leastText[view.textSize] }
    for (let part = 1; part <= mostParts; part += 1) {
      let found: Measured
      do {
        await showAs(page, view)
        if (part === 1 && pictured.includes(view.name)) await picture(page, `${name}.${view.name}`)
        found = await page.evaluate(measure, limit)
        // The screen may have been drawn again meanwhile, in its own size.
      } while (!(await isShownAs(page, view)))
      expect.soft(found, `${name}, ${view.name}, part ${part}`).toEqual(nothing)
      if (!(await turnOver(page))) break
      expect.soft(part, `${name}, ${view.name}: there is always more`).toBeLessThan(mostParts)
    }
    await page.evaluate(() => document.querySelector('.more-view')?.scrollTo(0, 0))
  }
  expect.soft(await violations(page), name).toEqual([])
}

const nothing: Measured = { small: [], close: [], tiny: [], pale: [], cut: [], torn: [] }

/** Every view of the screen, in both languages. */
export async function inspect({ page }: Kiosk, name: string): Promise<void> {
  const languages = page.locator('.frame-always button').nth(3)
  await inspectNow(page, `${name}.zh`)
  if (!(await languages.isVisible())) return
  for (const language of ['en', 'zh']) {
    await languages.evaluate((button) => (button as HTMLElement).click())
    await page.locator(`html[lang^=${language}]`).waitFor()
    if (language === 'en') await inspectNow(page, `${name}.en`)
  }
}

/** Pictures and fonts are shown, and nothing moves any more. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(
      [...document.images]
        .filter((image) => !image.src.includes('/stream/'))
        .map((image) => image.decode().catch(() => {})),
    )
    await Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    )
  })

async function picture(page: Page, name: string): Promise<void> {
  const path = join(pictures, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path })
}

/** False: there is no more of this screen. */
const turnOver = (page: Page): Promise<boolean> =>
  page.locator('.more-bar button:last-of-type:enabled').evaluateAll(([down]) => {
    if (down instanceof HTMLElement) down.click()
    return down !== undefined
  })

async function violations(page: Page): Promise<readonly string[]> {
  // The page's policy allows no foreign scripts; evaluating through the debugger is not subject to it.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    // Pinch zoom is switched off on a public screen; 字号 enlarges everything instead.
    const report = await window.axe?.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'meta-viewport': { enabled: false } },
    })
    if (report === undefined) throw new Error('axe did not load')
    return report.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' · ')}`)
  })
}

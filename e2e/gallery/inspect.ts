/**
 * Checks what must hold of the screen that stands there, in some views of it: touch targets large enough, readable text
 * of full contrast, nothing cut off, no accessibility violations. Also takes pictures, for people to judge what no
 * figure shows.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type Kiosk } from '../kiosk.ts'
import { violations } from './accessibility.ts'
import { survey } from './survey.ts'
import { allViews, usual, type View } from './views.ts'

const pictures = join(import.meta.dirname, 'pictures')
/** Of a screen seen in every view; one seen in some is pictured in the first of them. */
const pictured: ReadonlySet<string> = new Set([
  usual.name,
  '21.5-standard.en',
  '21.5-largest.zh',
  '21.5-largest.en',
  '15.6-across-standard.zh',
  '15.6-across-largest.en',
])
/** Where nobody looks at them they are not taken: a picture takes as long as ten views. */
const takesPictures = process.env['KIOSK_PICTURES'] !== 'none'

/** Of the views those that the screen has, in which it was inspected: without the frame there is nothing to choose. */
export async function inspect({ page }: Kiosk, name: string, views: readonly View[]): Promise<readonly View[]> {
  const framed = await page.locator('.frame-always').isVisible()
  const here = framed ? views : allViews.filter((view) => view.textSize === 'standard' && view.language === 'zh')
  for (const some of ofOneShape(here)) expect.soft(await survey(page, some), name).toEqual([])
  await survey(page, [usual])
  expect.soft(await violations(page), name).toEqual([])
  if (takesPictures) await takePictures(page, name, here)
  return here
}

/** Those that follow each other and need no other window. */
function ofOneShape(views: readonly View[]): readonly (readonly View[])[] {
  const shapes = new Map<number, View[]>()
  for (const view of views) shapes.set(view.panel.widthPx, [...(shapes.get(view.panel.widthPx) ?? []), view])
  return [...shapes.values()]
}

async function takePictures(page: Page, name: string, views: readonly View[]): Promise<void> {
  const chosen = views.length === allViews.length ? views.filter((one) => pictured.has(one.name)) : views.slice(0, 1)
  for (const view of chosen) {
    await survey(page, [view])
    const path = join(pictures, `${name}.${view.name}.png`)
    mkdirSync(dirname(path), { recursive: true })
    await page.screenshot({ path })
  }
  await survey(page, [usual])
}

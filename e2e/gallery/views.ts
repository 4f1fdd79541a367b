/**
 * How one screen may be seen: on every panel a hall may have, in every text size. The screen itself stands still
 * meanwhile; only the panel and the size change, as they would on another machine.
 */
import type { Page } from '@playwright/test'
import { textSizes, type TextSize } from '../../kiosk-ui/src/theme/appearance.ts'
import { pixelsPerMillimetre, type Panel } from '../../kiosk-ui/src/theme/panel.ts'

export interface View {
  readonly name: string
  readonly panel: Panel & { readonly heightPx: number }
  readonly textSize: TextSize
}

const panels = {
  '21.5': { widthPx: 1080, heightPx: 1920, widthMm: 267.8 },
  '15.6-across': { widthPx: 1920, heightPx: 1080, widthMm: 344.2 },
  '32': { widthPx: 1080, heightPx: 1920, widthMm: 398.5 },
} as const

/** The machine the walk goes on with. */
const usual = { name: '21.5-standard', panel: panels['21.5'], textSize: 'standard' } as const satisfies View

/** The usual one is the last, so that the walk goes on with it. */
export const views: readonly View[] = [
  ...Object.entries(panels)
    .flatMap(([name, panel]) => textSizes.map((textSize): View => ({ name: `${name}-${textSize}`, panel, textSize })))
    .filter(({ name }) => name !== usual.name),
  usual,
]

/** Millimetres a Chinese character is high, at least. */
export const leastText: Readonly<Record<TextSize, number>> = { standard: 6, large: 7.3, largest: 9 }

/** Until what follows from it has been drawn: paging looks at the room it has, and is drawn again. */
export async function showAs(page: Page, { panel, textSize }: View): Promise<void> {
  const size = page.viewportSize()
  if (size?.width !== panel.widthPx || size.height !== panel.heightPx)
    await page.setViewportSize({ width: panel.widthPx, height: panel.heightPx })
  await page.evaluate(
    async ({ mm, textSize }) => {
      const { style, dataset } = document.documentElement
      style.setProperty('--mm', mm)
      for (let frame = 0; frame < 2; frame += 1) {
        dataset['textSize'] = textSize
        await new Promise((done) => requestAnimationFrame(done))
      }
    },
    { mm: `${pixelsPerMillimetre(panel).toFixed(4)}px`, textSize },
  )
}

export const isShownAs = (page: Page, { textSize }: View): Promise<boolean> =>
  page.evaluate((size) => document.documentElement.dataset['textSize'] === size, textSize)

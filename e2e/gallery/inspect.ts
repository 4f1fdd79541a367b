/**
 * Checks what must hold on every screen: touch targets large enough, readable text, nothing cut off, no accessibility
 * violations. Also takes a picture, for people to judge what no figure shows.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { expect, type Kiosk } from '../kiosk.ts'

const pictures = join(import.meta.dirname, 'pictures')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    readonly axe: {
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

/** Smallest sizes and gaps allowed, in mm. Keys of a keyboard may be smaller than other targets. */
const least = { target: 20, key: 16, gap: 3, text: 6 }
/** A Chinese glyph fills 0.92 of its em. */
const glyphOfEm = 0.92

interface Measured {
  readonly small: readonly string[]
  readonly close: readonly string[]
  readonly tiny: readonly string[]
  readonly cut: readonly string[]
}

export async function inspect(kiosk: Kiosk, name: string): Promise<void> {
  const { page } = kiosk
  // Waits until pictures and fonts are shown and nothing moves any more.
  await page.evaluate(async () => {
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
  mkdirSync(dirname(join(pictures, name)), { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })

  const found = await page.evaluate(measure, { ...least, glyphOfEm })
  expect.soft(found, name).toEqual({ small: [], close: [], tiny: [], cut: [] })

  // The page's policy allows no foreign scripts; evaluating through the debugger is not subject to it.
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    // Pinch zoom is switched off on a public screen; 字号 enlarges everything instead.
    const report = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'meta-viewport': { enabled: false } },
    })
    return report.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' · ')}`)
  })
  expect.soft(violations, name).toEqual([])
}

/** Runs in the page. */
function measure(limit: { target: number; key: number; gap: number; text: number; glyphOfEm: number }): Measured {
  const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return (
      box.width > 0 &&
      box.height > 0 &&
      style.visibility !== 'hidden' &&
      style.opacity !== '0' &&
      element.closest('[aria-hidden="true"], .visually-hidden') === null
    )
  }
  const name = (element: Element): string =>
    (element.textContent?.trim() || element.getAttribute('aria-label') || element.tagName).slice(0, 20)
  // What is scrolled out of sight, even in part, is measured once it is scrolled into view.
  const inSight = (element: Element, box: DOMRect): boolean => {
    const view = element.closest('.more-view')?.getBoundingClientRect()
    return box.top >= (view?.top ?? 0) - 1 && box.bottom <= (view?.bottom ?? innerHeight) + 1
  }
  const targets = [...document.querySelectorAll('button, label.choice, input[data-entry], summary, a[href]')].filter(
    shown,
  )
  const boxes = targets
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => inSight(element, box))
  const small: string[] = []
  for (const { element, box } of boxes) {
    const need = element.closest('.keyboard') ? limit.key : limit.target
    if (Math.min(box.width, box.height) / mm < need - 0.05)
      small.push(`${name(element)} ${(box.width / mm).toFixed(1)}×${(box.height / mm).toFixed(1)} mm`)
  }
  const close: string[] = []
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(at + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue
      const across = Math.max(a.box.left - b.box.right, b.box.left - a.box.right)
      const down = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom)
      const gap = Math.max(across, down)
      if (gap / mm < limit.gap - 0.05) close.push(`${name(a.element)} | ${name(b.element)} ${(gap / mm).toFixed(1)} mm`)
    }
  }
  /** Text that reaches out of its control, or is cut off by something around it other than the paged content. */
  const outsideItsFrame = (text: Node, parent: Element): boolean => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const written = range.getBoundingClientRect()
    for (let around: Element | null = parent; around && !around.matches('.more-view, body');) {
      const frames = around.matches('button') || getComputedStyle(around).overflowY !== 'visible'
      const box = around.getBoundingClientRect()
      if (frames && (written.top < box.top - 1 || written.bottom > box.bottom + 1)) return true
      around = around.parentElement
    }
    return false
  }
  const tiny: string[] = []
  const cut: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (
      !parent ||
      !walker.currentNode.textContent?.trim() ||
      !shown(parent) ||
      !inSight(parent, parent.getBoundingClientRect())
    )
      continue
    const style = getComputedStyle(parent)
    const height = (Number.parseFloat(style.fontSize) * limit.glyphOfEm) / mm
    if (height < limit.text - 0.05) tiny.push(`${name(parent)} ${height.toFixed(1)} mm`)
    if (style.overflowX === 'hidden' && parent.scrollWidth > parent.clientWidth + 1) cut.push(name(parent))
    else if (outsideItsFrame(walker.currentNode, parent)) cut.push(name(parent))
  }
  if (document.documentElement.scrollWidth > innerWidth) cut.push('the page scrolls sideways')
  return { small, close, tiny: [...new Set(tiny)], cut }
}

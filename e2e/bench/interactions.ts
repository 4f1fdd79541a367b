/**
 * Measures how long each touch takes from the finger to the next frame (Event Timing), as Interaction to Next Paint
 * does.
 */
import type { Page } from '@playwright/test'
import { quantile } from '../../scripts/bench/row.ts'

export interface Interaction {
  /** ms, in steps of 8, of the slowest event of the touch. */
  readonly duration: number
  /** Event, element and screen of that event, to find the cause of a slow touch. */
  readonly where: string
  /** ms of `duration` until the page's code started, and while it ran; the rest is style, layout and the frame. */
  readonly delay: number
  readonly running: number
}

/** Shortest duration the browser reports; a faster touch counts as this. */
const threshold = 16

/** Must be called before the page is opened. The returned function reads what has been measured so far. */
export async function watchInteractions(page: Page): Promise<() => Promise<readonly Interaction[]>> {
  await page.addInitScript(observe, threshold)
  return () => page.evaluate(collect, threshold)
}

export const p98 = (interactions: readonly Interaction[]): number =>
  quantile(
    interactions.map(({ duration }) => duration),
    0.98,
  )

interface Watched {
  readonly slow: Map<number, Interaction>
  readonly observer: PerformanceObserver
  readonly take: (entries: readonly PerformanceEntry[]) => void
}

/** `observe` and `collect` run in the page. */
function observe(threshold: number): void {
  const slow = new Map<number, Interaction>()
  const take = (entries: readonly PerformanceEntry[]): void => {
    for (const entry of entries as readonly PerformanceEventTiming[]) {
      if (entry.interactionId === 0 || entry.duration <= (slow.get(entry.interactionId)?.duration ?? 0)) continue
      const { screen = '', subject = '' } = document.getElementById('kiosk')?.dataset ?? {}
      const words =
        entry.target instanceof Element
          ? (entry.target.closest('button, label')?.textContent ?? entry.target.tagName)
          : ''
      slow.set(entry.interactionId, {
        duration: entry.duration,
        where: `${entry.name} ${words.slice(0, 20)} → ${screen} ${subject}`,
        delay: entry.processingStart - entry.startTime,
        running: entry.processingEnd - entry.processingStart,
      })
    }
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  // The DOM types lack the threshold.
  const options: PerformanceObserverInit & { readonly durationThreshold: number } = {
    type: 'event',
    buffered: true,
    durationThreshold: threshold,
  }
  observer.observe(options)
  Object.assign(globalThis, { watched: { slow, observer, take } satisfies Watched })
}

async function collect(threshold: number): Promise<readonly Interaction[]> {
  const { slow, observer, take } = (globalThis as unknown as { readonly watched: Watched }).watched
  // Waits until the frame of the last touch is on the screen.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
  take(observer.takeRecords())
  const swift = Math.max(0, performance.interactionCount - slow.size)
  return [
    ...slow.values(),
    ...Array.from({ length: swift }, () => ({ duration: threshold, where: '', delay: 0, running: 0 })),
  ]
}

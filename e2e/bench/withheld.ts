/**
 * What a page must have received before something is on the screen, found by withholding: its scripts and style
 * sheets are let through one at a time, in the order it asks for them, until the thing is there. What it fetches
 * ahead for later is thus not counted, and what it needs cannot be missed. Sizes are those on the wire, as the
 * browser saw them.
 */
import type { Page, Route } from '@playwright/test'

/** After one more file has come: how long the page may take to make use of it before the next is let through. */
const patienceMs = 400
const limitMs = 30_000
const scriptsAndStyles = /\.(?:js|css)(?:\?|$)/

export interface Withheld {
  /** Bytes of script and style let through since the page was opened, when `there` first holds. */
  until(there: () => Promise<boolean>): Promise<number>
}

/** Called before the page is opened; open it with `waitUntil: 'commit'`, for it does not finish loading. */
export async function withhold(page: Page): Promise<Withheld> {
  const waiting: Route[] = []
  let bytes = 0
  await page.route(scriptsAndStyles, (route) => void waiting.push(route))
  return {
    async until(there) {
      const end = performance.now() + limitMs
      while (!(await holdsSoon(page, there))) {
        const route = waiting.shift()
        if (route) bytes += await letThrough(route)
        else if (performance.now() > end)
          throw new Error('the page asks for nothing more and does not show what was waited for')
      }
      return bytes
    },
  }
}

async function letThrough(route: Route): Promise<number> {
  const request = route.request()
  await route.continue()
  await (await request.response())?.finished()
  return (await request.sizes()).responseBodySize
}

async function holdsSoon(page: Page, there: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + patienceMs
  do {
    if (await there()) return true
    await page.waitForTimeout(20)
  } while (performance.now() < end)
  return false
}

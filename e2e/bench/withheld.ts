/**
 * Finds what a page must have received before something is on the screen, by withholding: scripts and style sheets are
 * let through one at a time, in the order of the requests, until it is there. So what is prefetched for later is not
 * counted, and nothing needed is missed. Sizes are those on the wire, as the browser saw them.
 */
import type { Page, Route } from '@playwright/test'

/** How long the page may take to use a file that has arrived before the next is let through. */
const patienceMs = 400
const limitMs = 30_000
const scriptsAndStyles = /\.(?:js|css)(?:\?|$)/

export interface Withheld {
  /** Bytes of scripts and style sheets let through since the page was opened, at the moment `there` first holds. */
  until(there: () => Promise<boolean>): Promise<number>
}

/** Must be called before the page is opened; open it with `waitUntil: 'commit'`, because it does not finish loading. */
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

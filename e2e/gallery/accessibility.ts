/** What axe finds on the screen that stands there. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    readonly axe?: {
      run(
        context: Document,
        options: {
          readonly runOnly: readonly string[]
          readonly resultTypes: readonly string[]
          readonly rules: Readonly<Record<string, { readonly enabled: boolean }>>
        },
      ): Promise<{
        readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
      }>
    }
  }
}

/** Once for a screen: names, roles and relations are the same on every panel and in every size. */
export async function violations(page: Page): Promise<readonly string[]> {
  // The page's policy allows no foreign scripts; evaluating through the debugger is not subject to it.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const report = await window.axe?.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      rules: {
        // Pinch zoom is switched off on a public screen; 字号 enlarges everything instead.
        'meta-viewport': { enabled: false },
        // `measure` asks for more than twice the contrast, in every view.
        'color-contrast': { enabled: false },
      },
    })
    if (report === undefined) throw new Error('axe did not load')
    return report.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' · ')}`)
  })
}

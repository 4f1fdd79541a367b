/**
 * A kiosk to measure: simulators, platform, daemon, and the browser of the browser tests. Everything is stopped at the
 * end.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { Kiosk } from '../kiosk.ts'
import config from '../playwright.config.ts'
import { startStack } from '../../scripts/lib/stack.ts'

export interface Machine {
  /**
   * A new browser profile with empty caches, on the kiosk's panel, with touch; `cookies`: those of an earlier profile.
   */
  context(cookies?: BrowserContextOptions['storageState']): Promise<BrowserContext>
  /** The citizen at this page. One at a time, because the daemon has one screen. */
  citizen(page: Page): Kiosk
}

export async function withMachine<T>(act: (machine: Machine) => Promise<T>): Promise<T> {
  const { launchOptions, ...use } = config.use ?? {}
  const run = mkdtempSync(join(tmpdir(), 'kiosk-bench-'))
  const stack = await startStack({ run, port: 0, fast: true, log: 'ignore' })
  try {
    const browser = await chromium.launch(launchOptions)
    try {
      return await act({
        context: (cookies) =>
          browser.newContext({
            viewport: use.viewport ?? null,
            hasTouch: use.hasTouch === true,
            locale: use.locale ?? 'zh-CN',
            ...(cookies && { storageState: cookies }),
          }),
        citizen: (page) => new Kiosk(page, stack, run),
      })
    } finally {
      await browser.close()
    }
  } finally {
    await stack.stop()
    rmSync(run, { recursive: true, force: true })
  }
}

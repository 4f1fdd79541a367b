import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from '../scripts/lib/browser.ts'

const browser = findBrowser()
if (browser === null)
  throw new Error('No browser to test in. Run `npm test` once (it installs one), or name one in KIOSK_BROWSER.')

const gallery = join(import.meta.dirname, 'gallery')
const coverage = 'coverage.spec.ts'

/**
 * The real product in a real browser: every test has its own simulators, platform and daemon. A test that needs a
 * second try has a defect and is named at the end of `npm test`; it does not keep others' work from landing.
 */
export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  // A busy machine takes three times as long; what hangs still ends.
  timeout: 360_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 1,
  forbidOnly: true,
  projects: [
    { name: 'gallery', testDir: gallery, testIgnore: coverage },
    { name: 'kiosk', testIgnore: `${gallery}/**` },
    // Of what the gallery has seen: after all of it.
    { name: 'coverage', testDir: gallery, testMatch: coverage, dependencies: ['gallery'] },
  ],
  reporter: [
    ['list'],
    ['json', process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? {} : { outputFile: 'results/report.json' }],
  ],
  use: {
    browserName: 'chromium',
    // 21.5″ portrait, the panel most halls have.
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A quarter of the time all tests take; `--trace on` for one that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})

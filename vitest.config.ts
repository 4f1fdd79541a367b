import { defineConfig } from 'vitest/config'

/** Unit and model tests. Browser tests live in `e2e/` and are run by Playwright. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'flows/**/*.test.ts',
      'device-daemon/**/*.test.ts',
      'kiosk-ui/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
    ],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

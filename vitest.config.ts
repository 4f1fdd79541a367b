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
    setupFiles: 'scripts/lib/seeded-properties.ts',
    pool: 'forks',
    // Many wait for processes and devices more than they compute; the default leaves one of two cores to nobody.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

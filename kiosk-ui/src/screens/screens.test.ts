import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { draws, loadScreens, viewOf } from './index.ts'
import type { Screen } from '#flows/journeys/screens.ts'

test('every folder holds the screen it is named for; most are loaded later', async () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name as Screen)
  expect(folders.length).toBeGreaterThan(30)
  expect(folders.filter(draws).length).toBeLessThan(10)
  await loadScreens()
  for (const folder of folders) expect(viewOf(folder).screen).toBe(folder)
})

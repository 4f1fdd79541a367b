import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { viewOf } from './index.ts'
import type { Screen } from '#flows/journeys/screens.ts'

test('every folder holds the screen it is named for', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name as Screen)
  expect(folders.length).toBeGreaterThan(30)
  for (const folder of folders) expect(viewOf(folder).screen).toBe(folder)
})

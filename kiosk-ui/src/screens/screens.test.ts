import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadProgress, viewOf } from './index.ts'
import type { Screen } from '#flows/journeys/screens.ts'

const foldersOf = (folder: string): readonly Screen[] =>
  readdirSync(new URL(folder, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'progress')
    .map(({ name }) => name as Screen)

test('every folder holds the screen it is named for', async () => {
  await loadProgress()
  const folders = [...foldersOf('.'), ...foldersOf('./progress')]
  expect(folders.length).toBeGreaterThan(30)
  for (const folder of folders) expect(viewOf(folder).screen).toBe(folder)
})

/**
 * Any file of the services, spoilt in any way: refused with file, line, reason and remedy, or still right; the terminal
 * goes on with the last good services. `BROKEN_FILES=20000` for a long run.
 */
import { basename } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BundleFile } from '#flows/catalogue/bundle.ts'
import { calendarOf } from '#flows/time/calendar.ts'
import { createFind } from '#flows/find/find.ts'
import { findables } from '#flows/find/findable.ts'
import { integrityFindings } from '#flows/lint/affair.ts'
import type { Kept } from './kept.ts'
import { readAnew, type Reading } from './reading.ts'
import type { CatalogueSources } from './sources.ts'
import { anyBreaking } from './testing/broken-text.ts'
import { countyFiles, district, services } from './testing/county.ts'

const numRuns = Number(process.env['BROKEN_FILES'] ?? 30)

function sourcesOf(files: readonly BundleFile[]): CatalogueSources {
  const inFolder = (folder: string) =>
    files.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path, text }) => ({ file: path, text }))
  return {
    district: inFolder('districts')[0] ?? null,
    library: inFolder('items'),
    affairs: new Map(inFolder('catalog').map((source) => [basename(source.file, '.yaml'), source])),
    years: inFolder('calendar'),
    elsewhere: inFolder('find')[0] ?? null,
    unread: [],
    digest: '',
  }
}

const read = readAnew(sourcesOf(countyFiles), district, null)
if (!read.ok) throw new Error(read.failure.text)
const lastGood: Kept = { digest: '', bundle: null, ...read.value }

/** Each problem: `file:line:column …`, then the remedy on a line of its own. */
function explained(text: string): void {
  const told = text.split('\n')
  expect(told.length).toBeLessThanOrEqual(200)
  expect(told[0]).toMatch(/^[\w./-]+\.yaml:[1-9]\d*:[1-9]\d* \S/)
  expect(told.filter((line) => line.startsWith('    → ')).length).toBeGreaterThan(0)
}

/** What is offered can be used. */
function serves({ affairs, years, elsewhere }: Reading): void {
  for (const affair of affairs) expect(integrityFindings(affair)).toEqual([])
  expect(calendarOf(years).addWorkingDays('2026-03-02', 5).date).toMatch(/^2026-03-/)
  createFind(findables(affairs, elsewhere, () => []))('开茶馆')
}

it('is nothing to a terminal that has served before, and told at the first start of one that has not', () => {
  const kinds = { harmless: 0, setAside: 0, refused: 0 }
  fc.assert(
    fc.property(fc.nat(countyFiles.length - 1), fc.array(anyBreaking, { minLength: 1, maxLength: 2 }), (which, how) => {
      const sources = sourcesOf(
        countyFiles.map((file, i) =>
          i === which ? { ...file, text: how.reduce((text, { apply }) => apply(text), file.text) } : file,
        ),
      )
      const later = readAnew(sources, district, lastGood)
      if (!later.ok) throw new Error(later.failure.text)
      serves(later.value)
      for (const { text } of later.value.quarantined) explained(text)
      // A district may be spoilt into a right one that offers less; otherwise all of it is there.
      const offered = Object.keys(later.value.district.affairs).filter((id) => services.some((known) => known === id))
      expect(later.value.affairs.map(({ id }) => id)).toEqual(expect.arrayContaining(offered))

      const first = readAnew(sources, district, null)
      if (first.ok) serves(first.value)
      for (const text of first.ok ? first.value.quarantined.map((one) => one.text) : [first.failure.text])
        explained(text)
      kinds[!first.ok ? 'refused' : first.value.quarantined.length > 0 ? 'setAside' : 'harmless'] += 1
    }),
    { numRuns },
  )
  // It has tried what it says.
  expect(Math.min(kinds.harmless, kinds.setAside)).toBeGreaterThan(0)
})

/**
 * The services this terminal offers, read once at start. A file that is wrong costs its own service and no other: it is
 * set aside and named, and its last good version goes on.
 *
 * What came out of a reading is kept, and used again as long as neither a file nor the code that checks it has changed.
 */
import type { Affair } from '#flows/affair.ts'
import { calendarOf, type Calendar } from '#flows/calendar.ts'
import type { District } from '#flows/district.ts'
import { ok, type Result } from '../base/result.ts'
import { keep, readKept, type Keeping, type Quarantined } from './kept.ts'
import type { CatalogueFailure, Reading } from './reading.ts'
import { readSources, type Folders } from './sources.ts'

export interface LoadedCatalogue {
  readonly district: District
  /** Those the district names, by id. */
  readonly affairs: ReadonlyMap<string, Affair>
  /** Working days, as far as the years' arrangements are known. */
  readonly calendar: Calendar
  readonly quarantined: readonly Quarantined[]
}

/** `keeping`: where and with which key the checked result is kept. */
export async function loadCatalogue(
  folders: Folders,
  districtCode: string,
  keeping: Keeping,
): Promise<Result<LoadedCatalogue, CatalogueFailure>> {
  const sources = readSources(folders, districtCode)
  const found = readKept(keeping)
  const kept = found?.district.code === districtCode ? found : null
  if (kept?.digest === sources.digest) return ok(loaded(kept))
  // Parsing YAML takes 30 MB and is needed by no other start than this one.
  const { readAnew } = await import('./reading.ts')
  const read = readAnew(sources, districtCode, kept)
  if (read.ok) keep(keeping, { digest: sources.digest, ...read.value })
  return read.ok ? ok(loaded(read.value)) : read
}

const loaded = ({ district, affairs, years, quarantined }: Reading): LoadedCatalogue => ({
  district,
  affairs: new Map(affairs.map((affair) => [affair.id, affair])),
  calendar: calendarOf(years),
  quarantined,
})

/**
 * The services this terminal offers, read once at start. A wrong file affects only its own service: it is set aside and
 * reported, and its last good version stays in use.
 *
 * The checked result is kept and reused as long as neither the files nor the code that checks them have changed.
 */
import type { Affair } from '#flows/model/affair.ts'
import { calendarOf, type Calendar } from '#flows/time/calendar.ts'
import type { District } from '#flows/model/district.ts'
import { findables, type Findables } from '#flows/find/findable.ts'
import { ok, type Result } from '../base/result.ts'
import { keep, readKept, type Keeping, type Kept, type Quarantined } from './kept.ts'
import type { CatalogueFailure } from './reading.ts'
import { readReadings } from './readings.ts'
import { readSources, type Folders } from './sources.ts'

export interface LoadedCatalogue {
  readonly district: District
  /** The affairs listed by the district, by id. */
  readonly affairs: ReadonlyMap<string, Affair>
  /** Working days, as far as the holiday arrangements of the years are known. */
  readonly calendar: Calendar
  /** By what services and things done elsewhere are found. */
  readonly findables: () => Findables
  readonly quarantined: readonly Quarantined[]
}

/** `keeping`: the file and key for the checked result. */
export async function readFolders(
  folders: Folders,
  districtCode: string,
  keeping: Keeping,
): Promise<Result<Kept, CatalogueFailure>> {
  const sources = readSources(folders, districtCode)
  const found = readKept(keeping)
  const kept = found?.district.code === districtCode ? found : null
  if (kept?.digest === sources.digest) return ok(kept)
  // Parsing YAML takes 30 MB, so it is loaded only when files have changed.
  const { readAnew } = await import('./reading.ts')
  const { stillValid } = await import('./still-valid.ts')
  const read = readAnew(sources, districtCode, kept !== null && stillValid(kept) ? kept : null)
  if (!read.ok) return read
  const anew: Kept = { digest: sources.digest, bundle: null, ...read.value }
  keep(keeping, anew)
  return ok(anew)
}

/** As they are served. */
export const loaded = ({ district, affairs, years, elsewhere, quarantined }: Kept): LoadedCatalogue => ({
  district,
  findables: () => findables(affairs, elsewhere, readReadings()),
  affairs: new Map(affairs.map((affair) => [affair.id, affair])),
  calendar: calendarOf(years),
  quarantined,
})

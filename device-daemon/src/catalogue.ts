/** The services this terminal offers, read once at start. A file that is wrong stops the start: half a catalogue would mislead citizens. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Affair } from '#flows/affair.ts'
import { formatProblem, parseAffair, parseDistrict, type CatalogueProblem } from '#flows/catalogue.ts'
import type { District } from '#flows/district.ts'
import { fail, ok, type Result } from './result.ts'

export interface LoadedCatalogue {
  readonly district: District
  /** Those the district names, by id. */
  readonly affairs: ReadonlyMap<string, Affair>
}

export interface CatalogueFailure {
  readonly code: 'invalid' | 'noDistrict'
  /** For a person: file, line, column, what is wrong, remedy. */
  readonly text: string
}

/** `flows`: the folder that holds `catalog/` and `districts/`. */
export function loadCatalogue(flows: string, districtCode: string): Result<LoadedCatalogue, CatalogueFailure> {
  const shown = (file: string): string => relative(process.cwd(), file)
  const districtFile = yamlFiles(join(flows, 'districts')).find((file) => file.includes(`/${districtCode}-`))
  if (!districtFile) return fail({ code: 'noDistrict', text: `No file ${districtCode}-*.yaml in ${shown(join(flows, 'districts'))}\n    → name a district that has one, or add it` })
  const problems: CatalogueProblem[] = []
  const district = parseDistrict(readFileSync(districtFile, 'utf8'), shown(districtFile))
  if (!district.ok) problems.push(...district.problems)
  const offered = district.ok ? Object.keys(district.value.affairs) : []
  const affairs = new Map<string, Affair>()
  for (const file of yamlFiles(join(flows, 'catalog'))) {
    const affair = parseAffair(readFileSync(file, 'utf8'), shown(file))
    if (!affair.ok) problems.push(...affair.problems)
    else if (offered.includes(affair.value.id)) affairs.set(affair.value.id, affair.value)
  }
  if (problems.length > 0 || !district.ok) return fail({ code: 'invalid', text: problems.map(formatProblem).join('\n') })
  return ok({ district: district.value, affairs })
}

const yamlFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, name))

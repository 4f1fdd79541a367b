/**
 * The services this terminal offers, read once at start. A file that is wrong stops the start: half a catalogue would
 * mislead citizens.
 *
 * Reading and checking a large YAML file takes 100 ms and 30 MB. What came out is kept, and used again as long as
 * neither a file nor the code that checks it has changed.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Affair } from '#flows/affair.ts'
import type { District } from '#flows/district.ts'
import { fail, ok, type Result } from '../base/result.ts'

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

interface Kept {
  readonly digest: string
  readonly district: District
  readonly affairs: readonly Affair[]
}

/**
 * `flows`: the folder that holds `catalog/`, `districts/` and `src/`. `keptIn`: where the checked result is kept; not
 * being able to is no harm.
 */
export async function loadCatalogue(
  flows: string,
  districtCode: string,
  keptIn: string,
): Promise<Result<LoadedCatalogue, CatalogueFailure>> {
  const districtFile = filesOf(join(flows, 'districts'), '.yaml').find((file) => file.includes(`/${districtCode}-`))
  if (!districtFile)
    return fail({
      code: 'noDistrict',
      text: `No file ${districtCode}-*.yaml in ${join(flows, 'districts')}\n    → name a district that has one, or add it`,
    })
  const affairFiles = filesOf(join(flows, 'catalog'), '.yaml')
  const digest = digestOf([districtFile, ...affairFiles, ...filesOf(join(flows, 'src'), '.ts')])
  const kept = readKept(keptIn)
  if (kept?.digest === digest) return ok(loaded(kept))
  const checked = await check(districtFile, affairFiles)
  if (!checked.ok) return checked
  keep(keptIn, { digest, ...checked.value })
  return ok(loaded(checked.value))
}

const loaded = ({ district, affairs }: Pick<Kept, 'district' | 'affairs'>): LoadedCatalogue => ({
  district,
  affairs: new Map(affairs.map((affair) => [affair.id, affair])),
})

async function check(
  districtFile: string,
  affairFiles: readonly string[],
): Promise<Result<Pick<Kept, 'district' | 'affairs'>, CatalogueFailure>> {
  const { formatProblem, parseAffair, parseDistrict } = await import('#flows/catalogue.ts')
  const shown = (file: string): string => relative(process.cwd(), file)
  const district = parseDistrict(readFileSync(districtFile, 'utf8'), shown(districtFile))
  const all = affairFiles.map((file) => parseAffair(readFileSync(file, 'utf8'), shown(file)))
  const problems = [district, ...all].flatMap((parsed) => (parsed.ok ? [] : parsed.problems))
  if (problems.length > 0 || !district.ok)
    return fail({ code: 'invalid', text: problems.map(formatProblem).join('\n') })
  const affairs = all.flatMap((parsed) =>
    parsed.ok && Object.hasOwn(district.value.affairs, parsed.value.id) ? [parsed.value] : [],
  )
  return ok({ district: district.value, affairs })
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function readKept(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  } catch {
    return null
  }
}

function keep(file: string, value: Kept): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value))
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // The next start takes the 100 ms again.
  }
}

const filesOf = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(folder, name))

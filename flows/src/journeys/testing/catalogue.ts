import { readdirSync, readFileSync } from 'node:fs'
import type { Affair } from '../../model/affair.ts'
import {
  formatProblems,
  parseAffair,
  parseDistrict,
  readLibrary,
  type CatalogueProblem,
  type Library,
  type Parsed,
  type Source,
} from '../../catalogue.ts'

const checked = <T>(parsed: Parsed<T>): T => (parsed.ok ? parsed.value : refuse(parsed.problems))
function refuse(problems: readonly CatalogueProblem[]): never {
  throw new Error(formatProblems(problems, 'en'))
}

/** The files of a folder of `flows/`, by name. */
export function sourcesIn(folder: string): readonly Source[] {
  const at = new URL(`../../../${folder}/`, import.meta.url)
  return readdirSync(at)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(new URL(file, at), 'utf8') }))
}

function readChecked(): Library {
  const { library, problems } = readLibrary(sourcesIn('items'))
  return problems.length === 0 ? library : refuse(problems)
}

export const library: Library = readChecked()
export const districts = sourcesIn('districts').map(({ text, file }) => checked(parseDistrict(text, file)))
const [first] = districts
if (first === undefined) throw new Error('no district has a file')
export const hualong = districts.find(({ code }) => code === '410902') ?? first

/** The services as the county publishes them: what is tested on real services is tested on every file of the folder. */
export const affairs: readonly Affair[] = sourcesIn('catalog').map(({ text, file }) =>
  checked(parseAffair(text, file, library, hualong)),
)

/** One of them by its id, for a test about its content. */
export function affair(id: string): Affair {
  const found = affairs.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no affair "${id}": one of ${affairs.map((one) => one.id).join(', ')}`)
  return found
}
export const afterDeath = affair('n13-after-death')
export const restaurant = affair('h01-restaurant')

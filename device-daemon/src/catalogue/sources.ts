/** The files of the services as they lie on disk, and one digest that says whether anything about them has changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Source } from '#flows/catalogue.ts'

export interface CatalogueSources {
  /** Null: no file is named for the district's code. */
  readonly district: Source | null
  readonly library: readonly Source[]
  /** By the id that the file is named for. */
  readonly affairs: ReadonlyMap<string, Source>
  /** SHA-256 over the files and over the code that checks them. */
  readonly digest: string
}

/** `flows`: the folder that holds `items/`, `catalog/`, `districts/` and `src/`. */
export function readSources(flows: string, districtCode: string): CatalogueSources {
  const district =
    sourcesIn(join(flows, 'districts'), '.yaml').find(({ file }) => basename(file).startsWith(`${districtCode}-`)) ??
    null
  const library = sourcesIn(join(flows, 'items'), '.yaml')
  const affairs = sourcesIn(join(flows, 'catalog'), '.yaml')
  const code = ['src', 'src/catalogue', 'src/lint'].flatMap((folder) => sourcesIn(join(flows, folder), '.ts'))
  return {
    district,
    library,
    affairs: new Map(affairs.map((source) => [basename(source.file, '.yaml'), source])),
    digest: digestOf([...(district === null ? [] : [district]), ...library, ...affairs, ...code]),
  }
}

const sourcesIn = (folder: string, extension: string): readonly Source[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .toSorted()
    .map((name) => ({
      file: relative(process.cwd(), join(folder, name)),
      text: readFileSync(join(folder, name), 'utf8'),
    }))

function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256')
  for (const { file, text } of sources) hash.update(basename(file)).update('\0').update(text).update('\0')
  return hash.digest('hex')
}

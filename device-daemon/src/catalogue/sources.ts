/** The files of the services as they are on disk, and one digest that tells whether any of them has changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { CatalogueProblem, Source } from '#flows/catalogue.ts'

export interface CatalogueSources {
  /** Null: there is no file named by the district's code. */
  readonly district: Source | null
  readonly library: readonly Source[]
  /** By the id in the file's name. */
  readonly affairs: ReadonlyMap<string, Source>
  /** 节假日安排, one file per year. */
  readonly years: readonly Source[]
  /** Problems of files that exist but cannot be read: a folder with such a name, a dangling link, missing rights. */
  readonly unread: readonly CatalogueProblem[]
  /** SHA-256 over the files and over the code that checks them. */
  readonly digest: string
}

export interface Folders {
  /** Contains `items/`, `catalog/`, `districts/` and `src/`. */
  readonly flows: string
  /** One file per year. */
  readonly calendar: string
}

export function readSources({ flows, calendar }: Folders, districtCode: string): CatalogueSources {
  const unread: CatalogueProblem[] = []
  const filesIn = (folder: string, extension: string): readonly Source[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .toSorted()
      .flatMap((name) => sourceAt(relative(process.cwd(), join(folder, name)), unread))
  const sourcesIn = (folder: string, extension: string) => filesIn(join(flows, folder), extension)
  const district =
    sourcesIn('districts', '.yaml').find(({ file }) => basename(file).startsWith(`${districtCode}-`)) ?? null
  const library = sourcesIn('items', '.yaml')
  const affairs = sourcesIn('catalog', '.yaml')
  const years = filesIn(calendar, '.yaml')
  const code = ['src', 'src/catalogue', 'src/lint'].flatMap((folder) => sourcesIn(folder, '.ts'))
  return {
    district,
    library,
    affairs: new Map(affairs.map((source) => [basename(source.file, '.yaml'), source])),
    years,
    unread,
    digest: digestOf([
      ...(district === null ? [] : [district]),
      ...library,
      ...affairs,
      ...years,
      ...code,
      ...unread.map(({ file, message }) => ({ file, text: message })),
    ]),
  }
}

function sourceAt(file: string, unread: CatalogueProblem[]): readonly Source[] {
  try {
    return [{ file, text: readFileSync(file, 'utf8') }]
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    unread.push({ file, line: 1, column: 1, path: '', message, remedy: 'put the file there again, or take it away' })
    return []
  }
}

function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256')
  for (const { file, text } of sources) hash.update(basename(file)).update('\0').update(text).update('\0')
  return hash.digest('hex')
}

/** The files of the services as they are on disk, and one digest that tells whether any of them has changed. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { CatalogueProblem, Source } from '#flows/catalogue.ts'
import { inLanguage } from '#flows/catalogue/problem.ts'
import type { Said } from '#flows/findings/finding.ts'
import { readRegularFile } from '../base/regular-file.ts'

export interface CatalogueSources {
  /** Null: no file is named by the district's code, or several are, which is among `unread`. */
  readonly district: Source | null
  readonly library: readonly Source[]
  /** By the id in the file's name. */
  readonly affairs: ReadonlyMap<string, Source>
  /** 节假日安排, one file per year. */
  readonly years: readonly Source[]
  /** What is done elsewhere; null: `find/elsewhere.yaml` is missing, which is among `unread`. */
  readonly elsewhere: Source | null
  /**
   * Problems of files that exist but cannot be taken: a folder with such a name, a dangling link, missing rights. A
   * folder that is missing itself ends with a slash.
   */
  readonly unread: readonly CatalogueProblem[]
  /** SHA-256 over the files and over the code that checks them. */
  readonly digest: string
}

export interface Folders {
  /** Contains `items/`, `catalog/`, `districts/`, `find/` and `src/`. */
  readonly flows: string
  /** One file per year. */
  readonly calendar: string
}

export function readSources({ flows, calendar }: Folders, districtCode: string): CatalogueSources {
  const unread: CatalogueProblem[] = []
  const sourcesIn = (folder: string) => filesIn(join(flows, folder), '.yaml', unread)
  const district = onlyOne(
    sourcesIn('districts').filter(({ file }) => basename(file).startsWith(`${districtCode}-`)),
    unread,
  )
  const library = sourcesIn('items')
  const affairs = sourcesIn('catalog')
  const years = filesIn(calendar, '.yaml', unread)
  const [elsewhere = null] = sourceAt(relative(process.cwd(), join(flows, 'find/elsewhere.yaml')), unread)
  const code = codeOf(flows, unread)
  return {
    district,
    library,
    affairs: new Map(affairs.map((source) => [basename(source.file, '.yaml'), source])),
    years,
    elsewhere,
    unread,
    digest: digestOf([
      ...(district === null ? [] : [district]),
      ...library,
      ...affairs,
      ...years,
      ...(elsewhere === null ? [] : [elsewhere]),
      ...code,
      ...unread.map(({ file, message }) => ({ file, text: inLanguage(message, 'en') })),
    ]),
  }
}

/** Of all districts; what cannot be read is left out. */
export const districtSources = ({ flows }: Folders): readonly Source[] => filesIn(join(flows, 'districts'), '.yaml', [])

function filesIn(folder: string, extension: string, unread: CatalogueProblem[]): readonly Source[] {
  return namesIn(folder, unread)
    .filter((name) => name.endsWith(extension))
    .toSorted()
    .flatMap((name) => sourceAt(relative(process.cwd(), join(folder, name)), unread))
}

/** Where the code is that decides whether a file is right; a test holds this list against what reading imports. */
export const judging: readonly string[] = [
  '.',
  'catalogue',
  'lint',
  'model',
  'plan',
  'draft',
  'entries',
  'time',
  'faces',
  'find',
  'findings',
  'findings/words',
  'members',
]

/** What decides whether a file is right: the result of other code is not this code's. */
export const codeOf = (flows: string, unread: CatalogueProblem[]): readonly Source[] =>
  judging.map((folder) => join('src', folder)).flatMap((folder) => filesIn(join(flows, folder), '.ts', unread))

function namesIn(folder: string, unread: CatalogueProblem[]): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    unread.push(
      problemOf(
        `${relative(process.cwd(), folder)}/`,
        message,
        'put the folder there again, it is part of the product',
      ),
    )
    return []
  }
}

/** Two files for one district: which of them is meant cannot be known. */
export function onlyOne(sources: readonly Source[], unread: CatalogueProblem[]): Source | null {
  const [first, ...others] = sources
  for (const { file } of others)
    unread.push(problemOf(file, `the same district is in ${first?.file}`, 'keep one of the two files'))
  return others.length === 0 ? (first ?? null) : null
}

/** Far more than any file of the services; a larger one is no such file. */
const largestBytes = 512 * 1024

function sourceAt(file: string, unread: CatalogueProblem[]): readonly Source[] {
  const read = readRegularFile(file, largestBytes)
  if (read.ok) return [{ file, text: read.value.toString('utf8') }]
  unread.push(problemOf(file, read.failure.detail, 'put the file there again, or take it away'))
  return []
}

export const problemOf = (file: string, message: Said, remedy: Said): CatalogueProblem => ({
  file,
  line: 1,
  column: 1,
  path: '',
  message,
  remedy,
})

export function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256')
  for (const { file, text } of sources) hash.update(basename(file)).update('\0').update(text).update('\0')
  return hash.digest('hex')
}

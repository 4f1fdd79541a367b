/**
 * 事项库 (`flows/items/`): the items of departments, and the questions, materials, form groups, parties and parameters
 * that several affairs share, each described once. An affair uses an entry by `use: <file>/<id>`; departments, parties
 * and parameters are known by their id alone.
 */
import type { Text } from '../model/affair.ts'
import { readDocument, type Read, type SourceDocument } from './document.ts'
import { isData, type Data, type Place } from './patchwork.ts'
import { finding, type Finding } from '../findings/finding.ts'
import { formatProblems, type CatalogueProblem, type Known } from './problem.ts'

/** A file as it was read. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** The lists an affair may fill from the library, under the names they have in an affair. */
export const sections = ['questions', 'items', 'materials', 'form', 'parties', 'parameters'] as const
export type Section = (typeof sections)[number]
const listed = [...sections, 'departments'] as const
/** Known by their id alone, so two files may not define the same one. */
const global: ReadonlySet<(typeof listed)[number]> = new Set(['departments', 'parties', 'parameters'])

export interface LibraryEntry {
  readonly section: (typeof listed)[number]
  readonly id: string
  /** `<file>/<id>` */
  readonly reference: string
  readonly data: Data
  readonly place: Place
}

export interface Library {
  readonly entries: readonly LibraryEntry[]
  /** An entry of a section by `<file>/<id>`. */
  find(section: Section, reference: string): LibraryEntry | undefined
  /** A department, party or parameter by its id. */
  named(section: 'departments' | 'parties' | 'parameters', id: string): LibraryEntry | undefined
}

export interface LoadedLibrary {
  readonly library: Library
  /**
   * Problems of the files themselves; those inside an entry are found when it is used, and by `libraryEntryProblems`.
   */
  readonly problems: readonly CatalogueProblem[]
}

export const emptyLibrary: Library = { entries: [], find: () => undefined, named: () => undefined }

export const readLibrary = (sources: readonly Source[]): LoadedLibrary =>
  libraryFrom(sources.map(({ text, file }) => readDocument(text, file)))

/** A file that cannot be read affects only the affairs that use it. */
export function libraryFrom(reads: readonly Read[]): LoadedLibrary {
  const problems: CatalogueProblem[] = []
  const entries: LibraryEntry[] = []
  for (const read of reads) {
    if (read.ok) entries.push(...entriesOf(read.value, problems))
    else problems.push(...read.problems)
  }
  const byReference = new Map<string, LibraryEntry>()
  const byId = new Map<string, LibraryEntry>()
  for (const entry of entries) {
    register(byReference, `${entry.section} ${entry.reference}`, entry, problems)
    if (global.has(entry.section)) register(byId, `${entry.section} ${entry.id}`, entry, problems)
  }
  return {
    library: {
      entries,
      find: (section, reference) => byReference.get(`${section} ${reference}`),
      named: (section, id) => byId.get(`${section} ${id}`),
    },
    problems,
  }
}

function register(
  map: Map<string, LibraryEntry>,
  key: string,
  entry: LibraryEntry,
  problems: CatalogueProblem[],
): void {
  const first = map.get(key)
  if (first === undefined) map.set(key, entry)
  else if (first.place !== entry.place) {
    const { document, path } = entry.place
    const problem = document.problem(
      finding(path, 'libraryTwice', { id: entry.reference, file: first.place.document.file }),
    )
    // Twice by its reference is twice by its id as well.
    if (!problems.some((one) => formatProblems([one], 'en') === formatProblems([problem], 'en'))) problems.push(problem)
  }
}

const stem = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')

function entriesOf(document: SourceDocument, problems: CatalogueProblem[]): LibraryEntry[] {
  const wrong = (said: Finding): void => {
    problems.push(document.problem(said))
  }
  if (!isData(document.data)) {
    wrong(finding([], 'noEntries', { known: listed.join(', ') }))
    return []
  }
  return Object.entries(document.data).flatMap(([key, list]) => {
    const section = listed.find((one) => one === key)
    if (section === undefined) {
      wrong(finding([key], 'unknownSection', { key, known: listed.join(', ') }))
      return []
    }
    if (!Array.isArray(list)) {
      wrong(finding([key], 'noList', {}))
      return []
    }
    return list.flatMap((data: unknown, index): LibraryEntry[] => {
      const path = [section, index]
      if (!isData(data) || typeof data['id'] !== 'string') {
        wrong(finding(path, 'noId', {}))
        return []
      }
      const id = data['id']
      return [{ section, id, reference: `${stem(document.file)}/${id}`, data, place: { document, path } }]
    })
  })
}

/** The entries of a section that are known by their id alone, with what they are called. */
export const named = ({ entries }: Library, section: 'departments' | 'parties' | 'parameters'): readonly Known[] =>
  entries
    .filter((entry) => entry.section === section)
    .map(({ id, data: { name } }) =>
      isData(name) && typeof name['zh'] === 'string' && typeof name['en'] === 'string'
        ? { id, name: { zh: name['zh'], en: name['en'] } }
        : id,
    )

/** The name of a department where the district gives none. */
export function departmentName(library: Library, role: string): Text | null {
  const name = library.named('departments', role)?.data['name']
  return isData(name) && typeof name['zh'] === 'string' && typeof name['en'] === 'string'
    ? { zh: name['zh'], en: name['en'] }
    : null
}

/** Reads the library, the catalogue, the districts and the calendar from disk. Everything after that is pure. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Affair, Text } from '../model/affair.ts'
import type { Language } from '../model/language.ts'
import { calendarOf, type Calendar } from '../time/calendar.ts'
import {
  affairFrom,
  formatProblems,
  libraryEntryProblems,
  parseDistrict,
  parseElsewhere,
  parseHolidayYear,
  parseVocabulary,
  readDocument,
  readLibrary,
  referencesOf,
  type CatalogueProblem,
  type Library,
  type Parsed,
  type Source,
} from '../catalogue.ts'
import type { District } from '../model/district.ts'
import { inLanguage } from '../catalogue/problem.ts'
import { advice, finding, type Finding, type Said, type ValuesOf } from '../findings/finding.ts'
import type { Code } from '../findings/words/index.ts'
import { authoringFindings } from '../lint/authoring.ts'
import { codeFindings, districtFindings, libraryFindings, offerFindings, publishedFindings } from '../lint/district.ts'
import { repeatedParagraphs, repetitionProblems } from '../lint/repetition.ts'
import { vocabularyFindings, type PlatformVocabulary } from '../catalogue/platform-vocabulary.ts'
import { reachabilityFindings } from '../lint/reachability.ts'

/** A mistake of the user: printed on stderr, exit code 1. Anything else thrown is a bug. */
export class UsageError extends Error {
  /** For scripts, on stdout. */
  readonly report: string | null
  readonly said: Said
  constructor(said: Said, report: string | null = null) {
    super(inLanguage(said, 'en'))
    this.said = said
    this.report = report
  }
}

/** In the words of `findings/words/command-line.ts`. */
export function refused<C extends Code>(code: C, values: ValuesOf<C>, report: string | null = null): UsageError {
  const { message, remedy } = advice(code, values)
  return new UsageError(
    inBoth((language) => `${inLanguage(message, language)}\n    → ${inLanguage(remedy, language)}`),
    report,
  )
}

export const inBoth = (said: (language: Language) => string): Text => ({ zh: said('zh'), en: said('en') })

/** Every problem, in both languages. */
export const listed = (problems: readonly CatalogueProblem[]): UsageError =>
  new UsageError(inBoth((language) => formatProblems(problems, language)))

const root = join(import.meta.dirname, '../../..')

export interface Folders {
  readonly items: string
  readonly catalog: string
  readonly districts: string
  readonly calendar: string
  readonly find: string
  /** What the platform knows, a file. */
  readonly platform: string
}
export const defaultFolders: Folders = {
  items: join(root, 'flows/items'),
  catalog: join(root, 'flows/catalog'),
  districts: join(root, 'flows/districts'),
  calendar: join(root, 'assets/calendar'),
  find: join(root, 'flows/find'),
  platform: join(root, 'flows/platform.yaml'),
}

function sourcesIn(folder: string): readonly Source[] {
  return yamlFiles(folder).map((path) => ({ file: shown(path), text: readText(path) }))
}

/** What a new district's file is copied from (`districts/template/`); it must be right, and is offered by nobody. */
const templatesIn = (districts: string): readonly Source[] => {
  const folder = join(districts, 'template')
  return existsSync(folder) ? sourcesIn(folder) : []
}

function yamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .map((name) => join(folder, name))
  } catch (error) {
    throw refused('folderUnread', { folder, reason: reason(error) })
  }
}

/** Relative to the working directory, unless that would climb more than one level. */
const shown = (path: string): string => {
  const near = relative(process.cwd(), path)
  return near.startsWith('../..') ? path : near
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export interface Catalogue {
  /** For no district in particular. */
  readonly affairs: readonly Affair[]
  readonly districts: readonly District[]
  readonly library: Library
  /** Library reference (`items registration/company`) → ids of the affairs that use it. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>
  /** An affair localised for a district: with its department names and parameters. */
  readonly inDistrict: (affair: string, district: District) => Affair
}

/**
 * Throws a `UsageError` that names every problem unless all files are valid. `only`: the affair of this id alone, if
 * there is one, for who needs no other: the others then take no time, and their faults stop nobody.
 */
export function readCatalogue(folders: Folders, only?: string): Catalogue {
  const { library, problems } = readLibrary(sourcesIn(folders.items))
  const all = sourcesIn(folders.catalog)
  const one = all.filter(({ file }) => basename(file) === `${only}.yaml`)
  const affairs = (one.length > 0 ? one : all).map(({ text, file }) => {
    const read = readDocument(text, file)
    return { read, affair: good(affairFrom(read, library)) }
  })
  if (problems.length > 0) throw listed(problems)
  const usedBy = new Map<string, string[]>()
  for (const { read, affair } of affairs)
    for (const reference of referencesOf(read, library))
      usedBy.set(reference, [...(usedBy.get(reference) ?? []), affair.id])
  return {
    affairs: affairs.map(({ affair }) => affair),
    districts: sourcesIn(folders.districts).map(({ text, file }) => good(parseDistrict(text, file))),
    library,
    usedBy,
    inDistrict(id, district) {
      const found = affairs.find(({ affair }) => affair.id === id)
      if (found === undefined) throw new Error(`no affair ${id}`)
      return good(affairFrom(found.read, library, district))
    },
  }
}

/** Files of affairs, wherever they lie, put together with a library. */
export function readAffairs(paths: readonly string[], folders: Pick<Folders, 'items'>): readonly Affair[] {
  const { library, problems } = readLibrary(sourcesIn(folders.items))
  if (problems.length > 0) throw listed(problems)
  return paths.map((path) => good(affairFrom(readDocument(readText(path), shown(path)), library)))
}

/** One file of a district, wherever it lies. */
export const readDistrict = (path: string): District => good(parseDistrict(readText(path), shown(path)))

/** A `platform.yaml`, wherever it lies. */
export const readVocabulary = (path: string): PlatformVocabulary => good(parseVocabulary(readText(path), shown(path)))

function good<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw listed(parsed.problems)
}

/** All years available; a missing year is counted by weekends and reported as uncertain. */
export function readCalendar(folders: Folders): Calendar {
  const years = sourcesIn(folders.calendar).map(({ text, file }) => parseHolidayYear(text, file))
  const problems = years.flatMap((year) => (year.ok ? [] : year.problems))
  if (problems.length > 0) throw listed(problems)
  return calendarOf(years.flatMap((year) => (year.ok ? [year.value] : [])))
}

/**
 * All rules over all files, including those that walk every path or compare files with each other. `today`:
 * `YYYY-MM-DD`.
 */
export function lintFiles(
  folders: Folders,
  today: string,
): {
  readonly files: number
  /** Those that could be read. */
  readonly affairs: readonly Affair[]
  readonly problems: readonly CatalogueProblem[]
} {
  const items = sourcesIn(folders.items)
  const { library, problems: broken } = readLibrary(items)
  const affairs = sourcesIn(folders.catalog).map(({ text, file }) => {
    const read = readDocument(text, file)
    return { file, read, parsed: affairFrom(read, library) }
  })
  const districts = [
    ...sourcesIn(folders.districts).map((source) => ({ ...source, template: false })),
    ...templatesIn(folders.districts).map((source) => ({ ...source, template: true })),
  ].map((source) => ({ ...source, parsed: parseDistrict(source.text, source.file) }))
  const years = sourcesIn(folders.calendar).map(({ text, file }) => ({ file, parsed: parseHolidayYear(text, file) }))
  const elsewhere = sourcesIn(folders.find)
    .filter(({ file }) => basename(file) === 'elsewhere.yaml')
    .map(({ text, file }) => parseElsewhere(text, file))
  const known = affairs.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : []))
  const faulty = affairs.flatMap(({ file, parsed }) => (parsed.ok ? [] : [basename(file, '.yaml')]))
  const vocabulary = parseVocabulary(readText(folders.platform), shown(folders.platform))
  const problems = [
    ...broken,
    ...libraryEntryProblems(library),
    ...(vocabulary.ok ? [] : vocabulary.problems),
    ...repetitionProblems(
      library,
      affairs.map(({ read }) => read),
    ),
    ...repeatedParagraphs(
      library,
      affairs.map(({ read }) => read),
    ),
    ...affairs.flatMap(({ file, parsed }) =>
      parsed.ok
        ? [
            ...reachabilityFindings(parsed.value).map(parsed.place),
            ...authoringFindings(parsed.value, today).map(parsed.place),
            ...(vocabulary.ok ? vocabularyFindings(parsed.value, vocabulary.value).map(parsed.place) : []),
            ...named(file, parsed.value.id, `${parsed.value.id}.yaml`),
          ]
        : parsed.problems,
    ),
    ...districts.flatMap(({ file, template, parsed }) =>
      parsed.ok
        ? [
            ...named(file, parsed.value.code, `${parsed.value.code}-`),
            ...districts
              .filter((other) => other.parsed.ok && other.parsed.value.code === parsed.value.code && other.file < file)
              .map((other) => parsed.place(sameDistrict(other.file))),
            ...(template ? [] : codeFindings(parsed.value).map(parsed.place)),
            ...publishedFindings(parsed.value, known).map(parsed.place),
            ...districtFindings(parsed.value, known, faulty).map(parsed.place),
            ...libraryFindings(parsed.value, library, known).map(parsed.place),
            ...affairs
              .filter((affair) => affair.parsed.ok && Object.hasOwn(parsed.value.affairs, affair.parsed.value.id))
              .map(({ read }) => affairFrom(read, library, parsed.value))
              .flatMap((here) => (here.ok ? offerFindings(parsed.value, here.value).map(parsed.place) : here.problems)),
          ]
        : parsed.problems,
    ),
    ...years.flatMap(({ file, parsed }) =>
      parsed.ok ? named(file, String(parsed.value.year), `${parsed.value.year}.yaml`) : parsed.problems,
    ),
    ...elsewhere.flatMap((parsed) => (parsed.ok ? [] : parsed.problems)),
  ]
  // Every affair that uses a faulty library entry reports the fault; it is listed once.
  const once = new Map(problems.map((problem) => [formatProblems([problem], 'en'), problem]))
  return {
    files: items.length + affairs.length + districts.length + years.length + elsewhere.length + 1,
    affairs: known,
    problems: [...once.values()],
  }
}

/** Which of two files is meant nobody can say; the terminal takes neither. */
const sameDistrict = (other: string): Finding => finding(['code'], 'sameDistrict', { file: other })

/** A file must be named after the id in it, so that no two files can define the same id. */
function named(file: string, id: string, start: string): readonly CatalogueProblem[] {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return name.startsWith(start)
    ? []
    : [
        {
          file,
          line: 1,
          column: 1,
          path: '',
          ...advice('wrongName', { id, name, right: `${start}${start.endsWith('-') ? '<name>.yaml' : ''}` }),
        },
      ]
}

/**
 * The answers file: question id → option id or list of option ids. Every mistake is reported with what would be right.
 */
export function readAnswers(path: string, affair: Affair): Readonly<Record<string, readonly string[]>> {
  const text = readText(path)
  const data = parseJson(text, path)
  const anyQuestion = affair.questions[0]?.id ?? 'question'
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw refused('answersNoMap', { path, question: anyQuestion })
  return Object.fromEntries(Object.entries(data).map(([id, value]) => [id, answerOf(path, affair, id, value)]))
}

function answerOf(path: string, affair: Affair, id: string, value: unknown): readonly string[] {
  const question = affair.questions.find((one) => one.id === id)
  if (question === undefined) {
    const ids = affair.questions.map((one) => one.id).join(', ')
    throw refused('answersNoQuestion', { path, affair: affair.id, id, ids })
  }
  const options = question.options.map((option) => option.id)
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const option of chosen) {
    if (typeof option !== 'string' || !options.includes(option))
      throw refused('answersNoOption', { path, id, option: JSON.stringify(option), options: options.join(', ') })
  }
  if (question.kind === 'single' && chosen.length > 1)
    throw refused('answersOneOnly', { path, id, count: chosen.length })
  return chosen.map(String)
}

function readText(path: string): string {
  try {
    // A pipe would be waited for, and a device has no end.
    if (!statSync(path).isFile()) throw new Error('it is a folder, pipe or device, not a file')
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw refused('fileUnread', { file: shown(path), reason: reason(error) })
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = reason(error)
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    throw refused('notJson', { path, line: text.slice(0, position).split('\n').length, message })
  }
}

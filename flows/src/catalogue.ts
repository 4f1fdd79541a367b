/**
 * Catalogue files: YAML text in, checked data out. Every problem has file, line, column, path and a remedy, even if the
 * fault is in the library. Reads no files itself.
 */
import * as v from 'valibot'
import { Affair, FormGroup, Item, Material, Parameter, Party, Question, Text } from './model/affair.ts'
import { HolidayYear } from './time/calendar.ts'
import { compose, composeEntry } from './catalogue/compose.ts'
import { readDocument, type Read } from './catalogue/document.ts'
import { emptyLibrary, type Library, type LibraryEntry } from './catalogue/library.ts'
import { localise } from './catalogue/localise.ts'
import { isData } from './catalogue/patchwork.ts'
import { checked, parse, type Parsed } from './catalogue/parsed.ts'
import { formatProblems, worded, type CatalogueProblem } from './catalogue/problem.ts'
import { District } from './model/district.ts'
import { Elsewhere, elsewhereFindings } from './find/elsewhere.ts'
import { integrityFindings } from './lint/affair.ts'
import { districtFindings } from './lint/district.ts'
import { holidayFindings } from './lint/holidays.ts'
import { textFindings } from './lint/texts.ts'
import { PlatformVocabulary } from './catalogue/platform-vocabulary.ts'

export { readDocument, type Read }
export { libraryFrom, readLibrary, type Library, type LoadedLibrary, type Source } from './catalogue/library.ts'
export { formatProblems, worded, type CatalogueProblem, type Parsed }

/**
 * A catalogue file composed with the library and localised for a district (`null`: for none in particular). Schema,
 * references and texts are checked; what requires walking through every answer is checked by `reachabilityFindings`.
 */
export const parseAffair = (
  text: string,
  file: string,
  library: Library = emptyLibrary,
  district: District | null = null,
): Parsed<Affair> => affairFrom(readDocument(text, file), library, district)

/** The same of a file that has been read: that is the longest part, and one file serves several districts. */
export function affairFrom(read: Read, library: Library, district: District | null = null): Parsed<Affair> {
  if (!read.ok) return read
  // If it is not a map, there is nothing to compose; the schema check reports that.
  if (!isData(read.value.data)) return checked(Affair, read.value.data, () => [], read.value.problem)
  const composed = compose(read.value, library)
  if (composed.problems.length === 0) localise(composed, library, district)
  if (composed.problems.length > 0) return { ok: false, problems: composed.problems }
  return checked(Affair, composed.data, integrityFindings, (finding) =>
    composed.patchwork.problem(composed.data, finding),
  )
}

/** The library references that an affair's file uses, `items registration/company`. */
export function referencesOf(read: Read, library: Library): ReadonlySet<string> {
  return read.ok && isData(read.value.data) ? compose(read.value, library).used : new Set()
}

const entrySchemas = {
  questions: Question,
  items: Item,
  materials: Material,
  form: FormGroup,
  parties: Party,
  parameters: Parameter,
  departments: v.strictObject({ id: v.string(), name: Text }),
} as const satisfies Record<LibraryEntry['section'], v.GenericSchema>

/** Problems inside the library's entries, each checked by itself, whether an affair uses it or not. */
export function libraryEntryProblems(library: Library): readonly CatalogueProblem[] {
  return library.entries.flatMap((entry) => {
    const composed = composeEntry(entry, library)
    if (composed.problems.length === 0) localise(composed, library, null)
    if (composed.problems.length > 0) return composed.problems
    const { id: _, parameters: __, ...members } = composed.data
    const data = { id: entry.id, ...members }
    const parsed = checked<v.GenericSchema>(entrySchemas[entry.section], data, textFindings, (finding) =>
      composed.patchwork.problem(composed.data, finding),
    )
    return parsed.ok ? [] : parsed.problems
  })
}

/**
 * A district file by itself. Whether the affairs and items it names exist is checked by `districtFindings` with the
 * catalogue.
 */
export const parseDistrict = (text: string, file: string): Parsed<District> =>
  parse(text, file, District, districtFindings)
export const parseHolidayYear = (text: string, file: string): Parsed<HolidayYear> =>
  parse(text, file, HolidayYear, holidayFindings)

export const parseVocabulary = (text: string, file: string): Parsed<PlatformVocabulary> =>
  parse(text, file, PlatformVocabulary, () => [])

export const parseElsewhere = (text: string, file: string): Parsed<v.InferOutput<typeof Elsewhere>> =>
  parse(text, file, Elsewhere, elsewhereFindings)

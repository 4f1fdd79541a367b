/** Reads the files of the services: valid ones are taken, wrong ones are set aside and reported. */
import type { Affair } from '#flows/model/affair.ts'
import {
  formatProblems,
  parseAffair,
  parseDistrict,
  parseElsewhere,
  parseHolidayYear,
  readLibrary,
  type CatalogueProblem,
  type Library,
  type Parsed,
  type Source,
} from '#flows/catalogue.ts'
import type { Finding } from '#flows/catalogue/problem.ts'
import type { HolidayYear } from '#flows/time/calendar.ts'
import type { District } from '#flows/model/district.ts'
import { integrityFindings } from '#flows/lint/affair.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Kept, Quarantined } from './kept.ts'
import { problemOf, type CatalogueSources } from './sources.ts'

export interface CatalogueFailure {
  /** noDistrict: no file for the district, neither now nor earlier; invalid: nothing is left to offer. */
  readonly code: 'invalid' | 'noDistrict'
  /** For a person: file, line, column, what is wrong, remedy. */
  readonly text: string
}

export type Reading = Omit<Kept, 'digest' | 'bundle'>

const words = (problems: readonly CatalogueProblem[]): string => formatProblems(problems, 'en')

/** A folder that is missing concerns everything in it. */
const concerns = (file: string, place: string): boolean =>
  file.includes(place) || (file.endsWith('/') && file.endsWith(`/${place.slice(0, place.indexOf('/') + 1)}`))

/** `kept`: the result of earlier readings, as a fallback. */
export function readAnew(
  sources: CatalogueSources,
  districtCode: string,
  kept: Kept | null,
): Result<Reading, CatalogueFailure> {
  const { library, problems } = readLibrary(sources.library)
  const unreadIn = (place: string) => sources.unread.filter(({ file }) => concerns(file, place))
  const read = districtOf(sources.district, unreadIn(`districts/${districtCode}-`), districtCode, kept)
  if (!read.ok) return read
  const { district, quarantined: aside, place } = read.value

  const affairs: Affair[] = []
  const quarantined: Quarantined[] = [...aside]
  for (const id of Object.keys(district.affairs)) {
    const source = sources.affairs.get(id)
    const parsed = source && readAffair(source, id, library, district)
    if (parsed?.ok === true) {
      affairs.push(parsed.value)
      continue
    }
    // It was valid by the rules of its time; it must also be valid for today's code.
    const lastGood = kept?.affairs.find((affair) => affair.id === id && integrityFindings(affair).length === 0)
    if (lastGood) affairs.push(lastGood)
    const unread = unreadIn(`catalog/${id}.yaml`)
    const file = source?.file ?? unread[0]?.file ?? `flows/catalog/${id}.yaml`
    quarantined.push({
      file,
      affair: id,
      instead: lastGood ? 'lastGood' : 'nothing',
      text:
        unread.length > 0
          ? words(unread)
          : parsed === undefined
            ? words([place(missing(id))])
            : words([...parsed.problems, ...problems, ...unreadIn('items/')]),
    })
  }
  const years = yearsOf(sources, kept, quarantined)
  const elsewhere = elsewhereOf(sources, kept, quarantined)
  if (affairs.length === 0 && quarantined.length > 0)
    return fail({ code: 'invalid', text: quarantined.map(({ text }) => text).join('\n') })
  return ok({ district, affairs, years, elsewhere, quarantined })
}

/** For a year whose file is broken the last known version is used; without one, no dates in it are promised. */
function yearsOf(sources: CatalogueSources, kept: Kept | null, quarantined: Quarantined[]): HolidayYear[] {
  const instead = (file: string, problems: readonly CatalogueProblem[]): HolidayYear[] => {
    const lastGood = kept?.years.filter(({ year }) => file.endsWith(`${year}.yaml`) || file.endsWith('/')) ?? []
    quarantined.push({
      file,
      affair: null,
      instead: lastGood.length > 0 ? 'lastGood' : 'nothing',
      text: words(problems),
    })
    return lastGood
  }
  return [
    ...sources.years.flatMap(({ file, text }) => {
      const parsed = parseHolidayYear(text, file)
      return parsed.ok ? [parsed.value] : instead(file, parsed.problems)
    }),
    ...sources.unread
      .filter(({ file }) => /calendar\/(\d{4}\.yaml)?$/.test(file))
      .flatMap((problem) => instead(problem.file, [problem])),
  ]
}

/** Without it people are not told where else to go; nothing else depends on it. */
function elsewhereOf({ elsewhere, unread }: CatalogueSources, kept: Kept | null, quarantined: Quarantined[]) {
  const parsed = elsewhere && parseElsewhere(elsewhere.text, elsewhere.file)
  if (parsed?.ok === true) return parsed.value.elsewhere
  const problems = parsed?.problems ?? unread.filter(({ file }) => file.endsWith('find/elsewhere.yaml'))
  const file = problems[0]?.file ?? 'flows/find/elsewhere.yaml'
  const instead = kept === null ? 'nothing' : 'lastGood'
  quarantined.push({ file, affair: null, instead, text: words(problems) })
  return kept?.elsewhere ?? []
}

/** A file containing an affair with another id than its name would replace that other affair. */
function readAffair(source: Source, id: string, library: Library, district: District): Parsed<Affair> {
  const parsed = parseAffair(source.text, source.file, library, district)
  if (!parsed.ok || parsed.value.id === id) return parsed
  const message = `holds "${parsed.value.id}" but is named for "${id}"`
  return {
    ok: false,
    problems: [parsed.place({ path: ['id'], message, remedy: `rename it to ${parsed.value.id}.yaml` })],
  }
}

function readDistrict(source: Source, code: string): Parsed<District> {
  const parsed = parseDistrict(source.text, source.file)
  if (!parsed.ok || parsed.value.code === code) return parsed
  const message = `holds "${parsed.value.code}" but is named for "${code}"`
  return {
    ok: false,
    problems: [parsed.place({ path: ['code'], message, remedy: `rename it to ${parsed.value.code}-<name>.yaml` })],
  }
}

/** The district from its file, or its last known version if the file is broken or missing. */
function districtOf(
  source: Source | null,
  unread: readonly CatalogueProblem[],
  code: string,
  kept: Kept | null,
): Result<Pick<Reading, 'district' | 'quarantined'> & Placing, CatalogueFailure> {
  const parsed = source && readDistrict(source, code)
  if (parsed?.ok === true) return ok({ district: parsed.value, quarantined: [], place: parsed.place })
  const file = source?.file ?? unread[0]?.file ?? `flows/districts/${code}-….yaml`
  const wrong = parsed ? parsed.problems : unread
  const text =
    wrong.length > 0
      ? words(wrong)
      : `No file ${code}-*.yaml in flows/districts\n    → name a district that has one, or add it`
  if (!kept) return fail({ code: wrong.length > 0 ? 'invalid' : 'noDistrict', text })
  const place: Placing['place'] = ({ message, remedy }) => problemOf(file, message, remedy)
  return ok({ district: kept.district, quarantined: [{ file, affair: null, instead: 'lastGood', text }], place })
}

/** Turns what is found about the district into a problem with its place in the district's file. */
interface Placing {
  readonly place: (finding: Finding) => CatalogueProblem
}

const missing = (affair: string): Finding => ({
  path: ['affairs', affair],
  message: `the district offers "${affair}", but there is no such file in flows/catalog`,
  remedy: 'add the file, or take the line out here',
})

/**
 * `npm run flows -- …`: for county staff and authors of services. Reads files and prints; the work is done by the
 * modules beside it.
 */
import { parseArgs } from 'node:util'
import type { Affair } from './affair.ts'
import { formatProblem } from './catalogue.ts'
import { oneOf } from './catalogue/problem.ts'
import {
  defaultFolders,
  lintFiles,
  readAnswers,
  readCalendar,
  readCatalogue,
  UsageError,
  type Catalogue,
  type Folders,
} from './cli/files.ts'
import { itemsReport, itemsText } from './cli/items-report.ts'
import { planReport, planText, type Due } from './cli/plan-report.ts'
import { schemaKinds, schemaOf } from './cli/schema.ts'
import { diagram } from './diagram.ts'
import type { District } from './district.ts'
import { guide } from './guide.ts'
import { isDate, normaliseDay } from './days.ts'
import { misuse } from './misuse.ts'
import { plan, type Plan } from './plan.ts'

const help = `npm run flows -- <command>

  lint [--json]                       check every file of flows/items, flows/catalog, flows/districts,
                                      assets/calendar, and flows/find/elsewhere.yaml
  list [--json]                       the affairs (一件事) and where they are offered
  items [--json]                      the library (事项库): what it holds, and which affairs take it
  plan ID --district CODE [--answers FILE] [--accepted DAY] [--why] [--json]
                                      what applies: items in stages, materials, form, time
                                      FILE (JSON) maps question id to option id or list of ids
                                      DAY (2026-09-30, also with a time): when it would be due, by the
                                      statutory calendar; time of day does not count
  diagram ID [--lang zh|en]           questions and stages as Mermaid
  guide ID [--district CODE] [--lang zh|en]
                                      the 办事指南 as Markdown
  schema [affair|items|district]      JSON Schema of a catalogue file (the affair's if none is named), for editors

  --items DIR, --catalog DIR, --districts DIR
                                      other folders than the project's own
  --help                              this text

Exit code 0, or 1 with the reason on stderr.`

const commands = ['lint', 'list', 'items', 'plan', 'diagram', 'guide', 'schema']

export interface Output {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** Runs one command; returns the exit code. */
export function main(argv: readonly string[], { out, error }: Output): 0 | 1 {
  try {
    out(run(argv))
    return 0
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    if (problem.report !== null) out(problem.report)
    error(problem.message)
    return 1
  }
}

function run(argv: readonly string[]): string {
  const { values, positionals } = parse(argv)
  const [command, id, ...rest] = positionals
  if (values.help || command === undefined) return help
  if (rest.length > 0 || (id !== undefined && ['lint', 'list', 'items'].includes(command)))
    throw new UsageError(`too many arguments: ${positionals.slice(1).join(' ')}\n    → --help says how it is meant`)
  const folders: Folders = {
    ...defaultFolders,
    ...(values.items === undefined ? {} : { items: values.items }),
    ...(values.catalog === undefined ? {} : { catalog: values.catalog }),
    ...(values.districts === undefined ? {} : { districts: values.districts }),
  }
  const language = languageOf(values.lang)
  switch (command) {
    case 'lint':
      return lint(folders, values.json)
    case 'list':
      return list(readCatalogue(folders), values.json)
    case 'schema':
      return JSON.stringify(schemaOf(schemaKind(id)), null, 2)
    case 'items': {
      const catalogue = readCatalogue(folders)
      return values.json ? JSON.stringify(itemsReport(catalogue), null, 2) : itemsText(catalogue)
    }
    case 'plan':
      return planCommand(readCatalogue(folders), id, values, folders)
    case 'diagram':
      return diagram(affairOf(readCatalogue(folders), id), language).trimEnd()
    case 'guide': {
      const catalogue = readCatalogue(folders)
      const affair = affairOf(catalogue, id)
      const district = values.district === undefined ? null : districtOf(catalogue, values.district, affair)
      return guide(district === null ? affair : catalogue.inDistrict(affair.id, district), district, language).trimEnd()
    }
    default:
      throw new UsageError(`there is no command "${command}"\n    → ${oneOf(commands, command)}`)
  }
}

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  district: { type: 'string' },
  answers: { type: 'string' },
  accepted: { type: 'string' },
  why: { type: 'boolean' },
  lang: { type: 'string' },
  items: { type: 'string' },
  catalog: { type: 'string' },
  districts: { type: 'string' },
} as const

function parse(argv: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    throw new UsageError(`${problem}\n    → ${remedy}`)
  }
}

interface Values {
  readonly json: boolean
  readonly help: boolean
  readonly district?: string
  readonly answers?: string
  readonly accepted?: string
  readonly why?: boolean
  readonly lang?: string
  readonly items?: string
  readonly catalog?: string
  readonly districts?: string
}

function languageOf(lang: string | undefined): 'zh' | 'en' {
  if (lang === undefined || lang === 'zh' || lang === 'en') return lang ?? 'zh'
  throw new UsageError(`--lang is zh or en, not "${lang}"`)
}

function schemaKind(id: string | undefined): (typeof schemaKinds)[number] {
  const kind = schemaKinds.find((one) => one === (id ?? 'affair'))
  if (kind === undefined) throw new UsageError(`there is no schema of "${id}"; one of: ${schemaKinds.join(', ')}`)
  return kind
}

function lint(folders: Folders, json: boolean): string {
  const { files, problems } = lintFiles(folders)
  const report = json ? JSON.stringify({ files, problems }, null, 2) : null
  if (problems.length > 0)
    throw new UsageError(
      `${problems.map(formatProblem).join('\n')}\n${problems.length} problem(s) in ${files} files`,
      report,
    )
  return report ?? `${files} files, no problems`
}

function list({ affairs, districts }: Catalogue, json: boolean): string {
  const rows = affairs.map((affair) => ({
    id: affair.id,
    name: affair.name.zh,
    nameEn: affair.name.en,
    version: affair.version,
    stage: affair.stage,
    audience: affair.audience,
    items: affair.items.length,
    districts: districts.filter((district) => Object.hasOwn(district.affairs, affair.id)).map(({ code }) => code),
  }))
  if (json) return JSON.stringify(rows, null, 2)
  return rows
    .map(
      ({ id, name, nameEn, items, districts }) =>
        `${id.padEnd(20)} ${name} (${nameEn})  ${items} 个事项  ${districts.join(' ')}`,
    )
    .join('\n')
}

function planCommand(catalogue: Catalogue, id: string | undefined, values: Values, folders: Folders): string {
  const district = districtOf(catalogue, values.district, affairOf(catalogue, id))
  const affair = catalogue.inDistrict(affairOf(catalogue, id).id, district)
  const answers = values.answers === undefined ? {} : readAnswers(values.answers, affair)
  const result = plan(affair, district, { answers, choice: {} })
  const due = values.accepted === undefined ? null : dueAfter(values.accepted, result, folders)
  return values.json
    ? JSON.stringify(planReport(affair, district, result, answers, due), null, 2)
    : planText(affair, district, result, due, values.why === true)
}

function dueAfter(written: string, { workingDays }: Plan, folders: Folders): Due {
  const accepted = normaliseDay(written)
  if (!isDate(accepted)) throw new UsageError(`--accepted is a day, for example 2026-09-30, not "${written}"`)
  return { accepted, ...readCalendar(folders).addWorkingDays(accepted, workingDays) }
}

function affairOf({ affairs }: Catalogue, id: string | undefined): Affair {
  const found = affairs.find((affair) => affair.id === id)
  if (found !== undefined) return found
  const known = affairs.map((affair) => affair.id).join(', ')
  throw new UsageError(
    id === undefined ? `which affair? One of: ${known}` : `there is no affair "${id}"; the affairs are: ${known}`,
  )
}

function districtOf({ districts }: Catalogue, code: string | undefined, affair: Affair): District {
  const known = districts.map((district) => `${district.code} ${district.name.zh}`).join(', ')
  if (code === undefined) throw new UsageError(`--district is missing; the districts are: ${known}`)
  const found = districts.find((district) => district.code === code)
  if (found === undefined) throw new UsageError(`there is no district "${code}"; the districts are: ${known}`)
  if (!Object.hasOwn(found.affairs, affair.id))
    throw new UsageError(
      `${found.name.zh} (${code}) does not offer "${affair.id}"; it offers: ${Object.keys(found.affairs).join(', ')}`,
    )
  return found
}

if (import.meta.main)
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => console.log(text),
    error: (text) => console.error(text),
  })

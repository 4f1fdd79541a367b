/**
 * `npm run flows -- …`: for county staff and authors of services. Finds the command and its options; a command reads
 * files and prints, and the work is done by the modules of the folder above.
 */
import { parseArgs } from 'node:util'
import { beijingDay } from './time/beijing.ts'
import { inLanguage, oneOf } from './catalogue/problem.ts'
import { asking } from './cli/asking.ts'
import {
  languageGiven,
  languageOfPlace,
  type Call,
  type Command,
  type Environment,
  type Options,
} from './cli/command.ts'
import { chart } from './cli/commands/chart.ts'
import { diagram } from './cli/commands/diagram.ts'
import { districts } from './cli/commands/districts.ts'
import { diff } from './cli/commands/diff.ts'
import { guide } from './cli/commands/guide.ts'
import { json } from './cli/commands/json.ts'
import { items } from './cli/commands/items.ts'
import { lint } from './cli/commands/lint.ts'
import { list } from './cli/commands/list.ts'
import { plan } from './cli/commands/plan.ts'
import { begin } from './cli/commands/new.ts'
import { reference } from './cli/commands/reference.ts'
import { schema } from './cli/commands/schema.ts'
import { tryOut } from './cli/commands/try.ts'
import { web } from './cli/commands/web.ts'
import { defaultFolders, readCatalogue, refused, UsageError } from './cli/files.ts'
import type { Language } from './model/language.ts'
import { misuse } from './misuse.ts'

/** In the order of the help. */
const own: readonly Command[] = [
  begin,
  lint,
  list,
  districts,
  items,
  plan,
  tryOut,
  diff,
  diagram,
  guide,
  web,
  json,
  chart,
  schema,
  reference,
]

const everywhere = {
  help: { type: 'boolean', short: 'h' },
  items: { type: 'string' },
  catalog: { type: 'string' },
  districts: { type: 'string' },
} satisfies Options

const helpOf = (commands: readonly Command[]): string => `npm run flows -- <command>

${commands.map(entryOf).join('\n')}

  --items DIR, --catalog DIR, --districts DIR
                                      other folders than the project's own
  --help                              this text

Exit code 0, or 1 with the reason on stderr.`

/** The column in which the help says what a command does. */
const column = 38
function entryOf({ name, usage, does }: Command): string {
  const call = `  ${name} ${usage}`.trimEnd()
  const indent = ' '.repeat(column)
  const lines = does.map((line) => indent + line)
  return call.length < column - 1
    ? [call.padEnd(column) + (does[0] ?? ''), ...lines.slice(1)].join('\n')
    : [call, ...lines].join('\n')
}

export interface Output {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** Where the answers, the files and the day come from, if not from the terminal, the disk and the clock. */
export interface Input {
  readonly ask?: Call['ask']
  readonly read?: typeof readCatalogue
  readonly today?: string
  readonly environment?: Environment
}

/**
 * Runs one command; returns the exit code. `more`: commands of those who may import what this room may not. One of them
 * that has the name of one here takes its place.
 */
export async function main(
  argv: readonly string[],
  { out, error }: Output,
  more: readonly Command[] = [],
  input: Input = {},
): Promise<0 | 1> {
  const keyboard = asking(process.stdin, process.stdout)
  const { ask = keyboard.ask, read = readCatalogue, today = beijingDay(new Date()), environment = process.env } = input
  const place = languageOfPlace(environment)
  try {
    const others = own.filter(({ name }) => !more.some((one) => one.name === name))
    const said = await run(argv, [...others, ...more], { say: out, ask, read, today, place })
    if (said !== '') out(said)
    return 0
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    if (problem.report !== null) out(problem.report)
    error(inLanguage(problem.said, askedFor(argv) ?? place))
    return 1
  } finally {
    keyboard.close()
  }
}

/** Also where the command line cannot be understood. */
function askedFor(argv: readonly string[]): Language | null {
  const given = /^--lang=(zh|en)$/.exec(argv.find((one) => one.startsWith('--lang=')) ?? '')?.[1]
  const next = given ?? argv[argv.indexOf('--lang') + 1]
  return (given !== undefined || argv.includes('--lang')) && (next === 'zh' || next === 'en') ? next : null
}

type Around = Pick<Call, 'say' | 'ask' | 'today'> & {
  readonly read: typeof readCatalogue
  /** Of the computer. */
  readonly place: Language
}

async function run(argv: readonly string[], commands: readonly Command[], around: Around): Promise<string> {
  const [first = '--help', ...rest] = argv
  const command = commands.find(({ name }) => name === first)
  if (command === undefined && !first.startsWith('-')) {
    const names = commands.map(({ name }) => name)
    throw refused('noCommand', { first, near: oneOf(names, first) })
  }
  const options: Options = { ...everywhere, ...command?.options }
  const { values, words } = parse(command === undefined ? argv : rest, options)
  if (values['help'] === true) return helpOf(commands)
  if (command === undefined) throw refused('commandFirst', {})
  if (words.length > command.words) throw refused('tooManyWords', { words: words.join(' ') })
  return command.run(callOf(values, words, around))
}

type Values = Readonly<Record<string, unknown>>

function parse(
  argv: readonly string[],
  options: Options,
): { readonly values: Values; readonly words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options })
    return { values, words: positionals }
  } catch (error) {
    const { problem, remedy, zh } = misuse(error, options)
    throw refused('misused', {
      problem: { zh: zh.problem, en: problem },
      remedy: { zh: zh.remedy, en: remedy },
    })
  }
}

function callOf(values: Values, words: readonly string[], { read, place, ...around }: Around): Call {
  const text = (option: string): string | undefined => {
    const value = values[option]
    return typeof value === 'string' ? value : undefined
  }
  const {
    items = defaultFolders.items,
    catalog = defaultFolders.catalog,
    districts = defaultFolders.districts,
  } = {
    items: text('items'),
    catalog: text('catalog'),
    districts: text('districts'),
  }
  const folders = { ...defaultFolders, items, catalog, districts }
  return {
    ...around,
    words,
    folders,
    language: languageGiven(text('lang')) ?? place,
    catalogue: (only) => read(folders, only),
    text,
    given: (option) => values[option] === true,
  }
}

if (import.meta.main)
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => console.log(text),
    error: (text) => console.error(text),
  })

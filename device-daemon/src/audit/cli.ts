/**
 * The inspector's command line: is the record as it was written?
 *
 *   npm run audit -- verify --profile device-daemon/profiles/production.yaml
 *
 * Exit code 0: every entry is as it was written. 1: it is not, or cannot be read; stdout says what and where.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { oneOf } from '#flows/catalogue/problem.ts'
import { misuse } from '#flows/misuse.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { loadConfig } from '../profile/config.ts'
import { refuse } from '../profile/refuse.ts'
import { openStateDirectory } from '../profile/state-directory.ts'
import { parseHead } from './chain.ts'
import { lastRecorded } from './audit.ts'
import { verifyAudit, type Verification } from './verify.ts'

const help = `npm run audit -- verify | head   --profile FILE [--run DIR] [--head LINE] [--after ENTRY] [--json]

  verify          reads the whole record and says whether every entry is as it was written
  head            prints how far the record reaches; kept elsewhere, on paper for example, it proves later that no
                  older copy was put back
  --head LINE     such a line, for verify
  --after ENTRY   gaps up to this entry are known and looked into
  --profile FILE  of the terminal
  --run DIR       of the running simulators, for a demo profile`

/** Three numbers. */
const longestHead = 1024

const options = {
  profile: { type: 'string' },
  run: { type: 'string' },
  head: { type: 'string' },
  after: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const
const { values, positionals } = readArguments()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const [act, ...rest] = positionals
if (act === undefined) refuse('what is to be done?', help)
if (act !== 'verify' && act !== 'head') refuse(`there is no command ${act}`, oneOf(['verify', 'head'], act).en)
if (rest.length > 0) refuse(`too many words: ${rest.join(' ')}`, '--help says how it is meant')
if (values.profile === undefined) refuse('--profile FILE is missing', 'name the profile of the terminal')
const config = loadConfig({ file: values.profile, run: values.run })
if (!config.ok) {
  console.error(config.failure.text)
  process.exit(1)
}
const folder = config.value.stateDirectory
const file = join(folder, 'audit.log')
if (!existsSync(file) || !existsSync(join(folder, 'daemon.key')))
  refuse(`There is no record in ${folder}`, 'is it the right profile, and has its daemon run?')
const state = openStateDirectory(folder)
if (!state.ok) {
  console.error(state.failure.text)
  process.exit(1)
}
const key = state.value.secret('audit').toString('hex')

if (act === 'head') {
  const head = readRegularFile(`${file}.head`, longestHead)
  if (!head.ok)
    refuse(`${file}.head ${head.failure.detail}`, 'npm run audit -- verify says what of the record is there')
  console.log(head.value.toString('utf8').trimEnd())
  process.exit(0)
}
const kept = values.head === undefined ? undefined : parseHead(key, `${values.head.trim()}\n`)
if (kept === null) refuse('--head is not a line of this terminal', 'npm run audit -- head prints one')
const verdict = await verifyAudit(file, key, kept)
const after = Number(values.after ?? 0)
if (!Number.isSafeInteger(after) || after < 0)
  refuse(`--after ${values.after} is no entry`, 'a number, as verify says it')
const gaps = verdict.ok ? verdict.gaps.filter((entry) => entry > after) : []
console.log(values.json ? JSON.stringify(verdict) : words(verdict))
process.exit(verdict.ok && gaps.length === 0 ? 0 : 1)

function words(verdict: Verification): string {
  if (verdict.ok) {
    const last = lastRecorded(file)
    const until = last === null ? '' : `, the last of ${new Date(last).toISOString()}`
    const whole = `${verdict.head.entries} entries${until}`
    if (gaps.length === 0) return `As it was written: ${whole}.`
    const found = `when it wrote entry ${gaps.join(', ')}, the daemon found the record before it cut short or missing`
    return `Something is gone: ${found}. The rest is as it was written: ${whole}.`
  }
  switch (verdict.problem) {
    case 'changed':
      return `Not as it was written: entry ${verdict.entry} was changed, inserted, moved, or follows one that was removed.`
    case 'cutShort':
      return `Cut short: it ends with entry ${verdict.entry}, and ${verdict.expected} were durable.`
    case 'headDamaged':
      return `${file}.head, which says how far the record reached, is missing or was changed.`
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options,
    })
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    return refuse(problem, remedy)
  }
}

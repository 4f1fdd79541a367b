/**
 * The staff's command line: what the platform refused, sent again or ended. Talks to the running daemon.
 *
 *   npm run applications -- list --profile device-daemon/profiles/production.yaml
 *
 * Exit code 0, or 1 with the reason on stderr; `--json` gives the daemon's answer on stdout as it is.
 */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { oneOf } from '#flows/catalogue/problem.ts'
import { misuse } from '#flows/misuse.ts'
import { loadConfig } from '../profile/config.ts'
import { refuse } from '../profile/refuse.ts'
import type { Trouble } from '../applications/port.ts'
import type { MachineClock, StaffAct, StaffAnswer } from './acts.ts'
import { staffSocket } from './socket.ts'

const help = `npm run applications -- list | release ID | close ID --reason TEXT   --profile FILE [--run DIR] [--json]

  list            what the platform refused, or says nothing clear about for hours, and waits for a person
  release ID      what was in the way is mended: send it again now
  close ID        never send it; the citizen reads the reason in 查办件. First look at the platform for a case of ID if
                  the list says "may have arrived"
  --profile FILE  of the terminal; its daemon must be running
  --run DIR       of the running simulators, for a demo profile`

/** To list or close, the daemon reads and writes its own files; to release, it asks the platform and sends pictures. */
const answerMs: Readonly<Record<StaffAct['act'], number>> = { list: 5_000, close: 5_000, release: 180_000 }
const hangs = 'its log says why; start it again, and see with list whether it was done'
const slow = 'the platform may be slow: the daemon goes on trying; see with list in some minutes whether it was taken'

const acts = ['list', 'release', 'close']
const options = {
  profile: { type: 'string' },
  run: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const
const { values, positionals } = readArguments()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const wanted = actOf(positionals, values.reason)
if (values.profile === undefined)
  refuse('--profile FILE is missing', 'name the profile that the daemon was started with')
const config = loadConfig({ file: values.profile, run: values.run })
if (!config.ok) {
  console.error(config.failure.text)
  process.exit(1)
}
const answer = await ask(staffSocket(config.value.stateDirectory), wanted)
if (values.json) console.log(JSON.stringify(answer))
else if (answer.ok) console.log(report(answer.value))
if (!answer.ok && !values.json) console.error(answer.failure.detail)
process.exit(answer.ok ? 0 : 1)

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

function actOf([act, id]: readonly string[], reason: string | undefined): StaffAct {
  if (act === 'list' && id === undefined) return { act }
  if (act === 'release' && id !== undefined) return { act, id }
  if (act === 'close' && id !== undefined)
    return reason === undefined
      ? refuse('close needs --reason TEXT', 'say why, in words for the citizen, for example --reason 已在窗口受理')
      : { act, id, reason }
  if (act === undefined) return refuse('what is to be done?', help)
  if (acts.includes(act)) return refuse(`not understood: ${act} ${id ?? 'without an ID'}`, help)
  return refuse(`there is no command ${act}`, oneOf(acts, act).en)
}

async function ask(path: string, act: StaffAct): Promise<StaffAnswer> {
  const socket = connect(path)
  const limit = answerMs[act.act]
  const silent = new Error(`no answer within ${limit / 1000} s`)
  const late = setTimeout(() => socket.destroy(silent), limit)
  try {
    socket.write(`${JSON.stringify(act)}\n`)
    const said = await text(socket)
    if (said === '') return refuse(`The daemon at ${path} ended without an answer`, hangs)
    return JSON.parse(said) as StaffAnswer
  } catch (error) {
    if (error === silent)
      return refuse(`The daemon at ${path} gave ${silent.message}`, act.act === 'release' ? slow : hangs)
    return refuse(
      `No daemon answers at ${path}: ${error instanceof Error ? error.message : String(error)}`,
      'start the daemon, and run this as the same user',
    )
  } finally {
    clearTimeout(late)
  }
}

/** The platform has refused the others. A function, for the program above runs before a constant here is set. */
function mayHaveArrived(what: Trouble['what']): boolean {
  return what === 'missing' || what === 'question' || what === 'unanswered'
}

/** What others wrote may hold what a terminal obeys. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}+/gu, ' ')
}

function report({ troubles, clock }: Extract<StaffAnswer, { readonly ok: true }>['value']): string {
  return [table(troubles), ...clockWords(clock)].join('\n')
}

function table(troubles: readonly Trouble[]): string {
  if (troubles.length === 0) return 'Nothing waits for staff.'
  return troubles
    .map(({ applicationId, sealedAt, what, detail, message = '' }) => {
      const unsure = mayHaveArrived(what) ? ['may have arrived'] : []
      return printable([applicationId, sealedAt, what.padEnd(11), ...unsure, detail, message].join('  '))
    })
    .join('\n')
}

/** Nothing is said of a clock that is right. */
function clockWords({ state, ahead }: MachineClock): readonly string[] {
  if (state === 'right') return []
  if (state === 'doubtful')
    return [
      "The machine's clock lies before the last entry of the record, and no platform tells the time: nothing is taken in.",
      '→ set the clock, or connect the network',
    ]
  const off = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} the platform's`
  return [
    `The machine's clock is ${off}, whose time is used instead.`,
    '→ set the clock; if it goes wrong again, replace the battery',
  ]
}

/**
 * `npm run platform -- …`, for whoever connects a platform: tries one by the contract, starts the demo platform alone,
 * makes keys. Exit code 0; 1 if the platform broke a rule; 2 if it could not be tried.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { oneOf } from '../flows/src/catalogue/problem.ts'
import { misuse } from '../flows/src/misuse.ts'
import { portGiven } from '../device-daemon/src/base/numbers-given.ts'
import { readRegularFile } from '../device-daemon/src/base/regular-file.ts'
import { personalities } from '../device-daemon/simulators/platform/personality.ts'
import { launchSimulators } from '../device-daemon/simulators/launch.ts'
import { sm2Sm3 } from '../device-daemon/src/platform/signing-sm2.ts'
import { hmacSm3, type Signer } from '../device-daemon/src/platform/signing.ts'
import { isFree } from './lib/free-port.ts'
import { conformance, table } from './platform/conformance.ts'
import { publicKeyOf } from './platform/keys.ts'
import { readPeople } from './platform/people.ts'

const help = `npm run platform -- <command>

  conformance URL   tries every operation and rule of the contract (device-daemon/src/platform/openapi.yaml)
                    on a test system. It opens a dozen cases in the name of a test person.
    --app-key KEY         X-App-Key of the terminal
    --secret-file FILE    HMAC-SM3: the shared secret        (one of the two)
    --sm2-key-file FILE   SM2-SM3: the terminal's private key, 64 hexadecimal digits
    --people FILE         whom the test system knows (scripts/platform/people.example.yaml is such a file)
    --ca FILE             PEM of a private certificate authority
    --sign-in             shows a sign-in's address and waits until you have confirmed it
    --json                the verdicts as JSON
  start             the demo platform alone, until Ctrl-C
    --port N, --app-key KEY, --secret TEXT, --sm2-public-key HEX, --personality NAME, --pace MS
  keys FILE         shows the public half of the SM2 key in FILE, for the platform; makes one if there is none

Exit code 0; 1: a rule is broken; 2: could not be tried.`

/** Of a key, a secret or some certificates. */
const largestBytes = 256 * 1024
/** Of SM2, uncompressed. */
const publicKey = /^04[0-9a-f]{128}$/i

function refuse(problem: string, remedy: string): never {
  console.error(`${problem}\n    → ${remedy}`)
  process.exit(2)
}

const text = { type: 'string' } as const
const yes = { type: 'boolean' } as const
const options = {
  'app-key': text,
  'secret-file': text,
  'sm2-key-file': text,
  people: text,
  ca: text,
  'sign-in': yes,
  json: yes,
  port: text,
  secret: text,
  'sm2-public-key': text,
  personality: text,
  pace: text,
  help: yes,
} as const
const { values, positionals } = readArguments()
const [command, subject, ...rest] = positionals
if (values.help === true) console.log(help)
else if (rest.length > 0 || (command === 'start' && subject !== undefined))
  refuse(`too many words: ${positionals.slice(1).join(' ')}`, 'npm run platform -- --help')
else if (command === 'conformance') await tryPlatform(subject)
else if (command === 'start') await startDemo()
else if (command === 'keys') showKey(subject)
else if (command === undefined) refuse('No command is named', 'npm run platform -- --help')
else refuse(`there is no command ${command}`, oneOf(['conformance', 'start', 'keys'], command).en)

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    return refuse(problem, remedy)
  }
}

async function tryPlatform(address: string | undefined): Promise<void> {
  if (address === undefined || !/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    refuse(`${address ?? 'No address'} is not an address`, 'name it as in the profile: https://host:port/path')
  const appKey = values['app-key'] ?? refuse('--app-key is missing', 'the key the platform knows this terminal by')
  const people = readPeople(
    values.people ?? refuse('--people is missing', 'copy scripts/platform/people.example.yaml and fill it in'),
  )
  if (!people.ok) {
    console.error(people.failure.text)
    process.exit(2)
  }
  const verdicts = await conformance(
    {
      baseUrl: address,
      appKey,
      deviceId: 'CONFORMANCE',
      signer: signer(),
      ...(values.ca !== undefined && { ca: contents(values.ca) }),
    },
    people.value,
    { confirmSignIn: values['sign-in'] === true ? confirmed : null },
  )
  console.log(values.json === true ? JSON.stringify(verdicts, null, 2) : table(verdicts))
  process.exitCode = verdicts.some(({ verdict }) => verdict === 'wrong') ? 1 : 0
}

function signer(): Signer {
  const { 'secret-file': secretFile, 'sm2-key-file': keyFile } = values
  if (secretFile !== undefined && keyFile === undefined) return hmacSm3(contents(secretFile).trim())
  if (keyFile === undefined || secretFile !== undefined)
    return refuse('Neither or both of --secret-file and --sm2-key-file', 'name the one that was agreed')
  const key = contents(keyFile).trim()
  return /^[0-9a-f]{64}$/i.test(key)
    ? sm2Sm3(key.toLowerCase())
    : refuse(`${keyFile} is not a private key of 64 hexadecimal digits`, 'npm run platform -- keys FILE makes one')
}

function contents(file: string): string {
  const read = readRegularFile(file, largestBytes)
  return read.ok
    ? read.value.toString('utf8')
    : refuse(`${file} ${read.failure.detail}`, 'name a file that can be read')
}

async function confirmed(content: string): Promise<void> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  await asking.question(`Open this as the phone would, confirm as a test person, then press Enter:\n  ${content}\n`)
  asking.close()
}

/** The simulator itself would end with a trace. */
async function checkDemo(): Promise<void> {
  const { port, pace, personality, 'sm2-public-key': key } = values
  if (port !== undefined) {
    const number = portGiven(port) ?? refuse(`--port ${port} is not a port`, 'a number, 0 … 65535')
    if (number !== 0 && !(await isFree(number)))
      refuse(`Port ${number} is taken, or not yours to take`, 'choose another, or none for any free one')
  }
  if (pace !== undefined && !/^\d{1,7}$/.test(pace))
    refuse(`--pace ${pace} is not a time`, 'a number of milliseconds, at most 9999999')
  if (personality !== undefined && !Object.hasOwn(personalities, personality))
    refuse(`there is no personality ${personality}`, oneOf(Object.keys(personalities), personality).en)
  if (key !== undefined && !publicKey.test(key))
    refuse(`--sm2-public-key is not 130 hexadecimal digits`, 'npm run platform -- keys FILE prints it, 04…')
}

async function startDemo(): Promise<void> {
  await checkDemo()
  const run = mkdtempSync(join(tmpdir(), 'platform-'))
  const args = (['port', 'app-key', 'secret', 'sm2-public-key', 'personality', 'pace'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}=${values[name]}`],
  )
  const simulators = await launchSimulators([{ name: 'platform', args }], { run, fast: true })
  const { url, control } = simulators.running.platform
  const secret = values.secret ?? 'demo-secret'
  console.log(`ready ${url}`)
  console.log(`X-App-Key ${values['app-key'] ?? 'demo-terminal'}, secret of HMAC-SM3 ${secret}; its acts: ${control}`)
  let closing: Promise<void> | null = null
  const close = (): void => {
    closing ??= simulators.stop().then(() => {
      rmSync(run, { recursive: true, force: true })
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close)
  process.on('disconnect', close)
}

function showKey(file: string | undefined): void {
  const shown = publicKeyOf(file ?? refuse('No file is named', 'npm run platform -- keys FILE'))
  if (!shown.ok) {
    console.error(shown.failure.text)
    process.exit(2)
  }
  const { made, hex, pem } = shown.value
  if (made) console.error(`${file} is new, readable for you only: it is platform.signing.keyFile of the profile.`)
  console.log(`${hex}\n\n${pem}`)
}

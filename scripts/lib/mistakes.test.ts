/** What people get wrong at a command line: told in a sentence, with what to do, never by a trace. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string
const state = () => join(folder, 'state')
const profile = () => join(folder, 'profile.yaml')

function run(program: string, ...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, program), ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
    child.stdin?.end()
  })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
  mkdirSync(state())
  const bench = readFileSync(join(root, 'device-daemon/profiles/bench.yaml'), 'utf8')
  writeFileSync(profile(), bench.replace(/^stateDirectory:.*$/m, `stateDirectory: ${state()}`))
  writeFileSync(join(state(), 'daemon.key'), Buffer.alloc(32, 7), { mode: 0o600 })
  writeFileSync(join(state(), 'audit.log'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const [audit, device, platform, flows, staff] = [
  'device-daemon/src/audit/cli.ts',
  'device-daemon/src/devices/cli.ts',
  'scripts/platform.ts',
  'flows/src/cli.ts',
  'device-daemon/src/staff/cli.ts',
]
const scan = ['scanner', 'scan', '--port', 'tcp://127.0.0.1:1']
const people = join(root, 'scripts/platform/people.example.yaml')
const conformance = ['conformance', 'http://127.0.0.1:1', '--app-key', 'a', '--people']

const plan = ['plan', 'h01-restaurant', '--district', '410902']
const answers = (file: string) => [...plan, '--answers', file]

test.each([
  ['a record without its head', audit, () => ['head', '--profile', profile()], 'audit.log.head'],
  ['a word too many', audit, () => ['verify', 'all', '--profile', profile()], 'too many words: all'],
  ['a profile that is a folder', audit, () => ['verify', '--profile', folder], 'is a folder, not a file'],
  ...['1e20', ''].map(
    (word) =>
      [`${word || 'nothing'} seconds`, device, () => [...scan, `--timeout=${word}`], 'a number of seconds'] as const,
  ),
  ['an action that JavaScript has', device, () => ['scanner', 'toString', ...scan.slice(2)], 'no action "toString"'],
  ['a model that JavaScript has', device, () => [...scan, '--model', 'toString'], 'no model "toString"'],
  ...['99999', ''].flatMap((word) =>
    [platform, 'scripts/start.ts', 'device-daemon/src/main.mjs'].map(
      (program) =>
        [
          `port ${word || 'nothing'}`,
          program,
          () => [
            ...(program === platform ? ['start'] : []),
            ...(program.endsWith('.mjs') ? ['--profile', profile()] : []),
            `--port=${word}`,
          ],
          `--port ${word} is not a port`,
        ] as const,
    ),
  ),
  ['a personality that is none', platform, () => ['start', '--personality', 'normall'], 'did you mean "normal"?'],
  ['a pace that is none', platform, () => ['start', '--pace', 'fast'], '--pace fast is not a time'],
  ['a key that is none', platform, () => ['start', '--sm2-public-key', 'junk'], '130 hexadecimal digits'],
  ['a word too many', platform, () => ['start', 'now'], 'too many words: now'],
  ['people in a folder', platform, () => [...conformance, folder, '--secret-file', folder], 'is a folder, not a file'],
  [
    'a secret in a folder',
    platform,
    () => [...conformance, people, '--secret-file', folder],
    'is a folder, not a file',
  ],
  ['a key in a folder', platform, () => ['keys', folder], 'is a folder, not a file'],
  ['answers in a folder', flows, () => answers(folder), 'it is a folder'],
  ['answers nowhere', flows, () => answers(join(folder, 'nowhere')), 'nowhere'],
  ['a folder that is a file', flows, () => ['lint', '--catalog', profile()], 'profile.yaml 读不出来'],
  ['a day with a digit too many', flows, () => [...plan, '--accepted', '202609301'], '--accepted is a day'],
  ['a daemon that does not run', staff, () => ['list', '--profile', profile()], 'start the daemon'],
] as readonly (readonly [string, string, () => readonly string[], string])[])(
  '%s (%s): said in a sentence',
  async (_what, program, args, said) => {
    const { code, stdout, stderr } = await run(program, ...args())
    expect([code > 0, stdout]).toEqual([true, ''])
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/^\s+at |\bError\b.*:/m)
  },
)
/** In place of the daemon. */
function daemon(answer: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(answer).listen(join(state(), 'staff.sock'), () => resolve(server))
  })
}

test.each([
  ['takes the question and says nothing', () => {}, 'no answer within 5 s'],
  ['hangs up', (socket: Socket) => void socket.on('data', () => socket.end()), 'ended without an answer'],
] as const)(
  'a daemon that %s is not waited for without end',
  async (_what, answer, said) => {
    const server = await daemon(answer)
    const { code, stderr } = await run(staff, 'list', '--profile', profile())
    server.close()
    expect(code).toBe(1)
    expect(stderr).toContain(said)
    expect(stderr).toContain('its log says why')
  },
  30_000,
)

test('a reader that leaves before the end is no trouble', async () => {
  const piped = await new Promise<string>((resolve) => {
    const command = `"${process.execPath}" "${join(root, flows)}" schema`
    const script = `${command} | (exec 0<&-; sleep 3); echo "\${PIPESTATUS[0]}"`
    execFile('bash', ['-c', script], (_error, stdout, stderr) => resolve(stdout + stderr))
  })
  expect(piped).toBe('0\n')
})

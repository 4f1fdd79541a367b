import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { controlClient, type ControlClient } from '../../simulators/harness/control.ts'
import { openLink } from '../transport/open.ts'
import { launchSimulators, type Simulators } from '../../simulators/launch.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const run = mkdtempSync(`${tmpdir()}/device-cli-`)
let simulators: Simulators<'id-card' | 'scanner'>
let hands: ControlClient
let scanner: ControlClient

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'id-card' }, { name: 'scanner', args: ['--line', 'tcp'] }], {
    run,
    fast: true,
  })
  hands = await controlClient(simulators.running['id-card'].control)
  scanner = await controlClient(simulators.running.scanner.control)
})
afterAll(async () => {
  hands.close()
  scanner.close()
  await simulators.stop()
  rmSync(run, { recursive: true })
})

function device(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })
}
const port = () => simulators.running['id-card'].url

test('a card on the reader is printed as JSON, rare characters unchanged', async () => {
  await hands.do('card.lay', { person: 'li-tou-zhang' })
  const { code, stdout } = await device('id-card', 'read', '--port', port(), '--json')
  await hands.do('card.lift')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    kind: 'citizen',
    name: '李𠅤𬭚',
    sex: 'male',
    ethnicityCode: '01',
    ethnicity: '汉',
    birthDate: '1985-07-30',
    address: '河南省濮阳市示范区白露路88号',
    idNumber: '410999198507300357',
    issuer: '濮阳市公安局示范分局',
    validFrom: '2015-10-20',
    validUntil: '2035-10-20',
    photoBytes: 1024,
  })
})

test('a code before the scanner is printed as JSON; the address chooses the model, or --model does', async () => {
  const { url } = simulators.running.scanner
  await scanner.do('code.show', { text: '李𠅤𬭚' })
  const { code, stdout } = await device('scanner', 'scan', '--port', url, '--json')
  expect([code, JSON.parse(stdout)]).toEqual([0, { symbology: 'qr', text: '李𠅤𬭚' }])
  expect((await device('scanner', 'scan', '--port', url, '--model', 'honeywell-serial')).stderr).toContain(
    'this model is reached by serial:',
  )
  expect((await device('scanner', 'scan', '--port', url, '--model', 'toaster')).stderr).toContain('no model "toaster"')
})

test('nobody lays a card in time: exit code 1, the reason on stderr and as JSON', async () => {
  const { code, stdout, stderr } = await device('id-card', 'read', '--port', port(), '--json', '--timeout', '0.5')
  expect(code).toBe(1)
  expect(stderr).toContain('timeOut: no card was laid in time')
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'timeOut' } })
})

test('a port that another program holds: by whom, and what to do', async () => {
  const held = await openLink(port(), AbortSignal.timeout(10_000))
  if (!held.ok) throw new Error(held.failure.detail)
  const { code, stderr } = await device('id-card', 'status', '--port', port())
  await held.value.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(
    new RegExp(`is held by .*\\(process ${process.pid}\\).*; a port has one holder, so end that first`),
  )
})

test.each([
  [[], ['id-card', 'scanner']],
  [['id-card'], ['read', 'sam-number']],
])('help for %j is no error', async (kind, names) => {
  const { code, stdout, stderr } = await device(...kind, '--help')
  expect([code, stderr]).toEqual([0, ''])
  for (const name of names) expect(stdout).toContain(name)
})

test('status and number of the module', async () => {
  expect((await device('id-card', 'status', '--port', port())).stdout).toContain('state: ready')
  expect((await device('id-card', 'sam-number', '--port', port())).stdout).toContain(
    'samNumber: 05.03-20230101-0000123456-1234567890',
  )
})

test.each([
  [['id-card', 'read'], '--port URL is missing'],
  [['id-card', 'read', '--port', 'ttyUSB0'], 'serial:/dev/ttyUSB0?baud=115200'],
  [['id-card', 'read', '--port', 'serial:/dev/nothing-here'], 'deviceAbsent: /dev/nothing-here does not exist'],
  [['id-card', 'dance', '--port', 'serial:/dev/ttyUSB0'], 'no action "dance"'],
  [['id-card', 'raed', '--port', 'serial:/dev/ttyUSB0'], 'did you mean "read"?'],
  [['id-cart', 'read'], 'did you mean "id-card"?'],
  [['id-card', 'read', '--jsn'], 'did you mean "--json"?'],
  [[], 'which device?'],
  [['toaster', 'toast'], 'no device "toaster"'],
  [['id-card', 'read', '--speed', '9'], '--speed'],
  [
    ['id-card', 'read', '--port', 'serial:/dev/ttyUSB0', '--timeout', 'soon'],
    '--timeout soon is not a number of seconds',
  ],
])('%j is answered with what to mend', async (args, words) => {
  const { code, stderr } = await device(...args)
  expect(code).toBe(1)
  expect(stderr).toContain(words)
})

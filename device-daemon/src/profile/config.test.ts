import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from './config.ts'
import { simulatorsOf } from './simulators.ts'

const profiles = join(import.meta.dirname, '../../profiles')
const names = simulatorsOf(join(profiles, 'demo.yaml'))
let run: string

beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'config-'))
  writeFileSync(
    join(run, 'simulators.json'),
    JSON.stringify(Object.fromEntries(names.map((name) => [name, { url: `serial:${run}/dev/${name}`, control: '' }]))),
  )
})
afterEach(() => rmSync(run, { recursive: true }))

/** The text of a shipped profile with one change. */
function changed(profile: string, from: string, to: string): string {
  const text = readFileSync(join(profiles, profile), 'utf8')
  if (!text.includes(from)) throw new Error(`${profile} has no ${from}`)
  const file = join(run, 'profile.yaml')
  writeFileSync(file, text.replace(from, to))
  return file
}
/** Line number, counted from 1. */
const lineOf = (profile: string, line: string): number =>
  readFileSync(join(profiles, profile), 'utf8').split('\n').indexOf(line) + 1
const problem = (file: string, withRun: string | undefined = run): string => {
  const loaded = loadConfig({ file, run: withRun })
  return loaded.ok ? '' : loaded.failure.text.replaceAll(file, 'profile.yaml')
}

describe('a profile', () => {
  it('the shipped ones are right; the demo finds its simulators, its key and its state', () => {
    const demo = loadConfig({ file: join(profiles, 'demo.yaml'), run, port: 0 })
    expect(demo).toMatchObject({
      ok: true,
      value: {
        port: 0,
        stateDirectory: join(run, 'state'),
        devices: { idCard: { url: `serial:${run}/dev/id-card` } },
        platform: { baseUrl: `serial:${run}/dev/platform`, signing: { keyFile: join(profiles, 'demo-platform.key') } },
      },
    })
    for (const name of ['bench.yaml', 'production.example.yaml'])
      expect(loadConfig({ file: join(profiles, name) })).toMatchObject({ ok: true })
  })

  const wrong: readonly (readonly [string, string, string, string, RegExp])[] = [
    [
      'a publisher of services who is none',
      'demo.yaml',
      'dock: true',
      'dock: true\nservices: { bundle: services.bundle, publisher: "04ab" }',
      /profile\.yaml:\d+:\d+ services\.publisher: .*\n {4}→ 130 digits as npm run platform -- keys FILE shows them/,
    ],
    [
      'services of nobody',
      'demo.yaml',
      'dock: true',
      'dock: true\nservices: { bundle: services.bundle }',
      /profile\.yaml:\d+:\d+ services\.publisher: "publisher" is missing\n {4}→ add/,
    ],
    [
      'a misspelt member',
      'demo.yaml',
      'port: 8350',
      'prot: 8350',
      /profile\.yaml:4:1 prot: "prot" is not known here\n {4}→ .*port/,
    ],
    [
      'a missing member',
      'demo.yaml',
      'terminal: HL-DEMO-01\n',
      '',
      /profile\.yaml:\d+:1 terminal: "terminal" is missing\n {4}→ add/,
    ],
    [
      'a port that is none',
      'demo.yaml',
      'port: 8350',
      'port: 80000',
      /profile\.yaml:4:1 port: .*\n {4}→ a port, 0 … 65535/,
    ],
    ['an unquoted district', 'demo.yaml', "'410902'", '410902', /profile\.yaml:5:1 district: .*not string/],
    [
      'an unknown model',
      'demo.yaml',
      'model: sam-serial',
      'model: sam',
      /profile\.yaml:9:13 devices\.idCard\.model: .*\n {4}→ one of sam-serial|profile\.yaml:9:\d+ devices\.idCard\.model: .*\n {4}→ .*sam-serial/,
    ],
    [
      'an address that is none',
      'bench.yaml',
      'serial:/dev/ttyUSB0?baud=115200',
      'serial:ttyUSB0',
      /profile\.yaml:\d+:\d+ devices\.idCard\.url: not an address of this device\n {4}→ .*serial:\/dev\/ttyUSB0/,
    ],
    [
      'a simulator nobody started',
      'demo.yaml',
      'simulator:id-card',
      'simulator:id-cart',
      /profile\.yaml:9:\d+ devices\.idCard\.url: simulator:id-cart is not running\n {4}→ start the simulators/,
    ],
    [
      'codes of a province nobody has written down',
      'production.example.yaml',
      'codes: national',
      'codes: atlantis',
      /profile\.yaml:\d+:\d+ platform\.codes: "atlantis" .*national.*zhejiang.*guangdong/s,
    ],
    [
      'a session that ends while its paper is being printed',
      'production.example.yaml',
      'idleSeconds: 300',
      'idleSeconds: 60',
      /profile\.yaml:\d+:\d+ limits\.idleSeconds: .*\n {4}→ more than the longest command, 180 s/,
    ],
    [
      'a simulator of another kind of device',
      'demo.yaml',
      'simulator:id-card',
      'simulator:receipt-printer',
      /profile\.yaml:9:\d+ devices\.idCard\.url: .*simulates something else\n {4}→ write simulator:id-card/,
    ],
    [
      'a device for a platform',
      'demo.yaml',
      'simulator:platform',
      'simulator:scanner',
      /platform\.baseUrl: .*simulates something else\n {4}→ write simulator:platform/,
    ],
    [
      'two devices on one line',
      'bench.yaml',
      'serial:/dev/ttyUSB2?baud=115200',
      'serial:/dev/ttyUSB0?baud=9600',
      /profile\.yaml:14:\d+ devices\.scanner\.url: idCard is on the same line\n {4}→ every device has a line of its own/,
    ],
    [
      'two cameras that are one',
      'production.example.yaml',
      'uvc:/dev/kiosk/face-camera?size=1280x720',
      'uvc:/dev/kiosk/document-camera?size=1280x720',
      /devices\.faceCamera\.url: documentCamera is on the same line/,
    ],
    ...['ftp://platform.example', 'platform.example', 'https://platform.example/?a=1', "''"].map(
      (base) =>
        [
          `a platform at ${base}`,
          'production.example.yaml',
          'https://platform.example\n',
          `${base}\n`,
          /platform\.baseUrl: .*\n {4}→ an address like https:/,
        ] as const,
    ),
    ...['javascript:alert({application})', '{application}', 'https://{application}.a/{application}'].map(
      (query) =>
        [
          `a receipt that leads to ${query}`,
          'production.example.yaml',
          'https://platform.example/query?application={application}',
          query,
          /platform\.queryUrl: .*\n {4}→ an address like https:.*\{application\}/,
        ] as const,
    ),
    [
      'no key of the terminal',
      'demo.yaml',
      'appKey: demo-terminal',
      "appKey: ''",
      /platform\.appKey: .*\n {4}→ letters/,
    ],
    ['no file for its key', 'demo.yaml', 'demo-platform.key', "''", /platform\.signing\.keyFile: .*\n {4}→ a path/],
    ['no place for its state', 'demo.yaml', "'run:state'", "''", /stateDirectory: .*\n {4}→ a path/],
    ...['{ widthPx: 10, widthMm: 10 }', '{ widthPx: 1080, widthMm: 0.001 }', '{ widthPx: .inf, widthMm: 267.8 }'].map(
      (panel) =>
        [
          `a panel like ${panel}`,
          'demo.yaml',
          '{ widthPx: 1080, widthMm: 267.8 }',
          panel,
          /profile\.yaml:6:\d+ panel\.width(Px|Mm): .*\n {4}→ a number of (pixels|millimetres), /,
        ] as const,
    ),
    [
      'a panel measured with another unit',
      'demo.yaml',
      '{ widthPx: 1080, widthMm: 267.8 }',
      '{ widthPx: 8000, widthMm: 267.8 }',
      /profile\.yaml:6:\d+ panel: .*\n {4}→ 1 … 20 pixels a millimetre/,
    ],
    [
      'a session that would outlive any timer',
      'production.example.yaml',
      'idleSeconds: 300',
      'idleSeconds: 2147484',
      /limits\.idleSeconds: .*\n {4}→ at most 3600 s/,
    ],
    [
      'a lost page that is waited for a month',
      'production.example.yaml',
      'uiLostSeconds: 60',
      'uiLostSeconds: 2592000',
      /limits\.uiLostSeconds: .*\n {4}→ a number of seconds, 1 … 3600/,
    ],
    [
      'an address of another model of the kind',
      'bench.yaml',
      'serial:/dev/ttyUSB2?baud=115200',
      'tcp://192.168.1.41:10001',
      /devices\.scanner\.url: not an address of this device\n {4}→ .*reached by serial:/,
    ],
    ['a tab for indentation', 'demo.yaml', '  idCard', '\tidCard', /profile\.yaml:9:\d+ is indented by a tab/],
    [
      'no platform outside the bench',
      'demo.yaml',
      'platform:\n',
      'platfrom:\n',
      new RegExp(`profile\\.yaml:${lineOf('demo.yaml', 'platform:')}:1 platfrom: "platfrom" is not known here`),
    ],
    [
      'a simulator in production',
      'production.example.yaml',
      'serial:/dev/kiosk/id-card?baud=115200',
      'simulator:id-card',
      /devices\.idCard\.url: a simulator in production/,
    ],
    [
      'a simulated platform in production',
      'production.example.yaml',
      'https://platform.example\n',
      'simulator:platform\n',
      /platform\.baseUrl: a simulator in production/,
    ],
    [
      'personal data without TLS',
      'production.example.yaml',
      'https://platform.example\n',
      'http://platform.example\n',
      /platform\.baseUrl: .*unencrypted/,
    ],
    [
      'a reusable ticket in production',
      'production.example.yaml',
      'launchTicket: once',
      'launchTicket: reusable',
      /launchTicket: .*\n {4}→ write once/,
    ],
    [
      'the dock in production',
      'production.example.yaml',
      'launchTicket: once',
      'launchTicket: once\ndock: true',
      /dock: .*\n {4}→ remove it/,
    ],
    [
      'state in a temporary folder in production',
      'production.example.yaml',
      'stateDirectory: /var/lib/yijianshi-kiosk',
      'stateDirectory: run:state',
      /stateDirectory: .*\n {4}→ write a lasting one/,
    ],
  ]
  it.each(wrong)('%s is named with file, line, column and remedy', (_what, profile, from, to, expected) => {
    expect(problem(changed(profile, from, to))).toMatch(expected)
  })

  it('the demo without a run folder says so', () => {
    expect(loadConfig({ file: join(profiles, 'demo.yaml') })).toMatchObject({
      ok: false,
      failure: { text: expect.stringContaining('--run DIR') as string },
    })
  })

  it('one that is not there says so', () => {
    expect(problem(join(run, 'nothing.yaml'))).toContain('There is no profile')
  })

  it('one that is a folder or enormous is told as that', () => {
    expect(problem(run)).toMatch(/^The profile .* is a folder, not a file\n {4}→ /)
    writeFileSync(join(run, 'profile.yaml'), '#'.repeat(300 * 1024))
    expect(problem(join(run, 'profile.yaml'))).toMatch(/^The profile profile\.yaml is larger than 256 KiB\n {4}→ /)
  })

  it('one port under two names is one line', () => {
    writeFileSync(join(run, 'port'), '')
    symlinkSync(join(run, 'port'), join(run, 'by-id'))
    const text = readFileSync(join(profiles, 'bench.yaml'), 'utf8')
      .replace('/dev/ttyUSB0', join(run, 'port'))
      .replace('/dev/ttyUSB1', join(run, 'by-id'))
    writeFileSync(join(run, 'profile.yaml'), text)
    expect(problem(join(run, 'profile.yaml'))).toContain('receiptPrinter.url: idCard is on the same line')
  })

  it('simulators that left nonsense behind are to be started again', () => {
    for (const text of ['', '{', '[]x', '{"id-card":1}']) {
      writeFileSync(join(run, 'simulators.json'), text)
      expect(problem(join(profiles, 'demo.yaml'))).toMatch(
        /simulators\.json in .* is not what the simulators write\n {4}→ start/,
      )
    }
  })
})

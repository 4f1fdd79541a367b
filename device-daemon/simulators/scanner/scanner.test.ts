import { execFileSync } from 'node:child_process'
import { constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { ReadStream } from 'node:tty'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { controlClient, type ControlClient } from '../harness/control.ts'
import { launchSimulators, type Simulators } from '../launch.ts'

/** A minimal host at the other end of the line. */
interface Host {
  write(bytes: string): void
  /** What has arrived so far, as soon as it ends with this. */
  ends(with_: string): Promise<string>
  received(): string
  hungUp: Promise<void>
  close(): void
}

const START = '\x16T\r'
const STOP = '\x16U\r'

const opened: Host[] = []
let hands: ControlClient

function createHost(stream: NodeJS.ReadableStream, write: (bytes: string) => void, close: () => void): Host {
  let bytes = Buffer.alloc(0)
  let onBytes = () => {}
  stream.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more])
    onBytes()
  })
  const received = () => bytes.toString('utf8')
  const host: Host = {
    write,
    received,
    ends: (with_) =>
      new Promise((resolve) => {
        onBytes = () => received().endsWith(with_) && resolve(received())
        onBytes()
      }),
    hungUp: new Promise((resolve) => stream.on('error', () => resolve()).on('close', () => resolve())),
    close,
  }
  opened.push(host)
  return host
}

function openSerial(url: string, baud: number): Host {
  const path = new URL(url).pathname
  const terminal = openSync(path, constants.O_RDWR | constants.O_NOCTTY)
  execFileSync('stty', [String(baud)], { stdio: [terminal, 'ignore', 'inherit'] })
  const stream = new ReadStream(terminal)
  return createHost(
    stream,
    (bytes) => writeSync(terminal, bytes),
    () => stream.destroy(),
  )
}

async function openTcp(url: string): Promise<Host> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return createHost(
    socket,
    (bytes) => socket.write(bytes),
    () => socket.destroy(),
  )
}

const open = (url: string) => (url.startsWith('tcp:') ? openTcp(url) : openSerial(url, 115_200))
const state = async () => (await hands.do('state')) as { light: boolean; reads: number; code: string | null }
const transcript = async () =>
  (await hands.do('transcript')) as { direction: 'in' | 'out'; name: string; hex: string }[]

const lightOff = () => hands.next('light', (value) => JSON.stringify(value) === '{"on":false}')

/** Tells it to look, and waits until the command has arrived. */
async function trigger(host: Host, command = START): Promise<void> {
  const obeyed = hands.next('command', (command) => command === 'start')
  host.write(command)
  await obeyed
}

const factory = {
  mode: 'trigger',
  dialect: 'honeywell',
  aim: true,
  suffix: 'cr',
  noRead: '',
  noReadOnStop: false,
  triggerMs: 30_000,
}

describe.each(['serial', 'tcp'])('over %s', (line) => {
  const run = mkdtempSync(`${tmpdir()}/sc-`)
  let simulators: Simulators<'scanner'>
  let url = ''

  beforeAll(async () => {
    simulators = await launchSimulators([{ name: 'scanner', args: ['--line', line] }], { run, fast: true, seed: 3 })
    url = simulators.running.scanner.url
    hands = await controlClient(simulators.running.scanner.control)
  })
  afterAll(async () => {
    hands.close()
    await simulators.stop()
    rmSync(run, { recursive: true })
  })
  beforeEach(async () => {
    await hands.do('cable.plug')
    await hands.do('fault', { clear: true })
    await hands.do('code.take')
    await hands.do('settings.set', factory)
  })
  afterEach(() => opened.splice(0).forEach((host) => host.close()))

  test('told to look, then shown a code: it is sent once, with its AIM identifier and suffix, and the light goes out', async () => {
    const host = await open(url)
    const before = (await state()).reads
    await trigger(host)
    expect(await state()).toMatchObject({ light: true, code: null })
    await hands.do('code.show', { text: 'https://case.invalid/受理' })
    expect(await host.ends('\r')).toBe(']Q1https://case.invalid/受理\r')
    expect(await state()).toMatchObject({ light: false, code: 'qr', reads: before + 1 })
  })

  test('a code held there is not sent untold, and is read as soon as it is told to look', async () => {
    const host = await open(url)
    const { reads } = await state()
    await hands.do('code.show', { text: 'A-1', symbology: 'code128' })
    expect(await state()).toMatchObject({ light: false, reads })
    await trigger(host)
    expect(await host.ends('\r')).toBe(']C0A-1\r')
  })

  test('the second code needs a second trigger', async () => {
    const host = await open(url)
    await trigger(host)
    await hands.do('code.show', { text: 'first' })
    await host.ends('\r')
    await hands.do('code.show', { text: 'second' })
    await trigger(host)
    expect(await host.ends('second\r')).toBe(']Q1first\r]Q1second\r')
  })

  test('told to look twice: one look, one code', async () => {
    const host = await open(url)
    const { reads } = await state()
    await trigger(host)
    await trigger(host)
    await hands.do('code.show', { text: 'once' })
    expect(await host.ends('\r')).toBe(']Q1once\r')
    expect(await state()).toMatchObject({ light: false, reads: reads + 1 })
  })

  test('told to stop: the light is out, and what is shown afterwards stays unread', async () => {
    const host = await open(url)
    const { reads } = await state()
    await trigger(host)
    const out = lightOff()
    host.write(STOP)
    await out
    await hands.do('code.show', { text: 'too late' })
    expect(await state()).toMatchObject({ light: false, reads })
    expect(host.received()).toBe('')
  })

  test('nothing shown: the look ends by itself, with the no-read message when one is set', async () => {
    const host = await open(url)
    await hands.do('settings.set', { triggerMs: 30, noRead: 'NR', suffix: 'crlf' })
    await trigger(host)
    expect(await host.ends('\n')).toBe('NR\r\n')
    expect(await state()).toMatchObject({ light: false })
    await hands.do('settings.set', { noRead: '' })
    const out = lightOff()
    await trigger(host)
    await out
    expect(host.received()).toBe('NR\r\n')
  })

  test('a torn code is no code: only the no-read message comes', async () => {
    const host = await open(url)
    await hands.do('settings.set', { triggerMs: 30, noRead: 'NR' })
    await hands.do('code.show', { text: 'torn', unreadable: true })
    await trigger(host)
    expect(await host.ends('\r')).toBe('NR\r')
  })

  test('firmware that says no-read also when it is stopped', async () => {
    const host = await open(url)
    await hands.do('settings.set', { noRead: 'NR', noReadOnStop: true })
    await trigger(host)
    host.write(STOP)
    expect(await host.ends('\r')).toBe('NR\r')
  })

  test('presentation mode: untold, each code once until it is taken away, and lit all the time', async () => {
    const host = await open(url)
    await hands.do('settings.set', { mode: 'presentation' })
    expect(await state()).toMatchObject({ light: true })
    const { reads } = await state()
    await hands.do('code.show', { text: 'shown' })
    await host.ends('\r')
    host.write(START)
    await hands.do('code.take')
    await hands.do('code.show', { text: 'shown' })
    expect(await host.ends('shown\r]Q1shown\r')).toBe(']Q1shown\r]Q1shown\r')
    expect(await state()).toMatchObject({ light: true, reads: reads + 2 })
  })

  test.each([
    ['zkb200', 'T', 'P', '%%NoRead'],
    ['cipherlab', 'E', 'D', ''],
  ])('%s: single letters, and its own no-read message', async (dialect, start, stop, noRead) => {
    const host = await open(url)
    expect(await hands.do('settings.set', { dialect })).toMatchObject({ noRead })
    await hands.do('code.show', { text: 'letters' })
    await trigger(host, start)
    expect(await host.ends('\r')).toBe(']Q1letters\r')
    await hands.do('code.take')
    await trigger(host, start)
    const out = lightOff()
    host.write(stop)
    await out
  })

  test.each(['none', 'cr', 'lf', 'crlf'] as const)('suffix %s, without the AIM identifier', async (suffix) => {
    const host = await open(url)
    await hands.do('settings.set', { suffix, aim: false })
    await hands.do('code.show', { text: 'bare' })
    await trigger(host)
    const end = { none: '', cr: '\r', lf: '\n', crlf: '\r\n' }[suffix]
    expect(await host.ends(`bare${end}`)).toBe(`bare${end}`)
  })

  test('the largest code there is arrives whole', async () => {
    const host = await open(url)
    await hands.do('code.show', { text: '7'.repeat(7089) })
    await trigger(host)
    expect(await host.ends('\r')).toBe(`]Q1${'7'.repeat(7089)}\r`)
  })

  test('the cable pulled during a look: the host sees it, and the look is forgotten when it is back', async () => {
    const host = await open(url)
    const { reads } = await state()
    await trigger(host)
    await hands.do('cable.pull')
    await host.hungUp
    expect(await state()).toMatchObject({ plugged: false, light: false })
    await expect((async () => open(url))()).rejects.toThrow()
    await hands.do('cable.plug')
    await hands.do('code.show', { text: 'after' })
    const again = await open(url)
    expect(await state()).toMatchObject({ plugged: true, light: false, reads })
    await trigger(again)
    expect(await again.ends('\r')).toBe(']Q1after\r')
  })

  test('faults: silence, a duplicate, pieces, two codes in one', async () => {
    const host = await open(url)
    const read = async (text: string) => {
      const beep = hands.next('beep')
      await hands.do('code.show', { text })
      await trigger(host)
      await beep
    }
    await hands.do('fault', { kind: 'silence', reply: 'code' })
    await read('lost')
    await hands.do('fault', { kind: 'coalesce' })
    await read('held')
    await read('next')
    expect(await host.ends('next\r')).toBe(']Q1held\r]Q1next\r')
    await hands.do('fault', { kind: 'duplicate' })
    await read('twice')
    expect(await host.ends('twice\r]Q1twice\r')).toBe(']Q1held\r]Q1next\r]Q1twice\r]Q1twice\r')
    await hands.do('fault', { kind: 'split' })
    await read('in pieces')
    expect(await host.ends(']Q1in pieces\r')).toContain('twice\r]Q1in pieces\r')
  })

  test('noise and broken-off commands before a command cost nothing, an unknown one does nothing', async () => {
    const host = await open(url)
    const unknown = hands.next('command', (command) => command === 'unknown')
    host.write('T\x16M\r')
    await unknown
    expect(await state()).toMatchObject({ light: false })
    await trigger(host, `U\r\x16\x16T${START}`)
    expect(await state()).toMatchObject({ light: true })
  })

  test('what cannot be printed or set is refused in words', async () => {
    const refused = (input: object) => expect(hands.do('code.show', { ...input })).rejects
    await refused({ text: 'x'.repeat(2954) }).toThrow('holds 2953 bytes')
    await refused({ text: '受理', symbology: 'code128' }).toThrow('ASCII')
    await refused({ text: '6901234567890', symbology: 'ean13' }).toThrow('check digit')
    await refused({ text: 'x', symbology: 'aztec' }).toThrow('symbology is "qr" |')
    await refused({ text: 'x', symbology: 'qr', aim: ']C1' }).toThrow('begins with "]Q"')
    await refused({ text: '' }).toThrow('at least one byte')
    await refused({}).toThrow('text or hex is missing')
    await expect(hands.do('settings.set', { suffix: 'tab' })).rejects.toThrow('suffix is "none" | "cr"')
    await expect(hands.do('settings.set', { baud: 9600 })).rejects.toThrow('no setting "baud"')
  })

  test('other variants, other symbologies and other encodings', async () => {
    const host = await open(url)
    await hands.do('code.show', { text: '中', aim: ']Q4', symbology: 'qr', encoding: 'gb18030' })
    await trigger(host)
    await host.ends('\r')
    await hands.do('code.show', { hex: '00ff', aim: ']z0' })
    await trigger(host)
    await host.ends('\0\ufffd\r')
    const out = (await transcript()).filter((each) => each.direction === 'out').slice(-2)
    expect(out.map((each) => each.hex)).toEqual(['5d5134d6d00d', '5d7a3000ff0d'])
  })

  if (line === 'serial')
    test('opened at another rate, it neither understands nor is understood', async () => {
      const host = openSerial(url, 9600)
      const { reads } = await state()
      host.write(START)
      await expect.poll(async () => (await transcript()).at(-1)).toMatchObject({ direction: 'in', name: 'bytes' })
      expect(await state()).toMatchObject({ light: false })
      await hands.do('settings.set', { mode: 'presentation' })
      await hands.do('code.show', { text: 'https://case.invalid/1' })
      await expect.poll(() => host.received()).not.toBe('')
      expect(host.received()).not.toMatch(/case|\r/)
      expect(await state()).toMatchObject({ reads: reads + 1 })
    })

  if (line === 'tcp')
    test('one host at a time: a second is turned away, the next one after it is let in', async () => {
      const first = await open(url)
      await trigger(first)
      await (
        await open(url)
      ).hungUp
      await hands.do('code.show', { text: 'mine' })
      expect(await first.ends('\r')).toBe(']Q1mine\r')
    })
})

test('paced: 1000 bytes at 9600 Bd take a second, and what the cable cuts off is lost', async () => {
  const run = mkdtempSync(`${tmpdir()}/sc-`)
  const simulators = await launchSimulators([{ name: 'scanner', args: ['--baud', '9600'] }], { run })
  hands = await controlClient(simulators.running.scanner.control)
  const host = openSerial(simulators.running.scanner.url, 9600)
  await hands.do('code.show', { text: '5'.repeat(1000) })
  const beep = hands.next('beep')
  await trigger(host)
  await beep
  const start = performance.now()
  await host.ends('\r')
  expect(performance.now() - start).toBeGreaterThan(950)
  const again = hands.next('beep')
  await trigger(host)
  await again
  await hands.do('cable.pull')
  await host.hungUp
  expect(host.received().length).toBeLessThan(2 * 1004)
  hands.close()
  await simulators.stop()
  rmSync(run, { recursive: true })
})

/**
 * The scanner in the hands of citizens and technicians: the real driver against the simulator, over a real
 * pseudo-terminal and over TCP.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { openLink } from '../../transport/open.ts'
import { until } from '../testing/until.ts'
import { dialects, type Dialect } from './codec.ts'
import { createScanner } from './driver.ts'
import { longestCode } from './frame.ts'
import type { Scanner } from './port.ts'

const address = 'https://query.invalid/?a=3f2a1c00-0000-4000-8000-00000000c0de'
const delays = { lookMs: 2_000, afterStopMs: 300 }
const factory = { mode: 'trigger', aim: true, suffix: 'cr', noRead: '', noReadOnStop: false, triggerMs: 30_000 }

describe.each(['serial', 'tcp'])('over %s', (line) => {
  const run = mkdtempSync(`${tmpdir()}/scan-`)
  let simulators: Simulators<'scanner'>
  let hands: ControlClient
  let scanner: Scanner

  beforeAll(async () => {
    simulators = await launchSimulators([{ name: 'scanner', args: ['--line', line] }], { run, seed: 7 })
    hands = await controlClient(simulators.running.scanner.control)
  })
  afterAll(async () => {
    hands.close()
    await simulators.stop()
    rmSync(run, { recursive: true })
  })
  beforeEach(() => open())
  afterEach(async () => {
    await scanner.stop()
    await hands.do('fault', { clear: true })
    await hands.do('cable.plug')
    await hands.do('code.take')
    await hands.do('settings.set', { ...factory, dialect: 'honeywell' })
  })

  async function open(dialect: Dialect = dialects.honeywell, url = simulators.running.scanner.url): Promise<void> {
    scanner = createScanner({ url, dialect, open: openLink, heartbeatMs: 200, delays })
    await until(scanner, ({ state }) => state === 'ready')
  }
  async function reopen(...how: Parameters<typeof open>): Promise<void> {
    await scanner.stop()
    await open(...how)
  }
  const forEver = () => new AbortController().signal
  const scan = (signal = forEver()) => scanner.scan({ signal })
  const isLit = async () => ((await hands.do('state')) as { readonly light: boolean }).light
  const event = (name: string, holds: (value: unknown) => boolean = () => true) =>
    new Promise<void>((resolve) => {
      const off = hands.onEvent((told, value) => {
        if (told !== name || !holds(value)) return
        off()
        resolve()
      })
    })
  const light = (wanted: boolean) => event('light', (value) => (value as { readonly on: boolean }).on === wanted)

  test('a receipt is shown: what its code says, and the light is off again', async () => {
    const lit = light(true)
    const scanned = scan()
    await lit
    await hands.do('code.show', { text: address })
    expect(await scanned).toEqual({ ok: true, value: { symbology: 'qr', text: address } })
    expect(await isLit()).toBe(false)
  })

  test.each(['lf', 'crlf', 'cr'])('a line ended by %s', async (suffix) => {
    await hands.do('settings.set', { suffix })
    await hands.do('code.show', { text: address })
    expect(await scan()).toMatchObject({ value: { text: address } })
  })

  test.each([
    ['code128', 'A-20261122', 'code128'],
    ['ean13', '6901234567892', 'ean13'],
    ['dataMatrix', '濮阳', 'dataMatrix'],
  ])('%s is told by its identifier', async (symbology, text, named) => {
    await hands.do('code.show', { text, symbology })
    expect(await scan()).toEqual({ ok: true, value: { symbology: named, text } })
  })

  test('text as old software writes it, in GB 18030; rare characters in UTF-8; lines of their own', async () => {
    await hands.do('code.show', { text: '一件事一次办', encoding: 'gb18030' })
    expect(await scan()).toMatchObject({ value: { text: '一件事一次办' } })
    await hands.do('code.show', { text: '李𠅤𬭚' })
    expect(await scan()).toMatchObject({ value: { text: '李𠅤𬭚' } })
    await hands.do('code.show', { text: 'BEGIN:VCARD\r\nN:示范\r\nEND:VCARD' })
    expect(await scan()).toMatchObject({ value: { text: 'BEGIN:VCARD\r\nN:示范\r\nEND:VCARD' } })
  })

  test('the largest code there is', async () => {
    const text = '7'.repeat(longestCode)
    await hands.do('code.show', { text })
    expect(await scan()).toEqual({ ok: true, value: { symbology: 'qr', text } })
  })

  test('nobody shows anything, or the citizen goes away: two words, and the light is off', async () => {
    const lit = light(true)
    const dark = light(false)
    expect(await scan(AbortSignal.timeout(100))).toMatchObject({ failure: { code: 'timeOut' } })
    await Promise.all([lit, dark])
    const abort = new AbortController()
    const again = light(true)
    const left = scan(abort.signal)
    await again
    const off = light(false)
    abort.abort()
    expect(await left).toMatchObject({ failure: { code: 'cancelled' } })
    await off
  })

  test.each([
    ['says so', { noRead: 'NR' }],
    ['says so in other words', { noRead: '%%NoRead' }],
    ['says nothing', {}],
  ])('its own patience ends before the citizen’s, and it %s: it is told to look again', async (_how, settings) => {
    await hands.do('settings.set', { ...settings, triggerMs: 400 })
    const dark = light(false)
    const scanned = scan()
    await dark
    const lit = light(true)
    await lit
    await hands.do('code.show', { text: address })
    expect(await scanned).toMatchObject({ value: { text: address } })
  })

  test('a code that arrives after the citizen has gone is not the next one’s', async () => {
    await hands.do('settings.set', { noReadOnStop: true, noRead: 'NR' })
    await hands.do('fault', { kind: 'late', reply: 'code', delayMs: 150 })
    await hands.do('code.show', { text: 'the first citizen’s' })
    const beep = event('beep')
    const abort = new AbortController()
    const first = scan(abort.signal)
    await beep
    abort.abort()
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } })
    await hands.do('code.show', { text: address })
    expect(await scan()).toMatchObject({ value: { text: address } })
  })

  test.each(['truncated', 'split', 'garbage', 'silence'])(
    '%s once: the citizen, who holds the code there, notices nothing',
    async (kind) => {
      await hands.do('fault', { kind, reply: 'code' })
      await hands.do('code.show', { text: address })
      expect(await scan()).toMatchObject({ value: { text: address } })
      expect(await hands.do('state')).toMatchObject({ faults: [] })
    },
  )

  test.each([
    ['without identifier', { aim: false }],
    ['without line end', { suffix: 'none' }],
  ])('set up %s: a fault that says what to look at', async (_how, settings) => {
    await hands.do('settings.set', settings)
    await hands.do('code.show', { text: address })
    expect(await scan()).toMatchObject({ failure: { code: 'deviceFault', detail: expect.stringMatching(/README/) } })
  })

  test('unplugged while it looks, then plugged back: named, then ready again without a restart', async () => {
    const lit = light(true)
    const scanned = scan()
    await lit
    await hands.do('cable.pull')
    expect(await scanned).toMatchObject({ failure: { code: 'deviceAbsent' } })
    expect(await until(scanner, ({ state }) => state === 'absent')).toEqual({
      kind: 'scanner',
      state: 'absent',
      cause: 'deviceAbsent',
    })
    await hands.do('cable.plug')
    await until(scanner, ({ state }) => state === 'ready')
    await hands.do('code.show', { text: address })
    expect(await scan()).toMatchObject({ value: { text: address } })
  })

  test('unplugged while nobody uses it: absent', async () => {
    await hands.do('cable.pull')
    await until(scanner, ({ state }) => state === 'absent')
    expect(await scan()).toMatchObject({ failure: { code: 'deviceAbsent' } })
  })

  test('two at once: the second is told to wait', async () => {
    const abort = new AbortController()
    const first = scan(abort.signal)
    await until(scanner, ({ state }) => state === 'busy')
    expect(await scan()).toMatchObject({ failure: { code: 'deviceBusy' } })
    abort.abort()
    await first
  })

  test.each(['zkb200', 'cipherlab'] as const)('a %s is told to look and to stop in its own words', async (dialect) => {
    await hands.do('settings.set', { dialect })
    await reopen(dialects[dialect])
    const lit = light(true)
    const abort = new AbortController()
    const left = scan(abort.signal)
    await lit
    const dark = light(false)
    abort.abort()
    await left
    await dark
    await hands.do('code.show', { text: address })
    expect(await scan()).toMatchObject({ value: { text: address } })
  })

  // A network has no rate.
  if (line === 'tcp') return
  test('a wrong rate: not a missing cable, but a fault that says what to look at', async () => {
    await hands.do('settings.set', { mode: 'presentation' })
    await reopen(dialects.honeywell, simulators.running.scanner.url.replace(/baud=\d+/, 'baud=9600'))
    const scanned = scan()
    const ended = scanned.then(() => true)
    const shown = async (text: string) => {
      const beep = event('beep')
      await hands.do('code.show', { text })
      await beep
      return false
    }
    for (let code = 1; !(await Promise.race([ended, shown(`${address}-${code}`)])); code += 1);
    expect(await scanned).toMatchObject({ failure: { code: 'deviceFault', detail: expect.stringMatching(/rate/) } })
  })
})

import { expect, test } from 'vitest'
import { seededRandom } from '../harness/random.ts'
import { cardFrom } from './card.ts'
import { createReceiver } from './receiver.ts'
import { createSam, type SamOptions } from './sam.ts'

const card = cardFrom({ person: 'li-xiaoman' }, seededRandom(1))
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const commands = {
  reset: '00 03 10 FF EC',
  status: '00 03 11 FF ED',
  number: '00 03 12 FF EE',
  find: '00 03 20 01 22',
  select: '00 03 20 02 21',
  read: '00 03 30 01 32',
  readAll: '00 03 30 10 23',
  appended: '00 03 30 03 30',
  size: '00 04 61 FF 50 CA',
}

function setUp(options: Partial<SamOptions> = {}) {
  const sam = createSam({ refindAfterRead: false, fingerprintCommand: 'known', ...options })
  const ask = (name: keyof typeof commands, laid: typeof card | null = card) =>
    Buffer.from(sam.answer(hex(commands[name]), laid)?.frame ?? [])
  const status = (name: keyof typeof commands, laid: typeof card | null = card) => ask(name, laid)[9]
  return { sam, ask, status }
}

test('find, select, read: in this order only', () => {
  const { status } = setUp()
  expect(status('select')).toBe(0x81)
  expect(status('read')).toBe(0x41)
  expect(status('find')).toBe(0x9f)
  expect(status('read')).toBe(0x41)
  expect(status('select')).toBe(0x90)
  expect(status('readAll')).toBe(0x90)
})

test('no card, no find; a card read once is found again only after it was lifted, or by firmware that does', () => {
  const { sam, status } = setUp()
  expect(status('find', null)).toBe(0x80)
  for (const step of ['find', 'select', 'read'] as const) status(step)
  expect(status('find')).toBe(0x80)
  sam.forget()
  expect(status('find')).toBe(0x9f)
  const other = setUp({ refindAfterRead: true })
  for (const step of ['find', 'select', 'read'] as const) other.status(step)
  expect(other.status('find')).toBe(0x9f)
})

test('published replies, byte for byte', () => {
  const { ask } = setUp()
  expect(ask('status')).toEqual(Buffer.from('aaaaaa9669000400009094', 'hex'))
  expect(ask('size')).toEqual(Buffer.from('aaaaaa9669000400009094', 'hex'))
  expect(ask('number')).toEqual(
    Buffer.from('aaaaaa966900140000900500030 0d5af340140e20100d202964961'.replace(' ', ''), 'hex'),
  )
  expect(ask('find')).toEqual(Buffer.from('aaaaaa9669000800009f0000000097', 'hex'))
  expect(ask('select')).toEqual(Buffer.from('aaaaaa9669000c000090' + '00'.repeat(8) + '9c', 'hex'))
})

test.each([
  ['read', {}, 1295, 0x0508],
  ['readAll', {}, 1297, 0x050a],
  ['readAll', { fingerprints: 1 }, 1809, 0x070a],
  ['readAll', { fingerprints: 2 }, 2321, 0x090a],
] as const)('%s %j has %i bytes', (command, extra, total, length) => {
  const { ask } = setUp()
  const laid = cardFrom({ person: 'li-xiaoman', ...extra }, seededRandom(1))
  ask('find', laid)
  ask('select', laid)
  const frame = ask(command, laid)
  expect(frame.length).toBe(total)
  expect(frame.readUInt16BE(5)).toBe(length)
  const textAt = command === 'read' ? 14 : 16
  expect(
    frame
      .subarray(textAt, textAt + 30)
      .toString('utf16le')
      .trimEnd(),
  ).toBe('李小满')
})

test('an appended address is given when there is one', () => {
  const { ask } = setUp()
  const laid = cardFrom({ person: 'li-xiaoman', appendedAddress: '河南省濮阳市示范区新址' }, seededRandom(1))
  for (const command of ['find', 'select'] as const) ask(command, laid)
  expect(ask('appended', laid).length).toBe(11 + 280)
  expect(ask('appended', card)[9]).toBe(0x91)
})

test('a wrong sum, an unknown command and old firmware are answered like the module does', () => {
  const { sam, status } = setUp({ fingerprintCommand: 'refused' })
  expect(sam.answer(hex('00 03 11 FF EE'), null)?.frame[9]).toBe(0x10)
  expect(sam.answer(hex('00 03 77 01 75'), null)?.frame[9]).toBe(0x21)
  status('find')
  status('select')
  expect(status('readAll')).toBe(0x21)
})

test('commands are collected through noise and in any pieces; lengths that cannot be are complained about', () => {
  const receiver = createReceiver()
  const command = hex(`AAAAAA9669 ${commands.find}`)
  for (const bytes of [hex('00 AA'), hex('AA'), ...Array.from(command, (byte) => Uint8Array.of(byte)).slice(0, -1)])
    expect(receiver.push(bytes)).toEqual([])
  expect(receiver.push(command.subarray(-1))).toEqual([{ kind: 'command', bytes: hex(commands.find) }])
  expect(receiver.push(hex('AAAAAA9669 FFFF'))).toEqual([{ kind: 'wrongLength' }])
  receiver.push(hex('AAAAAA9669 0003 20'))
  expect(receiver.midCommand()).toBe(true)
  expect(receiver.gap()).toEqual([{ kind: 'wrongLength' }])
})

import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { controlClient, serveControl } from './control.ts'
import { createFaults, type FaultKind } from './faults.ts'
import { misread } from './line-rate.ts'
import { flag, needed, number, oneOf, text } from './input.ts'
import { createPacer } from './pace.ts'
import { createPluggable, type Plugged } from './pluggable.ts'
import { seededRandom } from './random.ts'
import type { SimulatorContext } from './simulator.ts'
import { createTranscript } from './transcript.ts'

const run = mkdtempSync(`${tmpdir()}/harness-`)
afterAll(() => rmSync(run, { recursive: true }))

const reply = Uint8Array.of(0xaa, 0x55, 0, 3, 1, 2, 0)
const shape = { preamble: [0xaa, 0x55], lengthAt: 2, sum: true }
const faults = (seed = 1) => createFaults(seededRandom(seed), shape)
const bytesOf = (pieces: readonly { readonly bytes: Uint8Array }[]) => Buffer.concat(pieces.map((piece) => piece.bytes))

test('the same seed spoils the same way, another seed another way', () => {
  const run = (seed: number) => {
    const each = faults(seed)
    each.arm({ kind: 'garbage', probability: 0.5 })
    return Array.from({ length: 20 }, () => bytesOf(each.spoil(reply, 'r')).toString('hex'))
  }
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
})

test('each kind does what its name says', () => {
  const spoilt = (kind: FaultKind) => {
    const each = faults()
    each.arm({ kind })
    return each.spoil(reply, 'r')
  }
  expect(bytesOf(spoilt('split'))).toEqual(Buffer.from(reply))
  expect(spoilt('split').length).toBeGreaterThan(1)
  expect(spoilt('silence')).toEqual([])
  expect(spoilt('coalesce')).toEqual([])
  expect(bytesOf(spoilt('duplicate'))).toEqual(Buffer.concat([reply, reply]))
  expect(bytesOf(spoilt('truncated')).length).toBeLessThan(reply.length)
  expect(bytesOf(spoilt('wrongSum')).subarray(0, -1)).toEqual(Buffer.from(reply.subarray(0, -1)))
  expect(bytesOf(spoilt('wrongSum')).at(-1)).not.toBe(reply.at(-1))
  expect(bytesOf(spoilt('lyingLength'))[3]).not.toBe(reply[3])
  expect(spoilt('late')[0]?.delayMs).toBeGreaterThan(0)
  const garbage = bytesOf(spoilt('garbage'))
  expect(garbage.subarray(-reply.length)).toEqual(Buffer.from(reply))
  expect(garbage.indexOf(Buffer.from(shape.preamble))).toBeLessThan(garbage.length - reply.length)
})

test('a held reply comes out together with the next', () => {
  const each = faults()
  each.arm({ kind: 'coalesce' })
  expect(each.spoil(reply, 'r')).toEqual([])
  expect(bytesOf(each.spoil(reply, 'r'))).toEqual(Buffer.concat([reply, reply]))
})

test('a fault is spent after its times, spares replies of another name, and is refused where there is nothing to spoil', () => {
  const each = faults()
  each.arm({ kind: 'silence', reply: 'read', times: 2 })
  expect(['find', 'read', 'find', 'read', 'read'].map((name) => each.spoil(reply, name).length)).toEqual([
    1, 0, 1, 0, 1,
  ])
  expect(() => createFaults(seededRandom(1), {}).arm({ kind: 'wrongSum' })).toThrow('no check sum')
})

test('bytes leave at the line rate, never sooner, and a cut drops the rest', async () => {
  const sent: { at: number; count: number }[] = []
  const start = performance.now()
  const pacer = createPacer({
    baud: 9600,
    fast: false,
    write: (bytes) => sent.push({ at: performance.now() - start, count: bytes.length }),
  })
  expect(pacer.wireTime(96)).toBe(100)
  expect(await pacer.send(new Uint8Array(96))).toBe(true)
  let total = 0
  for (const { at, count } of sent) {
    total += count
    expect(at).toBeGreaterThanOrEqual(pacer.wireTime(total) - 0.01)
  }
  expect(total).toBe(96)
  const cut = pacer.send(new Uint8Array(96))
  pacer.cut()
  expect(await cut).toBe(false)
})

test('fast: at once, in one piece', async () => {
  const sent: number[] = []
  const pacer = createPacer({ baud: 9600, fast: true, write: (bytes) => sent.push(bytes.length) })
  await pacer.send(new Uint8Array(5000))
  expect(sent).toEqual([5000])
})

test('the control socket answers, refuses in words, and tells what happens', async () => {
  const path = `${run}/control.sock`
  const server = await serveControl(path, {
    add: { help: 'adds', do: (input) => Number(input['a']) + Number(input['b']) },
    fail: { help: 'fails', do: () => Promise.reject(new Error('out of paper')) },
  })
  const client = await controlClient(path)
  expect(await client.do('add', { a: 2, b: 3 })).toBe(5)
  await expect(client.do('fail')).rejects.toThrow('out of paper')
  await expect(client.do('dance')).rejects.toThrow('one of add, fail')
  const told = client.next('card')
  const second = client.next('card', (value) => value === null)
  server.emit('cable', { plugged: false })
  server.emit('card', { id: 'li-xiaoman' })
  expect(await told).toEqual({ id: 'li-xiaoman' })
  server.emit('card', null)
  expect(await second).toBe(null)
  await server.close()
  await expect(client.do('add')).rejects.toThrow('gone')
})

test('a socket path that Linux would cut short is refused', async () => {
  await expect(serveControl(`${run}/${'x'.repeat(120)}.sock`, {})).rejects.toThrow('shorter --run')
})

test('the transcript keeps the newest entries only', () => {
  const transcript = createTranscript()
  for (let count = 0; count < 600; count += 1) transcript.add('out', String(count), Uint8Array.of(count & 255))
  expect(transcript.entries()).toHaveLength(500)
  expect(transcript.entries().at(-1)).toMatchObject({ name: '599', hex: '57', direction: 'out' })
})

test('bytes at the same rate arrive, at another rate garbage does, and never more than fits on the wire', () => {
  const bauds = fc.constantFrom(1200, 9600, 19_200, 57_600, 115_200)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), bauds, bauds, (bytes, sentAt, readAt) => {
      const read = misread(bytes, sentAt, readAt)
      if (sentAt === readAt) expect(read).toEqual(bytes)
      else expect(read.length).toBeLessThanOrEqual(bytes.length * Math.max(5, readAt / sentAt))
    }),
  )
  expect(misread(Buffer.from('\x16T\r'), 9600, 115_200)).not.toContain(0x16)
  expect([...misread(Uint8Array.of(0x00), 9600, 19_200)]).toEqual([0])
  // Calculated by hand, with two samples per bit: the first byte lacks its stop bit, the second begins at the sixth
  // bit.
  expect([...misread(Uint8Array.of(0x55), 9600, 19_200)]).toEqual([0, 0xe6])
})

test('receivers that are a few per cent off still agree', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect([...misread(bytes, 115_200, 117_000)]).toEqual([...bytes])
    }),
  )
})

test('pulled and plugged in any order and all at once: one cable at a time, each pulled once, and told when it is so', async () => {
  const told: unknown[] = []
  const context: SimulatorContext = {
    name: 'lamp',
    run,
    seed: 1,
    fast: true,
    random: seededRandom(1),
    transcript: createTranscript(),
    options: {},
    emit: (event, value) => told.push([event, value, cables]),
    wait: () => Promise.resolve(),
    mechanismMs: () => 0,
  }
  let cables = 0
  const plug = async (): Promise<Plugged> => {
    expect((cables += 1)).toBe(1)
    return {
      async pull() {
        await Promise.resolve()
        expect((cables -= 1)).toBe(0)
      },
    }
  }
  const device = createPluggable(context, { shape: {}, cable: await plug(), plug })
  const { 'cable.pull': pulling, 'cable.plug': plugging } = device.acts
  await Promise.all([pulling, pulling, plugging, plugging, pulling, plugging].map((act) => act.do({})))
  expect(device.state()).toEqual({ plugged: true, faults: [] })
  expect(told).toEqual([false, true, false, true].map((plugged) => ['cable', { plugged }, plugged ? 1 : 0]))
  await device.stop()
  expect(cables).toBe(0)
})

test('what an act is given is read or refused in words', () => {
  const input = { level: 'low', open: false, factor: 0, name: '' }
  expect(oneOf(input, 'level', ['ok', 'low'])).toBe('low')
  expect([flag(input, 'open'), number(input, 'factor'), text(input, 'name')]).toEqual([false, 0, ''])
  expect([flag({}, 'open'), number({}, 'factor'), text({}, 'name'), oneOf({}, 'level', ['ok'])]).toEqual(
    Array.from({ length: 4 }),
  )
  expect(() => oneOf(input, 'level', ['ok', 'out'])).toThrow('level is "ok" | "out"')
  expect(() => flag({ open: 'yes' }, 'open')).toThrow('open is true | false')
  expect(() => number({ factor: -1 }, 'factor')).toThrow('factor is a number, 0 or above')
  expect(() => text({ name: 7 }, 'name')).toThrow('name is a text')
  expect(() => needed(undefined, 'level')).toThrow('level is missing')
})

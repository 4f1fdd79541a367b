/**
 * The reader in the hands of citizens and technicians: the real driver against the simulator, over a real
 * pseudo-terminal.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { getPerson } from '../../../simulators/people.ts'
import { openLink } from '../../transport/open.ts'
import type { CitizenCard, IdCardReader } from './port.ts'
import { createIdCardReader } from './driver.ts'

const run = mkdtempSync(`${tmpdir()}/id-card-`)
let simulators: Simulators<'id-card'>
let hands: ControlClient
let reader: IdCardReader

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'id-card', args: ['--read-delay', '20'] }], { run, seed: 7 })
  hands = await controlClient(simulators.running['id-card'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
  rmSync(run, { recursive: true })
})
beforeEach(async () => {
  reader = createIdCardReader({
    url: simulators.running['id-card'].url,
    open: openLink,
    heartbeatMs: 200,
    delays: { plainReplyMs: 300, readReplyMs: 600 },
  })
  await until((state) => state === 'ready')
})
afterEach(async () => {
  await reader.stop()
  await hands.do('fault', { clear: true })
  await hands.do('selftest.set')
  await hands.do('cable.plug')
  await hands.do('card.lift')
})

function until(wanted: (state: string) => boolean): Promise<void> {
  if (wanted(reader.status().state)) return Promise.resolve()
  return new Promise((resolve) => {
    const off = reader.onStatus((status) => {
      if (!wanted(status.state)) return
      off()
      resolve()
    })
  })
}

interface Reading {
  readonly result: ReturnType<IdCardReader['read']>
  readonly texts: CitizenCard[]
  readonly stages: string[]
  readonly abort: AbortController
  stage(name: string): Promise<void>
  text(): Promise<void>
}

function read(): Reading {
  const abort = new AbortController()
  const texts: CitizenCard[] = []
  const stages: string[] = []
  const waiting: (() => void)[] = []
  const tell = () => waiting.forEach((check) => check())
  const when = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => holds() && resolve()
      waiting.push(check)
      check()
    })
  const result = reader.read({
    signal: abort.signal,
    onStage(stage) {
      stages.push(stage)
      tell()
    },
    onText(card) {
      texts.push(card)
      tell()
    },
  })
  return {
    result,
    texts,
    stages,
    abort,
    stage: (name) => when(() => stages.includes(name)),
    text: () => when(() => texts.length > 0),
  }
}

test('a card is laid: its text shows before the photo has arrived, then all of it', async () => {
  const reading = read()
  await reading.stage('waiting')
  await hands.do('card.lay', { person: 'li-tou-zhang' })
  await reading.text()
  const early = await Promise.race([reading.result, Promise.resolve('not yet')])
  expect(early).toBe('not yet')
  const result = await reading.result
  const person = getPerson('li-tou-zhang')
  expect(result).toMatchObject({
    ok: true,
    value: {
      card: { name: '李𠅤𬭚', idNumber: person.idNumber, address: person.address, validUntil: person.validUntil },
      photo: { length: 1024 },
    },
  })
  expect(reading.texts).toEqual([result.ok ? result.value.card : null])
  expect(reading.stages).toEqual(['waiting', 'found', 'reading'])
})

test.each(['zhao-changqing', 'sun-jiwang', 'zhou-cuoma'])(
  '%s: validity and check digit are data here, judged elsewhere',
  async (person) => {
    await hands.do('card.lay', { person })
    expect(await read().result).toMatchObject({
      ok: true,
      value: { card: { idNumber: getPerson(person).idNumber, validUntil: getPerson(person).validUntil } },
    })
  },
)

test('lifted while reading, in the middle of the reply', async () => {
  await hands.do('card.lay', { person: 'li-xiaoman' })
  const reading = read()
  await reading.text()
  await hands.do('card.lift')
  expect(await reading.result).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } })
  // Put down again, the card is read.
  await hands.do('card.lay', { person: 'li-xiaoman' })
  expect(await read().result).toMatchObject({ ok: true, value: { card: { name: '李小满' } } })
})

test('a second read of the same card needs it lifted and laid again', async () => {
  await hands.do('card.lay', { person: 'li-xiaoman' })
  expect(await read().result).toMatchObject({ ok: true })
  const second = read()
  await second.stage('waiting')
  await hands.do('card.lift')
  expect(second.stages).toEqual(['waiting'])
  await hands.do('card.lay', { person: 'zhang-shouzheng' })
  expect(await second.result).toMatchObject({ ok: true, value: { card: { name: '张守正' } } })
})

test.each(['wrongSum', 'lyingLength', 'truncated', 'split', 'garbage', 'duplicate'])(
  '%s once while reading: asked again, the citizen notices nothing',
  async (kind) => {
    await hands.do('fault', { kind, reply: 'read' })
    await hands.do('card.lay', { person: 'ayigul' })
    expect(await read().result).toMatchObject({
      ok: true,
      value: { card: { name: '阿依古丽·示范江', ethnicityCode: '05' } },
    })
    expect(await hands.do('state')).toMatchObject({ faults: [] })
  },
)

test.each([
  ['silence', 'find: card'],
  ['silence', 'select'],
  ['late', 'select'],
  ['coalesce', 'select'],
])('%s once at "%s": asked again, and a late answer answers nothing else', async (kind, reply) => {
  await hands.do('fault', { kind, reply, delayMs: 400 })
  await hands.do('card.lay', { person: 'wang-jie-yan' })
  expect(await read().result).toMatchObject({ ok: true, value: { card: { name: '王㛃䶮' } } })
  expect(await hands.do('state')).toMatchObject({ faults: [] })
})

test('silent while reading: the reader is gone, not the card', async () => {
  await hands.do('fault', { kind: 'silence', reply: 'read', times: 2 })
  await hands.do('card.lay', { person: 'li-xiaoman' })
  expect(await read().result).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
})

test.each(['wrongSum', 'lyingLength'])(
  '%s every time: unreadable, and what was shown early is taken back by the failure',
  async (kind) => {
    await hands.do('fault', { kind, reply: 'read', times: 3 })
    await hands.do('card.lay', { person: 'li-xiaoman' })
    expect(await read().result).toMatchObject({ ok: false, failure: { code: 'cardUnreadable' } })
    expect(await hands.do('state')).toMatchObject({ faults: [] })
  },
)

test('another document is named, not taken for a citizen', async () => {
  await hands.do('card.lay', { document: 'foreigner-2017' })
  const reading = read()
  expect(await reading.result).toMatchObject({ ok: false, failure: { code: 'documentUnsupported' } })
  expect(reading.texts).toEqual([])
})

test('a card with a date that cannot be is told by the name of the field', async () => {
  await hands.do('card.lay', { person: 'li-xiaoman', card: { birthDate: '19881341' } })
  expect(await read().result).toMatchObject({ ok: false, failure: { code: 'cardBirthDateOdd' } })
})

test('unplugged while reading, then plugged back: named, then ready again without a restart', async () => {
  await hands.do('card.lay', { person: 'wang-jie-yan' })
  const reading = read()
  await reading.text()
  await hands.do('cable.pull')
  expect(await reading.result).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
  expect(reader.status()).toEqual({ kind: 'idCard', state: 'absent', cause: 'deviceAbsent' })
  expect(await read().result).toMatchObject({ failure: { code: 'deviceAbsent' } })
  await hands.do('cable.plug')
  await until((state) => state === 'ready')
  expect(await read().result).toMatchObject({ ok: true, value: { card: { name: '王㛃䶮' } } })
})

test('unplugged while waiting for a card: named at once', async () => {
  const reading = read()
  await reading.stage('waiting')
  await hands.do('cable.pull')
  expect(await reading.result).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
})

test('silent for good: absent, and back as soon as it answers', async () => {
  await hands.do('fault', { kind: 'silence', probability: 1 })
  await until((state) => state === 'absent')
  await hands.do('fault', { clear: true })
  await until((state) => state === 'ready')
})

test('a module that fails its self-test offers no reading until it is fit again', async () => {
  await hands.do('selftest.set', { status: 0x66 })
  await until((state) => state === 'faulted')
  expect(reader.status().cause).toBe('deviceFault')
  expect(await read().result).toMatchObject({ failure: { code: 'deviceFault' } })
  await hands.do('selftest.set')
  await until((state) => state === 'ready')
})

test('the citizen goes away, or nobody comes: two words', async () => {
  const left = read()
  await left.stage('waiting')
  left.abort.abort()
  expect(await left.result).toMatchObject({ failure: { code: 'cancelled' } })
  const nobody = read()
  nobody.abort.abort(new DOMException('too long', 'TimeoutError'))
  expect(await nobody.result).toMatchObject({ failure: { code: 'timeOut' } })
})

test('two readings at once: the second is told to wait', async () => {
  const first = read()
  await first.stage('waiting')
  expect(await read().result).toMatchObject({ failure: { code: 'deviceBusy' } })
  first.abort.abort()
  await first.result
})

test.each([
  ['refuses', '--old-firmware'],
  ['does not answer', '--silent-old-firmware'],
])('firmware that %s the fingerprint command is read by the plain one', async (_, firmware) => {
  const old = await launchSimulators([{ name: 'id-card', args: [firmware] }], {
    run: `${run}/old${firmware}`,
    fast: true,
  })
  const client = await controlClient(old.running['id-card'].control)
  await client.do('card.lay', { person: 'wu-weix' })
  const other = createIdCardReader({
    url: old.running['id-card'].url,
    open: openLink,
    delays: { plainReplyMs: 300, readReplyMs: 600 },
  })
  await new Promise<void>((resolve) => other.onStatus((status) => status.state === 'ready' && resolve()))
  expect(await other.read({ signal: AbortSignal.timeout(10_000), onStage: () => {}, onText: () => {} })).toMatchObject({
    ok: true,
    value: { card: { name: '吴惟昕' } },
  })
  await other.stop()
  client.close()
  await old.stop()
})

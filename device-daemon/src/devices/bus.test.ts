import { expect, test, vi } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { memoryLink } from '../transport/link.fixture.ts'
import { busDelays, createBus, type Framer } from './bus.ts'

/** A minimal protocol: `(`, one byte, `)`; a `!` in place of `)` stands for a wrong check sum. */
function bracketFramer(): Framer<number> {
  let kept: number[] = []
  let spoilt = 0
  return {
    push(bytes) {
      const frames: number[] = []
      for (const byte of bytes) {
        if (kept.length > 0 || byte === 0x28) kept.push(byte)
        if (kept.length < 3) continue
        if (kept[2] === 0x29) frames.push(kept[1] ?? 0)
        else spoilt += 1
        kept = []
      }
      return frames
    },
    inFrame: () => kept.length > 0,
    giveUp() {
      kept = []
      return []
    },
    spoilt: () => spoilt,
  }
}

function setUp() {
  const clock = handClock()
  const link = memoryLink()
  const strays: number[] = []
  const bus = createBus({ link, framer: bracketFramer(), clock, onStray: (frame) => strays.push(frame) })
  const signal = new AbortController().signal
  const ask = (request: number, wanted = request, options: { signal?: AbortSignal; replyMs?: number } = {}) =>
    bus.ask({
      name: `question ${request}`,
      request: Uint8Array.of(request),
      accept: (frame) => (frame === wanted ? frame : undefined),
      replyMs: options.replyMs ?? 1000,
      signal: options.signal ?? signal,
    })
  return { clock, link, strays, ask }
}

test('an answer in pieces is an answer', async () => {
  const { clock, link, ask } = setUp()
  const answer = ask(7)
  await clock.advance(0)
  link.arrive(0x28)
  await clock.advance(busDelays.gapMs - 1)
  link.arrive(7, 0x29)
  expect(await answer).toEqual({ ok: true, value: 7 })
})

test('the second question waits for the first one’s answer', async () => {
  const { clock, link, ask } = setUp()
  const [first, second] = [ask(1), ask(2)]
  await clock.advance(0)
  expect(link.written).toHaveLength(1)
  link.arrive(0x28, 1, 0x29)
  expect(await first).toMatchObject({ ok: true })
  await clock.advance(0)
  expect(link.written).toHaveLength(2)
  link.arrive(0x28, 2, 0x29)
  expect(await second).toMatchObject({ ok: true })
})

test('silence ends at the time limit, which starts when the bytes are written', async () => {
  const { clock, ask } = setUp()
  const answer = ask(1)
  await clock.advance(1001)
  expect(await answer).toMatchObject({ failure: { code: 'silent' } })
})

test('an answer that breaks off is told from silence, and sooner', async () => {
  const { clock, link, ask } = setUp()
  const answer = ask(1)
  await clock.advance(0)
  link.arrive(0x28, 1)
  await clock.advance(busDelays.gapMs + 1)
  expect(await answer).toMatchObject({ failure: { code: 'truncated' } })
})

test('a spoilt answer is told from silence, and sooner', async () => {
  const { clock, link, ask } = setUp()
  const answer = ask(1)
  await clock.advance(0)
  link.arrive(0x28, 1, 0x21)
  await clock.advance(busDelays.quietMs + 1)
  expect(await answer).toMatchObject({ failure: { code: 'garbled' } })
})

test('a late answer is dropped before the next question, and does not answer it', async () => {
  const { clock, link, strays, ask } = setUp()
  const late = ask(1)
  await clock.advance(1001)
  expect(await late).toMatchObject({ failure: { code: 'silent' } })
  link.arrive(0x28, 9)
  const next = ask(9)
  await clock.advance(0)
  expect(link.written).toHaveLength(1)
  link.arrive(0x29)
  await clock.advance(busDelays.quietMs + 1)
  expect(strays).toEqual([9])
  expect(link.written).toHaveLength(2)
  link.arrive(0x28, 9, 0x29)
  expect(await next).toEqual({ ok: true, value: 9 })
})

test('a line that is never quiet holds nobody: the caller may leave, and the noise is told', async () => {
  const { clock, link, ask } = setUp()
  const late = ask(1)
  await clock.advance(1001)
  await late
  const noise = async (ms: number) => {
    for (let at = 0; at < ms; at += 10) {
      link.arrive(0x55)
      await clock.advance(10)
    }
  }
  const abort = new AbortController()
  link.arrive(0x28)
  const left = ask(2, 2, { signal: abort.signal })
  await noise(100)
  abort.abort()
  expect(await left).toMatchObject({ failure: { code: 'cancelled' } })
  const told = ask(3)
  await noise(busDelays.settleMs + 100)
  expect(await told).toMatchObject({ failure: { code: 'garbled' } })
  const after = ask(4)
  await clock.advance(busDelays.quietMs + 1)
  link.arrive(0x28, 4, 0x29)
  expect(await after).toEqual({ ok: true, value: 4 })
})

test('a frame that answers something else is a stray, and the waiting goes on', async () => {
  const { clock, link, strays, ask } = setUp()
  const answer = ask(1)
  await clock.advance(0)
  link.arrive(0x28, 5, 0x29, 0x28, 1, 0x29)
  expect(await answer).toMatchObject({ value: 1 })
  expect(strays).toEqual([5])
})

test('an unplugged link answers every question at once', async () => {
  const { clock, link, ask } = setUp()
  const answer = ask(1)
  await clock.advance(0)
  link.unplug()
  expect(await answer).toMatchObject({ failure: { code: 'gone' } })
  expect(await ask(2)).toMatchObject({ failure: { code: 'gone' } })
})

test('a caller who gives up is answered at once, before and after the write', async () => {
  const { clock, ask } = setUp()
  const abort = new AbortController()
  const answer = ask(1, 1, { signal: abort.signal })
  await clock.advance(0)
  abort.abort()
  expect(await answer).toMatchObject({ failure: { code: 'cancelled' } })
  expect(await ask(1, 1, { signal: abort.signal })).toMatchObject({ failure: { code: 'cancelled' } })
})

test('a link that lives for months carries nothing of the questions asked on it', async () => {
  const clock = handClock()
  const link = memoryLink()
  const reactions = vi.spyOn(link.closed, 'then')
  const bus = createBus({ link, framer: bracketFramer(), clock })
  link.onWrite(() => link.arrive(0x28, 1, 0x29))
  for (let count = 0; count < 50; count += 1)
    await bus.ask({
      name: 'q',
      request: Uint8Array.of(1),
      accept: (frame) => frame,
      replyMs: 1000,
      signal: new AbortController().signal,
    })
  expect(reactions.mock.calls.length).toBeLessThanOrEqual(1)
})

test('the answer to a question that was cancelled is not taken for the next one’s, though the line had been quiet for long', async () => {
  const { clock, link, ask, strays } = setUp()
  const abort = new AbortController()
  const cancelled = ask(1, 1, { signal: abort.signal })
  await clock.advance(busDelays.quietMs * 10)
  abort.abort()
  expect(await cancelled).toMatchObject({ failure: { code: 'cancelled' } })
  const next = ask(2, 1)
  await clock.advance(busDelays.quietMs - 1)
  expect(link.written).toHaveLength(1)
  link.arrive(0x28, 1, 0x29)
  await clock.advance(busDelays.quietMs)
  expect(strays).toEqual([1])
  expect(link.written).toHaveLength(2)
  link.arrive(0x28, 1, 0x29)
  expect(await next).toEqual({ ok: true, value: 1 })
})

import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import type { Camera } from './port.ts'
import { until } from '../testing/until.ts'
import { parseCameraAddress } from './address.ts'
import { createCamera } from './driver.ts'
import { wholeJpeg } from './whole-jpeg.ts'

const run = mkdtempSync(join(tmpdir(), 'cam-'))
const never = new AbortController().signal
let simulators: Simulators<'document-camera'>
let hands: ControlClient
let camera: Camera

const shown = async () => Buffer.from(((await hands.do('picture.get')) as { readonly jpeg: string }).jpeg, 'base64')
const watchers = async () => ((await hands.do('state')) as { readonly watchers: number }).watchers
/** The camera notices a moment after us that a watcher has gone. */
async function nobodyWatches(): Promise<void> {
  const gone = hands.next('watchers', (count) => count === 0)
  if ((await watchers()) > 0) await gone
}
const ready = () => until(camera, (status) => status.state === 'ready')

/** Watches until told to stop; `frames(n)` resolves when that many frames have come. */
function watching(): {
  readonly frames: (count: number) => Promise<readonly Uint8Array[]>
  readonly stop: () => void
  readonly result: ReturnType<Camera['watch']>
} {
  const seen: Uint8Array[] = []
  const stop = new AbortController()
  let wake: () => void = () => {}
  const result = camera.watch({
    signal: stop.signal,
    onFrame(jpeg) {
      seen.push(Uint8Array.from(jpeg))
      wake()
    },
  })
  return {
    async frames(count) {
      while (seen.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return seen
    },
    stop: () => stop.abort(),
    result,
  }
}

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'document-camera' }], { run, fast: true })
  hands = await controlClient(simulators.running['document-camera'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
beforeEach(async () => {
  camera = createCamera({
    kind: 'documentCamera',
    url: simulators.running['document-camera'].url,
    heartbeatMs: 100,
    silenceMs: 2_000,
    stillMs: 5_000,
  })
  await ready()
})
afterEach(async () => {
  await camera.stop()
  await hands.do('fault', { clear: true })
  await hands.do('cable.plug')
})

it('a still is what lies on the table, byte for byte', async () => {
  await hands.do('picture.show', { name: 'floor-plan' })
  const still = await camera.still({ signal: never })
  expect(still.ok && Buffer.from(still.value).equals(await shown())).toBe(true)
})

it('several watch the same capture, and nothing is captured once the last has gone', async () => {
  await nobodyWatches()
  const [one, two] = [watching(), watching()]
  await Promise.all([one.frames(2), two.frames(2)])
  expect(await watchers()).toBe(1)
  expect(camera.status().state).toBe('busy')
  expect((await camera.still({ signal: never })).ok).toBe(true)
  one.stop()
  expect(await one.result).toEqual({ ok: true, value: undefined })
  await two.frames(6)
  two.stop()
  expect((await two.result).ok).toBe(true)
  await ready()
  await nobodyWatches()
})

it('somebody watches again at the moment the last has gone', async () => {
  const one = watching()
  await one.frames(1)
  one.stop()
  const two = watching()
  await two.frames(2)
  two.stop()
  expect((await two.result).ok).toBe(true)
})

it('unplugged while watched: the watcher is told; plugged in again it works without a restart', async () => {
  const watched = watching()
  await watched.frames(1)
  await hands.do('cable.pull')
  expect(await watched.result).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
  await until(camera, (status) => status.state === 'absent')
  expect(await camera.still({ signal: never })).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
  await hands.do('cable.plug')
  await ready()
  expect((await camera.still({ signal: never })).ok).toBe(true)
})

it('unplugged while nobody watches is noticed too', async () => {
  await hands.do('cable.pull')
  expect(await until(camera, (status) => status.state === 'absent')).toMatchObject({ cause: 'deviceAbsent' })
})

it('a camera that sends nothing any more is faulted, and ready again when it does', async () => {
  const watched = watching()
  await watched.frames(1)
  await hands.do('fault', { kind: 'silence', probability: 1 })
  expect(await watched.result).toMatchObject({ ok: false, failure: { code: 'deviceFault' } })
  expect(await until(camera, (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await hands.do('fault', { clear: true })
  await ready()
})

it('a garbled stream still gives whole pictures only', async () => {
  await hands.do('picture.show', { name: 'household-register' })
  const picture = await shown()
  await hands.do('fault', { kind: 'garbage', probability: 0.5 })
  await hands.do('fault', { kind: 'truncated', probability: 0.3 })
  const watched = watching()
  const frames = await watched.frames(5)
  watched.stop()
  expect(frames.filter((frame) => picture.equals(frame)).length).toBeGreaterThan(0)
  for (const frame of frames) expect(Buffer.from(frame).readUInt16BE(0)).toBe(0xffd8)
})

it('a camera that starts with half pictures: the first whole one counts', async () => {
  await hands.do('sends.set', { halves: 3 })
  const still = await camera.still({ signal: never })
  expect(still.ok && Buffer.from(still.value).equals(await shown())).toBe(true)
})

it('a camera of which no picture comes whole is faulted, and ready again when they do', async () => {
  await hands.do('sends.set', { halves: 1_000_000 })
  expect((await camera.still({ signal: never })).ok).toBe(false)
  const watched = watching()
  expect(await watched.result).toMatchObject({ ok: false, failure: { code: 'deviceFault' } })
  expect(await until(camera, (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await hands.do('sends.set')
  await ready()
})

it('a camera that leaves the Huffman tables out: what is kept is a file of its own', async () => {
  await hands.do('sends.set', { bare: true })
  const still = await camera.still({ signal: never })
  await hands.do('sends.set')
  if (!still.ok) throw new Error(still.failure.detail)
  expect(Buffer.from(still.value).includes(Buffer.of(0xff, 0xc4))).toBe(true)
  expect(wholeJpeg(still.value)).toBe(still.value)
})

it('a frame is overwritten when its watchers have seen it, and each has its own', async () => {
  const seen: Uint8Array[] = []
  const stop = new AbortController()
  const watched = camera.watch({ signal: stop.signal, onFrame: (jpeg) => void seen.push(jpeg) })
  const still = await camera.still({ signal: never })
  stop.abort()
  await watched
  expect(still.ok && Buffer.from(still.value).equals(await shown())).toBe(true)
  expect(seen.length).toBeGreaterThan(0)
  for (const frame of seen) expect(frame.every((byte) => byte === 0)).toBe(true)
})

it('who turns away before the picture has come is not kept waiting', async () => {
  await hands.do('fault', { kind: 'silence', probability: 1 })
  const leaving = new AbortController()
  const still = camera.still({ signal: leaving.signal })
  leaving.abort()
  expect(await still).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
})

it('a UVC camera is read by the system’s program, which is told size and rate', async () => {
  const picture = join(run, 'picture.jpg')
  const log = join(run, 'arguments.txt')
  const program = join(run, 'ffmpeg')
  writeFileSync(picture, await shown())
  writeFileSync(program, `#!/bin/sh\necho "$@" > ${log}\nwhile :; do cat ${picture}; sleep 0.1; done\n`)
  chmodSync(program, 0o755)
  const uvc = createCamera({ kind: 'documentCamera', url: `uvc:${picture}?size=1280x960&rate=5`, ffmpeg: program })
  const still = await until(uvc, (status) => status.state === 'ready').then(() => uvc.still({ signal: never }))
  expect(still.ok && Buffer.from(still.value).equals(await shown())).toBe(true)
  await uvc.stop()
  expect(readFileSync(log, 'utf8')).toContain(`-video_size 1280x960 -framerate 5 -i ${picture} -c:v copy`)
})

it('without the program the camera is faulted, and the log names the remedy', async () => {
  const log: string[] = []
  const path = join(run, 'video0')
  writeFileSync(path, '')
  const uvc = createCamera({
    kind: 'documentCamera',
    url: `uvc:${path}`,
    ffmpeg: join(run, 'no-such-program'),
    onEvent: (_event, detail) => log.push(detail),
  })
  await until(uvc, (status) => status.state === 'faulted')
  await uvc.stop()
  expect(log.join()).toContain('apt-get install ffmpeg')
})

it.each([
  'uvc:video0',
  'uvc:/dev/video0?size=big',
  'uvc:/dev/video0?rate=0',
  'mjpeg+unix:relative',
  'mjpeg+tcp://host',
  'http://camera/',
])('%s is no address', (url) => {
  expect(parseCameraAddress(url)).toMatchObject({ ok: false, failure: { code: 'badAddress' } })
})

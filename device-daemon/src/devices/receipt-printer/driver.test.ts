import { createCanvas, loadImage } from '@napi-rs/canvas'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { openLink } from '../../transport/open.ts'
import type { OpenLink } from '../../transport/transport.ts'
import type { ReceiptLine, ReceiptPrinter } from './port.ts'
import { until } from '../testing/until.ts'
import { withoutRealTimeCommands } from './codec.ts'
import { createReceiptPrinter } from './driver.ts'
import type { Bitmap1 } from './raster.ts'
import { drawText } from './testing/drawn-text.ts'

interface Output {
  readonly png: string
  readonly text: string
  readonly qr: readonly string[]
  readonly cut: boolean
}

const receipt = (name: string): readonly ReceiptLine[] => [
  { kind: 'title', text: '受理凭证' },
  { kind: 'pair', label: '申请人', value: name },
  { kind: 'rule' },
  { kind: 'qr', content: `https://case.invalid/${name.length}`, caption: '扫码查询办理进度' },
]
const long = (rows: number): readonly ReceiptLine[] =>
  Array.from({ length: rows }, (_, i) => ({ kind: 'text', text: `第 ${i + 1} 行：${'长'.repeat(18)}` }))
const order = (signal = new AbortController().signal) => ({ rasterise: drawText, signal })

let simulators: Simulators<'receipt-printer'>
let hands: ControlClient
let printer: ReceiptPrinter
let folder: string

const output = async (): Promise<readonly Output[]> =>
  ((await hands.do('output')) as Output[]).filter((each) => each.text !== '')
const ready = () => until(printer, (status) => status.state === 'ready')

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'receipt-printer' }], {
    run: mkdtempSync(join(tmpdir(), 'rp-')),
    fast: true,
  })
  hands = await controlClient(simulators.running['receipt-printer'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rp-'))
  await start()
})
/** As the daemon does when it starts. */
async function start(): Promise<void> {
  printer = createReceiptPrinter({
    url: simulators.running['receipt-printer'].url,
    open: openLink,
    folder,
    heartbeatMs: 150,
    confirmMs: 8_000,
  })
  await ready()
}
afterEach(async () => {
  await printer.stop()
  await hands.do('fault', { clear: true })
  await hands.do('cable.plug')
  await hands.do('slow.set', { factor: 0 })
  await hands.do('flow.set', { flow: 'usual' })
  await hands.do('paper.set', { level: 'ok' })
  await hands.do('cover.set', { open: false })
  await hands.do('power.cycle')
  await hands.do('output', { take: true })
})

it('a receipt comes out cut, with its text and its code', async () => {
  const cut = hands.next('receipt')
  expect(await printer.print(receipt('张三'), order())).toEqual({ ok: true, value: undefined })
  await cut
  const [paper, ...more] = await output()
  expect(more).toEqual([])
  expect(paper?.cut).toBe(true)
  expect(paper?.text).toContain('受理凭证')
  expect(paper?.text).toMatch(/申请人 +张三/)
  expect(paper?.qr).toEqual(['https://case.invalid/2'])
})

it('what was sent is overwritten once it is out', async () => {
  const sent: Uint8Array[] = []
  const noting: OpenLink = async (...how) => {
    const opened = await openLink(...how)
    if (!opened.ok) return opened
    const { value: link } = opened
    return {
      ok: true,
      value: {
        ...link,
        write(bytes) {
          // Requests for the printer's status, at most seven times three bytes, are nobody's.
          if (bytes.length > 21) sent.push(bytes)
          return link.write(bytes)
        },
      },
    }
  }
  await printer.stop()
  printer = createReceiptPrinter({
    url: simulators.running['receipt-printer'].url,
    open: noting,
    folder,
    heartbeatMs: 150,
  })
  await ready()
  expect((await printer.print(receipt('张三'), order())).ok).toBe(true)
  expect((await output())[0]?.text).toContain('张三')
  expect(sent.length).toBeGreaterThan(1)
  // The last piece is overwritten when the link says that it has taken it, which may be after the printer has.
  await expect.poll(() => sent.every((piece) => piece.every((byte) => byte === 0))).toBe(true)
})

it('printing has ended only when the printer has cut, however slow it is', async () => {
  await hands.do('slow.set', { factor: 2 })
  let cut = false
  void hands.next('receipt').then(() => (cut = true))
  const result = await printer.print(receipt('李四'), order())
  await output()
  expect(result.ok && cut).toBe(true)
})

it('no paper at the receipt: said beforehand, refused, refilled, printed at the second try', async () => {
  await hands.do('paper.set', { level: 'out' })
  expect(await until(printer, (status) => status.supplies?.paper === 'out')).toMatchObject({
    state: 'faulted',
    cause: 'paperOut',
  })
  expect(await printer.print(receipt('张三'), order())).toMatchObject({ ok: false, failure: { code: 'paperOut' } })
  expect(await output()).toEqual([])
  await hands.do('paper.set', { level: 'ok' })
  await ready()
  expect((await printer.print(receipt('张三'), order())).ok).toBe(true)
  expect(await output()).toHaveLength(1)
})

it('the roll ends in the middle: the torn piece is cut off, nothing of it comes out later, the second try is whole', async () => {
  await hands.do('paper.set', { level: 'low', leftMm: 15 })
  expect(await printer.print(long(20), order())).toMatchObject({ ok: false, failure: { code: 'paperOut' } })
  await hands.do('paper.set', { level: 'ok' })
  await ready()
  expect((await printer.print(receipt('王五'), order())).ok).toBe(true)
  const [torn, whole, ...more] = await output()
  expect(more).toEqual([])
  expect(torn?.text).toContain('第 1 行')
  expect(torn?.text).not.toContain('第 20 行')
  expect(whole?.text).toMatch(/^受理凭证/)
  expect(whole?.text).not.toContain('行：')
})

it('a torn piece that may carry a name does not keep hanging until the next citizen comes', async () => {
  await hands.do('paper.set', { level: 'low', leftMm: 15 })
  await printer.print(long(20), order())
  const cut = hands.next('receipt')
  await hands.do('paper.set', { level: 'ok' })
  await cut
  expect((await output()).map((each) => each.cut)).toEqual([true])
})

it('the daemon ends in the middle of a receipt: the next one cuts the piece off when it starts, and prints nothing below it', async () => {
  await hands.do('slow.set', { factor: 0.5 })
  const printing = hands.next('printing')
  const lost = printer.print(long(80), order())
  await printing
  await printer.stop()
  expect((await lost).ok).toBe(false)
  expect((await output()).map((each) => each.cut)).toEqual([false])
  const cut = hands.next('receipt')
  await start()
  await cut
  expect((await printer.print(receipt('王五'), order())).ok).toBe(true)
  const [piece, whole, ...more] = await output()
  expect(more).toEqual([])
  expect(piece?.text).toContain('第 1 行')
  expect(whole?.text).toMatch(/^受理凭证/)
})

it('paper that runs low is reported and printed on', async () => {
  await hands.do('paper.set', { level: 'low' })
  expect(await until(printer, (status) => status.supplies?.paper === 'low')).toMatchObject({ state: 'ready' })
  expect((await printer.print(receipt('张三'), order())).ok).toBe(true)
})

it('an open cover is reported as such, also when the paper sensor is up, and ends with the cover', async () => {
  await hands.do('cover.set', { open: true })
  expect(await until(printer, (status) => status.state === 'faulted')).toMatchObject({ cause: 'coverOpen' })
  expect(await printer.print(receipt('张三'), order())).toMatchObject({ ok: false, failure: { code: 'coverOpen' } })
  await hands.do('cover.set', { open: false })
  await ready()
})

it('a jam at the cutter in the middle: a failure that says so; cleared by hand, the printer is recovered without a restart', async () => {
  await hands.do('slow.set', { factor: 2 })
  const printing = hands.next('printing')
  const result = printer.print(long(6), order())
  await printing
  await hands.do('jam.set', { jammed: true })
  expect(await result).toMatchObject({ ok: false, failure: { code: 'paperJam' } })
  await hands.do('jam.set', { jammed: false })
  await ready()
  expect((await printer.print(receipt('张三'), order())).ok).toBe(true)
})

it('unplugged while it is still being sent: certainly not printed; plugged in again it works', async () => {
  const printing = hands.next('printing')
  const result = printer.print(long(80), order())
  await printing
  await hands.do('cable.pull')
  expect(await result).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
  await until(printer, (status) => status.state === 'absent')
  await hands.do('cable.plug')
  await ready()
  expect((await printer.print(receipt('张三'), order())).ok).toBe(true)
  expect((await output()).at(-1)?.text).toMatch(/^受理凭证/)
})

it('unplugged after everything was sent: nobody can know whether it came out', async () => {
  await hands.do('slow.set', { factor: 5 })
  const printing = hands.next('printing')
  const result = printer.print(long(2), order())
  await printing
  await hands.do('cable.pull')
  expect(await result).toMatchObject({ ok: false, failure: { code: 'outcomeUnknown' } })
})

it('the confirmation is lost: the outcome is unknown, not a success', async () => {
  await printer.stop()
  printer = createReceiptPrinter({
    url: simulators.running['receipt-printer'].url,
    open: openLink,
    folder,
    confirmMs: 800,
  })
  await ready()
  await hands.do('fault', { kind: 'silence', reply: 'GS r 1', times: 100 })
  expect(await printer.print(receipt('张三'), order())).toMatchObject({
    ok: false,
    failure: { code: 'outcomeUnknown' },
  })
})

it('garbage around the status never becomes a confirmation: one try, one receipt', async () => {
  const cut = hands.next('receipt')
  const printing = hands.next('printing')
  await hands.do('slow.set', { factor: 2 })
  const result = printer.print(receipt('张三'), order())
  await printing
  await hands.do('fault', { kind: 'garbage', times: 4 })
  await hands.do('paper.set', { level: 'low' })
  let done = false
  void result.then(() => (done = true))
  await cut
  expect(done).toBe(false)
  expect((await result).ok).toBe(true)
  expect(await output()).toHaveLength(1)
})

it('a printer that falls silent is gone, and is back when it answers', async () => {
  await hands.do('fault', { kind: 'silence', probability: 1 })
  expect(await until(printer, (status) => status.state === 'absent')).toMatchObject({ cause: 'deviceAbsent' })
  expect(await printer.print(receipt('张三'), order())).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
  await hands.do('fault', { clear: true })
  await ready()
})

it('an XOFF whose XON is lost: the printer says that it is online, and the receipt comes out', async () => {
  await hands.do('flow.set', { flow: 'stuck' })
  await hands.do('cable.pull')
  await until(printer, (status) => status.state === 'absent')
  await hands.do('cable.plug')
  await ready()
  expect(await printer.print(receipt('张三'), order())).toEqual({ ok: true, value: undefined })
  expect(await output()).toHaveLength(1)
})

it('two receipts at once: the second is told that the printer is busy', async () => {
  await hands.do('slow.set', { factor: 1 })
  const first = printer.print(receipt('张三'), order())
  await until(printer, (status) => status.state === 'busy')
  expect(await printer.print(receipt('李四'), order())).toMatchObject({ ok: false, failure: { code: 'deviceBusy' } })
  expect((await first).ok).toBe(true)
})

it('the citizen goes away in the middle: printing stops and what is out is cut off', async () => {
  await hands.do('slow.set', { factor: 2 })
  const leaving = new AbortController()
  const printing = hands.next('printing')
  const result = printer.print(long(40), order(leaving.signal))
  await printing
  leaving.abort()
  expect(await result).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  await hands.next('receipt')
  expect((await output()).every((each) => each.cut && !each.text.includes('第 40 行'))).toBe(true)
})

it('a rare name on the receipt is, dot for dot, what the font draws; as characters the printer would have put boxes', async () => {
  const names = ['㛃', '䶮', '𠅤', '𬭚']
  const cut = hands.next('receipt')
  expect(
    (
      await printer.print(
        names.map((name) => ({ kind: 'text', text: `王${name}` })),
        order(),
      )
    ).ok,
  ).toBe(true)
  await cut
  const [paper] = await output()
  const dots = await dotsOf(paper?.png ?? '')
  for (const name of names) {
    const drawn = await drawText(`王${name}`, { dotsHigh: 24, dotsWide: 24, bold: false })
    if (!drawn.ok) throw new Error(`the test font has no ${name}`)
    expect(placesOf(drawn.value, dots)).toBe(1)
  }
  expect(paper?.text).not.toContain('□')
})

it('a receipt larger than the printer’s buffer waits for the printer and loses nothing', async () => {
  const rows = 8
  await hands.do('slow.set', { factor: 20 })
  const stopped = hands.next('flow')
  const result = printer.print(
    Array.from({ length: rows }, () => ({ kind: 'pair', label: '申请人', value: '王䶮' })),
    order(),
  )
  await stopped
  await hands.do('slow.set', { factor: 0 })
  expect((await result).ok).toBe(true)
  const drawn = await drawText(`申请人${' '.repeat(38)}王䶮`, { dotsHigh: 24, dotsWide: 24, bold: false })
  const dots = await dotsOf((await output())[0]?.png ?? '')
  expect(drawn.ok && placesOf(drawn.value, dots)).toBe(rows)
})

interface Dots {
  readonly width: number
  readonly height: number
  black(x: number, y: number): boolean
}

async function dotsOf(png: string): Promise<Dots> {
  const image = await loadImage(Buffer.from(png, 'base64'))
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  return { width: image.width, height: image.height, black: (x, y) => data[(y * image.width + x) * 4] === 0 }
}

/** Counts exact occurrences of a bitmap at the left edge of the paper. */
function placesOf(bitmap: Bitmap1, paper: Dots): number {
  const rowBytes = Math.ceil(bitmap.widthDots / 8)
  const rows = withoutRealTimeCommands(bitmap.rows)
  const isAt = (top: number): boolean => {
    for (let y = 0; y < bitmap.heightDots; y++) {
      for (let x = 0; x < bitmap.widthDots; x++) {
        if (paper.black(x, top + y) !== (((rows[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) > 0) return false
      }
    }
    return true
  }
  return Array.from({ length: paper.height - bitmap.heightDots + 1 }, (_, top) => top).filter(isAt).length
}

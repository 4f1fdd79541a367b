/**
 * Receipt → ESC/POS bytes. A row whose characters are all in the printer's font is sent as GB 18030 in Chinese mode (FS
 * &); a row with any other character is sent as dots (GS v 0). Source: Epson ESC/POS command reference, including the
 * FS commands.
 */
import { encode as encodeQr } from 'uqr'
import type { ReceiptLine } from './port.ts'
import { ok, fail, type Result } from '../../base/result.ts'
import { isInPrinterFont, toPrinterBytes } from './charset.ts'
import { layOut, paperDots, type Row } from './layout.ts'
import type { Bitmap1, RasterFailure, RasteriseText } from './raster.ts'

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const DLE = 0x10
const EOT = 0x04
const ENQ = 0x05
const DC4 = 0x14
const LF = 0x0a

/**
 * DLE EOT n: answered at once, even while the printer is offline. n = 1 printer, 2 cause of offline, 3 cause of error,
 * 4 paper.
 */
export const askRealTimeStatus = (topic: 1 | 2 | 3 | 4): Uint8Array => Uint8Array.of(DLE, EOT, topic)
/** GS a: four status bytes now and on every change. Lost after ESC @ and power-off. */
export const enableAutomaticStatus = Uint8Array.of(GS, 0x61, 0xff)
/**
 * GS r 1: paper status. Processed in order with the printed data, so the answer proves that everything before it has
 * been done.
 */
export const askPaperStatus = (times: number): Uint8Array =>
  Uint8Array.from(Array.from({ length: times }, () => [GS, 0x72, 1]).flat())
/**
 * DLE ENQ 2 recovers from an error, DLE DC4 8 empties the buffers. Both are real-time commands, so that half a receipt
 * does not come out later.
 */
export const discardBuffer = Uint8Array.of(DLE, ENQ, 2, DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8)

const feedAndPartialCut = Uint8Array.of(GS, 0x56, 66, 0)
const begin = Uint8Array.of(ESC, 0x40, ...enableAutomaticStatus, FS, 0x26)
/** Cuts off a half-printed piece hanging out of the printer; it would look like the beginning of the next receipt. */
export const cutOffRemains = Uint8Array.of(ESC, 0x40, ...enableAutomaticStatus, ...feedAndPartialCut)

/** Row pitch of body text: a character of 24 dots and 6 of spacing (3.75 mm). */
const lineDots = 30
const airDots = 6
const bodyCell = 24

const setLineSpacing = Uint8Array.of(ESC, 0x33, lineDots)
const align = (where: 'left' | 'centre'): readonly number[] => [ESC, 0x61, where === 'centre' ? 1 : 0]
/** Size of ASCII (GS !) and Chinese characters (FS W), with bold (ESC E) for the large size. */
const characterSize = (size: 1 | 2): readonly number[] =>
  size === 2 ? [GS, 0x21, 0x11, FS, 0x57, 1, ESC, 0x45, 1] : [GS, 0x21, 0, FS, 0x57, 0, ESC, 0x45, 0]
const feedDots = (dots: number): readonly number[] => [ESC, 0x4a, dots]

/**
 * Cheap printers look for real-time commands even inside a picture: 10 04, 10 05 and 10 14 among the dots would trigger
 * an answer or clear the buffer. One dot (1/8 mm) is added next to such a pair: invisible, and possible in every
 * pattern.
 */
export const withoutRealTimeCommands = (dots: Uint8Array): Uint8Array => {
  const safe = Uint8Array.from(dots)
  for (let i = 0; i + 1 < safe.length; i++) {
    const next = safe[i + 1]
    if (safe[i] === DLE && (next === EOT || next === ENQ || next === DC4)) safe[i] = DLE | 0x08
  }
  return safe
}

const rasterImage = (bitmap: Bitmap1): Uint8Array => {
  const rowBytes = Math.ceil(bitmap.widthDots / 8)
  const header = [GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, bitmap.heightDots & 0xff, bitmap.heightDots >> 8]
  return Buffer.concat([Uint8Array.from(header), withoutRealTimeCommands(bitmap.rows)])
}

const rule: Bitmap1 = { widthDots: paperDots, heightDots: 2, rows: new Uint8Array((paperDots / 8) * 2).fill(0xff) }

/**
 * Dots per module: the largest number that keeps the code with its quiet zone within 40 mm, but at least 3 (0.375 mm),
 * which phones can still read.
 */
export const qrModuleDots = (modules: number): number => {
  const quiet = 8
  return Math.max(3, Math.min(8, Math.floor(320 / (modules + quiet))))
}

const qrSymbol = (content: string): Uint8Array => {
  const data = Buffer.from(content, 'utf8')
  const moduleDots = qrModuleDots(encodeQr(content, { ecc: 'M', border: 0 }).size)
  const fn = (...parameters: number[]): readonly number[] => [
    GS,
    0x28,
    0x6b,
    parameters.length & 0xff,
    parameters.length >> 8,
    ...parameters,
  ]
  const quietZone = feedDots(4 * moduleDots)
  return Uint8Array.from([
    ...align('centre'),
    ...quietZone,
    ...fn(0x31, 0x41, 0x32, 0), // model 2
    ...fn(0x31, 0x43, moduleDots),
    ...fn(0x31, 0x45, 0x31), // error correction M
    ...fn(0x31, 0x50, 0x30, ...data),
    ...fn(0x31, 0x51, 0x30),
    ...quietZone,
  ])
}

type Encoded = Result<Uint8Array, RasterFailure>

const characterRow = async (row: Extract<Row, { kind: 'characters' }>, rasterise: RasteriseText): Promise<Encoded> => {
  if (Array.from(row.text).every(isInPrinterFont)) {
    return ok(
      Buffer.concat([
        Uint8Array.from([...align(row.align), ...characterSize(row.size)]),
        toPrinterBytes(row.text),
        Uint8Array.of(LF),
      ]),
    )
  }
  const cell = bodyCell * row.size
  const drawn = await rasterise(row.text, { dotsHigh: cell, dotsWide: cell, bold: row.size === 2 })
  if (!drawn.ok) return drawn
  return ok(
    Buffer.concat([Uint8Array.from(align(row.align)), rasterImage(drawn.value), Uint8Array.from(feedDots(airDots))]),
  )
}

const qrRow = (content: string): Encoded => {
  const control = Array.from(content).filter((character) => character < ' ')
  return control.length > 0 ? fail({ code: 'unprintableCharacter', characters: control }) : ok(qrSymbol(content))
}

const encodeRow = async (row: Row, rasterise: RasteriseText): Promise<Encoded> => {
  switch (row.kind) {
    case 'characters':
      return characterRow(row, rasterise)
    case 'rule':
      return ok(
        Buffer.concat([Uint8Array.from(feedDots(airDots)), rasterImage(rule), Uint8Array.from(feedDots(airDots * 2))]),
      )
    case 'space':
      return ok(Uint8Array.from(feedDots(lineDots)))
    case 'qr':
      return qrRow(row.content)
  }
}

/** A complete receipt, ending with the cut. */
export const encodeReceipt = async (lines: readonly ReceiptLine[], rasterise: RasteriseText): Promise<Encoded> => {
  const parts: Uint8Array[] = [begin, setLineSpacing]
  for (const row of layOut(lines)) {
    const encoded = await encodeRow(row, rasterise)
    if (!encoded.ok) return encoded
    parts.push(encoded.value)
  }
  return ok(Buffer.concat([...parts, feedAndPartialCut]))
}

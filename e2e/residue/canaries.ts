/** What is planted in a session, and the ways in which it can stand in a memory or a file. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import iconv from 'iconv-lite'
import type { Strokes } from '../../flows/src/journeys/port.ts'
import type { Needle } from './finder.ts'

/** V8 and Chromium keep text as Latin-1 or UTF-16, messages are UTF-8, card and receipt printer have their own. */
export function ofText(of: string, text: string): readonly Needle[] {
  const forms = (['utf-8', 'utf-16le', 'gb18030'] as const).map((as) => ({ of, as, bytes: iconv.encode(text, as) }))
  return forms.filter(({ bytes }, at) => forms.findIndex((one) => one.bytes.equals(bytes)) === at)
}

/** The points of a signature, as numbers and as a message writes them. */
export function ofStrokes(of: string, strokes: Strokes): readonly Needle[] {
  return strokes.flat().flatMap(([x, y]) => {
    const number = Buffer.alloc(8)
    number.writeDoubleLE(x)
    return [{ of, as: 'float64', bytes: number }, ...ofText(of, `[${x},${y},`)]
  })
}

/** Pieces of a file, so that a part of it is found too. */
export function ofFile(of: string, bytes: Uint8Array): readonly Needle[] {
  const needles: Needle[] = []
  // The head may be that of any file of its kind.
  for (let at = 2048; at + 16 < bytes.length; at += 1500)
    needles.push({ of, as: 'bytes', bytes: bytes.slice(at, at + 16) })
  return needles
}

const [width, height] = [1296, 972]

/**
 * A photograph that resembles no other: noise, which makes every part of the file its own, above a plain field, whose
 * pixels stay as they are at any size. JPEG.
 */
export function photograph(): Buffer {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  for (let y = 0; y < height / 2; y += 4)
    for (let x = 0; x < width; x += 4) {
      pen.fillStyle = `hsl(${Math.floor(Math.random() * 360)} 60% ${Math.floor(20 + Math.random() * 60)}%)`
      pen.fillRect(x, y, 4, 4)
    }
  pen.fillStyle = 'rgb(83 155 39)'
  pen.fillRect(0, height / 2, width, height / 2)
  return canvas.toBuffer('image/jpeg', 95)
}

/** The plain field of the photograph as a decoder has it: 16 pixels of a row, in the two orders in use. */
export async function ofPixels(of: string, jpeg: Buffer): Promise<readonly Needle[]> {
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(await loadImage(jpeg), 0, 0)
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(width / 2, height - 100, 1, 1).data
  return Object.entries({ rgba: [r, g, b, a], bgra: [b, g, r, a] }).map(([as, pixel]) => ({
    of,
    as,
    bytes: Uint8Array.from({ length: 64 }, (_, at) => pixel[at % 4] ?? 0),
  }))
}

/**
 * Reads pictures of paper: is this text on it, as pixels? The reference glyphs are drawn here from the font's own file,
 * with another engine than the one that set the page, so that text that can be copied but not seen is not accepted.
 */
import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'

const family = 'Glyphs of the tests'
GlobalFonts.registerFromPath(
  fileURLToPath(
    new URL('../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', import.meta.url),
  ),
  family,
)

/**
 * Darkness 0 … 255 of every pixel, summed from the upper left corner, so that the ink of any rectangle takes four
 * look-ups.
 */
interface Ink {
  readonly width: number
  readonly height: number
  readonly sums: Float64Array
}

function inkOf(rgba: Uint8ClampedArray, width: number, height: number): Ink {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += 255 - (rgba[(y * width + x) * 4] ?? 255)
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return { width, height, sums }
}

export async function readPicture(png: string): Promise<Ink> {
  const image = await loadImage(Buffer.from(png, 'base64'))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, image.width, image.height)
  context.drawImage(image, 0, 0)
  return inkOf(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height)
}

/** The character in a square of `em` pixels, with its baseline at 0.88 of the height. */
function glyph(character: string, em: number): Ink {
  const size = Math.ceil(em)
  const context = createCanvas(size, size).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#000'
  context.font = `${em}px "${family}"`
  context.fillText(character, 0, em * 0.88)
  return inkOf(context.getImageData(0, 0, size, size).data, size, size)
}

const grid = 8

/** The sum at a point between pixels. */
function sumAt({ width, height, sums }: Ink, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width)
  const top = Math.min(Math.max(y, 0), height)
  const [x0, y0] = [Math.floor(left), Math.floor(top)]
  const [x1, y1] = [Math.min(x0 + 1, width), Math.min(y0 + 1, height)]
  const stride = width + 1
  const at = (column: number, row: number): number => sums[row * stride + column] ?? 0
  const upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * (left - x0)
  const lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * (left - x0)
  return upper + (lower - upper) * (top - y0)
}

/** The ink in each of 8 × 8 fields of a square. */
function shape(ink: Ink, left: number, top: number, em: number): Float64Array {
  const step = em / grid
  const corners = Float64Array.from({ length: (grid + 1) ** 2 }, (_, at) =>
    sumAt(ink, left + (at % (grid + 1)) * step, top + Math.floor(at / (grid + 1)) * step),
  )
  return Float64Array.from({ length: grid * grid }, (_, at) => {
    const corner = Math.floor(at / grid) * (grid + 1) + (at % grid)
    return (
      (corners[corner + grid + 2] ?? 0) -
      (corners[corner + 1] ?? 0) -
      (corners[corner + grid + 1] ?? 0) +
      (corners[corner] ?? 0)
    )
  })
}

/** Correlation, −1 … 1. */
function likeness(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let [product, squaresA, squaresB] = [0, 0, 0]
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [(a[at] ?? 0) - meanA, (b[at] ?? 0) - meanB]
    product += x * y
    squaresA += x * x
    squaresB += y * y
  }
  return product / Math.sqrt(squaresA * squaresB || 1)
}

export interface Setting {
  /** Size of a character's square in pixels. */
  readonly em: number
  /** Pixels from one character to the next. */
  readonly advance: number
}

/**
 * How well the best place on the picture matches the text in one line, 0 … 1: the likeness of its worst character. The
 * same glyph drawn by two engines is above 0.8, another character below, unless the two look almost the same.
 */
export function likest(picture: Ink, text: string, { em, advance }: Setting): number {
  const characters = Array.from(text)
  const wanted = characters.map((character) => shape(glyph(character, em), 0, 0, em))
  const first = wanted[0]
  if (first === undefined) return 1
  const inkOfFirst = first.reduce((sum, field) => sum + field, 0)
  const near = (expected: Float64Array, left: number, top: number): number => {
    let best = -1
    for (const x of [-1, -0.5, 0, 0.5, 1])
      for (const y of [-0.5, 0, 0.5]) best = Math.max(best, likeness(shape(picture, left + x, top + y, em), expected))
    return best
  }
  let best = 0
  for (let top = 0; top + em <= picture.height; top++) {
    for (let left = 0; left + em <= picture.width; left++) {
      const there =
        sumAt(picture, left + em, top + em) -
        sumAt(picture, left, top + em) -
        sumAt(picture, left + em, top) +
        sumAt(picture, left, top)
      if (there < inkOfFirst * 0.6 || there > inkOfFirst * 1.6) continue
      if (likeness(shape(picture, left, top, em), first) < 0.6) continue
      best = Math.max(best, Math.min(...wanted.map((expected, at) => near(expected, left + at * advance, top))))
    }
  }
  return best
}

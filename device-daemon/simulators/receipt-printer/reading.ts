/**
 * Reads a receipt from its picture, dot by dot, as an eye and a phone would: rows of characters, where each stands, and
 * the content of its codes. For tests, which must not take the printer's word for what can be seen.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import iconv from 'iconv-lite'
import jsqr from 'jsqr'
import { enlarge, glyphOf } from './font.ts'
import type { Picture } from './paper.ts'

/** `left`, `right`: dots from the left edge of the paper to the first and behind the last inked cell. */
interface Place {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type SeenRow =
  /** Characters of the printer's own font; `size` 2: double width and height. */
  | ({ readonly kind: 'text'; readonly text: string; readonly size: 1 | 2 } & Place)
  /**
   * Any other ink: a rule, a code, characters that came as dots, or characters over each other. `lastFrom`: where its
   * last piece begins, that is, how far to the left ink without a white column between goes.
   */
  | ({ readonly kind: 'ink'; readonly lastFrom: number } & Place)

export interface SeenReceipt {
  readonly widthDots: number
  readonly heightDots: number
  readonly rows: readonly SeenRow[]
  /** What a phone reads from each code on it; null: nothing. */
  readonly codes: readonly (string | null)[]
}

/** `alphabet`: the characters that may be on it, besides ASCII. */
export async function readReceipt(png: string, alphabet: string): Promise<SeenReceipt> {
  const picture = await pictureOf(png)
  const fonts = await Promise.all(([1, 2] as const).map((size) => fontOf(alphabet, size)))
  const rows = rowsOf(picture, fonts)
  return {
    widthDots: picture.width,
    heightDots: picture.height,
    rows,
    codes: rows
      .filter(({ kind, top, bottom }) => kind === 'ink' && bottom - top >= leastCode)
      .map((place) => codeAt(picture, place)),
  }
}

async function pictureOf(png: string): Promise<Picture> {
  const image = await loadImage(Buffer.from(png, 'base64'))
  const { width, height } = image
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, width, height)
  const dots = new Uint8Array(width * height)
  for (let dot = 0; dot < dots.length; dot++) dots[dot] = data[dot * 4] === 0 ? 1 : 0
  return { width, height, dots }
}

interface Font {
  readonly size: 1 | 2
  /** Characters by the dots of their cell. */
  readonly half: ReadonlyMap<string, string>
  readonly full: ReadonlyMap<string, string>
}

const cell = { half: 12, full: 24, high: 24 }
const keyOf = (dots: Uint8Array): string => Buffer.from(dots).toString('latin1')

async function fontOf(alphabet: string, size: 1 | 2): Promise<Font> {
  const half = new Map<string, string>()
  const full = new Map<string, string>()
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  for (const character of new Set([...ascii, ...alphabet.replaceAll(/\p{C}/gu, '')])) {
    const [first = 0, second] = iconv.encode(character, 'gbk')
    const code = second === undefined ? ([first] as const) : ([first, second] as const)
    // The terminal prints its titles large and bold, everything else small and plain.
    const { picture } = await glyphOf(code, size === 2)
    const font = code.length === 1 ? half : full
    font.set(keyOf(enlarge(picture, size, size).dots), character)
  }
  return { size, half, full }
}

function rowsOf(picture: Picture, fonts: readonly Font[]): readonly SeenRow[] {
  const rows: SeenRow[] = []
  for (let y = nextInk(picture, 0); y < picture.height;) {
    const row = textAt(picture, y, fonts) ?? inkAt(picture, y)
    rows.push(row)
    y = nextInk(picture, row.bottom)
  }
  return rows
}

const isBlank = (dots: Uint8Array): boolean => !dots.includes(1)
const line = ({ dots, width }: Picture, y: number): Uint8Array => dots.subarray(y * width, (y + 1) * width)

/** The next line of dots with ink on it; the height of the picture if there is none. */
function nextInk(picture: Picture, from: number): number {
  for (let y = from; y < picture.height; y++) if (!isBlank(line(picture, y))) return y
  return picture.height
}

/** Ink in the first line does not show where its cells begin: every place is tried, on the grid of half cells. */
function textAt(picture: Picture, inked: number, fonts: readonly Font[]): SeenRow | null {
  for (const font of fonts)
    for (let top = inked; top > inked - cell.high * font.size; top--)
      for (const left of [0, cell.half / 2]) {
        const row = readRow(picture, top, left, font)
        if (row !== null) return row
      }
  return null
}

/** The row whose cells begin here; null if any of its ink is not a character's. */
function readRow(picture: Picture, top: number, start: number, { size, half, full }: Font): SeenRow | null {
  const bottom = top + cell.high * size
  if (top < 0 || bottom > picture.height) return null
  const halfWidth = cell.half * size
  let text = ''
  let first = -1
  let last = 0
  if (start > 0 && !isBlank(cut(picture, 0, top, start, bottom - top))) return null
  for (let x = start; x < picture.width;) {
    const wide = full.get(keyOf(cut(picture, x, top, cell.full * size, bottom - top)))
    const narrow = cut(picture, x, top, halfWidth, bottom - top)
    const character = wide ?? half.get(keyOf(narrow))
    if (character === undefined && !isBlank(narrow)) return null
    const width = wide === undefined ? halfWidth : cell.full * size
    if (character !== undefined && character.trim() !== '') {
      if (first < 0) first = x
      last = x + width
    }
    text += character ?? ' '
    x += width
  }
  return first < 0 ? null : { kind: 'text', text: text.trim(), size, top, bottom, left: first, right: last }
}

function cut(picture: Picture, x: number, y: number, width: number, height: number): Uint8Array {
  const dots = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    dots.set(line(picture, y + row).subarray(x, Math.min(x + width, picture.width)), row * width)
  return dots
}

/** Rows sent as dots have so many blank lines between them. */
const gap = 6

function inkAt(picture: Picture, top: number): SeenRow {
  let bottom = top + 1
  for (let y = bottom; y < picture.height && y < bottom + gap; y++) if (!isBlank(line(picture, y))) bottom = y + 1
  const columns = new Uint8Array(picture.width)
  for (let y = top; y < bottom; y++) for (const [x, dot] of line(picture, y).entries()) columns[x] ||= dot
  const right = columns.lastIndexOf(1) + 1
  return { kind: 'ink', top, bottom, left: columns.indexOf(1), right, lastFrom: columns.lastIndexOf(0, right - 1) + 1 }
}

/** The smallest code has 21 modules of 3 dots; ink so high is a code or should not be there. */
const leastCode = 63
/** White around a code, without which it would not be found. */
const quiet = 24

/** One for each piece of ink that is high enough; null: a phone reads nothing there. */
function codeAt(picture: Picture, { top, bottom, left, right }: Place): string | null {
  const [width, height] = [right - left + 2 * quiet, bottom - top + 2 * quiet]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      if (picture.dots[y * picture.width + x] === 1) {
        const at = ((y - top + quiet) * width + x - left + quiet) * 4
        pixels.fill(0, at, at + 3)
      }
  return jsqr.default(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

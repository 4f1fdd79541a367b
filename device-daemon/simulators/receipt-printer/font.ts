/**
 * The printer's built-in fonts: ASCII 12 × 24 and GBK 24 × 24, as in a cheap printer. A code outside GBK is printed as
 * an empty box. Canvas and font are loaded with the first character, so that an idle simulator stays small.
 */
import { fileURLToPath } from 'node:url'
import type * as canvasModule from '@napi-rs/canvas'
import type { Picture } from './paper.ts'

export interface Glyph {
  /** U+25A1 if the font lacks the character. */
  readonly character: string
  readonly picture: Picture
}

const fontFile = fileURLToPath(
  new URL(
    '../../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    import.meta.url,
  ),
)
const family = 'Receipt printer'
const cellHeight = 24
const gbk = new TextDecoder('gbk')

type Canvas = typeof canvasModule
let loading: Promise<Canvas> | null = null

function loadCanvas(): Promise<Canvas> {
  loading ??= import('@napi-rs/canvas').then((canvas) => {
    canvas.GlobalFonts.registerFromPath(fontFile, family)
    return canvas
  })
  return loading
}

const cache = new Map<string, Picture>()

export async function glyphOf(code: readonly [number] | readonly [number, number], bold: boolean): Promise<Glyph> {
  const character = decode(code)
  const width = code.length === 1 ? cellHeight / 2 : cellHeight
  const key = `${character}${width}${bold}`
  const picture = cache.get(key) ?? draw(await loadCanvas(), character, width, bold)
  cache.set(key, picture)
  return { character, picture }
}

function decode(code: readonly [number] | readonly [number, number]): string {
  if (code.length === 1) return code[0] < 0x80 ? String.fromCharCode(code[0]) : '□'
  const [lead, trail] = code
  const beyondGbk =
    lead === 0xfe ||
    (lead >= 0xaa && lead <= 0xaf && trail >= 0xa1) ||
    (lead >= 0xf8 && trail >= 0xa1) ||
    (lead >= 0xa1 && lead <= 0xa7 && trail < 0xa1)
  const character = beyondGbk ? '\ufffd' : gbk.decode(Uint8Array.of(lead, trail))
  return character.length !== 1 || character === '\ufffd' ? '□' : character
}

function draw({ createCanvas }: Canvas, character: string, width: number, bold: boolean): Picture {
  const canvas = createCanvas(width, cellHeight)
  const pen = canvas.getContext('2d')
  if (character === '□') pen.strokeRect(3.5, 3.5, width - 7, cellHeight - 7)
  else {
    pen.font = `${width === cellHeight ? 23 : 21}px "${family}"`
    pen.textAlign = 'center'
    pen.fillText(character, width / 2, 19.5, width)
    if (bold) pen.fillText(character, width / 2 + 1, 19.5, width)
  }
  const { data } = pen.getImageData(0, 0, width, cellHeight)
  return {
    width,
    height: cellHeight,
    dots: Uint8Array.from({ length: width * cellHeight }, (_, dot) => ((data[dot * 4 + 3] ?? 0) >= 128 ? 1 : 0)),
  }
}

export function enlarge(picture: Picture, wide: number, high: number): Picture {
  if (wide === 1 && high === 1) return picture
  const width = picture.width * wide
  const height = picture.height * high
  const dots = Uint8Array.from(
    { length: width * height },
    (_, dot) =>
      picture.dots[Math.floor(Math.floor(dot / width) / high) * picture.width + Math.floor((dot % width) / wide)] ?? 0,
  )
  return { width, height, dots }
}

/** As PNG in base64, black on white. */
export async function toPng(picture: Picture): Promise<string> {
  const { createCanvas } = await loadCanvas()
  const canvas = createCanvas(picture.width, Math.max(1, picture.height))
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(canvas.width, canvas.height)
  image.data.fill(255)
  picture.dots.forEach((dot, i) => {
    if (dot === 1) image.data.fill(0, i * 4, i * 4 + 3)
  })
  pen.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png').toString('base64')
}

/** Looks at the picture of a printed page: what a phone reads on it, how near to the edge it is printed. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsqr from 'jsqr'

export interface SeenPage {
  /** null: no code, or one that cannot be read. */
  readonly code: string | null
  /** From the nearest ink to the edge; Infinity: nothing is printed. */
  readonly marginMm: number
}

const mmPerDot = 25.4 / 100

export async function lookAtPage(png: string): Promise<SeenPage> {
  const image = await loadImage(Buffer.from(png, 'base64'))
  const { width, height } = image
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, width, height)
  let nearest = Infinity
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[(y * width + x) * 4] ?? 255) < 128) nearest = Math.min(nearest, x, y, width - 1 - x, height - 1 - y)
  return { code: jsqr.default(data, width, height)?.data ?? null, marginMm: nearest * mmPerDot }
}

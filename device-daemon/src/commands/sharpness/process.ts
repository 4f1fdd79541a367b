/** Standard input: a JPEG. Standard output: its sharpness, or `null` when it is not a picture. See gauge.ts. */
import { buffer } from 'node:stream/consumers'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { measuredWidth, sharpnessOf } from './laplacian.ts'

async function measure(jpeg: Buffer): Promise<number | null> {
  const image = await loadImage(jpeg).catch(() => null)
  if (!image || image.width < 16 || image.height < 16) return null
  const width = Math.min(measuredWidth, image.width)
  const height = Math.round((image.height * width) / image.width)
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const grey = new Uint8Array(width * height)
  // Rec. 601 luma
  for (let i = 0; i < grey.length; i++) grey[i] = 0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0)
  return sharpnessOf({ width, height, grey })
}

process.stdout.write(JSON.stringify(await measure(await buffer(process.stdin))))

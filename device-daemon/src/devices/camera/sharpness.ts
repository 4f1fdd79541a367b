/**
 * Is a photographed page sharp enough to be read? Sharpness is the share of the picture's contrast that lies in its
 * finest detail: variance of the Laplacian over variance of brightness (after Pech-Pacheco et al. 2000; divided by the
 * contrast so that a sparse form and a full page score alike).
 */
import { ok, fail, type Result } from '../../base/result.ts'

/** `unreadable`: not a picture. */
export interface SharpnessFailure {
  readonly code: 'unreadable'
  readonly detail: string
}

/**
 * Pictures are scaled to this width first: sensor noise disappears, and strokes of 10-point text are still two dots
 * wide.
 */
const measuredWidth = 800

/**
 * Below this a page should be photographed again. Measured on the simulator's pages (1296 dots wide, with and without
 * sensor noise): sharp 0.72…0.84; blurred by a Gaussian of 1 dot, where small print is still legible, 0.40…0.54; 1.5
 * dots 0.21…0.32; 2 dots and more ≤ 0.19.
 */
export const sharpEnough = 0.35

/** The ratio that maps to 0.5 on the scale. */
const halfway = 0.08
/** Variance of brightness (0…255) below which there is no detail to measure: an empty table, a covered lens. */
const noContrast = 20

/** 0 (nothing recognisable) … 1. */
export async function measureSharpness(jpeg: Uint8Array): Promise<Result<number, SharpnessFailure>> {
  // Loaded with the first page measured: canvas and picture take some 55 MB, which an idle process does not need.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const image = await loadImage(jpeg).catch(() => null)
  if (image === null) return fail({ code: 'unreadable', detail: `${jpeg.length} bytes that are no picture` })
  const width = Math.min(measuredWidth, image.width)
  const height = Math.max(3, Math.round((image.height * width) / image.width))
  const pen = createCanvas(width, height).getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, width, height)
  return ok(sharpnessOf(greyOf(pen.getImageData(0, 0, width, height).data), width, height))
}

function greyOf(rgba: Uint8ClampedArray): Float32Array {
  return Float32Array.from(
    { length: rgba.length / 4 },
    (_, i) => 0.299 * (rgba[i * 4] ?? 0) + 0.587 * (rgba[i * 4 + 1] ?? 0) + 0.114 * (rgba[i * 4 + 2] ?? 0),
  )
}

/** `grey`: brightness 0…255, row by row. */
export function sharpnessOf(grey: Float32Array, width: number, height: number): number {
  const contrast = spread()
  const detail = spread()
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const here = grey[at] ?? 0
      contrast.add(here)
      detail.add(
        (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0) - 4 * here,
      )
    }
  }
  if (contrast.variance() < noContrast) return 0
  const ratio = detail.variance() / contrast.variance()
  return ratio / (ratio + halfway)
}

function spread(): { add(value: number): void; variance(): number } {
  let count = 0
  let sum = 0
  let squares = 0
  return {
    add(value) {
      count += 1
      sum += value
      squares += value * value
    },
    variance: () => (count === 0 ? 0 : squares / count - (sum / count) ** 2),
  }
}

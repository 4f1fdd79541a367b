/**
 * How sharp a picture is: the variance of its Laplacian. Edges of print make neighbouring pixels differ abruptly; a camera out of focus or a
 * hand in motion spreads the same difference over several pixels, and the second derivative all but vanishes.
 */

/** The width pictures are brought to before measuring, so that the figure does not depend on the camera's resolution. */
export const measuredWidth = 1280

/**
 * Half-way point of the scale. Variance measured on a rendered A4 page of 10-point Chinese print, 1920 px wide: in focus 11,000 (five lines
 * of it: 2,000); blurred by σ = 1.5 px, still easily read, 500; σ = 2 px 100; σ = 3 px, no longer readable, 20; without print 0.
 */
const halfWay = 400

/** Grey values in rows → 0 … 1. */
export function sharpnessOf({ width, height, grey }: { readonly width: number; readonly height: number; readonly grey: Uint8Array }): number {
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const laplacian = (grey[at - width] ?? 0) + (grey[at + width] ?? 0) + (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) - 4 * (grey[at] ?? 0)
      sum += laplacian
      squares += laplacian * laplacian
      count += 1
    }
  }
  if (count === 0) return 0
  const variance = squares / count - (sum / count) ** 2
  return variance / (variance + halfWay)
}

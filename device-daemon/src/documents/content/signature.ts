/** 手写签名: the strokes from the touch screen as an SVG picture; more pressure draws thicker. */
import type { Strokes } from '#flows/journeys/port.ts'
import { signingAspect } from '../port.ts'

const height = 200
const width = height * signingAspect

/** Coordinates are 0…1 of the signing area; points outside are moved to its edge. */
export function signaturePicture(strokes: Strokes): string {
  const place = (value: number, size: number): number => Math.round(Math.min(1, Math.max(0, value)) * size * 10) / 10
  const lines = strokes.flatMap((stroke) =>
    stroke.map(([x, y, , pressure], index) => {
      const [fromX, fromY] = stroke[Math.max(0, index - 1)] ?? [x, y]
      // Pens without pressure report 0 or 0.5; both give the middle width.
      const thickness = 3 + 4 * (pressure > 0 ? Math.min(1, pressure) : 0.5)
      const [from, to] = [`${place(fromX, width)} ${place(fromY, height)}`, `${place(x, width)} ${place(y, height)}`]
      return `<path d="M${from}L${to}" stroke-width="${thickness.toFixed(1)}"/>`
    }),
  )
  const drawing = `<g fill="none" stroke="#000" stroke-linecap="round">${lines.join('')}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${drawing}</svg>`
}

/**
 * Strokes of a signature, thinned so that any signature fits what a message may hold: points that hardly bend a line
 * are left out; the ends of every stroke stay. Pure.
 */
import { signatureLimits } from '#contract/signature-limits.ts'
import type { Strokes } from '#flows/journeys/port.ts'

export type Stroke = Strokes[number]
export type Point = Stroke[number]

/** Below what a finger can mean: 0.05 mm on the signing area of the usual panel. Made coarser until points are few. */
const finest = 0.0002
const coarser = 1.5

/** Points of a stroke that is being drawn; only what is finished must fit into a message. */
const longestDrawn = 6_000

/** A stroke that is being drawn, with what was drawn of it since; one without end is thinned again and again. */
export function drawnOn(stroke: Stroke, points: Stroke): Stroke {
  const all = [...stroke, ...points]
  return all.length <= longestDrawn ? all : thinned(all, longestDrawn / 2)
}

function thinned(stroke: Stroke, most: number): Stroke {
  let kept = stroke
  for (let tolerance = finest; kept.length > most; tolerance *= coarser) kept = simplified(stroke, tolerance)
  return kept
}

/** All strokes together within the limits. More strokes than allowed must not be begun. */
export function fitting(strokes: Strokes): Strokes {
  const whole = strokes.map((stroke) => thinned(stroke, signatureLimits.pointsOfStroke))
  let kept = whole
  const points = (): number => kept.reduce((sum, { length }) => sum + length, 0)
  for (let tolerance = finest; points() > signatureLimits.points; tolerance *= coarser)
    kept = whole.map((stroke) => simplified(stroke, tolerance))
  return kept
}

/** Ramer–Douglas–Peucker, without recursion: a scribble of thousands of points would go too deep. */
function simplified(stroke: Stroke, tolerance: number): Stroke {
  const kept = new Set([0, stroke.length - 1])
  const open: (readonly [number, number])[] = [[0, stroke.length - 1]]
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span
    let farthest = first
    let distance = tolerance
    for (let at = first + 1; at < last; at += 1) {
      const here = distanceFrom(stroke[at], stroke[first], stroke[last])
      if (here > distance) [farthest, distance] = [at, here]
    }
    if (farthest === first) continue
    kept.add(farthest)
    open.push([first, farthest], [farthest, last])
  }
  return stroke.filter((_, index) => kept.has(index))
}

/** From a point to the straight piece between two others. */
function distanceFrom(point: Point | undefined, from: Point | undefined, to: Point | undefined): number {
  if (point === undefined || from === undefined || to === undefined) return 0
  const [x, y] = [point[0] - from[0], point[1] - from[1]]
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length))
  return Math.hypot(x - part * dx, y - part * dy)
}

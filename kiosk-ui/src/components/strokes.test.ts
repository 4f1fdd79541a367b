import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { commands } from '#contract/commands.ts'
import { maxFrameBytes } from '#contract/envelope.ts'
import { signatureLimits } from '#contract/signature-limits.ts'
import type { Strokes } from '#flows/journeys/port.ts'
import { drawnOn, fitting, type Point, type Stroke } from './strokes.ts'

const part = (digits: number) => fc.nat(10 ** digits).map((value) => value / 10 ** digits)
/** As the pad writes them. */
const point: fc.Arbitrary<Point> = fc.tuple(part(4), part(4), fc.nat(86_400_000), part(3))
const anyStrokes = fc
  .array(fc.tuple(fc.array(point, { minLength: 1, maxLength: 40 }), fc.nat(60)), { minLength: 1, maxLength: 200 })
  // Long ones by repetition, which is quicker than drawing every point.
  .map((all): Strokes => all.map(([piece, more]) => Array.from({ length: more + 1 }, () => piece).flat()))

/** `seconds` of a writing hand, as a fast panel takes it. */
const hand = (seconds: number): Stroke =>
  Array.from({ length: seconds * 240 }, (_, at): Point => {
    const time = at / 240
    return [0.5 + 0.4 * Math.sin(2.1 * time), 0.5 + 0.4 * Math.sin(17 * time), at * 4, 0.5]
  })
const distance = ([x, y]: Point, [[fromX, fromY], [toX, toY]]: readonly [Point, Point]): number => {
  const length = (toX - fromX) ** 2 + (toY - fromY) ** 2
  const along = length === 0 ? 0 : ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - fromX - at * (toX - fromX), y - fromY - at * (toY - fromY))
}

/** As long as the contract allows. */
const signer = `${'s'.repeat(64)}/${'r'.repeat(64)}`

test('whatever was drawn can be sent: every stroke is there, from its first point to its last', () => {
  fc.assert(
    fc.property(anyStrokes, (strokes) => {
      const kept = fitting(strokes)
      expect(v.is(commands['Application.Sign'].payload, { signer, strokes: kept })).toBe(true)
      const header = { type: 'command', name: 'Application.Sign', requestId: Number.MAX_SAFE_INTEGER }
      expect(JSON.stringify({ header, payload: { signer, strokes: kept } }).length).toBeLessThan(maxFrameBytes)
      expect(kept.map((stroke) => [stroke[0], stroke.at(-1)])).toEqual(
        strokes.map((stroke) => [stroke[0], stroke.at(-1)]),
      )
    }),
    { numRuns: 40 },
  )
})

test('a signature of usual length is sent as it was drawn', () => {
  const strokes = [hand(2), hand(1), hand(2)]
  expect(fitting(strokes)).toEqual(strokes)
})

test('a minute of writing keeps its shape: no point is further from the line than a finger can tell', () => {
  let drawn: Stroke = []
  for (const next of hand(20)) drawn = drawnOn(drawn, [next])
  const kept = fitting([drawn, hand(20), hand(20)])
  expect(kept.flat().length).toBeLessThanOrEqual(signatureLimits.points)
  for (const stroke of kept)
    for (const original of hand(20).filter((_, at) => at % 20 === 0)) {
      const pieces = stroke.slice(1).map((to, at) => [stroke[at] ?? to, to] as const)
      expect(Math.min(...pieces.map((piece) => distance(original, piece)))).toBeLessThan(0.005)
    }
})

test('a finger that never lifts is drawn on, and what it drew can be sent', () => {
  let drawn: Stroke = []
  for (let second = 0; second < 120; second += 1) drawn = drawnOn(drawn, hand(1))
  expect(drawn.length).toBeLessThanOrEqual(6_000)
  expect(fitting([drawn])[0]?.length).toBeLessThanOrEqual(signatureLimits.pointsOfStroke)
})

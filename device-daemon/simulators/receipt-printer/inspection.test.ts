/** What the inspection of a receipt would see: lines that came as dots, in their place and beside it. */
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { inspectSlip } from './inspection.ts'

/** Characters of 20 dots in cells of 24, the last a closing bracket or not; `off`: dots to the left of their place. */
async function faultsOf({ bracket, off }: { readonly bracket: boolean; readonly off: number }) {
  const canvas = createCanvas(576, 200)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 576, 200)
  pen.fillStyle = '#000'
  for (let x = 72; x < 552; x += 24) pen.fillRect(x + 2 - off, 20, 20, 20)
  pen.fillRect(552 + 2 - off, 20, bracket ? 6 : 20, 20)
  const png = canvas.toBuffer('image/png').toString('base64')
  return (await inspectSlip({ png, text: '[576 × 24 dots]', cut: true })).faults
}

test('a line that ends at the right edge is in its place, with a closing bracket at its end too', async () => {
  expect(await faultsOf({ bracket: false, off: 0 })).toEqual([])
  expect(await faultsOf({ bracket: true, off: 0 })).toEqual([])
})

test.each([
  { bracket: false, off: 12 },
  { bracket: true, off: 3 },
  { bracket: true, off: 12 },
])('and is seen to be out of it: %j', async (line) => {
  expect(await faultsOf(line)).toEqual([expect.stringMatching('out of line')])
})

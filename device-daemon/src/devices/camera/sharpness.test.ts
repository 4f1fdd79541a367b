import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '../../../simulators/camera/pictures.ts'
import { measureSharpness, sharpEnough } from './sharpness.ts'

const measured = async (jpeg: Uint8Array): Promise<number> => {
  const result = await measureSharpness(jpeg)
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}

describe('a photographed page', () => {
  it.each(['household-register', 'death-certificate', 'floor-plan', 'food-safety-rules', 'business-licence'] as const)(
    '%s: sharp passes, out of focus does not',
    async (name) => {
      const [sharp, blurred] = [
        await measured(await drawPicture(name, false)),
        await measured(await drawPicture(name, true)),
      ]
      expect(sharp).toBeGreaterThan(sharpEnough)
      expect(blurred).toBeLessThan(sharpEnough / 2)
    },
  )

  it('an empty table is not sharp', async () => {
    expect(await measured(await drawPicture('empty', false))).toBe(0)
  })

  it('a single line on an otherwise empty page counts as much as a full one', async () => {
    const canvas = createCanvas(1296, 972)
    const pen = canvas.getContext('2d')
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, 1296, 972)
    pen.fillStyle = 'black'
    for (let x = 100; x < 1000; x += 20) pen.fillRect(x, 480, 4, 24)
    expect(await measured(canvas.toBuffer('image/jpeg', 85))).toBeGreaterThan(sharpEnough)
  })

  it('bytes that are no picture are said to be none', async () => {
    expect(await measureSharpness(Buffer.from('no picture'))).toMatchObject({
      ok: false,
      failure: { code: 'unreadable' },
    })
  })
})

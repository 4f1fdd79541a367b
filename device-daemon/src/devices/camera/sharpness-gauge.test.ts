import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { sharpEnough } from './sharpness.ts'
import { measureSharpness } from './sharpness-gauge.ts'

const never = new AbortController().signal

/** Rows of strokes as dense as print; blurred by drawing them small and enlarging the result. */
function page(blur: number): Buffer {
  const [width, height] = [960, 720]
  const print = createCanvas(width / blur, height / blur)
  const small = print.getContext('2d')
  small.fillStyle = '#eee'
  small.fillRect(0, 0, print.width, print.height)
  small.fillStyle = '#222'
  for (let y = 40; y < height - 40; y += 32)
    for (let x = 40; x < width - 40; x += 8)
      small.fillRect(x / blur, y / blur, (x % 24 === 0 ? 6 : 3) / blur, 16 / blur)
  const whole = createCanvas(width, height)
  whole.getContext('2d').drawImage(print, 0, 0, width, height)
  return whole.toBuffer('image/jpeg', 85)
}

describe('measuring a photographed page in a process of its own', () => {
  it('a page in focus is sharp enough, the same page out of focus is not', async () => {
    const [focused, blurred] = await Promise.all([measureSharpness(page(1), never), measureSharpness(page(12), never)])
    expect(focused).toBeGreaterThan(sharpEnough)
    expect(blurred).toBeLessThan(sharpEnough)
  })

  it('what is not a picture has no sharpness', async () => {
    expect(await measureSharpness(Buffer.from('not a picture'), never)).toBeNull()
    expect(await measureSharpness(page(1).subarray(0, 40), never)).toBeNull()
  })

  it('a cancelled measurement ends at once', async () => {
    const cancel = new AbortController()
    const measuring = measureSharpness(page(1), cancel.signal)
    cancel.abort()
    expect(await measuring).toBeNull()
  })
})

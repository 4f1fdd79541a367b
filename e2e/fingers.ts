/**
 * Fingers on the glass, as many as wanted and each by itself: true touches of the browser's input, where
 * `page.touchscreen` has one finger that never moves.
 */
import type { Page } from '@playwright/test'

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Hands {
  down(finger: number, at: Place): Promise<void>
  move(finger: number, to: Place): Promise<void>
  /** Lifted where it is, or where it has slipped to. */
  up(finger: number): Promise<void>
  /** The panel takes all fingers back, as when a driver starts anew. */
  cancel(): Promise<void>
}

export async function handsOn(page: Page): Promise<Hands> {
  const devtools = await page.context().newCDPSession(page)
  const fingers = new Map<number, Place>()
  type Type = 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'
  /** Of the finger that is meant; the others stay as they are. */
  const send = async (type: Type, ...touchPoints: readonly (Place & { readonly id: number })[]): Promise<void> => {
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
  }
  return {
    async down(id, at) {
      fingers.set(id, at)
      await send('touchStart', { ...at, id })
    },
    async move(id, to) {
      fingers.set(id, to)
      await send('touchMove', { ...to, id })
    },
    async up(id) {
      const at = fingers.get(id)
      fingers.delete(id)
      if (at !== undefined) await send('touchEnd', { ...at, id })
    },
    async cancel() {
      fingers.clear()
      await send('touchCancel')
    },
  }
}

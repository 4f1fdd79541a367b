/** A citizen at a screen that nobody watches. Every act waits until it can be done. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '../kiosk.ts'
import type { Browser } from './browser.ts'

export type Path = readonly (readonly [x: number, y: number])[]

export interface Citizen {
  on(screen: string): Promise<void>
  screen(): Promise<string>
  /** The current question, form group or material. */
  subject(): Promise<string>
  /** Whether a button with these words is there and can be touched. */
  may(words: string): Promise<boolean>
  touch(words: string): Promise<void>
  choose(words: string): Promise<void>
  /** Types into the field with this label, on the screen's own keys. */
  type(label: string, keys: string): Promise<void>
  /** In parts of the signing area. */
  sign(strokes: readonly Path[]): Promise<void>
}

/** A machine that does much else takes its time. */
const patience = { timeout: 60_000, intervals: [25] }
/** A touch that comes sooner after another is taken for its other half: kiosk-ui/src/session/pressing.ts. */
const unhurriedMs = 500

const all = (selector: string): string => `[...document.querySelectorAll('${selector}')]`
/** The screen's words have invisible places where a line may break. */
const says = (words: string): string =>
  `.find((one) => one.textContent.replaceAll('\\u200b', '').includes(${JSON.stringify(words)}))`
const button = (words: string): string => all('button') + says(words)

export function citizenAt(browser: Browser): Citizen {
  let lifted = -Infinity

  const told = (name: string): Promise<string> => browser.ask(`document.querySelector('#kiosk')?.dataset.${name} ?? ''`)

  /** The middle of an element that takes touches. */
  async function place(element: string): Promise<{ readonly x: number; readonly y: number }> {
    const look = `(() => {
      const one = ${element}
      if (!one || one.disabled) return null
      one.scrollIntoView({ block: 'center' })
      const box = one.getBoundingClientRect()
      const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
      return one.contains(document.elementFromPoint(at.x, at.y)) ? at : null
    })()`
    let found: { readonly x: number; readonly y: number } | null = null
    const seen = async (): Promise<boolean> =>
      (found = await browser.ask<typeof found>(look).catch(() => null)) !== null
    await expect.poll(seen, { ...patience, message: element }).toBe(true)
    return found ?? { x: 0, y: 0 }
  }

  async function tap(element: string, apartMs = unhurriedMs): Promise<void> {
    const at = await place(element)
    await pause(Math.max(0, lifted + apartMs - performance.now()))
    await browser.finger(at)
    await browser.finger(null)
    lifted = performance.now()
  }

  return {
    // Between two documents there is nothing to ask.
    on: (screen) => expect.poll(() => told('screen').catch(() => ''), { ...patience, message: screen }).toBe(screen),
    screen: () => told('screen'),
    subject: () => told('subject'),
    may: (words) => browser.ask(`${button(words)}?.disabled === false`),
    touch: (words) => tap(button(words)),
    choose: (words) => tap(all('label.choice') + says(words)),
    async type(label, keys) {
      await tap(`document.getElementById(${all('.field-label')}${says(label)}?.getAttribute('for'))`)
      for (const key of keys)
        await tap(`${all('.keyboard button')}.find((one) => one.textContent.trim() === '${key}')`, 0)
    },
    async sign(strokes) {
      await place(`document.querySelector('.signature-area')`)
      const [left, top, width, height] = await browser.ask<readonly [number, number, number, number]>(`(() => {
        const box = document.querySelector('.signature-area svg').getBoundingClientRect()
        return [box.left, box.top, box.width, box.height]
      })()`)
      for (const stroke of strokes) {
        for (const [x, y] of stroke) await browser.finger({ x: left + x * width, y: top + y * height })
        await browser.finger(null)
      }
    },
  }
}

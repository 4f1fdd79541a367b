/**
 * Hands of old people, simulated on whatever screen is shown, in the page itself: thousands of touches on every control
 * in sight, each through the screen's own rules for a press (kiosk-ui/src/session/pressing.ts); none acts.
 *
 * A touch is aimed at the middle and lands with a normal spread of 3.4 mm on either axis (Sultana & Moffatt 2019), is
 * lifted 1 mm (σ) beside where it came down, in one of twenty slips 4–10 mm in any direction, and one of ten is a
 * double tap, the second landing 40–300 ms later with a spread of its own; keys are struck once.
 */
import type { Page } from '@playwright/test'

export interface Tally {
  /** Acts intended. */
  readonly touches: number
  /** Acts that something else answered, or the same one twice. */
  readonly wrong: number
  /** Acts that nothing answered. */
  readonly lost: number
  /** The controls with most of either. */
  readonly worst: readonly string[]
}

export const share = (part: number, { touches }: Pick<Tally, 'touches'>): number => part / Math.max(1, touches)

export function together(tallies: readonly Tally[]): Tally {
  const sum = (of: 'touches' | 'wrong' | 'lost'): number => tallies.reduce((all, one) => all + one[of], 0)
  return {
    touches: sum('touches'),
    wrong: sum('wrong'),
    lost: sum('lost'),
    worst: tallies.flatMap(({ worst }) => worst),
  }
}

/** Needs the screen's settling time as it is: `steady: false`. */
export async function touchEverything(page: Page, each: number, seed: number): Promise<Tally> {
  // What has just appeared cannot be touched: that is measured by itself.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => null)),
    ),
  )
  return page.evaluate(simulate, { each, seed })
}

/** Runs in the page. */
function simulate({ each, seed }: { each: number; seed: number }): Tally {
  let state = seed >>> 0
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))

  const pressed: Element[] = []
  const note = (element: Element): void => void pressed.push(element.closest('label') ?? element)
  const click = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.target instanceof Element) note(event.target.closest('button') ?? event.target)
  }
  // Nothing that is pressed acts, and no field takes the focus: the screen stays as it is.
  addEventListener('click', click, { capture: true })
  const focus = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'focus')
  HTMLElement.prototype.focus = function focusNothing() {
    if (this instanceof HTMLInputElement && this.type === 'text') note(this)
  }

  // Over by now, so that the next touch in earnest comes after it.
  let clock = performance.now() - 10_000_000
  const send = (type: string, x: number, y: number): void => {
    const event = new PointerEvent(type, {
      pointerId: 77,
      pointerType: 'touch',
      clientX: x,
      clientY: y,
      bubbles: true,
      cancelable: true,
    })
    Object.defineProperty(event, 'timeStamp', { value: clock })
    ;(document.elementFromPoint(x, y) ?? document.documentElement).dispatchEvent(event)
  }
  const touch = (x: number, y: number): void => {
    const [downX, downY] = [x + normal() * 3.4 * mm, y + normal() * 3.4 * mm]
    const turn = random() * 2 * Math.PI
    const slip = random() < 0.05 ? 4 + random() * 6 : 0
    send('pointerdown', downX, downY)
    clock += 90
    send('pointerup', downX + (normal() + Math.cos(turn) * slip) * mm, downY + (normal() + Math.sin(turn) * slip) * mm)
  }

  const targets = [...document.querySelectorAll<HTMLElement>('button, label.choice, input[data-entry]')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => {
      if (element.matches(':disabled, :has(:disabled)')) return false
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      // Of what is scrolled in part out of sight the other part is aimed at when it is scrolled to.
      const view = element.closest('.more-view')?.getBoundingClientRect()
      const whole = box.top >= (view?.top ?? 0) - 1 && box.bottom <= (view?.bottom ?? innerHeight) + 1
      return whole && hit !== null && element.contains(hit)
    })
  for (const { box } of targets) {
    clock += 1_000
    touch(box.left + box.width / 2, box.top + box.height / 2)
  }
  const counts = targets.map(({ element, box }) => {
    const own = element.closest('label') ?? element
    const count = { name: (element.textContent?.trim() || element.id).slice(0, 12), wrong: 0, lost: 0 }
    for (let at = 0; at < each; at += 1) {
      pressed.length = 0
      clock += 1_000
      touch(box.left + box.width / 2, box.top + box.height / 2)
      if (element.dataset['repeats'] === undefined && random() < 0.1) {
        clock += 40 + random() * 260
        touch(box.left + box.width / 2, box.top + box.height / 2)
      }
      if (!pressed.includes(own)) count.lost += pressed.length > 0 ? 0 : 1
      if (pressed.length > 1 || (pressed.length === 1 && pressed[0] !== own)) count.wrong += 1
    }
    return count
  })
  removeEventListener('click', click, { capture: true })
  if (focus !== undefined) Object.defineProperty(HTMLElement.prototype, 'focus', focus)
  const all = (of: 'wrong' | 'lost'): number => counts.reduce((sum, one) => sum + one[of], 0)
  const worst = counts
    .toSorted((a, b) => b.wrong + b.lost - a.wrong - a.lost)
    .slice(0, 2)
    .filter((one) => one.wrong + one.lost > each / 100)
  return {
    touches: counts.length * each,
    wrong: all('wrong'),
    lost: all('lost'),
    worst: worst.map(({ name, wrong, lost }) => `${name} ${wrong}/${lost} of ${each}`),
  }
}

/** What a finger means: the control beneath it, or the one it just missed. */

/** A button, the whole card of a choice, a field or its label: what a press can end on. */
export type Control = HTMLButtonElement | HTMLLabelElement | HTMLInputElement

export interface Point {
  readonly x: number
  readonly y: number
}

const controls = 'button, label, input'

/** What does the work: a label speaks for its field or its mark. */
export const worker = (control: Control): HTMLElement | null =>
  control instanceof HTMLLabelElement ? control.control : control

const off = (control: Control): boolean => worker(control)?.matches(':disabled') ?? true

/** What is beneath the point; of a label and the input in it the label, which is larger. */
function beneath({ x, y }: Point): Control | null {
  const hit = document.elementFromPoint(x, y)
  return hit?.closest('button') ?? hit?.closest('label') ?? hit?.closest('input') ?? null
}

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** The place inside the control that is nearest to the point. */
function nearestIn(control: Control, { x, y }: Point): Point {
  const box = control.getBoundingClientRect()
  return { x: within(x, box.left + 1, box.right - 1), y: within(y, box.top + 1, box.bottom - 1) }
}

export const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/**
 * The control that a touch at this point is for. Between controls it is the nearest within `reach`: an old hand's
 * touches spread by 3.4 mm (Sultana & Moffatt 2019), and every hundredth would fall into a gap. One that is off, or
 * has just appeared (theme/settling.css), keeps the touch to itself, so that it never goes to a neighbour.
 */
export function touched(point: Point, reach: number): Control | null {
  const direct = beneath(point)
  if (direct !== null) return off(direct) ? null : direct
  const near = [...document.querySelectorAll<Control>(controls)]
    .map((control) => ({ control, place: nearestIn(control, point) }))
    .map((one) => ({ ...one, distance: apart(one.place, point) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance)
  for (const { control, place } of near) {
    if (getComputedStyle(control).pointerEvents === 'none') return null
    // What lies under a dialog or is scrolled out of its view cannot be meant.
    if (beneath(place) === control) return off(control) ? null : control
  }
  return null
}

/** Whether a press that began on the control ends on it. */
export function endsOn(control: Control, point: Point, reach: number): boolean {
  if (!control.isConnected) return false
  const direct = beneath(point)
  if (direct !== null) return direct === control
  const place = nearestIn(control, point)
  return apart(place, point) <= reach && beneath(place) === control
}

/**
 * Pressing, pointer by pointer, for every control of the screen. A browser's own `click` is lost as soon as a finger
 * slips some millimetres or a second one lies on the glass; here each finger is by itself, and a press counts when it
 * begins and ends on the same control, whatever it does between. What a press does stays the control's own `click`,
 * so that a keyboard and assistive technology, whose clicks have no pointer, do the same.
 */
import { apart, endsOn, touched, worker, type Control, type Point } from './touched.ts'

interface Press {
  readonly control: Control
  readonly from: Point
  readonly began: number
}

/** Beyond a control's edge a touch is still meant for it. */
const reachMm = 5
/** Two touches of a double tap are not further from each other, or they are on one control. */
const doubleMm = 20
/** Of two thumbs the later may be lifted first; the earlier is a stroke under way, not a hand at rest, for so long. */
const strokeMs = 500

/** Keys that may be struck as fast as a hand can: said by the key itself. */
const repeats = (control: Control): boolean => control.dataset['repeats'] !== undefined

export function watchPressing(target: Document): () => void {
  const presses = new Map<number, Press>()
  let last: { readonly control: Control; readonly at: Point; readonly ended: number } | null = null

  const root = target.documentElement
  const size = (name: string): number => Number.parseFloat(getComputedStyle(root).getPropertyValue(name))
  const mm = (value: number): number => value * size('--mm')
  const pointOf = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY })

  /**
   * The second touch of a double tap, or a second finger of the same touch: on the same control, or on what has come to
   * stand where that was.
   */
  function again(control: Control, from: Point, began: number): boolean {
    if (last === null || began - last.ended >= size('--settling') * 1_000) return false
    if (repeats(control) && repeats(last.control)) return false
    return control === last.control || apart(from, last.at) < mm(doubleMm)
  }

  function down(event: PointerEvent): void {
    // The browser shall not move the focus when the finger comes down: what moves then would not be under it any more.
    // A hand that rests beside the controls takes no field's focus either.
    if (event.target instanceof Element) event.preventDefault()
    if (event.button !== 0) return
    const from = pointOf(event)
    const control = touched(from, mm(reachMm))
    if (control === null || again(control, from, event.timeStamp)) return
    presses.set(event.pointerId, { control, from, began: event.timeStamp })
    control.dataset['pressed'] = ''
  }

  function up(event: PointerEvent): void {
    const press = drop(event)
    if (press === undefined) return
    const at = pointOf(event)
    if (!endsOn(press.control, at, mm(reachMm)) || again(press.control, press.from, press.began)) return
    if (repeats(press.control)) strikeEarlier(press)
    count(press.control, at, event.timeStamp)
  }

  /** Keys are struck in the order in which the fingers came down. */
  function strikeEarlier({ began }: Press): void {
    for (const [pointer, earlier] of presses) {
      if (!repeats(earlier.control) || earlier.began > began || began - earlier.began > strokeMs) continue
      drop({ pointerId: pointer })
      if (earlier.control.isConnected) count(earlier.control, earlier.from, began)
    }
  }

  function drop({ pointerId }: { readonly pointerId: number }): Press | undefined {
    const press = presses.get(pointerId)
    presses.delete(pointerId)
    if (press !== undefined && ![...presses.values()].some(({ control }) => control === press.control))
      delete press.control.dataset['pressed']
    return press
  }

  function count(control: Control, at: Point, ended: number): void {
    last = { control, at, ended }
    act(control, at)
  }

  /** A finger's own click has been counted by then, or does not count. */
  function click(event: MouseEvent): void {
    if (!event.isTrusted || !(event instanceof PointerEvent) || event.pointerType === '') return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  const capture = { capture: true }
  target.addEventListener('pointerdown', down, capture)
  target.addEventListener('pointerup', up, capture)
  target.addEventListener('pointercancel', drop, capture)
  target.addEventListener('click', click, capture)
  return () => {
    target.removeEventListener('pointerdown', down, capture)
    target.removeEventListener('pointerup', up, capture)
    target.removeEventListener('pointercancel', drop, capture)
    target.removeEventListener('click', click, capture)
  }
}

/** The keyboard leaves the focus in the field it types into. */
const leavesFocus = (element: Element): boolean => element.closest('[data-leaves-focus]') !== null

function act(control: Control, at: Point): void {
  const element = worker(control)
  if (element === null || element.matches(':disabled')) return
  if (element instanceof HTMLInputElement && element.type === 'text') {
    element.focus({ preventScroll: true })
    placeCaret(element, at)
    return
  }
  if (!leavesFocus(element)) element.focus({ preventScroll: true })
  element.click()
}

/** Between the characters that were touched; after the last one where the touch was beside the text. */
function placeCaret(input: HTMLInputElement, { x, y }: Point): void {
  const caret = document.caretPositionFromPoint(x, y)
  const at = caret?.offsetNode === input ? caret.offset : input.value.length
  input.setSelectionRange(at, at)
}

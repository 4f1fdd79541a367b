/**
 * Somebody is there: a touch or a key anywhere. At most one sign of life a second, for the chart only starts its
 * watch again.
 */
const quietMs = 1_000

export function watchActivity(target: EventTarget, now: () => number, active: () => void): () => void {
  let last = -Infinity
  const seen = () => {
    if (now() - last < quietMs) return
    last = now()
    active()
  }
  const events = ['pointerdown', 'keydown'] as const
  for (const event of events) target.addEventListener(event, seen, { capture: true, passive: true })
  return () => {
    for (const event of events) target.removeEventListener(event, seen, { capture: true })
  }
}

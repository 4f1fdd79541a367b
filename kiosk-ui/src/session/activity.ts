/**
 * Reports that somebody is there, by a touch or key anywhere. At most once a second is enough, because the chart only
 * restarts its idle watch.
 */
const quietMs = 1_000

export function watchActivity(target: EventTarget, now: () => number, active: () => void): void {
  let last = -Infinity
  const seen = () => {
    if (now() - last < quietMs) return
    last = now()
    active()
  }
  for (const event of ['pointerdown', 'keydown']) target.addEventListener(event, seen, { capture: true, passive: true })
}

import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../base/clock.ts'

/** Records refused requests, at most one entry per second and reason, so that an attacker cannot fill the disk. */
export function createRefusals(audit: Audit, clock: Pick<Clock, 'after'>): (reason: string) => void {
  const waiting = new Map<string, number>()
  return (reason) => {
    const count = waiting.get(reason)
    waiting.set(reason, (count ?? 0) + 1)
    if (count !== undefined) return
    clock.after(1_000, () => {
      audit.record('ui.refused', { reason, count: waiting.get(reason) ?? 0 })
      waiting.delete(reason)
    })
  }
}

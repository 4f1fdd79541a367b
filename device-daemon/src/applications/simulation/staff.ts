/** The staff of the simulated hall: now and then they look at what waits for them, and have it mended or end it. */
import type { Applications } from '../port.ts'
import { isWhole } from '../port.ts'
import type { ModelledPlatform } from './modelled-platform.ts'
import type { Random } from './random.ts'

export interface Staff {
  visit(applications: Applications): Promise<void>
  /** Applications ended by them, and what followed one (`ID delivery`). */
  readonly ended: ReadonlySet<string>
}

export function modelStaff(platform: ModelledPlatform, random: Random): Staff {
  const ended = new Set<string>()
  return {
    ended,
    async visit(applications) {
      const waiting = Map.groupBy(applications.troubles(), ({ applicationId }) => applicationId)
      for (const [id, troubles] of waiting) {
        const whole = troubles.some(({ what }) => isWhole(what))
        // They look at the platform before they end anything: what has a case there is not ended.
        if (random.chance(0.5) || (whole && platform.caseOf(id) !== undefined)) {
          platform.mend(id)
          await applications.release(id)
        } else if ((await applications.close(id, '已在窗口受理')).ok)
          for (const { what } of troubles) ended.add(isWhole(what) ? id : `${id} ${what}`)
      }
    },
  }
}

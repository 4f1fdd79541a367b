/** 容缺补交 at the platform of the tests: takes whatever comes, once. */
import type { Supplement } from '../applications/supplement.ts'
import type { Platform } from '../platform/port.ts'
import { fail, ok } from '../base/result.ts'

export interface SupplementDesk extends Pick<Platform, 'supplement' | 'findSupplement'> {
  /** As they came. */
  readonly supplements: readonly Supplement[]
}

export function supplementDesk(online: () => boolean): SupplementDesk {
  const supplements: Supplement[] = []
  const offline = () => fail({ code: 'platformOffline', detail: 'as told', own: false } as const)
  const taken = (caseNumber: string) =>
    ok({ caseNumber, decision: 'accepted', acceptedAt: '2026-11-22T01:00:00Z' } as const)
  return {
    supplements,
    async supplement(caseNumber, supplement) {
      if (!online()) return offline()
      if (!supplements.some(({ id }) => id === supplement.id)) supplements.push(supplement)
      return taken(caseNumber)
    },
    async findSupplement(caseNumber, id) {
      if (!online()) return offline()
      return supplements.some((each) => each.id === id) ? taken(caseNumber) : ok(null)
    },
  }
}

/**
 * What a platform may expect of the terminal, watched between the two: what it has asked to be left alone with
 * (`Retry-After`) is not asked again before, and what staff have closed is not sent.
 */
import type { CaseDesk, PlatformFailure } from '../../platform/port.ts'
import type { Result } from '../../base/result.ts'

export interface Manners {
  readonly port: CaseDesk
  /** Requests before their time. */
  hasty(): number
  sentAfterClose(): number
}

/** Of one process: a wish is kept in memory only. */
export function watchManners(real: CaseDesk, now: () => number, isClosed: (application: string) => boolean): Manners {
  const until = new Map<string, number>()
  let [allUntil, heardAt] = [-Infinity, -Infinity]
  /** A question that was under way when all were asked to wait may be followed by its sending. */
  const askedAt = new Map<string, number>()
  let [hasty, sentAfterClose] = [0, 0]

  async function ask<T, C extends string>(
    what: string,
    request: () => Promise<Result<T, PlatformFailure<C>>>,
  ): Promise<Result<T, PlatformFailure<C>>> {
    const underWay = (askedAt.get(what) ?? Infinity) <= heardAt
    if (now() < Math.max(underWay ? -Infinity : allUntil, until.get(what) ?? -Infinity)) hasty += 1
    askedAt.delete(what)
    const answer = await request()
    until.delete(what)
    if (!answer.ok && answer.failure.retryAfterMs !== undefined) {
      const wished = now() + answer.failure.retryAfterMs
      if (answer.failure.own) until.set(what, wished)
      else [allUntil, heardAt] = [Math.max(allUntil, wished), now()]
    }
    return answer
  }

  return {
    hasty: () => hasty,
    sentAfterClose: () => sentAfterClose,
    port: {
      submit(application, signal) {
        if (isClosed(application.id)) sentAfterClose += 1
        return ask(application.id, () => real.submit(application, signal))
      },
      async findByApplication(id, signal) {
        const at = now()
        const found = await ask(id, () => real.findByApplication(id, signal))
        if (found.ok && found.value === null) askedAt.set(id, at)
        return found
      },
      supplement(caseNumber, supplement, signal) {
        if (isClosed(supplement.id)) sentAfterClose += 1
        return ask(supplement.id, () => real.supplement(caseNumber, supplement, signal))
      },
      async findSupplement(caseNumber, id, signal) {
        const at = now()
        const found = await ask(id, () => real.findSupplement(caseNumber, id, signal))
        if (found.ok && found.value === null) askedAt.set(id, at)
        return found
      },
      chooseDelivery: (caseNumber, ...given) =>
        ask(`${caseNumber} delivery`, () => real.chooseDelivery(caseNumber, ...given)),
      evaluate: (caseNumber, ...given) => ask(`${caseNumber} evaluation`, () => real.evaluate(caseNumber, ...given)),
    },
  }
}

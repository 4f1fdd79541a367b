/**
 * A platform that is busy for a moment costs a citizen a moment, and not a form to fill in by hand: a question that was
 * answered by "not now" is asked again while they wait. One that did not reach anybody, or was answered by silence, is
 * not: there is a way on without the platform, and it is taken at once.
 */
import type { Clock } from '../base/clock.ts'
import { pause } from '../devices/pause.ts'
import type { Result } from '../base/result.ts'
import type { Platform, PlatformFailure } from './port.ts'

/** ms before the second and the third time, where the platform wishes nothing else. */
const waits = [700, 2_000]
/** Somebody stands and waits. */
const longestWaitMs = 6_000

function waitBefore(attempt: number, { code, busy, retryAfterMs }: PlatformFailure<string>): number | null {
  const usual = waits[attempt]
  if (usual === undefined || code !== 'platformOffline') return null
  if (retryAfterMs !== undefined) return retryAfterMs <= longestWaitMs ? Math.max(usual, retryAfterMs) : null
  return busy ? usual : null
}

export function patient(platform: Platform, clock: Clock): Platform {
  async function again<T, F extends PlatformFailure<string>>(
    ask: () => Promise<Result<T, F>>,
    signal: AbortSignal,
  ): Promise<Result<T, F>> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask()
      const wait = answer.ok ? null : waitBefore(attempt, answer.failure)
      if (wait === null) return answer
      await pause(clock, wait, signal)
      if (signal.aborted) return answer
    }
  }
  // A delegate, not a copy: what is not asked again is the platform's own.
  return Object.assign(Object.create(platform) as Platform, {
    beginSignIn: (signal) => again(() => platform.beginSignIn(signal), signal),
    sharedData: (identity, affair, signal) => again(() => platform.sharedData(identity, affair, signal), signal),
    licences: (identity, affair, types, signal) =>
      again(() => platform.licences(identity, affair, types, signal), signal),
    licencePicture: (licence, purpose, signal) =>
      again(() => platform.licencePicture(licence, purpose, signal), signal),
    casesOfPerson: (identity, signal) => again(() => platform.casesOfPerson(identity, signal), signal),
    caseStatus: (caseNumber, signal) => again(() => platform.caseStatus(caseNumber, signal), signal),
    appointment: (caseNumber, item, signal) => again(() => platform.appointment(caseNumber, item, signal), signal),
    slots: (caseNumber, item, from, signal) => again(() => platform.slots(caseNumber, item, from, signal), signal),
  } satisfies Partial<Platform>)
}

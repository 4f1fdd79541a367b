/**
 * A platform and network as bad as they may be within the contract: requests and answers are lost, late, duplicated and
 * out of order; the line is down for a month; of some applications no answer can ever be read, others are refused until
 * somebody does something, as is some of what follows them; it wishes to be left alone, with one or by all. Idempotency
 * keys are forgotten after ten minutes (the contract promises 24 hours; ten minutes is still longer than a signed
 * request may travel), and nothing else prevents a second case.
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { CaseDesk, CaseReceipt, PlatformFailure, SubmitFailureCode } from '../../platform/port.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

const timeoutMs = 5_000
const keyLifeMs = 600_000
const signatureWindowMs = 300_000

export type Line = 'up' | 'failing' | 'down'

export interface ModelledPlatform {
  readonly port: CaseDesk
  /** `failing`: up, but half of all messages are lost. */
  setLine(line: Line): void
  isUp(): boolean
  /** Ends all trouble that passes: from now on everything arrives. */
  calm(): void
  /** Of this application nothing is refused or unreadable any more. */
  mend(applicationId: string): void
  /** Ids of what was sealed in the order in which it was taken, duplicates included. */
  readonly opened: readonly string[]
  caseOf(applicationId: string): CaseReceipt | undefined
  /** Follow-ups by case number. */
  readonly followUps: ReadonlyMap<string, ReadonlySet<string>>
}

/** What lasts until somebody mends it. `unreadable`: a case may be opened, but no answer about it can be read. */
type Fate = 'fine' | 'refused' | 'unreadable'

export interface ModelOptions {
  readonly time: VirtualTime
  readonly random: Random
  /** The terminal's clock, which signs. */
  readonly wallClock: () => number
  /** The platform's clock. */
  readonly trueClock: () => number
}

export function modelPlatform({ time, random, wallClock, trueClock }: ModelOptions): ModelledPlatform {
  const cases = new Map<string, CaseReceipt>()
  const opened: string[] = []
  const keys = new Map<string, { readonly receipt: CaseReceipt; readonly at: number }>()
  const inWork = new Set<string>()
  const followUps = new Map<string, Set<string>>()
  const fates = new Map<string, Fate>()
  const owners = new Map<string, string>()
  let line: Line = 'up'
  let troubled = true

  const trouble = (probability: number): boolean => troubled && random.chance(probability)
  const lost = (): boolean => line === 'down' || trouble(line === 'failing' ? 0.5 : 0.02)

  /**
   * Carries a request to the platform and an answer back. `work` runs at the platform, once or twice, at once or
   * minutes later; its answer may be lost. `unsent`, `unsigned` and `unclear` are the client's results for these cases.
   */
  function carry<T>(work: (answer: (value: T) => void) => void, unsent: T, unsigned: T, unclear: T): Promise<T> {
    return new Promise((resolve) => {
      if (line === 'down' && !random.chance(0.3)) {
        time.after(1, () => resolve(unsent))
        return
      }
      const giveUp = time.after(timeoutMs, () => resolve(unclear))
      const answer = (value: T): void => {
        if (lost()) return
        time.after(random.between(10, 80), () => {
          giveUp()
          resolve(value)
        })
      }
      const signedAt = wallClock()
      const arrive = (): void => {
        if (line === 'down') return
        // The contract's time window: requests arriving later, or signed with a wrong clock, get 401.
        if (Math.abs(trueClock() - signedAt) > signatureWindowMs) answer(unsigned)
        else work(answer)
      }
      if (lost()) return
      time.after(trouble(0.03) ? random.between(4_000, 290_000) : random.between(5, 120), arrive)
      if (trouble(0.02)) time.after(random.between(100, 290_000), arrive)
    })
  }

  function decide(): CaseReceipt {
    const caseNumber = `SIM${String(opened.length + 1).padStart(9, '0')}`
    if (random.chance(0.07)) return { caseNumber, decision: 'returned', reasons: [{ text: '材料不清晰' }] }
    if (random.chance(0.03)) return { caseNumber, decision: 'refused', reasons: [{ text: '不属于本行政区' }] }
    return { caseNumber, decision: 'accepted', acceptedAt: new Date(trueClock()).toISOString() }
  }

  function fateOf(what: string, likely: number, ...kinds: readonly Fate[]): Fate {
    const known = fates.get(what)
    if (known !== undefined) return known
    const drawn = random.chance(likely) ? kinds[Math.floor(random.between(0, kinds.length))] : undefined
    fates.set(what, drawn ?? 'fine')
    return drawn ?? 'fine'
  }

  type Submitted = Result<CaseReceipt, PlatformFailure<SubmitFailureCode>>
  type Found = Result<CaseReceipt | null, PlatformFailure>
  type Done = Result<null, PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>>
  const offline = fail({ code: 'platformOffline', detail: 'model', own: false } as const)
  const notYou = fail({ code: 'platformOffline', detail: '401', own: false, answered: true } as const)
  const unknown = fail({ code: 'outcomeUnknown', detail: 'model', own: true } as const)
  const refused = fail({ code: 'platformRefused', detail: '400', own: true } as const)
  // A lost question is not known to be about the line, either.
  const unasked = fail({ code: 'platformOffline', detail: 'model', own: true } as const)
  const unreadable = fail({ code: 'platformUnreadable', detail: 'model', own: true } as const)
  const busy = () =>
    fail({ code: 'outcomeUnknown', detail: '503', own: true, busy: true, retryAfterMs: wish(3_600_000) } as const)
  const tooMany = () =>
    fail({
      code: 'platformOffline',
      detail: '429',
      own: false,
      busy: true,
      answered: true,
      retryAfterMs: wish(600_000),
    } as const)
  const wish = (longest: number): number => Math.round(random.between(1_000, longest))

  const note = (caseNumber: string, what: string): Promise<Done> =>
    carry<Done>(
      (answer) => {
        if (trouble(0.005)) return answer(tooMany())
        if (trouble(0.005)) return answer(busy())
        if (fateOf(`${owners.get(caseNumber)} ${what}`, 0.03, 'refused') === 'refused') return answer(refused)
        const noted = followUps.get(caseNumber) ?? new Set()
        followUps.set(caseNumber, noted.add(what))
        answer(ok(null))
      },
      offline,
      notYou,
      unknown,
    )

  /** The id is the key, of an application and of what is handed in to its case later. */
  const take = (id: string): Promise<Submitted> =>
    carry<Submitted>(
      (answer) => {
        const kept = keys.get(id)
        if (kept !== undefined && trueClock() - kept.at < keyLifeMs)
          return answer(fateOf(id, 0) === 'unreadable' ? unknown : ok(kept.receipt))
        if (trouble(0.003)) return answer(tooMany())
        if (trouble(0.005)) return answer(busy())
        const fate = fateOf(id, 0.005, 'refused', 'unreadable')
        if (fate === 'refused' || trouble(0.005)) return answer(refused)
        if (fate === 'unreadable' && random.chance(0.5)) return answer(unknown)
        if (inWork.has(id)) return answer(fail({ code: 'inProgress', detail: '409', own: true }))
        inWork.add(id)
        time.after(trouble(0.01) ? random.between(5_000, 20_000) : random.between(5, 60), () => {
          inWork.delete(id)
          const receipt = decide()
          if (!cases.has(id)) cases.set(id, receipt)
          owners.set(receipt.caseNumber, id)
          opened.push(id)
          keys.set(id, { receipt, at: trueClock() })
          answer(fateOf(id, 0) === 'unreadable' || trouble(0.01) ? unknown : ok(receipt))
        })
      },
      offline,
      notYou,
      unknown,
    )

  const find = (id: string): Promise<Found> =>
    carry<Found>(
      (answer) => {
        if (trouble(0.003)) answer(tooMany())
        else answer(fates.get(id) === 'unreadable' ? unreadable : ok(cases.get(id) ?? null))
      },
      offline,
      notYou,
      unasked,
    )

  return {
    opened,
    followUps,
    setLine: (value) => void (line = value),
    isUp: () => line === 'up',
    calm() {
      troubled = false
      line = 'up'
    },
    mend(applicationId) {
      for (const what of ['', ' delivery', ' evaluation']) fates.set(applicationId + what, 'fine')
    },
    caseOf: (applicationId) => cases.get(applicationId),
    port: {
      submit: ({ id }) => take(id),
      findByApplication: find,
      supplement: (_caseNumber, { id }) => take(id),
      findSupplement: (_caseNumber, id) => find(id),
      chooseDelivery: (caseNumber) => note(caseNumber, 'delivery'),
      evaluate: (caseNumber) => note(caseNumber, 'evaluation'),
    },
  }
}

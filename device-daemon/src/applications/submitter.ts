/**
 * One attempt to bring an application to the platform. `lanes.ts` decides when attempts are made, `machine.ts` which
 * steps are allowed.
 */
import type { Submission } from '#flows/draft/draft.ts'
import type { FollowUp, Refusal } from './application.ts'
import type { Clock } from '../base/clock.ts'
import type { CaseDesk, CaseReceipt, PlatformFailure, SubmitFailureCode } from '../platform/port.ts'
import { findErrand, runErrand } from './errand.ts'
import { createLanes, type Attempt } from './lanes.ts'
import { isWhole, type Trouble } from './port.ts'
import { over, settled, type Happening, type State } from './machine.ts'
import type { Brings, Outbox, Waiting } from './outbox.ts'
import type { Asked } from './unanswered.ts'

/** For log and audit: never personal data. */
export interface ApplicationEvent {
  readonly applicationId: string
  readonly happening:
    | Happening
    | 'sealed'
    | 'followUpGiven'
    | 'followedUp'
    | 'followUpRefused'
    /** By staff. */
    | 'followUpClosed'
    /** Given for a case that has no result to deliver. */
    | 'followUpPointless'
    /** The platform will not even say whether there is a case. */
    | 'questionRefused'
    /** No clear answer for hours. */
    | 'unanswered'
    | 'unreadable'
    /** No step of ours can have left it so. */
    | 'damaged'
    | 'notWritten'
    | 'destroyed'
  readonly state: State | null
  readonly detail?: string
  /** Which, of one that is given, or that is not sent again because the platform has it or it is pointless. */
  readonly followUp?: { readonly kind: FollowUp['kind']; readonly givenAt: string }
}

export interface SubmitterOptions {
  readonly outbox: Outbox
  readonly platform: CaseDesk
  readonly clock: Clock
  readonly random: () => number
  /** Number of applications in flight at a time. */
  readonly atOnce: number
  readonly report: (event: ApplicationEvent) => void
  readonly onUpdate: (submission: Submission) => void
}

export interface Submitter {
  /** `fromBefore`: sealed by an earlier process. What this file says of it may be an older copy's word. */
  add(waiting: Waiting, fromBefore: boolean): void
  addFollowUp(sequence: number, applicationId: string): void
  /**
   * Attempts what stands before it in its lane and then it, until it is over, refused, or no attempt helps; ends early
   * when `signal` aborts.
   */
  hurry(waiting: Waiting, signal: AbortSignal): Promise<void>
  /** One attempt now of what was refused. False: none was made, for the platform has asked to be left alone. */
  again(applicationId: string, troubles: readonly Trouble[]): Promise<boolean>
  start(): void
  stop(): Promise<void>
}

const happeningOf = { accepted: 'accept', returned: 'return', refused: 'refuse' } as const satisfies Record<
  CaseReceipt['decision'],
  Happening
>
const done = { kind: 'done' } as const satisfies Attempt
/** The disk did not take it: asked again. */
const unclear = { kind: 'unclear' } as const satisfies Attempt

type Failure = PlatformFailure<SubmitFailureCode | 'platformUnreadable'>
const isRefusal = ({ code }: Failure): boolean => code === 'platformRefused' || code === 'keyReused'

const attemptAfter = (failure: Failure, lasting: boolean): Attempt => ({
  kind: isRefusal(failure) ? 'stuck' : failure.own ? 'unclear' : 'unreached',
  ...(failure.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
  ...(lasting && { lasting }),
})
const unansweredBy = ({ own, detail }: Failure): Brings | undefined => (own ? { unanswered: detail } : undefined)

export function createSubmitter({
  outbox,
  platform,
  clock,
  random,
  atOnce,
  report,
  onUpdate,
}: SubmitterOptions): Submitter {
  const lanes = createLanes({ clock, random, atOnce })
  /** What an earlier process sealed and nobody has asked about yet: the citizen of each. */
  const fromBefore = new Map<string, string>()
  /**
   * What was answered with "not now" or "not you" and counts as not arrived. A second copy of that request, made by
   * what lies between, may have arrived all the same, when the clock or the load was another: asked about before it is
   * sent again.
   */
  const turnedAway = new Set<string>()
  let started = false
  const followUpLane = (applicationId: string) => `case ${applicationId}`

  /** False: the disk did not take it, or staff have closed it. What was to follow must not be done. */
  async function step(id: string, happening: Happening, detail?: string, brings?: Brings): Promise<boolean> {
    const stepped = await outbox.step(id, happening, brings)
    if (stepped.ok && stepped.value === 'closed') return false
    if (stepped.ok)
      report({ applicationId: id, happening, state: stepped.value, ...(detail === undefined ? {} : { detail }) })
    else
      report({
        applicationId: id,
        happening: 'notWritten',
        state: outbox.state(id),
        detail: `${happening}: ${stepped.failure.detail}`,
      })
    return stepped.ok
  }

  function announce(id: string): void {
    const submission = outbox.submission(id)
    if (submission !== null) onUpdate(submission)
  }

  /** After a note of it: told once, when it has lasted. `before`: it was told already. */
  function lasting(id: string, what: Asked, before: boolean): boolean {
    const told = outbox.unanswered(id, what)
    if (told !== null && !before)
      report({ applicationId: id, happening: 'unanswered', state: outbox.state(id), detail: told.detail ?? '' })
    return told !== null
  }

  async function attempt(id: string, signal: AbortSignal): Promise<Attempt> {
    let state = outbox.state(id)
    // Closed by staff while it waited for its turn.
    if (state === null || over(state)) return done
    // The outcome of the last attempt could not be written: it counts as lost.
    if (state === 'sending' || state === 'reconciling') {
      if (!(await step(id, 'interrupted'))) return unclear
      state = 'unknown'
    }
    if (state === 'sealed' && !fromBefore.has(id) && !turnedAway.has(id))
      return (await step(id, 'send')) ? send(id, signal) : unclear
    if (state !== 'sealed' && !(await step(id, 'reconcile'))) return unclear
    const found = await findErrand({ outbox, platform }, id, signal)
    if (!found.ok) {
      const { code, detail } = found.failure
      const refused = code === 'platformRefused'
      const before = outbox.unanswered(id, 'application') !== null
      const why = refused ? { refusal: refusalOf(found.failure) } : unansweredBy(found.failure)
      // Without a step while this file knows of no sending: its citizen is told that it waits, not that it may be sent.
      const noted =
        state === 'sealed' ? (await outbox.noteLostQuestion(id, why)).ok : await step(id, 'lost', detail, why)
      if (refused && !noted) return unclear
      // Kept for staff: no later question will be answered either, until somebody does something.
      if (refused) report({ applicationId: id, happening: 'questionRefused', state: outbox.state(id), detail })
      return attemptAfter(found.failure, lasting(id, 'application', before))
    }
    if (found.value === null) fromBefore.delete(id)
    else if (state === 'sealed' && !(await step(id, 'reconcile'))) return unclear
    // Only now: a case whose finding the disk did not take is looked for again.
    turnedAway.delete(id)
    if (found.value !== null) return settle(id, found.value)
    return (await step(id, state === 'sealed' ? 'send' : 'absent')) ? send(id, signal) : unclear
  }

  async function send(id: string, signal: AbortSignal): Promise<Attempt> {
    const sent = await runErrand({ outbox, platform }, id, signal)
    if (sent === null) {
      report({ applicationId: id, happening: 'unreadable', state: outbox.state(id) })
      await step(id, 'rejected', 'sealed contents cannot be read', { refusal: {} })
      announce(id)
      return { kind: 'stuck' }
    }
    if (sent.ok) return settle(id, sent.value)
    const { code, detail } = sent.failure
    const before = outbox.unanswered(id, 'application') !== null
    switch (code) {
      case 'platformOffline':
      case 'cancelled':
        if (sent.failure.answered) turnedAway.add(id)
        await step(id, 'notReached', detail, unansweredBy(sent.failure))
        break
      case 'outcomeUnknown':
      case 'inProgress':
        if (await step(id, 'lost', detail, unansweredBy(sent.failure))) announce(id)
        break
      case 'keyReused':
      case 'platformRefused':
        // Out of the others' way only once it is on disk that staff must see to it.
        if (!(await step(id, 'rejected', detail, { refusal: refusalOf(sent.failure) }))) return unclear
        announce(id)
        break
    }
    return attemptAfter(sent.failure, lasting(id, 'application', before))
  }

  async function settle(id: string, receipt: CaseReceipt): Promise<Attempt> {
    if (!(await step(id, happeningOf[receipt.decision], undefined, { receipt }))) return unclear
    announce(id)
    for (const { sequence } of outbox.followUps.waiting(id)) addFollowUp(sequence, id)
    return done
  }

  /** Neither this file nor the platform knows the case that it is about: for staff. */
  async function lostCase(sequence: number, id: string, { kind }: FollowUp): Promise<Attempt> {
    const detail = 'the platform knows no case of this application'
    await outbox.followUps.refuse(sequence, { detail })
    report({ applicationId: id, happening: 'followUpRefused', state: outbox.state(id), detail: `${kind}: ${detail}` })
    return { kind: 'stuck' }
  }

  async function attemptFollowUp(sequence: number, id: string, signal: AbortSignal): Promise<Attempt> {
    // Replaced by a later choice, or ended by staff, while it waited for its turn.
    if (!outbox.followUps.waiting(id).some((one) => one.sequence === sequence)) return done
    const followUp = outbox.followUps.read(sequence)
    let receipt = outbox.receipt(id)
    if (followUp !== null && receipt === null) {
      // What was decided cannot be read here any more; the platform has it.
      const found = await platform.findByApplication(id, signal)
      if (!found.ok) return attemptAfter(found.failure, lasting(id, followUp.kind, false))
      receipt = found.value
      if (receipt === null) return lostCase(sequence, id, followUp)
    }
    if (followUp === null && outbox.holds(id))
      report({ applicationId: id, happening: 'unreadable', state: outbox.state(id), detail: 'a follow-up' })
    if (followUp !== null && receipt !== null) {
      const { kind, givenAt } = followUp
      const state = outbox.state(id)
      const isOver = (happening: 'followedUp' | 'followUpPointless'): void =>
        report({ applicationId: id, happening, state, detail: kind, followUp: { kind, givenAt } })
      // A case that was not accepted has no result to deliver; an evaluation it may have.
      if (kind === 'delivery' && receipt.decision !== 'accepted') isOver('followUpPointless')
      else {
        const sent =
          kind === 'delivery'
            ? await platform.chooseDelivery(receipt.caseNumber, followUp.delivery, signal)
            : await platform.evaluate(receipt.caseNumber, followUp.evaluation, givenAt, signal)
        if (!sent.ok) {
          const before = outbox.unanswered(id, kind) !== null
          if (sent.failure.code === 'platformRefused') {
            // Kept: what a citizen has chosen or said is nobody's to drop.
            await outbox.followUps.refuse(sequence, refusalOf(sent.failure))
            const detail = `${kind}: ${sent.failure.detail}`
            report({ applicationId: id, happening: 'followUpRefused', state, detail })
          } else if (sent.failure.own) await outbox.followUps.noteUnanswered(sequence, sent.failure.detail)
          return attemptAfter(sent.failure, lasting(id, kind, before))
        }
        isOver('followedUp')
      }
    }
    return (await outbox.followUps.remove(sequence)).ok ? done : unclear
  }

  function addFollowUp(sequence: number, id: string): void {
    const state = outbox.state(id)
    const kind = outbox.followUps.read(sequence)?.kind
    if (state !== null && settled(state))
      lanes.add(followUpLane(id), (signal) => attemptFollowUp(sequence, id, signal), kind)
  }

  /** Until `start` it is not known what staff have ended; in a lane the oldest goes first. */
  const mayBeEnded = (citizen: string): boolean => !started && [...fromBefore.values()].includes(citizen)

  return {
    add({ id, citizen, matter }, before) {
      if (before) fromBefore.set(id, citizen)
      lanes.add(citizen, (signal) => attempt(id, signal), matter)
    },
    addFollowUp,
    async hurry({ id, citizen, matter }, signal) {
      const aborted = new Promise<'aborted'>((resolve) =>
        signal.addEventListener('abort', () => resolve('aborted'), { once: true }),
      )
      // Asks at once whether it arrived, but only once; passes a stuck one before it, but only once.
      const once = new Set<Attempt['kind']>(['unclear', 'stuck'])
      while (!signal.aborted) {
        const state = outbox.state(id)
        if (state === null || over(state) || state === 'held') return
        if (mayBeEnded(citizen)) return
        const result = await Promise.race([lanes.hurry(citizen, matter), aborted])
        if (result === 'aborted' || result === null) return
        if (result.kind !== 'done' && !once.delete(result.kind)) return
      }
    },
    async again(applicationId, troubles) {
      const waiting = outbox.open().find(({ id }) => id === applicationId)
      let made = false
      for (const { what } of troubles) {
        const attempted = isWhole(what)
          ? waiting && !mayBeEnded(waiting.citizen) && lanes.hurry(waiting.citizen, waiting.matter)
          : lanes.hurry(followUpLane(applicationId), what)
        if (await attempted) made = true
      }
      return made
    },
    start() {
      started = true
      lanes.start()
    },
    stop: () => lanes.stop(),
  }
}

const refusalOf = ({ detail, message }: PlatformFailure<string>): Refusal => ({
  detail,
  ...(message !== undefined && { message }),
})

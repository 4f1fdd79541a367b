/**
 * One attempt to bring an application to the platform. `lanes.ts` decides when attempts are made, `machine.ts` which
 * steps are allowed.
 */
import type { Submission } from '#flows/draft.ts'
import type { Clock } from '../base/clock.ts'
import type { CaseDesk, CaseReceipt } from '../platform/port.ts'
import { createLanes, type Attempt } from './lanes.ts'
import { settled, type Happening, type State } from './machine.ts'
import type { Outbox, Waiting } from './outbox.ts'

/** For log and audit: never personal data. */
export interface ApplicationEvent {
  readonly applicationId: string
  readonly happening:
    | Happening
    | 'sealed'
    | 'followedUp'
    | 'followUpRefused'
    | 'unreadable'
    | 'notWritten'
    | 'destroyed'
  readonly state: State | null
  readonly detail?: string
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
  add(waiting: Waiting): void
  addFollowUp(sequence: number, applicationId: string): void
  /**
   * Attempts whatever precedes the application in its lane and then the application itself, until it is settled or an
   * attempt fails; ends early when `signal` aborts.
   */
  hurry(waiting: Waiting, signal: AbortSignal): Promise<void>
  start(): void
  stop(): Promise<void>
}

const happeningOf = { accepted: 'accept', returned: 'return', refused: 'refuse' } as const satisfies Record<
  CaseReceipt['decision'],
  Happening
>

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
  const followUpLane = (applicationId: string) => `case ${applicationId}`

  /**
   * False: the step could not be written. The action that depends on it must not be done; the file still has the
   * earlier state.
   */
  async function step(id: string, happening: Happening, detail?: string, receipt?: CaseReceipt): Promise<boolean> {
    const stepped = await outbox.step(id, happening, receipt)
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

  async function attempt(id: string, signal: AbortSignal): Promise<Attempt> {
    let state = outbox.state(id)
    // The outcome of the last attempt could not be written, so it counts as lost.
    if (state === 'sending' || state === 'reconciling') {
      if (!(await step(id, 'interrupted'))) return 'unclear'
      state = 'unknown'
    }
    if (state === 'sealed') return (await step(id, 'send')) ? send(id, signal) : 'unclear'
    if (!(await step(id, 'reconcile'))) return 'unclear'
    const found = await platform.findByApplication(id, signal)
    if (!found.ok) {
      await step(id, 'lost', found.failure.detail)
      return found.failure.code === 'platformRefused' ? 'stuck' : 'unreached'
    }
    if (found.value !== null) return settle(id, found.value)
    return (await step(id, 'absent')) ? send(id, signal) : 'unclear'
  }

  async function send(id: string, signal: AbortSignal): Promise<Attempt> {
    const application = outbox.read(id)
    if (application === null) {
      report({ applicationId: id, happening: 'unreadable', state: outbox.state(id) })
      await step(id, 'rejected', 'sealed contents cannot be read')
      return 'stuck'
    }
    const sent = await platform.submit(application, signal)
    if (sent.ok) return settle(id, sent.value)
    const { code, detail } = sent.failure
    switch (code) {
      case 'platformOffline':
      case 'cancelled':
        await step(id, 'notReached', detail)
        return 'unreached'
      case 'outcomeUnknown':
      case 'inProgress':
        if (await step(id, 'lost', detail)) announce(id)
        return 'unclear'
      case 'keyReused':
      case 'platformRefused':
        await step(id, 'rejected', detail)
        return 'stuck'
    }
  }

  async function settle(id: string, receipt: CaseReceipt): Promise<Attempt> {
    if (!(await step(id, happeningOf[receipt.decision], receipt.caseNumber, receipt))) return 'unclear'
    announce(id)
    for (const { sequence } of outbox.followUps(id)) addFollowUp(sequence, id)
    return 'done'
  }

  async function attemptFollowUp(sequence: number, id: string, signal: AbortSignal): Promise<Attempt> {
    const followUp = outbox.readFollowUp(sequence)
    const receipt = outbox.receipt(id)
    // A case that was not accepted has no result to deliver, but may be evaluated.
    const pointless =
      followUp === null || receipt === null || (followUp.kind === 'delivery' && receipt.decision !== 'accepted')
    if (!pointless) {
      const sent =
        followUp.kind === 'delivery'
          ? await platform.chooseDelivery(receipt.caseNumber, followUp.delivery, signal)
          : await platform.evaluate(receipt.caseNumber, followUp.evaluation, followUp.givenAt, signal)
      if (!sent.ok && sent.failure.code !== 'platformRefused')
        return sent.failure.code === 'outcomeUnknown' ? 'unclear' : 'unreached'
      report({
        applicationId: id,
        happening: sent.ok ? 'followedUp' : 'followUpRefused',
        state: outbox.state(id),
        detail: sent.ok ? followUp.kind : sent.failure.detail,
      })
    }
    return (await outbox.removeFollowUp(sequence)).ok ? 'done' : 'unclear'
  }

  function addFollowUp(sequence: number, id: string): void {
    const state = outbox.state(id)
    if (state !== null && settled(state)) lanes.add(followUpLane(id), (signal) => attemptFollowUp(sequence, id, signal))
  }

  return {
    add: ({ id, citizen }) => lanes.add(citizen, (signal) => attempt(id, signal)),
    addFollowUp,
    async hurry({ id, citizen }, signal) {
      const aborted = new Promise<'aborted'>((resolve) =>
        signal.addEventListener('abort', () => resolve('aborted'), { once: true }),
      )
      let unclear = 0
      while (!signal.aborted) {
        const state = outbox.state(id)
        if (state === null || settled(state)) return
        const result = await Promise.race([lanes.hurry(citizen), aborted])
        if (result === 'unclear' && unclear === 0) unclear += 1 // ask at once whether it arrived, but only once
        else if (result !== 'done') return
      }
    },
    start: () => lanes.start(),
    stop: () => lanes.stop(),
  }
}

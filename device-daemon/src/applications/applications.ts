/** Implements the port from the parts that seal, send, reconcile, follow up and destroy. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { traitsOf } from '#flows/case/case-traits.ts'
import type { Submission } from '#flows/draft/draft.ts'
import { systemClock, type Clock } from '../base/clock.ts'
import type { CaseDesk } from '../platform/port.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { keyRemedy, openMachineKeyFile, type MachineKey, type MachineKeyFailure } from '../vault/machine-key.ts'
import { mayBeKeyOf } from '../vault/vault.ts'
import { actAsRecorded } from './as-recorded.ts'
import { openElapsed, type TimeOfDay } from './elapsed.ts'
import { createGroupCommit, type Later } from './group-commit.ts'
import { keptIn, keptSupplement } from './kept.ts'
import { openOutbox, type Sealable } from './outbox.ts'
import { openGuesses } from './guesses.ts'
import { isWhole, type Applications, type Sealed, type SealFailure } from './port.ts'
import { hasOutbox, openOrSalvage, type OnSetAside } from './salvage.ts'
import { atThePort, type OpenFailure, type Store } from './store.ts'
import { createSubmitter, type ApplicationEvent } from './submitter.ts'
import { troublesOf } from './troubles.ts'

export interface Limits {
  /** At this number of sealed but unsettled applications the terminal takes no more. */
  readonly maxWaiting: number
  /** Bytes that must stay free on the disk, so that waiting applications can still be processed. */
  readonly minFreeBytes: number
  /** ms from the platform's decision to the destruction of the sealed content. */
  readonly retentionMs: number
}
export const defaultLimits: Limits = {
  maxWaiting: 500,
  minFreeBytes: 256 * 1024 * 1024,
  retentionMs: 24 * 60 * 60 * 1000,
}

export interface ApplicationsOptions {
  readonly store: Store
  readonly machineKey: MachineKey
  readonly platform: CaseDesk
  readonly limits: Limits
  /** Free bytes on the store's disk. */
  readonly freeBytes: () => number
  readonly clock: Clock
  /**
   * ms since the epoch; may jump. Only for times people read, never for destruction, ordering, back-off or
   * identity.
   */
  readonly wallClock: () => number
  readonly timeOfDay: TimeOfDay
  /** The platform is there, as its health says. */
  readonly present: () => boolean
  readonly random: () => number
  readonly newId: () => string
  readonly atOnce: number
  /** Runs after everything due in this turn of the event loop, so that what is written by then shares one commit. */
  readonly later: Later
  readonly report: (event: ApplicationEvent) => void
  /** The outbox's own time was damaged on the disk; it goes on from the latest that is certain. */
  readonly onTimeDamaged: () => void
  /** Nothing is taken in until the next start, which salvages. Told again while it lasts. */
  readonly onDamaged: () => void
}

const sweepEveryMs = 10 * 60 * 1000
/** If the terminal fails, the citizen waits about this long for it to come back. */
const justNowMs = 10 * 60 * 1000

/** What may change the troubles without any decision. */
const forStaff: ReadonlySet<ApplicationEvent['happening']> = new Set([
  'questionRefused',
  'followUpRefused',
  'unanswered',
])

export function createApplications(options: ApplicationsOptions): Applications {
  const { store, machineKey, platform, limits, freeBytes, clock, wallClock, random, newId, atOnce, later, report } =
    options
  const elapsed = openElapsed(store, clock, options.timeOfDay, options.onTimeDamaged)
  const outbox = openOutbox(store, createGroupCommit(store, later), machineKey, wallClock, elapsed, options.present)
  /** When each was sealed, by its id. */
  const missing = new Map<string, string>()
  const listeners = new Set<(submission: Submission) => void>()
  const troubleListeners = new Set<() => void>()
  const tell = (submission: Submission): void => {
    for (const listener of listeners) listener(submission)
  }
  const tellTroubles = (): void => {
    for (const listener of troubleListeners) listener()
  }
  const submitter = createSubmitter({
    outbox,
    platform,
    clock,
    random,
    atOnce,
    report(event) {
      report(event)
      if (forStaff.has(event.happening)) tellTroubles()
    },
    onUpdate: tell,
  })
  let cancelSweep = (): void => {}
  /** Pages where new rows go are damaged: the next start sets the file aside. */
  let sealingDamaged = false
  const damaged = (): boolean => sealingDamaged || store.broken()?.code === 'damaged'

  function sweep(): void {
    elapsed.keep()
    const destroyed = outbox.destroySettled(elapsed.now() - limits.retentionMs)
    if (destroyed.ok)
      for (const id of destroyed.value) report({ applicationId: id, happening: 'destroyed', state: outbox.state(id) })
    if (damaged()) options.onDamaged()
    cancelSweep = clock.after(sweepEveryMs, sweep)
  }
  const recovered = outbox.recover()
  if (recovered.ok)
    for (const id of recovered.value.interrupted)
      report({ applicationId: id, happening: 'interrupted', state: 'unknown' })
  if (recovered.ok)
    for (const id of recovered.value.damaged)
      report({
        applicationId: id,
        happening: 'damaged',
        state: outbox.state(id),
        detail: 'its row on disk was damaged',
      })
  for (const waiting of outbox.open()) submitter.add(waiting, true)
  for (const { sequence, id } of outbox.followUps.waiting()) submitter.addFollowUp(sequence, id)

  const troublesNow = (id: string) => {
    const found = outbox.refusals().find((each) => each.id === id)
    return found === undefined ? [] : troublesOf(outbox, id, found.sealedAt)
  }
  const notHeld = (id: string) => fail({ code: 'notHeld', detail: `application ${id}: nothing of it is held` } as const)
  const beingSent = (id: string) =>
    fail({
      code: 'beingSent',
      detail: `application ${id} is being sent at this moment; list it again in a minute`,
    } as const)
  const notNow = (id: string) =>
    fail({
      code: 'notNow',
      detail: `application ${id}: the platform asks to be left alone, an hour at most; then it is sent by itself`,
    } as const)
  const full = () => outbox.waiting() >= limits.maxWaiting
  const tight = () => freeBytes() < limits.minFreeBytes

  function seal(
    contentOf: (made: { readonly id: string; readonly sealedAt: string }) => Sealable,
  ): Result<Sealed, SealFailure> {
    if (full()) return fail({ code: 'outboxFull', detail: `${limits.maxWaiting} applications wait` })
    if (tight()) return fail({ code: 'diskFull', detail: `less than ${limits.minFreeBytes} bytes free` })
    const made = { id: newId(), sealedAt: new Date(wallClock()).toISOString() }
    const sealed = outbox.seal(contentOf(made))
    if (!sealed.ok) {
      sealingDamaged ||= sealed.failure.code === 'damaged'
      if (damaged()) options.onDamaged()
      return fail(atThePort(sealed.failure))
    }
    report({ applicationId: made.id, happening: 'sealed', state: 'sealed', detail: sealed.value.digest })
    submitter.add(sealed.value, false)
    return ok({ applicationId: made.id, sealedAt: made.sealedAt, digest: sealed.value.digest })
  }

  return {
    cannotSeal() {
      if (damaged()) return 'outboxDamaged'
      if (full()) return 'outboxFull'
      return tight() || store.broken() !== null ? 'diskFull' : null
    },
    waiting: () => outbox.waiting(),
    seal: (input) => seal((made) => ({ application: { ...input, ...made } })),
    supply: (input) => seal((made) => ({ supplement: { ...input, ...made } })),
    suppliesOf: (idNumber) => outbox.ofCitizen(idNumber).flatMap((id) => keptSupplement(outbox, id) ?? []),
    async sendNow(applicationId, signal) {
      const waiting = outbox.open().find((each) => each.id === applicationId)
      if (waiting !== undefined) await submitter.hurry(waiting, signal)
      const submission = outbox.submission(applicationId)
      if (submission === null) throw new Error(`application ${applicationId}: never sealed here, or destroyed`)
      return submission
    },
    followUp(applicationId, followUp) {
      if (!outbox.holds(applicationId) || outbox.state(applicationId) === 'closed')
        return fail({ code: 'notAllowedNow', detail: `application ${applicationId} is not held here, or was ended` })
      const givenAt = new Date(wallClock()).toISOString()
      const added = outbox.followUps.add(applicationId, followUp, givenAt)
      if (!added.ok) return fail(atThePort(added.failure))
      const { kind } = followUp
      const state = outbox.state(applicationId)
      report({ applicationId, happening: 'followUpGiven', state, followUp: { kind, givenAt } })
      submitter.addFollowUp(added.value, applicationId)
      return ok(null)
    },
    async noteAppointment(applicationId, item, held) {
      // If the disk fails, a receipt lacks the time; 查办件 asks the platform.
      await outbox.noteAppointment(applicationId, item, held)
    },
    holds: (applicationId) => outbox.state(applicationId) !== null,
    kept: (applicationId) => keptIn(outbox, applicationId),
    keptOf: (idNumber) => outbox.ofCitizen(idNumber).flatMap((id) => keptIn(outbox, id) ?? []),
    findByShortNumber(short) {
      const [one, ...others] = outbox.beginning(short)
      return one === undefined || others.length > 0 ? null : one
    },
    findByCaseNumber: (caseNumber) =>
      outbox.kept().find((id) => outbox.receipt(id)?.caseNumber === caseNumber && keptIn(outbox, id) !== null) ?? null,
    guesses: openGuesses(store, () => elapsed.now()),
    unconcluded() {
      const latest = outbox.latest()
      if (latest === null || latest.concluded) return null
      const recent = Math.abs(wallClock() - Date.parse(latest.sealedAt)) <= justNowMs
      if (!recent) return null
      const outcome = outbox.submission(latest.id)?.outcome
      return { sealedAt: latest.sealedAt, refused: outcome !== undefined && traitsOf(outcome).taken === 'no' }
    },
    async conclude(applicationId) {
      // If the disk fails, the only harm is that the notice about a received application is shown once more.
      await outbox.conclude(applicationId)
    },
    troubles: () => [
      ...outbox.refusals().flatMap(({ id, sealedAt }) => troublesOf(outbox, id, sealedAt)),
      ...[...missing].map(([applicationId, sealedAt]) => ({
        applicationId,
        sealedAt,
        what: 'missing' as const,
        detail: 'the record says that it was sealed here; the outbox does not have it',
      })),
    ],
    async heed(known) {
      for (const { applicationId, sealedAt } of known.missing) missing.set(applicationId, sealedAt)
      const acted = await actAsRecorded(outbox, known, report)
      tellTroubles()
      return acted.ok ? acted : fail(atThePort(acted.failure))
    },
    async release(applicationId) {
      if (missing.has(applicationId))
        return fail({
          code: 'missing',
          detail: `application ${applicationId} is missing here, so that it cannot be sent: look for its case at the platform by this number, then close it with what the citizen is told`,
        })
      const troubles = troublesNow(applicationId)
      if (troubles.length === 0) return notHeld(applicationId)
      const waiting = outbox.followUps.waiting(applicationId)
      if (waiting.length === 0 && !troubles.some(({ what }) => isWhole(what)))
        return fail({
          code: 'missing',
          detail: `application ${applicationId}: what the citizen chose or said is missing here; ask them again, then close it`,
        })
      const tried = await submitter.again(applicationId, troubles)
      tellTroubles()
      if (!tried) return notNow(applicationId)
      return ok(troublesNow(applicationId))
    },
    async close(applicationId, reason) {
      if (missing.delete(applicationId)) {
        tellTroubles()
        return ok(null)
      }
      const troubles = troublesNow(applicationId)
      if (troubles.length === 0) return notHeld(applicationId)
      for (const { what } of troubles) {
        const whole = isWhole(what)
        const closed = await (whole
          ? outbox.close(applicationId, reason)
          : outbox.followUps.end(applicationId, what, reason))
        if (!closed.ok) return fail(atThePort(closed.failure))
        if (whole && closed.value === null) return beingSent(applicationId)
        report({ applicationId, happening: whole ? 'close' : 'followUpClosed', state: outbox.state(applicationId) })
        const submission = whole ? outbox.submission(applicationId) : null
        if (submission !== null) tell(submission)
      }
      tellTroubles()
      return ok(null)
    },
    onUpdate(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onTroubles(listener) {
      troubleListeners.add(listener)
      return () => troubleListeners.delete(listener)
    },
    start() {
      sweep()
      submitter.start()
    },
    async stop() {
      cancelSweep()
      elapsed.keep()
      await submitter.stop()
      store.close()
    },
  }
}

export interface OpenApplications {
  /**
   * Contains `outbox.db` and, unless the key is kept elsewhere, `machine.key`. Created with mode 0700 if it does not
   * exist.
   */
  readonly directory: string
  readonly platform: CaseDesk
  /** ms since the epoch. */
  readonly wallClock?: () => number
  readonly timeOfDay?: TimeOfDay
  readonly present?: () => boolean
  readonly limits?: Limits
  readonly report?: (event: ApplicationEvent) => void
  /** The outbox's file was damaged, and lies beside the new one. */
  readonly onSetAside?: OnSetAside
  readonly onTimeDamaged?: () => void
  readonly onDamaged?: () => void
}

/** With this machine's disk and clocks; called by the composition root. */
export function openApplications({
  directory,
  platform,
  wallClock = Date.now,
  timeOfDay = () => null,
  present = () => true,
  limits = defaultLimits,
  report = () => {},
  onSetAside = () => {},
  onTimeDamaged = () => {},
  onDamaged = () => {},
}: OpenApplications): Result<Applications, OpenFailure | MachineKeyFailure> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'outbox.db')
  const keyFile = join(directory, 'machine.key')
  const machineKey = openMachineKeyFile(keyFile, { create: !hasOutbox(path) })
  if (!machineKey.ok) return machineKey
  const opened = openOrSalvage(path, new Date().toISOString().replaceAll(/[:.]/g, '-'), onSetAside)
  if (!opened.ok) return opened
  const store = opened.value
  if (!mayBeKeyOf(store.database, machineKey.value)) {
    store.close()
    const detail = `${keyFile} is a key, but not the one that ${path} was sealed with`
    return fail({ code: 'foreign', detail, remedy: keyRemedy })
  }
  return ok(
    createApplications({
      store,
      machineKey: machineKey.value,
      platform,
      limits,
      report,
      onTimeDamaged,
      onDamaged,
      atOnce: 4,
      later: setImmediate,
      freeBytes() {
        const { bavail, bsize } = statfsSync(directory)
        return bavail * bsize
      },
      clock: systemClock,
      wallClock,
      timeOfDay,
      present,
      random: Math.random,
      newId: randomUUID,
    }),
  )
}

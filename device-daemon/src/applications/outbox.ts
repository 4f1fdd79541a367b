/**
 * The sealed applications and their states, on disk. All personal content is in encrypted parts. Not encrypted are only
 * the application's id, state, times and digest, and a pseudonym of the citizen, by which their applications stay in
 * order.
 */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { withHeld, type Appointment, type Appointments } from '#flows/appointment/appointment.ts'
import type { Submission } from '#flows/draft/draft.ts'
import type { CaseReceipt } from '../platform/port.ts'
import { ok, type Result } from '../base/result.ts'
import type { MachineKey } from '../vault/machine-key.ts'
import { openVault } from '../vault/vault.ts'
import { outline, type Application, type ApplicationOutline, type Refusal } from './application.ts'
import { openEffects, type Effect } from './effects.ts'
import type { Elapsed } from './elapsed.ts'
import { openFollowUps, type FollowUps } from './follow-ups.ts'
import type { GroupCommit } from './group-commit.ts'
import { bringsBy, next, over, settled, states, type Happening, type State } from './machine.ts'
import { mendSequences } from './sequences.ts'
import type { Row, Store, StoreFailure } from './store.ts'
import { outlineOf, type Supplement, type SupplementOutline } from './supplement.ts'
import { told } from './told.ts'
import { openUnanswered, type Asked } from './unanswered.ts'

export interface Waiting {
  readonly id: string
  /** Pseudonym of the citizen, the same for all their applications on this machine. */
  readonly citizen: string
  /**
   * Pseudonym: the same for all of one citizen in one affair, which keep their order even behind one that the platform
   * will not have; '' in a row of an earlier version, which keeps it with everything.
   */
  readonly matter: string
}

/**
 * What some steps bring along: a decision its receipt, a rejection its reason, staff theirs, a lost question the reason
 * for which it was refused, and what was lost or did not arrive by its own trouble, which (`unanswered`).
 */
export type Brings =
  | { readonly receipt: CaseReceipt }
  | { readonly refusal: Refusal }
  | { readonly reason: string }
  | { readonly unanswered: string }

/** What is brought to the platform by a way of its own; everything but what it holds is alike. */
export type Sealable = { readonly application: Application } | { readonly supplement: Supplement }

export interface Outbox {
  waiting(): number
  /** Everything unsettled, in the order of sealing. */
  open(): readonly Waiting[]
  seal(sealed: Sealable): Result<Waiting & { readonly digest: string }, StoreFailure>
  /**
   * One step of `machine.ts`, durable when it settles. What staff have closed in the meantime stays closed. Rejects
   * when the step is not in the table, or does not bring what belongs to it.
   */
  step(id: string, happening: Happening, brings?: Brings): Promise<Result<State, StoreFailure>>
  /** No answer to the question about what this file has never sent: without a step, for nothing is known to be sent. */
  noteLostQuestion(id: string, brings: Brings | undefined): Promise<Result<null, StoreFailure>>
  /** By staff. null: it is in flight, and what becomes of it is not known yet. */
  close(id: string, reason: string): Promise<Result<State | null, StoreFailure>>
  state(id: string): State | null
  /** null: destroyed, or unreadable. */
  read(id: string): Application | null
  /** 容缺补交. null: it is none, or destroyed, or unreadable. */
  supplement(id: string): Supplement | null
  isSupplement(id: string): boolean
  /** The same without pictures. */
  supplementOutline(id: string): SupplementOutline | null
  receipt(id: string): CaseReceipt | null
  /** Of what is held. */
  refusal(id: string): Refusal | null
  /** Why the platform will not say whether there is a case. */
  questionRefusal(id: string): Refusal | null
  /** Told to staff, because it has lasted. */
  unanswered(id: string, what: Asked): Refusal | null
  submission(id: string): Submission | null
  /** 预约, as the platform confirmed it last. */
  appointments(id: string): Appointments
  /** Writes only where it is something else than before. */
  noteAppointment(id: string, item: string, held: Appointment | null): Promise<Result<null, StoreFailure>>
  /** Without pictures, whose decrypted bytes are overwritten at once. null: destroyed, or unreadable. */
  outline(id: string): ApplicationOutline | null
  /** Of one citizen and still readable, newest first. */
  ofCitizen(idNumber: string): readonly string[]
  /** Applications still readable whose id begins so; no supplement, which has no receipt to be found by. */
  beginning(start: string): readonly string[]
  /** Settled and still readable, newest first. */
  kept(): readonly string[]
  /** The application sealed last, no supplement; `concluded`: its citizen has seen the outcome. */
  latest(): { readonly id: string; readonly sealedAt: string; readonly concluded: boolean } | null
  conclude(id: string): Promise<Result<null, StoreFailure>>
  attempts(id: string): Effect | null
  /**
   * Marks steps an earlier process left unfinished as unknown. Rows that no step of ours can have left as they are (an
   * editor, a bad disk) are held for staff: nothing is dropped, and no other application waits for them.
   */
  recover(): Result<{ readonly interrupted: readonly string[]; readonly damaged: readonly string[] }, StoreFailure>
  readonly followUps: FollowUps
  /** Applications that may have something refused, oldest first. */
  refusals(): readonly { readonly id: string; readonly sealedAt: string }[]
  /** True while its contents can still be read. */
  holds(id: string): boolean
  /**
   * Destroys the content of applications that were settled at `settledBefore` (ms of `elapsed.ts`) or earlier and have
   * nothing left to send; also writes the log back into the database.
   */
  destroySettled(settledBefore: number): Result<readonly string[], StoreFailure>
}

export function openOutbox(
  store: Store,
  together: GroupCommit,
  machineKey: MachineKey,
  wallClock: () => number,
  elapsed: Elapsed,
  present: () => boolean,
): Outbox {
  const { database } = store
  const vault = openVault(database, machineKey)
  const effects = openEffects(database)
  const sql = {
    waiting: database.prepare('select count(*) as count from application where settled_at is null'),
    open: database.prepare('select id, citizen, matter from application where settled_at is null order by sequence'),
    insert: database.prepare(
      `insert into application (id, citizen, matter, state, sealed_at, digest) values (?, ?, ?, 'sealed', ?, ?)`,
    ),
    row: database.prepare('select state, sealed_at from application where id = ?'),
    move: database.prepare('update application set state = ?, settled_at = ?, settled_elapsed = ? where id = ?'),
    half: database.prepare(`select id from application where state in ('sending', 'reconciling')`),
    rows: database.prepare('select id, state, sealed_at, settled_at from application'),
    mend: database.prepare('update application set state = ?, sealed_at = ?, settled_at = ? where id = ?'),
    putPart: database.prepare('insert or replace into part (owner, name, content) values (?, ?, ?)'),
    part: database.prepareOfOne('select content from part where owner = ? and name = ?'),
    dropPart: database.prepare('delete from part where owner = ? and name = ?'),
    dropParts: database.prepare('delete from part where owner = ?'),
    over: database.prepare(`
      select id from application
      where settled_at is not null and coalesce(settled_elapsed, 0) <= ? and citizen is not null
      and not exists (select 1 from follow_up where owner = application.id) limit 200`),
    ofCitizen: database.prepare('select id from application where citizen = ? order by sequence desc'),
    beginning: database.prepare(`
      select id from application where substr(id, 1, ?) = ? and citizen is not null
      and id not in (select owner from part where name = 'supplement')`),
    kept: database.prepare(
      'select id from application where settled_at is not null and citizen is not null order by sequence desc',
    ),
    latest: database.prepare(`
      select id, sealed_at, concluded_at from application
      where id not in (select owner from part where name = 'supplement') order by sequence desc limit 1`),
    refusals: database.prepare(`
      select id, sealed_at from application
      where id in (select owner from part where name like 'refusal%') or state = 'held' order by sequence`),
    conclude: database.prepare('update application set concluded_at = ? where id = ? and concluded_at is null'),
    forget: database.prepare('update application set citizen = null, matter = null where id = ?'),
  }

  const put = (id: string, name: string, content: unknown): void =>
    void sql.putPart.run(id, name, vault.encrypt(id, name, serialize(content)))
  function get(id: string, name: string): unknown {
    const content = sql.part.get(id, name)?.['content']
    const plain = content instanceof Uint8Array ? vault.decrypt(id, name, content) : null
    return plain === null ? null : (deserialize(plain) as unknown)
  }
  const parts = { get, put, drop: (id: string, name: string) => void sql.dropPart.run(id, name) }
  const unanswered = openUnanswered(parts, () => elapsed.now(), present)
  const followUps = openFollowUps(store, together, vault, parts, unanswered)
  const ids = (rows: readonly Row[]): readonly string[] => rows.map((row) => String(row['id']))
  const state = (id: string): State | null => (sql.row.get(id)?.['state'] as State | undefined) ?? null

  /** What this process has tried to send and certainly did not. */
  const notReached = new Set<string>()

  /** Why there was no answer. */
  function noteLost(id: string, brings: Brings | undefined): void {
    if (brings === undefined || !vault.holds(id)) return
    if ('unanswered' in brings) unanswered.note(id, 'application', brings.unanswered)
    if ('refusal' in brings) put(id, questionRefusal, brings.refusal)
  }

  /** Inside a transaction. */
  function move(id: string, happening: Happening, brings?: Brings): State {
    const from = state(id)
    const to = from && next(from, happening)
    if (from === null || to === null) throw new Error(`application ${id}: ${happening} in state ${from}`)
    const [brought] = Object.entries(brings ?? {})
    if (brought?.[0] === 'unanswered' && (happening === 'lost' || happening === 'notReached')) noteLost(id, brings)
    else if (from === 'reconciling' && happening === 'lost') noteLost(id, brings)
    else if (brought?.[0] !== bringsBy(happening, to))
      throw new Error(`application ${id}: ${happening} brings ${brought?.[0]}`)
    // Contents that nobody can read take nothing in, and end all the same.
    else if (brought !== undefined && vault.holds(id)) put(id, ...brought)
    if (happening === 'notReached') notReached.add(id)
    else if (happening !== 'send') notReached.delete(id)
    const now = wallClock()
    if (to === 'sending') effects.intend('submit', id, now)
    if (from === 'sending') effects.settle('submit', id, happening, now)
    // A refusal is true until something else is known of the same request.
    if (happening === 'send' || (from === 'reconciling' && happening !== 'interrupted' && happening !== 'lost'))
      sql.dropPart.run(id, questionRefusal)
    if (settled(to) || to === 'held') unanswered.clear(id, 'application')
    if (settled(to) || (from === 'sending' && to === 'unknown')) sql.dropPart.run(id, 'refusal')
    sql.move.run(to, over(to) ? now : null, over(to) ? elapsed.now() : null, id)
    return to
  }

  /** The row's id when it was damaged. */
  function mendRow({ id, state: was, sealed_at: sealedAt, settled_at: settledAt }: Row): readonly string[] {
    const name = String(id)
    const known = states.find((each) => each === was)
    const time = Number.isNaN(Date.parse(String(sealedAt)))
      ? (read(name) ?? supplementOf(name))?.sealedAt
      : String(sealedAt)
    const ended = known !== undefined && over(known)
    if (known !== undefined && time === sealedAt && ended === (settledAt !== null)) return []
    sql.mend.run(known ?? 'held', time ?? new Date(0).toISOString(), ended ? (settledAt ?? wallClock()) : null, name)
    return [name]
  }

  // Written by `put` and authenticated by the vault, so the types are certain.
  const read = (id: string): Application | null => get(id, 'application') as Application | null
  const supplementOf = (id: string): Supplement | null => get(id, 'supplement') as Supplement | null
  const receiptOf = (id: string): CaseReceipt | null => get(id, 'receipt') as CaseReceipt | null
  const appointmentsOf = (id: string): Appointments => (get(id, 'appointments') as Appointments | null) ?? {}
  const refusalOf = (id: string): Refusal | null => get(id, 'refusal') as Refusal | null

  function withoutPictures<Shown>(id: string, name: string, shown: (content: unknown) => Shown): Shown | null {
    const content = sql.part.get(id, name)?.['content']
    const plain = content instanceof Uint8Array ? vault.decrypt(id, name, content) : null
    if (plain === null) return null
    const made = shown(deserialize(plain))
    // The pictures are views of these bytes.
    plain.fill(0)
    return made
  }

  return {
    waiting: () => Number(sql.waiting.get()?.['count']),
    open: () =>
      sql.open.all().map((row) => ({
        id: String(row['id']),
        citizen: String(row['citizen']),
        matter: String(row['matter'] ?? ''),
      })),
    seal: (sealed) =>
      store.transaction(() => {
        const [name, content] =
          'application' in sealed
            ? (['application', sealed.application] as const)
            : (['supplement', sealed.supplement] as const)
        const { id, sealedAt } = content
        const plain = serialize(content)
        const { idNumber } = content.applicant
        const citizen = machineKey.pseudonym(idNumber)
        // What is handed in later has the matter of its application: it never overtakes it.
        const matter = machineKey.pseudonym(`${idNumber} ${content.affair.id}`)
        const digest = createHash('sha256').update(plain).digest('hex')
        vault.create(id)
        sql.insert.run(id, citizen, matter, sealedAt, digest)
        sql.putPart.run(id, name, vault.encrypt(id, name, plain))
        return { id, citizen, matter, digest }
      }),
    step: (id, happening, brings) => together(() => (state(id) === 'closed' ? 'closed' : move(id, happening, brings))),
    noteLostQuestion: (id, brings) => together(() => (noteLost(id, brings), null)),
    close: (id, reason) =>
      together(() => {
        const now = state(id)
        if (now === null || next(now, 'close') === null) return null
        followUps.endAll(id, reason)
        return move(id, 'close', { reason })
      }),
    state,
    read,
    supplement: supplementOf,
    isSupplement: (id) => sql.part.get(id, 'supplement') !== undefined,
    receipt: receiptOf,
    refusal: refusalOf,
    unanswered: (id, what) => unanswered.told(id, what),
    questionRefusal: (id) => get(id, questionRefusal) as Refusal | null,
    submission(id) {
      const row = sql.row.get(id)
      if (row === undefined) return null
      return told({ applicationId: id, sealedAt: String(row['sealed_at']) }, row['state'] as State, {
        receipt: receiptOf(id),
        refusal: refusalOf(id),
        reason: get(id, 'reason') as string | null,
        notReached: notReached.has(id),
      })
    },
    appointments: appointmentsOf,
    noteAppointment: (id, item, held) =>
      together(() => {
        const before = appointmentsOf(id)
        const now = withHeld(before, item, held)
        if (vault.holds(id) && !isDeepStrictEqual(before, now)) put(id, 'appointments', now)
        return null
      }),
    outline: (id) => withoutPictures(id, 'application', (it) => outline(it as Application)),
    supplementOutline: (id) => withoutPictures(id, 'supplement', (it) => outlineOf(it as Supplement)),
    ofCitizen: (idNumber) => ids(sql.ofCitizen.all(machineKey.pseudonym(idNumber))),
    beginning: (start) => ids(sql.beginning.all(start.length, start)),
    kept: () => ids(sql.kept.all()),
    latest() {
      const row = sql.latest.get()
      return row === undefined
        ? null
        : { id: String(row['id']), sealedAt: String(row['sealed_at']), concluded: row['concluded_at'] !== null }
    },
    conclude: (id) => together(() => (sql.conclude.run(wallClock(), id), null)),
    attempts: (id) => effects.read('submit', id),
    recover: () =>
      store.transaction(() => {
        mendSequences(database)
        const damaged = sql.rows.all().flatMap(mendRow)
        const interrupted = ids(sql.half.all())
        for (const id of interrupted) move(id, 'interrupted')
        // An earlier version left waiting what a citizen chose after an application that staff have ended.
        for (const { id } of followUps.waiting())
          if (state(id) === 'closed') followUps.endAll(id, (get(id, 'reason') as string | null) ?? '')
        effects.settleAll('submit', 'interrupted', wallClock())
        return { interrupted, damaged }
      }),
    followUps,
    refusals: () => sql.refusals.all().map((row) => ({ id: String(row['id']), sealedAt: String(row['sealed_at']) })),
    holds: (id) => vault.holds(id),
    destroySettled(settledBefore) {
      const gone = ids(sql.over.all(settledBefore))
      const destroy = (some: readonly string[], contents: boolean) =>
        store.transaction(() => {
          for (const id of some) {
            vault.destroy(id)
            if (contents) sql.dropParts.run(id)
            effects.forget('submit', id)
            sql.forget.run(id)
          }
          return some
        })
      let destroyed: Result<readonly string[], StoreFailure> = gone.length === 0 ? ok(gone) : destroy(gone, true)
      if (!destroyed.ok && destroyed.failure.code === 'damaged') {
        // One cannot be deleted as it should be. Without its key what stays of it is noise.
        const each = gone.map((id) => {
          const whole = destroy([id], true)
          return whole.ok ? whole : destroy([id], false)
        })
        destroyed = ok(each.flatMap((one) => (one.ok ? one.value : [])))
      }
      // Every time: an earlier scrub may have failed or been interrupted. Costs nothing when the log is empty.
      vault.scrub()
      return destroyed
    },
  }
}

/** By this beginning of the name `refusals` finds it. */
const questionRefusal = 'refusal question'

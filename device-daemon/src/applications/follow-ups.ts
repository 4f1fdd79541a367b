/**
 * On disk, what a citizen chose (delivery) or said (evaluation) after an application: what waits to be sent, at most
 * one of each kind, what the platform will not have, and which was the last.
 */
import { deserialize, serialize } from 'node:v8'
import type { Delivery } from '#flows/draft/draft.ts'
import type { Result } from '../base/result.ts'
import type { Vault } from '../vault/vault.ts'
import { followUpKinds, type FollowUp, type Refusal } from './application.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Store, StoreFailure } from './store.ts'
import type { Parts, Unanswered } from './unanswered.ts'

/** `givenAt`: ISO 8601. */
export type GivenFollowUp = FollowUp & { readonly givenAt: string }
export interface RefusedFollowUp extends Refusal {
  readonly kind: FollowUp['kind']
  /** Staff have ended it, for this reason: it is not sent any more. */
  readonly ended?: string
}

export interface FollowUps {
  /** Resolves with its sequence number. What was given before and has not been sent is not meant any more. */
  add(id: string, followUp: FollowUp, givenAt: string): Result<number, StoreFailure>
  /** Not sent yet or refused, in order: of one application, or of all. */
  waiting(id?: string): readonly { readonly sequence: number; readonly id: string }[]
  read(sequence: number): GivenFollowUp | null
  /** The platform has it, or it is pointless. */
  remove(sequence: number): Promise<Result<null, StoreFailure>>
  /** The platform will not have it; it stays, and is told. */
  refuse(sequence: number, refusal: Refusal): Promise<Result<null, StoreFailure>>
  /** No clear answer to it; it stays, and is sent again. */
  noteUnanswered(sequence: number, detail: string): Promise<Result<null, StoreFailure>>
  refused(id: string): readonly RefusedFollowUp[]
  /** By staff: nothing of this kind is sent any more; that it was refused, and why they ended it, stays to be told. */
  end(id: string, kind: FollowUp['kind'], reason: string): Promise<Result<null, StoreFailure>>
  /** Inside a transaction: the same of everything that waits, because staff have ended its application. */
  endAll(id: string, reason: string): void
  /** The last choice made here. */
  delivery(id: string): Delivery | null
  /** The last of its kind, whatever became of it. null: none that this file knows of. */
  lastGiven(id: string, kind: FollowUp['kind']): string | null
  /** Another, of which only the time is known, was the last one: what is here is not sent, nor promised. */
  overtake(
    id: string,
    kind: FollowUp['kind'],
    givenAt: string,
    refused: Omit<RefusedFollowUp, 'kind'> | null,
  ): Promise<Result<null, StoreFailure>>
}

export function openFollowUps(
  store: Store,
  together: GroupCommit,
  vault: Vault,
  { get, put, drop }: Parts,
  unanswered: Unanswered,
): FollowUps {
  const { database } = store
  const sql = {
    add: database.prepare('insert into follow_up (owner, content) values (?, ?)'),
    all: database.prepare('select sequence, owner from follow_up order by sequence'),
    of: database.prepareOfOne('select sequence, owner from follow_up where owner = ? order by sequence'),
    one: database.prepareOfOne('select owner, content from follow_up where sequence = ?'),
    drop: database.prepare('delete from follow_up where sequence = ?'),
  }
  function read(sequence: number): (GivenFollowUp & { readonly id: string }) | null {
    const row = sql.one.get(sequence)
    const id = String(row?.['owner'])
    const plain = row?.['content'] instanceof Uint8Array ? vault.decrypt(id, 'followUp', row['content']) : null
    return plain === null ? null : { ...(deserialize(plain) as GivenFollowUp), id }
  }
  const waiting = (id?: string) =>
    (id === undefined ? sql.all.all() : sql.of.all(id)).map((row) => ({
      sequence: Number(row['sequence']),
      id: String(row['owner']),
    }))
  /** Nothing of this kind is to be sent. */
  function dropAll(id: string, kind: FollowUp['kind']): void {
    for (const { sequence } of waiting(id)) if (read(sequence)?.kind === kind) sql.drop.run(sequence)
    unanswered.clear(id, kind)
  }
  function end(id: string, kind: FollowUp['kind'], reason: string): void {
    dropAll(id, kind)
    const refusal = get(id, refusedName(kind)) as Refusal | null
    put(id, refusedName(kind), { ...refusal, ended: reason })
  }
  const given = (kind: FollowUp['kind']): string => `given ${kind}`
  return {
    add: (id, followUp, givenAt) =>
      store.transaction(() => {
        // Also stored apart from the follow-up to be sent: a receipt shows it as long as it can be printed.
        if (followUp.kind === 'delivery') put(id, 'delivery', followUp.delivery)
        put(id, given(followUp.kind), givenAt)
        dropAll(id, followUp.kind)
        drop(id, refusedName(followUp.kind))
        const content = vault.encrypt(id, 'followUp', serialize({ ...followUp, givenAt }))
        return Number(sql.add.run(id, content).lastInsertRowid)
      }),
    waiting,
    read,
    remove: (sequence) =>
      together(() => {
        const gone = read(sequence)
        if (gone !== null) {
          drop(gone.id, refusedName(gone.kind))
          unanswered.clear(gone.id, gone.kind)
        }
        sql.drop.run(sequence)
        return null
      }),
    refuse: (sequence, refusal) =>
      together(() => {
        const refused = read(sequence)
        if (refused !== null) {
          put(refused.id, refusedName(refused.kind), refusal)
          unanswered.clear(refused.id, refused.kind)
        }
        return null
      }),
    noteUnanswered: (sequence, detail) =>
      together(() => {
        const one = read(sequence)
        if (one !== null) unanswered.note(one.id, one.kind, detail)
        return null
      }),
    refused: (id) =>
      followUpKinds.flatMap((kind) => {
        const refusal = get(id, refusedName(kind)) as Omit<RefusedFollowUp, 'kind'> | null
        return refusal === null ? [] : [{ kind, ...refusal }]
      }),
    end: (id, kind, reason) =>
      together(() => {
        end(id, kind, reason)
        return null
      }),
    endAll(id, reason) {
      const kinds = waiting(id).flatMap(({ sequence }) => read(sequence)?.kind ?? [])
      for (const kind of new Set(kinds)) end(id, kind, reason)
      // What cannot be read any more is not to keep its application for ever.
      for (const { sequence } of waiting(id)) sql.drop.run(sequence)
    },
    delivery: (id) => get(id, 'delivery') as Delivery | null,
    lastGiven: (id, kind) =>
      (get(id, given(kind)) as string | null) ??
      // A file of an earlier version says it only of what waits.
      waiting(id).flatMap(({ sequence }) => {
        const one = read(sequence)
        return one?.kind === kind ? [one.givenAt] : []
      })[0] ??
      null,
    overtake: (id, kind, givenAt, refused) =>
      together(() => {
        dropAll(id, kind)
        if (kind === 'delivery' && get(id, given(kind)) !== givenAt) drop(id, 'delivery')
        put(id, given(kind), givenAt)
        if (refused === null) drop(id, refusedName(kind))
        else put(id, refusedName(kind), refused)
        return null
      }),
  }
}

/** By this beginning of the name the outbox finds what is for staff. */
const refusedName = (kind: FollowUp['kind']): string => `refusal ${kind}`

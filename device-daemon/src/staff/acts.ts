/** What staff may do with what the platform refused: one act in, one answer out. */
import * as v from 'valibot'
import { isWhole, type Applications, type Trouble } from '../applications/port.ts'
import type { Audit } from '../audit/audit.ts'
import { ok, type Result } from '../base/result.ts'
import type { ClockState } from '../base/wall-clock.ts'

const Id = v.pipe(v.string(), v.uuid())
/** 1 … 300 characters on one line: the citizen reads it. */
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300), v.regex(/^[^\p{C}]*$/u))

export const StaffAct = v.variant('act', [
  v.strictObject({ act: v.literal('list') }),
  v.strictObject({ act: v.literal('release'), id: Id }),
  v.strictObject({ act: v.literal('close'), id: Id, reason: Reason }),
])
export type StaffAct = v.InferOutput<typeof StaffAct>

export interface StaffFailure {
  readonly code: string
  readonly detail: string
}

/** The machine's time of day, and how many seconds it is ahead of the platform's (or, negative, behind). */
export interface MachineClock {
  readonly state: ClockState
  readonly ahead: number
}

/** `troubles`: what is still in trouble afterwards, of everything (`list`) or of this application. */
export type StaffAnswer = Result<{ readonly troubles: readonly Trouble[]; readonly clock: MachineClock }, StaffFailure>

export async function carryOut(
  act: StaffAct,
  {
    applications,
    audit,
    clock,
  }: {
    readonly applications: Pick<Applications, 'troubles' | 'release' | 'close'>
    readonly audit: Pick<Audit, 'record'>
    readonly clock: () => MachineClock
  },
): Promise<StaffAnswer> {
  const told = (troubles: readonly Trouble[]) => ok({ troubles, clock: clock() })
  if (act.act === 'list') return told(applications.troubles())
  if (act.act === 'release') {
    const released = await applications.release(act.id)
    if (!released.ok) return released
    audit.record('application.released', { application: act.id })
    return told(released.value)
  }
  const of = applications.troubles().filter(({ applicationId }) => applicationId === act.id)
  const closed = await applications.close(act.id, act.reason)
  if (!closed.ok) return closed
  // The next start goes by this: what is ended stays so, whatever an older copy of the outbox says.
  for (const what of new Set(of.map(ended))) audit.record('application.ended', { application: act.id, what })
  return told([])
}

const ended = ({ what }: Trouble) => (what === 'missing' || isWhole(what) ? 'application' : what)

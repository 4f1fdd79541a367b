import type { Affair } from '#flows/model/affair.ts'
import { beijingDay } from '#flows/time/beijing.ts'
import type { Identity } from '#flows/draft/draft.ts'
import type { EventsOf } from '#contract/commands.ts'
import { identitySource, rowsOf } from '#flows/draft/fields.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { CitizenCard } from '../devices/id-card/port.ts'
import { identityOfCard } from '../session/identity-check.ts'
import { printable } from '../session/printable.ts'
import { failedOutside, type CommandFailure, type HandlersOf, type Run } from './handler.ts'
import { meet, signerBy } from './signer.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<Dependencies, 'devices' | 'documents' | 'faceComparer' | 'audit' | 'district' | 'now'>

export function idCardCommands(used: Used): HandlersOf<'IdCard'> {
  const { faceComparer, audit } = used
  return {
    'IdCard.Read': async (_payload, run) => {
      const { session } = run
      const read = await readCard(used, run, (identity) => run.event('IdCard.Text', { identity }))
      if (!read.ok) return read
      const { identity, photo } = read.value
      // Without a comparer nobody is asked to pose; the case records `notCompared` for whoever decides it.
      const face = faceComparer ? null : 'notCompared'
      session.identify(identity, { photo: faceComparer && photo, face })
      photo.fill(0)
      audit.record('session.identified', { session: session.id, source: 'idCard' })
      return ok({ identity, face })
    },

    'IdCard.ReadFurther': async ({ group, row }, run) => {
      const { session } = run
      const known = rowsOf(session.draft, group).some(({ id }) => id === row)
      if (!known || !laysCard(session.affair, group)) return fail({ code: 'notAllowedNow' })
      const read = await readCard(used, run, () => {})
      if (!read.ok) return read
      const { photo } = read.value
      photo.fill(0)
      const identity = asFarAsUsed(read.value.identity, session.affair, group)
      if (!session.addPerson(group, row, identity)) return fail({ code: 'notAllowedNow' })
      audit.record('session.personRead', { session: session.id, group })
      return ok({ identity })
    },

    'IdCard.ReadSigner': async ({ signer }, run) => {
      const { session } = run
      if (signerBy(session, used.district, signer, 'card') === null) return fail({ code: 'notAllowedNow' })
      const read = await readCard(used, run, () => {})
      if (!read.ok) return read
      read.value.photo.fill(0)
      return meet(session, used, signer, 'card', read.value.identity)
    },
  }
}

/** Whether the people of a repeating group are identified by card. */
function laysCard({ form, parties }: Affair, group: string): boolean {
  const party = form.find(({ id, repeat }) => id === group && repeat !== undefined)?.party
  return parties.some(({ id, identified }) => id === party && identified.includes('card'))
}

/** 最小必要: of another person's card, only what the form asks for is kept. */
function asFarAsUsed(identity: Identity, { form }: Affair, group: string): Identity {
  const { source, name, idNumber, sex, birthDate, ...rest } = identity
  const used = new Set(
    form
      .filter(({ id }) => id === group)
      .flatMap(({ party, fields }) => fields.map(({ from = '' }) => identitySource(from, party).key)),
  )
  return {
    source,
    name,
    idNumber,
    sex,
    birthDate,
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => used.has(key))),
  }
}

/**
 * Reads and checks the card on the reader. Fails if the session has ended or changed hands meanwhile. `onText` is
 * called before the photo has arrived. The caller owns the photo and must overwrite it.
 */
async function readCard(
  { devices, documents, audit, now }: Used,
  {
    session,
    signal,
    event,
    revoked,
  }: Pick<Run<'IdCard.Read'>, 'signal' | 'revoked'> & {
    readonly session: Pick<Run<'IdCard.Read'>['session'], 'id' | 'journey'>
    readonly event: (name: 'IdCard.Progress', payload: EventsOf<'IdCard.Read'>['IdCard.Progress']) => void
  },
  onText: (identity: Identity) => void,
): Promise<Result<{ readonly identity: Identity; readonly photo: Uint8Array }, CommandFailure>> {
  if (!devices.idCard) return fail({ code: 'deviceAbsent' })
  const today = beijingDay(now())
  const accepted = (card: CitizenCard): Result<Identity, CommandFailure> => {
    const identity = identityOfCard(card, today)
    // Whoever asks about a case needs no document with their name on it.
    return identity.ok && session.journey === 'apply' ? printable(identity.value, documents) : identity
  }
  const read = await devices.idCard.read({
    signal,
    onStage: (stage) => event('IdCard.Progress', { stage }),
    // The photo takes another 90 ms on the wire; the citizen reads the name meanwhile. A card that is not accepted is
    // never shown.
    onText: (card) => {
      const identity = accepted(card)
      if (identity.ok) onText(identity.value)
    },
  })
  if (!read.ok) return failedOutside(read.failure)
  const { card, photo } = read.value
  const identity = accepted(card)
  if (!identity.ok) {
    photo.fill(0)
    audit.record('session.identityRefused', { session: session.id, code: identity.failure.code })
    return fail(identity.failure)
  }
  const why = revoked()
  if (why) {
    photo.fill(0)
    return fail(why)
  }
  return ok({ identity: identity.value, photo })
}

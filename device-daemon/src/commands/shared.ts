import { beijingDay } from '#flows/time/beijing.ts'
import type { Identity, MaterialState, ReturnReason, Several } from '#flows/draft/draft.ts'
import { plan } from '#flows/plan/plan.ts'
import { isReturned, withoutReturned } from '#flows/draft/returned.ts'
import { rolesOf } from '#flows/draft/several.ts'
import { toFetch } from '#flows/draft/steps.ts'
import type { Went } from '#flows/draft/went.ts'
import { fail, ok } from '../base/result.ts'
import type { Licence } from '../platform/port.ts'
import { wentOf } from '../platform/went.ts'
import { licenceFor, severalOf, sharedOf, typeOf, validAt, whoseOf } from '../session/holdings.ts'
import type { ApplySession } from '../session/journeys/apply.ts'
import type { HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function sharedCommands({
  platform,
  documents,
  district,
  audit,
  now,
}: Pick<Dependencies, 'platform' | 'documents' | 'district' | 'audit' | 'now'>): HandlersOf<'Shared'> {
  return {
    /**
     * Fetches only what the affair may use about the identified person. Where that fails the citizen is told why and
     * goes on: they are asked for the data and photograph the papers instead.
     */
    'Shared.Fetch': async (_payload, { session, signal, revoked }) => {
      const { identity } = session.draft
      if (!identity) throw new Error('nobody to fetch for')
      const planned = plan(session.affair, district, session.draft)
      const wanted = toFetch(planned)
      const types = [...new Set(wanted.map(({ material }) => typeOf(material)))]
      const [data, licences, reasons] = await Promise.all([
        platform.sharedData(identity, session.affair.id, signal),
        types.length === 0 ? ok([]) : platform.licences(identity, session.affair.id, types, signal),
        reasonsOf(identity, session.draft.corrects, signal),
      ])
      if (signal.aborted) return fail({ code: 'cancelled' })
      const refusal = revoked()
      if (refusal) return fail(refusal)

      const dataWent = data.ok ? 'online' : wentOf(data.failure)
      const licencesWent = licences.ok ? 'online' : wentOf(licences.failure)
      audit.record('shared.fetched', { session: session.id, data: dataWent, licences: licencesWent })
      session.holdings = {
        data: data.ok ? data.value : { values: {}, subjects: [] },
        licences: licences.ok ? validAt(beijingDay(now()), licences.value) : wentOf(licences.failure),
      }
      const several = severalOf(
        session.holdings,
        wanted.map(({ material }) => material),
        rolesOf(session.affair),
        session.draft.several,
      )
      return settled(session, several, reasons, dataWent)
    },

    'Shared.Choose': async ({ role, candidate }, { session }) => {
      const asked = session.draft.several.find((one) => one.role === role)
      if (asked === undefined || session.holdings === null) return fail({ code: 'notAllowedNow' })
      if (candidate !== null && !asked.among.some(({ id }) => id === candidate)) return fail({ code: 'notAllowedNow' })
      const several = session.draft.several.map((one) => (one === asked ? { ...asked, meant: candidate } : one))
      // What was photographed for another one is not this one's.
      if (asked.meant !== undefined && asked.meant !== candidate)
        for (const { material } of toFetch(plan(session.affair, district, session.draft)))
          if (whoseOf(material, session.holdings, several).some((one) => one.role === role))
            session.dropPages(material.id)
      return settled(session, several, [], session.draft.sharedWent)
    },
  }

  /** Records what counts of what was fetched, if it can be printed. */
  function settled(
    session: ApplySession,
    several: readonly Several[],
    reasons: readonly ReturnReason[],
    sharedWent: Went | null,
  ) {
    const { holdings, draft } = session
    const { identity } = draft
    if (holdings === null || identity === null) throw new Error('nothing has been fetched')
    const planned = plan(session.affair, district, draft)
    let shared = sharedOf(holdings, several)
    const materials: Record<string, MaterialState> = { ...draft.materials }
    for (const { material } of toFetch(planned)) {
      // Pages the citizen has already photographed are not discarded for a later answer of the platform.
      if (session.pages(material.id).length > 0 || isReturned(materials[material.id])) continue
      session.licences.delete(material.id)
      delete materials[material.id]
      const found = licenceFor(material, holdings, several, identity)
      if (found === null) continue
      if (typeof found !== 'string') session.licences.set(material.id, found.id)
      materials[material.id] = typeof found === 'string' ? { status: 'unavailable', reason: found } : fetched(found)
    }
    const all = withoutReturned(materials, reasons)
    // Of what the form uses. A name is said now, and not when all is filled in and cannot be printed; anything else
    // that cannot be printed is as if it were not held: it is asked.
    const used = planned.form.flatMap(({ fields }) => fields.filter(({ from }) => shared[from ?? ''] !== undefined))
    const faulty = used.filter(({ from }) => documents.unprintable(shared[from ?? ''] ?? '').length > 0)
    if (faulty.some(({ type }) => type === 'personName'))
      return fail({ code: 'nameUnprintable', cause: 'no font has a character of the shared data' } as const)
    const unheld = new Set(faulty.map(({ from }) => from))
    shared = Object.fromEntries(Object.entries(shared).filter(([key]) => !unheld.has(key)))
    const fetchedNow = { shared, sharedWent, several, materials: all }
    session.record(fetchedNow)
    return ok(fetchedNow)
  }

  /** Why the case that is mended was returned, if it is one of this person's. */
  async function reasonsOf(
    identity: Identity,
    corrects: string | null,
    signal: AbortSignal,
  ): Promise<readonly ReturnReason[]> {
    if (corrects === null) return []
    const theirs = await platform.casesOfPerson(identity, signal)
    if (!theirs.ok || !theirs.value.cases.some(({ caseNumber }) => caseNumber === corrects)) return []
    const told = await platform.caseStatus(corrects, signal)
    return told.ok ? told.value.reasons : []
  }
}

const fetched = ({ number, issuer, validUntil }: Licence): MaterialState => ({
  status: 'fetched',
  licenceNumber: number,
  issuer,
  ...(validUntil !== null && { validUntil }),
})

import type { Material } from '#flows/affair.ts'
import { sameName } from '#flows/characters.ts'
import type { Identity, MaterialState, ReturnReason } from '#flows/draft.ts'
import { plan } from '#flows/plan.ts'
import { isReturned, withoutReturned } from '#flows/returned.ts'
import { toFetch } from '#flows/steps.ts'
import { chinaDate } from '../base/china-time.ts'
import { fail, ok } from '../base/result.ts'
import type { Licence } from '../platform/port.ts'
import type { HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function sharedCommands({
  platform,
  documents,
  district,
  now,
}: Pick<Dependencies, 'platform' | 'documents' | 'district' | 'now'>): HandlersOf<'Shared'> {
  return {
    /**
     * Fetches only what the affair may use about the identified person. If the platform cannot be reached the citizen
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

      const shared = data.ok ? data.value : {}
      const materials: Record<string, MaterialState> = { ...session.draft.materials }
      for (const { material } of wanted) {
        // Pages the citizen has already photographed are not discarded for a later answer of the platform.
        if (session.pages(material.id).length > 0 || isReturned(materials[material.id])) continue
        const held = licences.ok ? validAt(chinaDate(now()), licences.value).filter(isFor(material)) : []
        const name = material.holder === 'applicant' ? identity.name : shared[`${material.holder}.name`]
        const found = held.find(({ holderName }) => name === undefined || sameName(holderName, name))
        if (found) session.licences.set(material.id, found.id)
        materials[material.id] = found
          ? fetched(found)
          : { status: 'unavailable', reason: reasonFor(licences.ok, held.length > 0) }
      }
      const all = withoutReturned(materials, reasons)
      // Said now, and not when the whole form has been filled in and cannot be printed.
      const used = planned.form.flatMap(({ fields }) => fields.flatMap(({ from }) => shared[from ?? ''] ?? []))
      if (documents.unprintable(used.join('')).length > 0)
        return fail({ code: 'nameUnprintable', cause: 'no font has a character of the shared data' })
      session.record({ shared, materials: all })
      return ok({ shared, materials: all })
    },
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

const reasonFor = (answered: boolean, othersHeld: boolean) =>
  othersHeld ? 'otherName' : answered ? 'notFound' : 'platformOffline'
const isFor =
  (material: Material) =>
  ({ type, holder }: Licence): boolean =>
    type === typeOf(material) && holder === material.holder
const typeOf = (material: Material): string => material.licenceType ?? material.name.zh
/** Only what is valid on this day; what stays valid longest comes first. Days in ISO form compare as text. */
const validAt = (today: string, licences: readonly Licence[]): readonly Licence[] =>
  licences
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .sort((a, b) => (b.validUntil ?? '9999').localeCompare(a.validUntil ?? '9999'))
const fetched = ({ number, issuer, validUntil }: Licence): MaterialState => ({
  status: 'fetched',
  licenceNumber: number,
  issuer,
  ...(validUntil !== null && { validUntil }),
})

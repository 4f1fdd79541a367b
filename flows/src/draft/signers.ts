/**
 * 签名人: everybody who must sign the 申请表, out of plan and draft: the applicant first, then whoever the form describes as
 * a party that signs, each once. Pure.
 */
import type { Affair, Material, Party, Text } from '../model/affair.ts'
import type { Draft, MaterialPage, Signing } from './draft.ts'
import { applicant, fillForm, type FilledField, type FilledRow } from './fields.ts'
import { documentField, documentTypeOf, type DocumentType } from '../entries/person-documents.ts'
import type { Plan } from '../plan/plan.ts'

export interface Signer {
  /** `applicant`, or the party and, where a group asks about several, the row: `heir/r2`. */
  readonly id: string
  readonly party: string
  /** What they are in this matter, in the words of the affair; null: the applicant. */
  readonly role: Text | null
  /** As the form has it; an organisation's, where the form names no person. */
  readonly name: string
  /** Null: the form has none, or one that is not right yet. */
  readonly number: string | null
  readonly document: DocumentType
  /** Ways to be identified that the data allows and that can be compared with what the form says. */
  readonly by: Party['identified']
  /** Form groups that describe them; whose department signs for them. The applicant signs for all. */
  readonly groups: readonly string[]
}

/** In the order in which they take their turns. */
export function signersOf(plan: Plan, draft: Draft): readonly Signer[] {
  const found: Signer[] = draft.identity === null ? [] : [applicantOf(draft.identity)]
  const filled = fillForm(plan, draft)
  for (const [at, { group, party }] of plan.form.entries()) {
    if (party === null || !party.signs) continue
    const { fields = [], rows = [] } = filled[at] ?? {}
    const described =
      group.repeat === undefined ? [{ id: party.id, fields, identity: null }] : rows.map((row) => ofRow(party, row))
    for (const one of described) {
      const signer = signerOf(one, party, group.id)
      if (signer === null) continue
      const same = found.findIndex((other) => other.number !== null && other.number === signer.number)
      const known = found[same]
      if (known === undefined) found.push(signer)
      else if (known.id !== applicant) found[same] = { ...known, groups: [...new Set([...known.groups, group.id])] }
    }
  }
  return found
}

/** Whether the form can describe anybody who signs beside the applicant. */
export const severalSign = ({ form, parties }: Pick<Affair, 'form' | 'parties'>): boolean =>
  form.some(({ party }) => party !== applicant && parties.some(({ id, signs }) => id === party && signs))

/** Everybody who signs beside the applicant. */
export const cosignersOf = (plan: Plan, draft: Draft): readonly Signer[] =>
  signersOf(plan, draft).filter(({ id }) => id !== applicant)

const applicantOf = ({ name, idNumber, source }: NonNullable<Draft['identity']>): Signer => ({
  id: applicant,
  party: applicant,
  role: null,
  name,
  number: idNumber,
  document: 'residentId',
  by: [source === 'idCard' ? 'card' : 'phone'],
  groups: [],
})

type Described = Pick<FilledRow, 'id' | 'fields' | 'identity'>
const ofRow = (party: Party, { id, fields, identity }: FilledRow): Described => ({
  id: `${party.id}/${id}`,
  fields,
  identity,
})

function signerOf({ id, fields, identity }: Described, party: Party, group: string): Signer | null {
  const person = textOf(fields, 'personName')
  const name = person ?? textOf(fields, 'text')
  if (name === null) return null
  const entry = fields.find(({ field }) => field.type === 'idNumber')
  const typed = entry === undefined || entry.problem !== null || entry.value === null ? null : String(entry.value)
  const number = identity?.idNumber ?? typed
  const kind = entry && fields.find(({ field }) => field.id === documentField(entry.field).id)?.value
  const document = documentTypeOf(String(kind ?? '')) ?? 'residentId'
  const comparable = person !== null && number !== null && document === 'residentId'
  return {
    id,
    party: party.id,
    role: party.name,
    name,
    number,
    document,
    by: party.identified.filter((way) => way === 'paper' || comparable),
    groups: [group],
  }
}

function textOf(fields: readonly FilledField[], type: 'personName' | 'text'): string | null {
  const value = fields.find(({ field }) => field.type === type)?.value
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export const signingOf = ({ signatures }: Pick<Draft, 'signatures'>, signer: string): Signing | undefined =>
  Object.hasOwn(signatures, signer) ? signatures[signer] : undefined

export function hasSigned(draft: Pick<Draft, 'signatures'>, signer: string = applicant): boolean {
  const signing = signingOf(draft, signer)
  return signing?.by === 'paper' ? signing.pages.length > 0 : typeof signing?.signedAt === 'string'
}

/** Identified at this terminal to sign, or has signed. */
export const isIdentified = (draft: Pick<Draft, 'signatures'>, signer: string): boolean =>
  ['card', 'phone'].includes(signingOf(draft, signer)?.by ?? '')

/** Whose turn it is beside the applicant; undefined: they have all signed. */
export const nextCosigner = (plan: Plan, draft: Draft): Signer | undefined =>
  cosignersOf(plan, draft).find(({ id }) => !hasSigned(draft, id))

/** Which of the signed pages are whose: photographed like a material, kept with the signature. */
const pagesPrefix = 'signature/'
export const pagesOf = (signer: string): string => `${pagesPrefix}${signer}`
export const signerOfPages = (material: string): string | null =>
  material.startsWith(pagesPrefix) ? material.slice(pagesPrefix.length) : null

export const mostSignedPages = 10
/** The pages that somebody has signed on paper, for the camera. */
export const signedPages = ({ id, name }: Pick<Signer, 'id' | 'name'>, title: Text): Material => ({
  id: pagesOf(id),
  name: { zh: `${title.zh}（${name}）`, en: `${title.en} (${name})` },
  source: 'upload',
  kind: 'signedForm',
  holder: applicant,
  forItems: [],
  deferrable: false,
  pages: { min: 1, max: mostSignedPages },
  confidence: 'H',
})

/** The draft's signatures after pages were photographed or removed: without pages nobody has signed on paper. */
export function withSignedPages(
  { signatures }: Pick<Draft, 'signatures'>,
  signer: string,
  pages: readonly MaterialPage[],
): Draft['signatures'] {
  const { [signer]: _, ...others } = signatures
  return pages.length === 0 ? others : { ...others, [signer]: { by: 'paper', pages } }
}

/** Whom the terminal is handed to after this one has signed; null: nobody, it is at the applicant's. */
export function nextAfter(plan: Plan, draft: Draft, signer: string): Signer | null {
  const all = signersOf(plan, draft)
  return (
    all.find(({ id }) => id !== signer && !hasSigned(draft, id)) ?? (signer === applicant ? null : (all[0] ?? null))
  )
}

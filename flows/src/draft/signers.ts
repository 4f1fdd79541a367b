/**
 * 签名人: everybody who must sign, out of plan and draft: the applicant first, then whoever the form describes as a party
 * that signs, then whoever signs a document that is made here and nothing else (the principal of an agent), each once.
 * Pure.
 */
import type { Affair, Declaration, Party, Text } from '../model/affair.ts'
import { placeholdersOf } from '../model/placeholders.ts'
import type { Draft, Signing } from './draft.ts'
import { applicant, fillForm, type FilledField, type FilledRow } from './fields.ts'
import { madeHere } from './made-here.ts'
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
  /**
   * Form groups that describe them, for which they sign the 申请表. The applicant signs for all; who is in none of them
   * signs only what is made here and names them (`papers.ts`).
   */
  readonly groups: readonly string[]
  /** 委托人: somebody acts for them, so that they may well not be here. */
  readonly principal: boolean
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
  for (const one of principalsOf(plan, draft)) {
    const same = found.findIndex(({ id, number }) => id === one.id || (number !== null && number === one.number))
    const known = found[same]
    if (known === undefined) found.push(one)
    else if (known.id !== applicant) found[same] = { ...known, principal: true }
  }
  return found
}

/** A document that is made and signed at the terminal. */
export const signedHere = (document: Declaration | undefined): document is Declaration =>
  document !== undefined && document.signing !== 'onSite'

/** Whether anybody can have to sign beside the applicant. */
export const severalSign = ({ form, parties, materials }: Pick<Affair, 'form' | 'parties' | 'materials'>): boolean =>
  form.some(({ party }) => party !== applicant && parties.some(({ id, signs }) => id === party && signs)) ||
  materials.some(({ document }) => signedHere(document) && document.signedBy.some(({ name }) => name !== undefined))

/** Whether any of them can have to sign more than one document. */
export const severalPapers = ({ materials, parties }: Pick<Affair, 'materials' | 'parties'>): boolean =>
  materials.some(
    ({ document }) =>
      signedHere(document) &&
      document.signedBy.some(
        ({ party, name }) =>
          name === undefined && party !== applicant && parties.some(({ id, signs }) => id === party && signs),
      ),
  )

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
  principal: false,
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
    principal: false,
  }
}

/** Who signs a document and is no party that a group describes: 委托人 and others whom it names. */
function principalsOf(plan: Plan, draft: Draft): readonly Signer[] {
  const fields = fillForm(plan, draft).flatMap((group) => group.fields)
  const entryOf = (template: string | undefined): FilledField | undefined =>
    placeholdersOf(template ?? '')
      .flat()
      .map((name) => fields.find(({ field, value }) => field.id === name && value !== null))
      .find((entry) => entry !== undefined)
  return madeHere(plan, draft).flatMap(({ material: { document } }) =>
    !signedHere(document)
      ? []
      : document.signedBy.flatMap(({ party: id, name, number }) => {
          const party = plan.parties.find((one) => one.id === id)
          if (name === undefined || party === undefined) return []
          const numbered = entryOf(number)
          const kind = numbered && fields.find(({ field }) => field.id === documentField(numbered.field).id)
          const named = [entryOf(name), numbered, kind].filter((entry) => entry !== undefined)
          const signer = signerOf({ id, fields: named, identity: null }, party, '')
          return signer === null ? [] : [{ ...signer, groups: [], principal: true }]
        }),
  )
}

function textOf(fields: readonly FilledField[], type: 'personName' | 'text'): string | null {
  const value = fields.find(({ field }) => field.type === type)?.value
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export const signingOf = ({ signatures }: Pick<Draft, 'signatures'>, signer: string): Signing | undefined =>
  Object.hasOwn(signatures, signer) ? signatures[signer] : undefined

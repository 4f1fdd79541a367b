/**
 * 纸面签名: what somebody signs, document by document, and the photographed pages of those who have signed on paper. Who
 * signs for part of an application gets no more of it to sign than that. Pure.
 */
import type { Declaration, Material, Text } from '../model/affair.ts'
import { filledIn } from '../model/placeholders.ts'
import { caseText } from '../case/case-words.ts'
import type { Draft, MaterialPage } from './draft.ts'
import { applicant, fillForm, type FilledField, type FilledGroup } from './fields.ts'
import { madeHere } from './made-here.ts'
import { signedHere, signersOf, signingOf, type Signer } from './signers.ts'
import type { Plan, PlannedMaterial } from '../plan/plan.ts'

/** The 申请表, or a document that is made here. */
export interface Paper {
  /** `form`, or the material's id. */
  readonly id: string
  readonly title: Text
  readonly made: PlannedMaterial | null
}
export const formPaper = 'form'

/** A place for a signature on a document. */
export interface Place {
  readonly party: string
  /** Whose: the id of a signer, if somebody is named in it. */
  readonly signer: string
  readonly name: string
}

/** The places for signatures on a document that is made here, in their order. */
export function placesOf(document: Declaration, plan: Plan, draft: Draft): readonly Place[] {
  const form = fillForm(plan, draft)
  const everybody = signersOf(plan, draft)
  const single = form.flatMap(({ fields }) => fields)
  /** Somebody named in several places signs once, under the first of them. */
  const signerOf = (id: string, number: string | null): string =>
    (everybody.find((one) => one.id === id) ?? everybody.find((one) => number !== null && one.number === number))?.id ??
    id
  return document.signedBy.flatMap(({ party, name, number }): readonly Place[] => {
    if (name !== undefined)
      return [
        {
          party,
          signer: signerOf(party, filledIn(number ?? '', (one) => textOf(single, one), '') || null),
          name: filledIn(name, (one) => textOf(single, one), ''),
        },
      ]
    if (party === applicant) return [{ party, signer: applicant, name: draft.identity?.name ?? '' }]
    const rows = groupsOf(form, party).flatMap((group) => group.rows)
    if (rows.length === 0) return [{ party, signer: party, name: '' }]
    return rows.map(({ id, fields }) => {
      const entry = fields.find(({ field }) => field.type === 'idNumber')?.value ?? null
      return { party, signer: signerOf(`${party}/${id}`, entry && String(entry)), name: nameOf(fields) }
    })
  })
}

/** The repeating groups that describe a party. */
export const groupsOf = (form: readonly FilledGroup[], party: string): readonly FilledGroup[] =>
  form.filter(({ group }) => group.party === party && group.repeat !== undefined)

function textOf(fields: readonly FilledField[], id: string): string | null {
  const value = fields.find(({ field }) => field.id === id)?.value ?? null
  return value === null ? null : String(value)
}

/** The name of the person or organisation. */
const nameOf = (fields: readonly FilledField[]): string =>
  String(
    (['personName', 'text'] as const)
      .map((type) => fields.find(({ field }) => field.type === type)?.value)
      .find(Boolean) ?? '',
  )

/** What this one signs; never nothing, or they would not be a signer. A department's own form is a part of the 申请表. */
export function papersOf(plan: Plan, draft: Draft, { id, groups }: Signer): readonly Paper[] {
  const named = madeHere(plan, draft).filter(
    ({ material: { document } }) =>
      signedHere(document) && placesOf(document, plan, draft).some(({ signer }) => signer === id),
  )
  return [
    ...(id === applicant || groups.length > 0 ? [{ id: formPaper, title: caseText('form'), made: null }] : []),
    ...named.map((made) => ({
      id: made.material.id,
      title: made.material.document?.title ?? made.material.name,
      made,
    })),
  ]
}

/** The pages photographed of it, if it was signed on paper. */
export function signedPagesOf(
  draft: Pick<Draft, 'signatures'>,
  signer: string,
  paper: string,
): readonly MaterialPage[] {
  const signing = signingOf(draft, signer)
  if (signing?.by !== 'paper') return []
  return Object.hasOwn(signing.papers, paper) ? (signing.papers[paper] ?? []) : []
}

/** The first of their papers of which no page is photographed yet. */
export const nextPaper = (plan: Plan, draft: Draft, signer: Signer): Paper | undefined =>
  papersOf(plan, draft, signer).find(({ id }) => signedPagesOf(draft, signer.id, id).length === 0)

/** Which of the signed pages are whose, and of what: photographed like a material, kept with the signature. */
const pagesPrefix = 'signature/'
export const pagesOf = (signer: string, paper: string): string => `${pagesPrefix}${paper}/${signer}`
export function whoseSignedPages(material: string): { readonly signer: string; readonly paper: string } | null {
  if (!material.startsWith(pagesPrefix)) return null
  const [paper = '', ...signer] = material.slice(pagesPrefix.length).split('/')
  return { paper, signer: signer.join('/') }
}

export const mostSignedPages = 10
/** The pages of a paper that somebody has signed, for the camera. */
export const signedPages = ({ id, name }: Pick<Signer, 'id' | 'name'>, { id: paper, title }: Paper): Material => ({
  id: pagesOf(id, paper),
  name: caseText('signedPaper', { title, name }),
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
  { signer, paper }: { readonly signer: string; readonly paper: string },
  pages: readonly MaterialPage[],
): Draft['signatures'] {
  const { [signer]: signing, ...others } = signatures
  const { [paper]: _, ...kept } = signing?.by === 'paper' ? signing.papers : {}
  const papers = pages.length === 0 ? kept : { ...kept, [paper]: pages }
  return Object.keys(papers).length === 0 ? others : { ...others, [signer]: { by: 'paper', papers } }
}

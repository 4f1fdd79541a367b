/** 申请表 (一表申请): all chosen items in one form, each value marked with its origin. Pure. */
import type { FormGroup, Party, Text } from '#flows/model/affair.ts'
import { byWhen } from '#flows/plan/deferral.ts'
import { noTelephone } from '#flows/entries/entries.ts'
import { applicant, fillForm, isShown, told, type FilledField, type FilledGroup } from '#flows/draft/fields.ts'
import { isGiven } from '#flows/draft/made-here.ts'
import type { Plan, PlannedMaterial } from '#flows/plan/plan.ts'
import { formPaper, papersOf, signedPagesOf } from '#flows/draft/papers.ts'
import { signersOf, signingOf, type Signer } from '#flows/draft/signers.ts'
import { sourceNames } from '#flows/faces/sources.ts'
import { standing } from '#flows/draft/standing.ts'
import type { FormRequest } from '../port.ts'
import { dateText } from '#flows/time/written-dates.ts'
import { identifiedBy, origins, producedHere, sexes, withoutTelephone, yesNo } from './words.ts'

interface FieldView {
  readonly label: Text
  readonly value: string | Text
  readonly mark: Text | null
  readonly wide: boolean
}

export interface SignerView {
  /** Null: the applicant. */
  readonly role: Text | null
  readonly name: string
  /** How they were identified, once they have signed; null: not signed yet. */
  readonly identified: Text | null
  readonly signedOn: Text | null
  /** Name of the picture of what they wrote. */
  readonly picture: string | null
  /** On a sheet of paper: null, on the screen; 0, not signed yet; otherwise the pages that were photographed. */
  readonly onPaper: number | null
  /** They sign this sheet. */
  readonly marked: boolean
  /** What else they have signed or will. */
  readonly also: readonly Text[]
}

export interface FormView {
  /** Of a department's own form; null: the merged one. */
  readonly title: Text | null
  /** The applicant acts for somebody else, by a power of attorney. */
  readonly onBehalf: boolean
  /** Whose part of the form it is; null: the whole. */
  readonly department: Text | null
  /** To be filled in by hand. */
  readonly blank: boolean
  /** Of a blank form: the questions by whose answers its parts apply or not. */
  readonly asked: readonly { readonly number: number; readonly text: Text; readonly boxes: Text }[]
  readonly groups: readonly {
    readonly title: Text
    readonly fields: readonly FieldView[]
    /** For a repeating group: one block per row, headed by what it is about and “n of m”. */
    readonly rows: readonly { readonly title: Text; readonly fields: readonly FieldView[] }[]
  }[]
  readonly items: readonly { readonly name: Text; readonly department: Text; readonly result: Text }[]
  readonly materials: readonly { readonly name: Text; readonly provided: Text; readonly promised: boolean }[]
  /** Everybody who signs, the applicant first. */
  readonly signers: readonly SignerView[]
}

const awaited: Text = { zh: '待提供', en: 'still to be provided' }
const promised = ({ zh, en }: Text): Text => ({ zh: `容缺承诺，${zh}`, en: `promised, ${en}` })
const refused: Text = { zh: '不作承诺', en: 'no undertaking given' }
export const captured = (pages: number): Text => ({
  zh: `现场拍摄 ${pages} 页`,
  en: `photographed, ${pages} ${pages === 1 ? 'page' : 'pages'}`,
})

/** Of somebody who signs this material and not the 申请表. */
const signedBy = (name: string, way: Text, pages: number): Text => ({
  zh: `${name}已签（${way.zh}${pages > 0 ? `，拍摄 ${pages} 页` : ''}）`,
  en: `signed by ${name} (${way.en}${pages > 0 ? `, photographed: ${pages}` : ''})`,
})
const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
})

/** Values wider than this (in ems) take the table's full width. */
const narrowCharacters = 16

/** What of the form a department's own view of it shows, by ids. */
export interface FormPart {
  readonly title: Text
  readonly fields: ReadonlySet<string>
  readonly items: ReadonlySet<string>
  readonly materials: ReadonlySet<string>
}

type Filled = Pick<FormRequest, 'affair' | 'plan' | 'draft' | 'written' | 'marked'>

/** `part` null: the whole. */
export function formView(request: Filled, part: FormPart | null = null): FormView {
  const { affair, plan, draft } = request
  const form = fillForm(plan, draft)
    .map((group) => (part === null ? group : narrowed(group, part.fields)))
    .filter(isShown)
    .filter(({ fields, rows }) => part === null || fields.length > 0 || rows.some((row) => row.fields.length > 0))
  const partyOf = ({ party }: FormGroup): Party | undefined => affair.parties.find(({ id }) => id === party)
  const partyName = (group: FormGroup): Text => partyOf(group)?.name ?? group.title
  return {
    title: part?.title ?? null,
    onBehalf: onBehalf(plan),
    department: null,
    blank: false,
    asked: [],
    groups: form.map(({ group, fields, rows }) => ({
      title: group.title,
      fields: told(fields).map(fieldView),
      rows: rows.map((row, index) => ({
        title: numbered(partyName(group), partyOf(group)?.kind === 'person' ? '位' : '项', index + 1, rows.length),
        fields: told(row.fields).map(fieldView),
      })),
    })),
    items: plan.items
      .filter(({ item, selected }) => selected && (part?.items.has(item.id) ?? true))
      .map(({ item }) => ({ name: item.name, department: item.department, result: item.result.name })),
    materials: plan.materials
      .filter(({ material }) => part?.materials.has(material.id) ?? true)
      .map((entry) => ({
        name: entry.material.name,
        provided: providedBy(entry, request),
        promised: standing(entry, request.draft) === 'promised',
      })),
    signers: signersOf(plan, draft)
      .filter(({ id, groups }) => id === applicant || form.some(({ group }) => groups.includes(group.id)))
      .map((signer) => signerView(signer, request)),
  }
}

function narrowed(group: FilledGroup, kept: ReadonlySet<string>): FilledGroup {
  const within = (fields: readonly FilledField[]) =>
    fields.filter(({ field, documentOf }) => kept.has(documentOf ?? field.id))
  return {
    ...group,
    fields: within(group.fields),
    rows: group.rows.map((row) => ({ ...row, fields: within(row.fields) })),
  }
}

/** Somebody who acts by a power of attorney does not apply for themselves. */
export const onBehalf = ({ materials }: Plan): boolean =>
  materials.some(({ material }) => material.kind === 'powerOfAttorney')

const numbered = (what: Text, unit: '位' | '项', number: number, of: number): Text => ({
  zh: `${what.zh}（第 ${number} ${unit}，共 ${of} ${unit}）`,
  en: `${what.en} (${number} of ${of})`,
})

function signerView(signer: Signer, { plan, draft, written, marked }: Filled): SignerView {
  const { id, role, name, by } = signer
  const signature = written[id]
  const signing = signingOf(draft, id)
  const pages = signedPagesOf(draft, id, formPaper).length
  const paperOnly = by.length > 0 && by.every((way) => way === 'paper')
  const way = signature === undefined ? (pages > 0 ? 'paper' : null) : (signing?.by ?? by[0] ?? null)
  return {
    role,
    name,
    identified: way && identifiedBy[way],
    signedOn: signature ? dateText(signature.signedAt) : null,
    picture: signature ? pictureOf(id) : null,
    onPaper: signature === undefined && (pages > 0 || paperOnly) ? pages : null,
    marked: id === marked && signature === undefined,
    also: papersOf(plan, draft, signer).flatMap(({ made, title }) => (made === null ? [] : [title])),
  }
}

/** What they wrote, as the template finds it. */
export const pictureOf = (signer: string): string => `written ${signer}`

function fieldView(entry: FilledField): FieldView {
  const value = shownValue(entry)
  const width = typeof value === 'string' ? widthOf(value) : Math.max(widthOf(value.zh), widthOf(value.en) * 0.6)
  return {
    label: entry.field.label,
    value,
    mark: entry.origin && origins[entry.origin],
    wide: entry.field.type === 'address' || width > narrowCharacters,
  }
}

/** In ems: a Han character is one wide, others about half. */
const widthOf = (value: string): number =>
  [...value].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55), 0)

export function shownValue({ field, value, origin }: FilledField): string | Text {
  if (value === null) return ''
  if (field.from?.endsWith('sex') === true && origin === 'idCard') return sexes[String(value)] ?? String(value)
  if (field.type === 'date') return dateText(String(value))
  if (field.type === 'telephone' && value === noTelephone) return withoutTelephone
  if (field.type === 'switch') return yesNo[String(value)] ?? String(value)
  if (field.options) {
    const labels = [value]
      .flat()
      .map((id) => field.options?.find((option) => option.id === id)?.label ?? { zh: id, en: id })
    return { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(', ') }
  }
  if (field.unit) return { zh: `${String(value)} ${field.unit.zh}`, en: `${String(value)} ${field.unit.en}` }
  return [value].flat().join('、')
}

function providedBy(entry: PlannedMaterial, { plan, draft, written }: Filled): Text {
  const producer = plan.items.find((planned) => planned.item.id === entry.producedBy)
  if (producer) return producedHere(producer.item.name)
  if (!isGiven(entry.material.document?.given, plan, draft)) return refused
  const state = draft.materials[entry.material.id]
  if (state?.status === 'captured') return captured(state.pages.length)
  const signers = signersOf(plan, draft).filter(
    (signer) => signer.groups.length === 0 && papersOf(plan, draft, signer).some(({ id }) => id === entry.material.id),
  )
  const principals = signers.flatMap(({ id, name }) => {
    const pages = signedPagesOf(draft, id, entry.material.id).length
    const way = pages > 0 ? 'paper' : written[id] === undefined ? null : signingOf(draft, id)?.by
    return id === applicant || !way ? [] : [signedBy(name, identifiedBy[way], pages)]
  })
  if (principals.length > 0) return joined([sourceNames[entry.material.source], ...principals])
  const stands = standing(entry, draft)
  const { deferrable } = entry.material
  if (stands === 'promised' && deferrable !== false) return promised(byWhen(deferrable, draft.workdays))
  return stands === 'toBring' ? awaited : sourceNames[entry.material.source]
}

/** 声明、承诺、委托、同意: the text of the service with what the form says in it, and who signs it. Pure. */
import type { Declaration, Text } from '#flows/model/affair.ts'
import { applicant, fillForm, type FilledField, type FilledGroup } from '#flows/draft/fields.ts'
import type { PlannedItem } from '#flows/plan/plan.ts'
import { signersOf } from '#flows/draft/signers.ts'
import { alwaysKnown, answerPrefix, filledIn } from '#flows/model/placeholders.ts'
import { dateText } from '#flows/time/written-dates.ts'
import type { MaterialRequest } from '../port.ts'
import { onBehalf, pictureOf, shownValue } from './form.ts'
import { agentOfApplicant } from './words.ts'

export interface DeclarationView {
  readonly title: Text
  /** The bodies that it is for. */
  readonly addressees: readonly Text[]
  readonly paragraphs: readonly Text[]
  readonly signers: readonly {
    readonly role: Text
    readonly name: string
    /** Name of the picture of what they wrote. */
    readonly picture: string | null
    readonly signedOn: Text | null
  }[]
  /** Signed before the officer, not here. */
  readonly onSite: boolean
}

/** What stands for a value that nobody has given yet. */
export const gap = '＿＿＿＿＿＿'

export function declarationView(request: MaterialRequest, document: Declaration): DeclarationView {
  const { affair, plan, draft, material, printedAt, written } = request
  const form = fillForm(plan, draft)
  const items = plan.items.filter(({ item }) => material.forItems.includes(item.id))
  const single = form.flatMap(({ fields }) => fields)
  const say = (text: Text, fields: readonly FilledField[]): Text => {
    const known = (language: 'zh' | 'en') => (name: string) => valueOf(name, fields, language)
    return { zh: filledIn(text.zh, known('zh'), gap), en: filledIn(text.en, known('en'), gap) }
  }
  const valueOf = (name: string, fields: readonly FilledField[], language: 'zh' | 'en'): string | null => {
    if (alwaysKnown.includes(name)) return (name === 'items' ? listed(items) : dateText(printedAt))[language] || null
    if (name.startsWith(answerPrefix)) {
      const question = plan.questions.find(({ id }) => id === name.slice(answerPrefix.length))
      const chosen = question?.options.filter(({ id }) => plan.answers[question.id]?.includes(id)) ?? []
      return chosen.map(({ label }) => label[language]).join(language === 'zh' ? '、' : ', ') || null
    }
    const entry = fields.find(({ field }) => field.id === name)
    if (entry === undefined || entry.value === null) return null
    const value = shownValue(entry)
    return typeof value === 'string' ? value : value[language]
  }
  const everybody = signersOf(plan, draft)
  /** Somebody named in several places signs once, under the first of them. */
  const signerOf = (id: string, fields: readonly FilledField[]): string => {
    const number = fields.find(({ field }) => field.type === 'idNumber')?.value ?? null
    const known = everybody.find((one) => one.id === id) ?? everybody.find((one) => one.number === number)
    return number === null ? id : (known?.id ?? id)
  }
  const groupsOf = (party: string): readonly FilledGroup[] =>
    form.filter(({ group }) => group.party === party && group.repeat !== undefined)
  const roleOf = (party: string): Text =>
    affair.parties.find(({ id }) => id === party)?.name ?? { zh: '签名', en: 'Signature' }
  const signer = (id: string, role: Text, name: string): DeclarationView['signers'][number] => {
    const signature = document.signing === 'onSite' ? undefined : written[id]
    return {
      role,
      name,
      picture: signature === undefined ? null : pictureOf(id),
      signedOn: signature === undefined ? null : dateText(signature.signedAt),
    }
  }
  return {
    title: document.title,
    addressees: distinct(items.map(({ item }) => item.department)),
    paragraphs: document.paragraphs.flatMap(({ text, each }) => {
      if (each === undefined) return [say(text, single)]
      const rows = groupsOf(each).flatMap((group) => group.rows)
      return (rows.length === 0 ? [[]] : rows.map(({ fields }) => fields)).map((fields) =>
        say(text, [...fields, ...single]),
      )
    }),
    signers: document.signedBy.flatMap(({ party, name }) => {
      if (name !== undefined)
        return [
          signer(
            party,
            roleOf(party),
            filledIn(name, (one) => valueOf(one, single, 'zh'), ''),
          ),
        ]
      if (party === applicant)
        return [signer(applicant, onBehalf(plan) ? agentOfApplicant : roleOf(applicant), draft.identity?.name ?? '')]
      const rows = groupsOf(party).flatMap((group) => group.rows)
      return rows.length === 0
        ? [signer(party, roleOf(party), '')]
        : rows.map((row) => {
            return signer(signerOf(`${party}/${row.id}`, row.fields), roleOf(party), nameOf(row.fields))
          })
    }),
    onSite: document.signing === 'onSite',
  }
}

const listed = (items: readonly PlannedItem[]): Text => ({
  zh: items.map(({ item }) => item.name.zh).join('、'),
  en: items.map(({ item }) => item.name.en).join(', '),
})

const distinct = (texts: readonly Text[]): readonly Text[] => [
  ...new Map(texts.map((text) => [text.zh, text])).values(),
]

/** The name of the person or organisation. */
const nameOf = (fields: readonly FilledField[]): string =>
  String(
    (['personName', 'text'] as const)
      .map((type) => fields.find(({ field }) => field.type === type)?.value)
      .find(Boolean) ?? '',
  )

/** 声明、承诺、委托、同意: the text of the service with what the form says in it, and who signs it. Pure. */
import type { Declaration, Text } from '#flows/model/affair.ts'
import { applicant, fillForm, type FilledField } from '#flows/draft/fields.ts'
import type { PlannedItem } from '#flows/plan/plan.ts'
import { groupsOf, placesOf, signedPagesOf, type Place } from '#flows/draft/papers.ts'
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
    /** Pages of it that they have signed on paper. */
    readonly onPaper: number
    /** They sign this sheet. */
    readonly marked: boolean
  }[]
  /** Signed before the officer, not here. */
  readonly onSite: boolean
}

/** What stands for a value that nobody has given yet. */
export const gap = '＿＿＿＿＿＿'

export function declarationView(request: MaterialRequest, document: Declaration): DeclarationView {
  const { affair, plan, draft, material, printedAt, written, marked } = request
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
  const roleOf = (party: string): Text => {
    if (party === applicant && onBehalf(plan)) return agentOfApplicant
    return affair.parties.find(({ id }) => id === party)?.name ?? { zh: '签名', en: 'Signature' }
  }
  const place = ({ party, signer, name }: Place): DeclarationView['signers'][number] => {
    const signature = document.signing === 'onSite' ? undefined : written[signer]
    return {
      role: roleOf(party),
      name,
      picture: signature === undefined ? null : pictureOf(signer),
      signedOn: signature === undefined ? null : dateText(signature.signedAt),
      onPaper: signedPagesOf(draft, signer, material.material.id).length,
      marked: signer === marked && signature === undefined,
    }
  }
  return {
    title: document.title,
    addressees: distinct(items.map(({ item }) => item.department)),
    paragraphs: document.paragraphs.flatMap(({ text, each }) => {
      if (each === undefined) return [say(text, single)]
      const rows = groupsOf(form, each).flatMap((group) => group.rows)
      return (rows.length === 0 ? [[]] : rows.map(({ fields }) => fields)).map((fields) =>
        say(text, [...fields, ...single]),
      )
    }),
    signers: placesOf(document, plan, draft).map(place),
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

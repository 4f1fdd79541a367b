/** 补交凭证: what was handed in to a case later, and truthfully what became of each. Pure. */
import type { Text } from '#flows/model/affair.ts'
import { caseText, caseWords } from '#flows/case/case-words.ts'
import { maskIdNumber } from '#flows/entries/identity.ts'
import { groupedNumber } from '#flows/entries/number-groups.ts'
import { momentText } from '#flows/time/written-dates.ts'
import type { KeptSupplement } from '../../applications/supplement.ts'
import type { SupplementRequest } from '../port.ts'
import { captured } from './form.ts'
import { reasonsOnPaper, type ReasonsOnPaper } from './reasons-on-paper.ts'
import { applicationNumber, caseNumber, provisions, scanToFollow } from './words.ts'

export interface SupplementView {
  readonly title: Text
  readonly number: { readonly label: Text; readonly value: string }
  readonly facts: readonly { readonly label: Text; readonly value: string | Text }[]
  readonly handedIn: readonly {
    readonly name: Text
    readonly provided: Text
    readonly when: Text
    readonly state: Text
  }[]
  /** Of what was not taken; of several materials each after the name of its own. */
  readonly reasons: ReasonsOnPaper
  /** Where what was not taken is handed in again; null: all was taken, or is on its way. */
  readonly again: Text | null
  readonly statement: Text
  readonly headings: typeof headings
}

const headings = {
  handedIn: { zh: '补交的材料', en: 'Handed in later' },
  reasons: caseWords['heading.reasons'],
  scan: scanToFollow,
} as const satisfies Readonly<Record<string, Text>>

const statement: Text = {
  zh: '本凭证由自助终端打印。写着“待发送”的，终端已经安全保存，会自动发送；材料合不合格，以受理单位审查为准。',
  en: 'Printed by the terminal. What is not sent yet is safe here and sent by itself; the department judges whether the documents will do.',
}

export function supplementView({ supplies, caseNumber: number, language }: SupplementRequest): SupplementView {
  const [latest] = supplies
  if (latest === undefined) throw new Error('a receipt of nothing')
  const { applicant, applicationId } = latest.supplement
  // What was not taken and came again is over.
  const last = supplies.filter((one, at) => supplies.findIndex((other) => isSame(one, other)) === at)
  return {
    title: { zh: '补交凭证', en: 'Receipt for what came later' },
    number:
      number === null
        ? { label: applicationNumber, value: groupedNumber(applicationId ?? '') }
        : { label: caseNumber, value: groupedNumber(number) },
    facts: [
      { label: { zh: '申请人', en: 'Applicant' }, value: applicant.name },
      { label: { zh: '证件号码', en: 'ID number' }, value: maskIdNumber(applicant.idNumber) },
    ],
    handedIn: supplies.map(({ supplement, submission }) => ({
      name: supplement.material.name,
      provided: provision(supplement.provided),
      when: momentText(supplement.sealedAt),
      state: caseText(
        submission.outcome === 'accepted' && submission.late ? 'supplied.late' : `supplied.${submission.outcome}`,
      ),
    })),
    reasons: reasonsOnPaper(
      last.flatMap((one) =>
        reasonsOf(one).map((reason) => ofMaterial(one.supplement.material.name, reason, last.length)[language]),
      ),
    ),
    again: last.some(({ submission }) => submission.outcome === 'returned') ? caseText('now.supply.later') : null,
    statement,
    headings,
  }
}

const provision = (provided: KeptSupplement['supplement']['provided']): Text =>
  provided.by === 'captured' ? captured(provided.pages) : provisions[provided.by]

const isSame = (one: KeptSupplement, other: KeptSupplement): boolean =>
  one.supplement.material.id === other.supplement.material.id

/** The platform itself may name it. */
const ofMaterial = (name: Text, reason: string, of: number): Text =>
  of === 1 || reason.includes(name.zh) ? { zh: reason, en: reason } : caseText('supplied.reason', { name, reason })

function reasonsOf({ submission }: KeptSupplement): readonly string[] {
  if ('reasons' in submission) return submission.reasons.map(({ text }) => text)
  return 'message' in submission && submission.message !== undefined ? [submission.message] : []
}

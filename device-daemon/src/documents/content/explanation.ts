/** 补正告知、未受理说明 …: why a case does not go on, and what its owner does now, in the words of the screen. Pure. */
import type { Text } from '#flows/model/affair.ts'
import { itemNameIn, standingName } from '#flows/case/case-names.ts'
import { caseWords } from '#flows/case/case-words.ts'
import type { CaseStanding } from '#flows/case/case.ts'
import { groupedNumber } from '#flows/entries/number-groups.ts'
import { departmentNotes, whatNow, whomToAsk } from '#flows/case/what-now.ts'
import type { ExplanationRequest } from '../port.ts'
import { momentText } from '#flows/time/written-dates.ts'
import { readInFull, twoOnPaper, type ReasonsOnPaper } from './reasons-on-paper.ts'
import { applicationNumber, caseNumber, scanToFollow } from './words.ts'

export interface ExplanationView {
  readonly title: Text
  readonly state: Text
  readonly number: { readonly label: Text; readonly value: string }
  readonly facts: readonly { readonly label: Text; readonly value: string | Text }[]
  /** In the words of the platform. */
  readonly reasons: ReasonsOnPaper
  /** What departments ask for, or why they did not do it. */
  readonly notes: ReasonsOnPaper
  readonly next: readonly Text[]
  readonly ask: Text
  readonly items: readonly {
    readonly name: Text
    readonly department: Text
    readonly state: Text
  }[]
  /** Of all, listed or not. */
  readonly itemCount: number
  /** Said below the items if they are not all; null: they are. */
  readonly moreItems: Text | null
  readonly statement: Text
  readonly headings: typeof headings
}

const headings = {
  reasons: caseWords['heading.reasons'],
  notes: caseWords['heading.notes'],
  next: caseWords['heading.now'],
  items: { zh: '各部门办到哪一步', en: 'How far the departments are' },
  scan: scanToFollow,
} as const satisfies Readonly<Record<string, Text>>

const titles: Readonly<Partial<Record<CaseStanding, Text>>> = {
  returned: { zh: '补正告知', en: 'What to mend' },
  refused: { zh: '未受理说明', en: 'Why it was not accepted' },
}
const otherTitle: Text = { zh: '办件说明', en: 'About your case' }

const statement: Text = {
  zh: '本单由自助终端按政务服务平台的答复打印，不代替受理单位出具的补正告知书、不予受理决定书。',
  en: 'Printed by the terminal from the answer of the platform; it does not replace a notice or decision of the department.',
}

/** More than any service of the catalogue has; a platform may tell of any number. */
const itemsListed = 24

export function explanationView({ progress, district, language }: ExplanationRequest): ExplanationView {
  const { standing, applicationId } = progress
  const number =
    progress.caseNumber === null
      ? { label: applicationNumber, value: applicationId ?? '' }
      : { label: caseNumber, value: progress.caseNumber }
  const [reasons, notes] = twoOnPaper(
    progress.reasons.map(({ text }) => text),
    departmentNotes(progress).map((note) => note[language]),
  )
  const items = progress.departments.flatMap(({ department, items: theirs }) =>
    theirs.map((item) => ({ name: item.name, department, state: itemNameIn(progress, item) })),
  )
  return {
    title: titles[standing] ?? otherTitle,
    state: standingName(progress),
    number: { label: number.label, value: groupedNumber(number.value) },
    facts: [
      ...(applicationId === null || applicationId === number.value
        ? []
        : [{ label: applicationNumber, value: groupedNumber(applicationId) }]),
      { label: { zh: '提交时间', en: 'Handed in' }, value: momentText(progress.handedInAt) },
    ],
    reasons,
    notes,
    next: whatNow(progress, 'later'),
    ask: whomToAsk(district.hall),
    items: items.slice(0, itemsListed),
    itemCount: items.length,
    moreItems: items.length > itemsListed ? readInFull(items.length) : null,
    statement,
    headings,
  }
}

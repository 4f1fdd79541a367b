/**
 * 现在怎么做: what the owner of a case does now, and whom to ask. Said once, so that the screen and the paper taken home
 * cannot differ in what they say; only the way to a button depends on where it is read. Pure.
 */
import type { Text } from './affair.ts'
import { mayMend, type CaseItem, type CaseProgress, type CaseStanding } from './case.ts'
import type { District } from './district.ts'

/** With the case open in 查办件, or another time: on paper, or on a screen from which it is done another day. */
export type ReadAt = 'here' | 'later'

export const whatNowHeading: Text = { zh: '现在怎么做', en: 'What to do now' }
export const reasonsHeading: Text = { zh: '原因', en: 'Reasons' }
export const notesHeading: Text = { zh: '部门的说明', en: 'What the departments say' }

const fixed = {
  queued: {
    zh: '不用再交一次。申请已经安全保存在收件的终端，会自动发送。',
    en: 'Nothing more to hand in. It is safe on the terminal that took it in and is sent by itself.',
  },
  unknown: {
    zh: '不用再交一次。申请已经发出，终端会一直查到平台的答复。',
    en: 'Nothing more to hand in. It was sent, and the terminal asks until the platform answers.',
  },
  held: {
    zh: '不用再交一次。平台没有接收，等工作人员处理。可以到窗口或打电话问，报上申请编号。',
    en: 'Nothing more to hand in. The platform did not take it; staff see to it. The counter can help, with the application number.',
  },
  closed: {
    zh: '工作人员已经结束处理，终端不会再发送它。需要继续办理，请到窗口。',
    en: 'Staff have ended it, and the terminal does not send it any more. To go on, see the counter.',
  },
  accepted: {
    zh: '不用操作。平台已经受理，各部门会依次办理。',
    en: 'Nothing to do. The platform has accepted it; the departments follow in turn.',
  },
  processing: {
    zh: '不用操作。各部门正在办理。',
    en: 'Nothing to do. The departments are working on it.',
  },
  suspended: {
    zh: '有的事项停下来了。要补材料的，按部门说的补；要等的，等部门通知。',
    en: 'Some items stand still. Hand in what the department asks for, or wait for its notice.',
  },
  done: {
    zh: '都办好了，按您选的方式领取结果。',
    en: 'All is done. The results come the way you chose.',
  },
} as const satisfies Partial<Record<CaseStanding, Text>>

const continued: Text = {
  zh: '不用操作。这一件退回后已经补正、重新提交，进度看接着办的那一件。',
  en: 'Nothing to do. After its return it was mended and handed in again; see how far the case is that goes on with it.',
}
const mendAtTerminal: Readonly<Record<ReadAt, Text>> = {
  here: {
    zh: '按原因补正，再交一次：按“在这里补正”，平台会接着这一件办。也可以到窗口补。',
    en: 'Mend what the reasons name and hand it in again: touch “Mend it here”; the platform goes on with it. The counter can help too.',
  },
  later: {
    zh: '按原因补正，再交一次：在终端上选“查办件”，打开这一件，按“在这里补正”，平台会接着这一件办。也可以到窗口补。',
    en: 'Mend what the reasons name and hand it in again: choose “My cases” at the terminal, open this case and touch “Mend it here”; the platform goes on with it. The counter can help too.',
  },
}
const mendElsewhere: Text = {
  zh: '按原因补正。这件事不在自助终端办，请到当时提交的地方，或者到窗口补。',
  en: 'Mend what the reasons name. The terminal does not offer the service: go where it was handed in, or to the counter.',
}
const refused: Text = {
  zh: '要问清楚，或者不同意这个结果，可以到窗口或打电话，也可以了解怎样申诉。',
  en: 'With questions, or if you do not agree, go to the counter or call; they also say how to appeal.',
}
const someNotDone: Text = {
  zh: '有的事项没有办成。部门写了说明的，先看说明；能不能再申请，到窗口或打电话问。',
  en: 'Some items are not done. Where the department says why, read that first; ask at the counter or by telephone whether to apply again.',
}
const othersGoOn: Text = {
  zh: '其他事项不用操作，各部门会接着办。',
  en: 'Nothing to do for the others; the departments go on with them.',
}

const itemsOf = ({ departments }: Pick<CaseProgress, 'departments'>): readonly CaseItem[] =>
  departments.flatMap(({ items }) => items)
const isSuspended = ({ state }: CaseItem): boolean => state === 'suspended'
const isNotDone = ({ state }: CaseItem): boolean => state === 'rejected' || state === 'cancelled'
const isOpen = ({ state }: CaseItem): boolean => state === 'waiting' || state === 'handling'

/** In the order in which it is to be read. */
export function whatNow(
  one: Pick<CaseProgress, 'standing' | 'affair' | 'offered' | 'caseNumber' | 'correctedBy' | 'departments'>,
  at: ReadAt,
): readonly Text[] {
  const { standing, affair, offered } = one
  if (one.correctedBy !== undefined) return [continued]
  switch (standing) {
    case 'returned':
      return [mayMend(one) ? mendAtTerminal[at] : mendElsewhere]
    case 'refused':
      return offered
        ? [
            refused,
            {
              zh: `情况有变化的，可以在终端上重新申请“${affair.name.zh}”。`,
              en: `If things have changed, you can apply for “${affair.name.en}” again at the terminal.`,
            },
          ]
        : [refused]
    case 'partlyDone':
      return [partlyDone(itemsOf(one))]
    case 'done':
      return [itemsOf(one).some(isNotDone) ? partlyDone(itemsOf(one)) : fixed.done]
    case 'accepted':
    case 'processing':
    case 'suspended':
      return underWay(standing, itemsOf(one))
    case 'queued':
    case 'unknown':
    case 'held':
    case 'closed':
      return [fixed[standing]]
  }
}

function partlyDone(items: readonly CaseItem[]): Text {
  const approved = items.filter(({ state }) => state === 'approved').length
  const others = items.length - approved
  return {
    zh: `所有事项都有了结果：${approved} 项办好，${others} 项没有办成。办好的，按您选的方式领取；没有办成的，看部门写的原因，到窗口或打电话问能不能再申请。`,
    en: `Every item is over. Done: ${approved}; not done: ${others}. What is done comes the way you chose; for the rest, see the reason that the department gives, and ask at the counter or by telephone whether to apply again.`,
  }
}

/** A case goes on while one of its items stands still or was not approved: its owner is told of that item. */
function underWay(standing: 'accepted' | 'processing' | 'suspended', items: readonly CaseItem[]): readonly Text[] {
  const waits = standing === 'suspended' || items.some(isSuspended)
  if (!items.some(isNotDone)) return [waits ? fixed.suspended : fixed[standing]]
  if (waits) return [fixed.suspended, someNotDone]
  return items.some(isOpen) ? [someNotDone, othersGoOn] : [someNotDone]
}

/** What each department asks for, or why it did not do it, in its own words; said once, of however many items. */
export const departmentNotes = ({ departments }: Pick<CaseProgress, 'departments'>): readonly Text[] =>
  departments.flatMap(({ department, items }) =>
    [...new Set(items.flatMap(whyNot))].map((note) => ({
      zh: `${department.zh}：${note}`,
      en: `${department.en}: ${note}`,
    })),
  )

const whyNot = (item: CaseItem): string | readonly [] =>
  (isStuck(item) && item.events.findLast(({ state }) => state === item.state)?.note) || []

/** It does not go on by itself, or not at all, however far the rest of its case is. */
const isStuck = (item: CaseItem): boolean => isSuspended(item) || isNotDone(item)

const asked: ReadonlySet<CaseStanding> = new Set<CaseStanding>([
  'suspended',
  'returned',
  'refused',
  'held',
  'closed',
  'partlyDone',
])
/** The next step is not the owner's alone. */
export const asks = (one: Pick<CaseProgress, 'standing' | 'correctedBy' | 'departments'>): boolean =>
  one.correctedBy === undefined && (asked.has(one.standing) || itemsOf(one).some(isStuck))

export const whomToAsk = ({ name, telephone }: Pick<District['hall'], 'name' | 'telephone'>): Text => ({
  zh: `${name.zh}，电话 ${telephone}。`,
  en: `${name.en}, telephone ${telephone}.`,
})

const explained: ReadonlySet<CaseStanding> = new Set<CaseStanding>(['suspended', 'returned', 'refused', 'partlyDone'])
/** The owner has something to do that is written on no receipt, so they are given it on paper. */
export const mayExplain = (one: Pick<CaseProgress, 'standing' | 'correctedBy' | 'departments'>): boolean =>
  one.correctedBy === undefined && (explained.has(one.standing) || itemsOf(one).some(isStuck))

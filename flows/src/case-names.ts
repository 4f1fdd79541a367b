/** The states of a case and of its items by name: on the screen and on paper alike. Pure. */
import type { Text } from './affair.ts'
import type { CaseItem, CaseItemState, CaseProgress, CaseStanding, CaseSummary } from './case.ts'

const standings: Readonly<Record<CaseStanding, Text>> = {
  queued: { zh: '本机已收，待发送', en: 'Received here, not sent yet' },
  unknown: { zh: '已发送，待平台答复', en: 'Sent, no answer yet' },
  held: { zh: '平台未接收，待人工处理', en: 'Not taken by the platform; with staff' },
  closed: { zh: '工作人员已结束', en: 'Ended by staff' },
  accepted: { zh: '已受理', en: 'Accepted' },
  processing: { zh: '办理中', en: 'Under way' },
  suspended: { zh: '补正或等待中', en: 'Waiting, or to be mended' },
  returned: { zh: '退回补正', en: 'Returned to be mended' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  partlyDone: { zh: '部分办结', en: 'Partly done' },
  done: { zh: '办结', en: 'Done' },
}
const goesOn: Text = { zh: '已补正，另一件接着办', en: 'Mended; goes on as another case' }

const items: Readonly<Record<CaseItemState, Text>> = {
  waiting: { zh: '等待办理', en: 'Waiting' },
  handling: { zh: '办理中', en: 'Under way' },
  suspended: { zh: '暂停', en: 'Suspended' },
  approved: { zh: '办结', en: 'Done' },
  rejected: { zh: '不予批准', en: 'Not approved' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}
const notBegun: Text = { zh: '没有开始办理', en: 'Not begun' }

/** The state of a case as a whole; one that was returned may be gone on with in another. */
export const standingName = ({ standing, correctedBy }: Pick<CaseSummary, 'standing' | 'correctedBy'>): Text =>
  correctedBy === undefined ? standings[standing] : goesOn

export const itemStateName = (state: CaseItemState): Text => items[state]

const sentBack: ReadonlySet<CaseStanding> = new Set<CaseStanding>(['returned', 'refused', 'closed'])

/** It waits in a case that was sent back, so nobody begins it. */
export const waitsInVain = (
  { standing }: Pick<CaseProgress, 'standing'>,
  { state }: Pick<CaseItem, 'state'>,
): boolean => state === 'waiting' && sentBack.has(standing)

/** The state of an item as it stands within its case. */
export const itemNameIn = (one: Pick<CaseProgress, 'standing'>, item: Pick<CaseItem, 'state'>): Text =>
  waitsInVain(one, item) ? notBegun : items[item.state]

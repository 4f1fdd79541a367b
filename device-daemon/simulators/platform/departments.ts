/** 部门: what happens to a case after its intake, automatically over time or by an act of the dock. */
import { readReasons } from './personality.ts'
import type { Case, CaseItem, ItemState, Registry } from './registry.ts'

export type CaseState = 'accepted' | 'returned' | 'refused' | 'processing' | 'suspended' | 'done' | 'partlyDone'

/** What departments need besides their case. */
export interface Office {
  /** ms since the epoch. */
  readonly now: () => number
  readonly newResultNumber: () => string
}

const over = ({ state }: CaseItem) => state === 'approved' || state === 'rejected' || state === 'cancelled'

/** The state of the whole case, from its items (domain: 全办结 = done, 任一不予许可 = partlyDone). */
export function stateOf({ decision, items }: Case): CaseState {
  if (decision !== 'accepted') return decision
  if (items.every(over)) return items.every((item) => item.state === 'approved') ? 'done' : 'partlyDone'
  if (items.some((item) => item.state === 'handling')) return 'processing'
  if (items.some((item) => item.state === 'suspended')) return 'suspended'
  return items.some((item) => item.state !== 'waiting') ? 'processing' : 'accepted'
}

/** One step of work on a case: finishes what is in hand and begins what may begin. True if something changed. */
export function work(each: Case, office: Office): boolean {
  if (each.decision !== 'accepted') return false
  const inHand = each.items.filter((item) => item.state === 'handling')
  for (const item of inHand) become(item, 'approved', office)
  const begun = each.items.filter((item) => item.state === 'waiting' && mayBegin(each, item))
  for (const item of begun) become(item, 'handling', office)
  return inHand.length + begun.length > 0
}

/** Whether everything in earlier stages is finished. */
const mayBegin = ({ items }: Case, item: CaseItem): boolean =>
  items.every((other) => other.stage >= item.stage || over(other))

function become(item: CaseItem, state: ItemState, { now, newResultNumber }: Office, note?: string): void {
  item.state = state
  item.events.push({ at: now(), state, ...(note === undefined ? {} : { note }) })
  if (state === 'approved') item.result = { name: item.name, number: newResultNumber() }
}

const decisions = { accept: 'accepted', return: 'returned', refuse: 'refused' } as const
const itemActs = { handle: 'handling', suspend: 'suspended', approve: 'approved', reject: 'rejected' } as const
const acts = [...Object.keys(decisions), ...Object.keys(itemActs), 'work']

/**
 * An act from outside: `{caseNumber, act, item?, reasons?, note?}`. accept, return and refuse decide on the whole case;
 * handle, suspend, approve and reject change one item, or all if none is named, and `note` tells the applicant why;
 * work does one step of the departments' own work.
 */
export function departmentAct(registry: Registry, input: Readonly<Record<string, unknown>>, office: Office): Case {
  const found = registry.caseByNumber(String(input['caseNumber']))
  if (found === undefined) throw new Error(`no case "${String(input['caseNumber'])}"`)
  const act = input['act']
  if (act === 'work') work(found, office)
  else if (isOf(decisions, act)) {
    found.decision = decisions[act]
    found.reasons = act === 'accept' ? [] : readReasons(input['reasons'])
  } else if (isOf(itemActs, act)) {
    const items = found.items.filter((item) => input['item'] === undefined || item.itemId === input['item'])
    if (items.length === 0) throw new Error(`case has no item "${String(input['item'])}"`)
    const note = typeof input['note'] === 'string' ? input['note'] : undefined
    for (const item of items) become(item, itemActs[act], office, note)
    if (act === 'reject') cancelFollowing(found, office)
  } else throw new Error(`act: one of ${acts.join(', ')}`)
  return found
}

const isOf = <T extends object>(table: T, key: unknown): key is keyof T =>
  typeof key === 'string' && Object.hasOwn(table, key)

/** 前置未通过: items waiting for a rejected one are cancelled. */
function cancelFollowing({ items }: Case, office: Office): void {
  const rejected = Math.min(...items.filter((item) => item.state === 'rejected').map((item) => item.stage))
  for (const item of items) if (item.state === 'waiting' && item.stage > rejected) become(item, 'cancelled', office)
}

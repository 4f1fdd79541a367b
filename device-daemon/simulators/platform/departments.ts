/** 部门: what happens to a case after its intake, by themselves over time or by somebody's hand. */
import { readReasons } from './personality.ts'
import type { Case, CaseItem, Registry } from './registry.ts'

export type CaseState = 'accepted' | 'returned' | 'refused' | 'processing' | 'done' | 'partlyDone'

const over = (item: CaseItem) => item.state === 'approved' || item.state === 'rejected' || item.state === 'cancelled'

/** The state of the whole, from its items (domain: 全办结 = done, 任一不予许可 = partlyDone). */
export function stateOf({ decision, items }: Case): CaseState {
  if (decision !== 'accepted') return decision
  if (items.every(over)) return items.every((item) => item.state === 'approved') ? 'done' : 'partlyDone'
  return items.some((item) => item.state !== 'waiting') ? 'processing' : 'accepted'
}

/** One step of work on a case: takes up what may begin, finishes what was in hand. True when something changed. */
export function work(each: Case, newResultNumber: () => string): boolean {
  if (each.decision !== 'accepted') return false
  const inHand = each.items.filter((item) => item.state === 'handling')
  for (const item of inHand) finish(item, 'approve', newResultNumber)
  const begun = each.items.filter((item) => item.state === 'waiting' && mayBegin(each, item))
  for (const item of begun) item.state = 'handling'
  return inHand.length + begun.length > 0
}

/** Everything in earlier stages is over. */
function mayBegin({ application, items }: Case, item: CaseItem): boolean {
  const stage = application.stages.findIndex((ids) => ids.includes(item.itemId))
  const before = new Set(application.stages.slice(0, Math.max(0, stage)).flat())
  return items.every((other) => !before.has(other.itemId) || over(other))
}

function finish(item: CaseItem, how: 'approve' | 'reject', newResultNumber: () => string): void {
  item.state = how === 'approve' ? 'approved' : 'rejected'
  if (how === 'approve') item.result = { name: item.name, number: newResultNumber() }
}

const acts = ['accept', 'return', 'refuse', 'handle', 'suspend', 'approve', 'reject', 'work'] as const

/**
 * By hand: `{caseNumber, act, item?, reasons?}`. accept, return and refuse decide on the whole case; handle, suspend,
 * approve and reject on one item, or on all when none is named; work is one step of what the departments do by
 * themselves.
 */
export function departmentAct(
  registry: Registry,
  input: Readonly<Record<string, unknown>>,
  newResultNumber: () => string,
): Case {
  const found = registry.caseByNumber(String(input['caseNumber']))
  if (found === undefined) throw new Error(`no case "${String(input['caseNumber'])}"`)
  const act = acts.find((each) => each === input['act'])
  if (act === undefined) throw new Error(`act: one of ${acts.join(', ')}`)
  if (act === 'work') work(found, newResultNumber)
  else if (act === 'accept' || act === 'return' || act === 'refuse') {
    found.decision = act === 'accept' ? 'accepted' : act === 'return' ? 'returned' : 'refused'
    found.reasons = act === 'accept' ? [] : readReasons(input['reasons'])
  } else {
    const items = found.items.filter((item) => input['item'] === undefined || item.itemId === input['item'])
    if (items.length === 0) throw new Error(`case has no item "${String(input['item'])}"`)
    for (const item of items) {
      if (act === 'handle') item.state = 'handling'
      else if (act === 'suspend') item.state = 'suspended'
      else finish(item, act, newResultNumber)
    }
    if (act === 'reject') cancelFollowing(found)
  }
  return found
}

/** 前置未通过: what waits for a rejected item is called off. */
function cancelFollowing(each: Case): void {
  const stageOf = (item: CaseItem) => each.application.stages.findIndex((ids) => ids.includes(item.itemId))
  const rejected = Math.min(...each.items.filter((item) => item.state === 'rejected').map(stageOf))
  for (const item of each.items) if (item.state === 'waiting' && stageOf(item) > rejected) item.state = 'cancelled'
}

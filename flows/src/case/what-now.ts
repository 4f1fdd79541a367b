/**
 * 现在怎么做: what the owner of a case does now, and whom to ask. Said once, so that the screen and the paper taken home
 * cannot differ in what they say; only the way to a button depends on where it is read. Pure.
 */
import type { Text } from '../model/affair.ts'
import { traitsOf } from './case-traits.ts'
import { caseText } from './case-words.ts'
import { mayMend, type CaseItem, type CaseProgress, type MissingMaterial } from './case.ts'
import { suppliable } from './supply.ts'
import { promisedBy } from '../plan/deferral.ts'
import type { District } from '../model/district.ts'

/** With the case open in 查办件, or another time: on paper, or on a screen from which it is done another day. */
export type ReadAt = 'here' | 'later'

const itemsOf = ({ departments }: Pick<CaseProgress, 'departments'>): readonly CaseItem[] =>
  departments.flatMap(({ items }) => items)
const isSuspended = ({ state }: CaseItem): boolean => state === 'suspended'
const isNotDone = ({ state }: CaseItem): boolean => state === 'rejected' || state === 'cancelled'
const isOpen = ({ state }: CaseItem): boolean => state === 'waiting' || state === 'handling'

/** In the order in which it is to be read. */
export function whatNow(
  one: Pick<
    CaseProgress,
    'standing' | 'affair' | 'offered' | 'caseNumber' | 'correctedBy' | 'departments' | 'unreadable' | 'missing'
  >,
  at: ReadAt,
): readonly Text[] {
  const { standing, affair, offered } = one
  if (one.correctedBy !== undefined) return [caseText('now.continued')]
  switch (standing) {
    case 'returned':
      return [caseText(mayMend(one) ? `now.mend.${at}` : 'now.mend.elsewhere')]
    case 'refused':
      return [caseText('now.refused'), ...(offered ? [caseText('now.applyAgain', { service: affair.name })] : [])]
    // What the platform says of the case and of its items may be of two moments; the items are nearer to the truth.
    case 'partlyDone':
    case 'done':
      return over(standing, one)
    case 'accepted':
    case 'processing':
    case 'suspended':
      return [...lacks(one, at), ...underWay(standing, itemsOf(one), one.missing.length > 0)]
    case 'queued':
    case 'unknown':
      return [...lacks(one, at), caseText(`now.${standing}`)]
    case 'held':
    case 'closed':
      return [caseText(`now.${standing}`)]
  }
}

/** 容缺: what was promised, by when, and where it is taken. What is brought on the day in person is not handed in. */
function lacks({ missing }: Pick<CaseProgress, 'missing'>, at: ReadAt): readonly Text[] {
  const here = suppliable({ missing })
  const onSite = missing.filter((one) => one.onSite === true)
  const others = missing.filter((one) => !here.includes(one) && !onSite.includes(one))
  return [
    ...listed(here, caseText(`now.supply.${at}`)),
    ...listed(others, caseText('now.supply.elsewhere')),
    ...listed(onSite),
  ]
}

function listed(missing: readonly MissingMaterial[], ...how: readonly Text[]): readonly Text[] {
  if (missing.length === 0) return []
  const each = missing.map((one) => caseText('missing.one', { name: one.name, byWhen: promisedBy(one) }))
  const materials = { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') }
  return [caseText('now.lacks', { materials }), ...how]
}

function over(
  standing: 'partlyDone' | 'done',
  { departments, unreadable }: Pick<CaseProgress, 'departments' | 'unreadable'>,
): readonly Text[] {
  const items = itemsOf({ departments })
  const goesOn = items.some((item) => isOpen(item) || isSuspended(item))
  if (standing === 'done' && !goesOn && !items.some(isNotDone)) return [caseText('now.done')]
  // Numbers only where every item is known.
  return goesOn || unreadable > 0 || items.length === 0
    ? underWay('processing', items)
    : [partlyDone(items), ...resultsMissing(items)]
}

function partlyDone(items: readonly CaseItem[]): Text {
  const approved = items.filter(({ state }) => state === 'approved').length
  return caseText('now.partlyDone', { approved, others: items.length - approved })
}

/** A case goes on while one of its items stands still or was not approved: its owner is told of that item. */
function underWay(
  standing: 'accepted' | 'processing' | 'suspended',
  items: readonly CaseItem[],
  lacksMaterial = false,
): readonly Text[] {
  const waits = standing === 'suspended' || items.some(isSuspended)
  if (!items.some(isNotDone)) {
    if (waits) return [caseText('now.suspended')]
    return [caseText(lacksMaterial ? 'now.restGoesOn' : `now.${standing}`)]
  }
  const notDone = [caseText('now.someNotDone'), ...resultsMissing(items)]
  if (waits) return [caseText('now.suspended'), ...notDone]
  const othersGoOn = items.some((item) => isOpen(item) && lacking(item, items).length === 0)
  return othersGoOn ? [...notDone, caseText('now.othersGoOn')] : notDone
}

/** The items that were not done and whose results this one uses, unless it is approved all the same. */
const lacking = ({ uses = [], state }: CaseItem, items: readonly CaseItem[]): readonly CaseItem[] => {
  if (state === 'approved') return []
  const used = items.filter(({ id }) => uses.includes(id))
  // Of several that may issue it, one is enough.
  return used.some((one) => !isNotDone(one)) ? [] : used
}

/** What a refusal means for those that use its result. */
const resultsMissing = (items: readonly CaseItem[]): readonly Text[] =>
  items.filter(isNotDone).flatMap((used) => {
    const stopped = items.filter((item) => lacking(item, items)[0] === used)
    const names = {
      zh: stopped.map(({ name }) => name.zh).join('、'),
      en: stopped.map(({ name }) => name.en).join(', '),
    }
    return stopped.length === 0 ? [] : [caseText('now.resultMissing', { items: names, used: used.name })]
  })

/** What each department asks for, or why it did not do it, in its own words; said once, of however many items. */
export const departmentNotes = ({ departments }: Pick<CaseProgress, 'departments'>): readonly Text[] =>
  departments.flatMap(({ department, items }) =>
    [...new Set(items.flatMap(whyNot))].map((note) => caseText('note', { department, note })),
  )

const whyNot = (item: CaseItem): string | readonly [] =>
  (isStuck(item) && item.events.findLast(({ state }) => state === item.state)?.note) || []

/** It does not go on by itself, or not at all, however far the rest of its case is. */
const isStuck = (item: CaseItem): boolean => isSuspended(item) || isNotDone(item)

/** The next step is not the owner's alone. */
export const asks = (one: Pick<CaseProgress, 'standing' | 'correctedBy' | 'departments' | 'missing'>): boolean =>
  one.correctedBy === undefined && (traitsOf(one.standing).asks || one.missing.length > 0 || itemsOf(one).some(isStuck))

export const whomToAsk = ({ name, window, telephone }: District['hall']): Text =>
  window === undefined
    ? caseText('whomToAsk', { hall: name, telephone })
    : caseText('whomToAskAtWindow', { hall: name, window, telephone })

/** What the platform says asks something of its owner that is written on no receipt: they are given it on paper. */
export const mayExplain = (one: Pick<CaseProgress, 'standing' | 'correctedBy' | 'departments' | 'missing'>): boolean =>
  asks(one) && traitsOf(one.standing).saidBy === 'platform'

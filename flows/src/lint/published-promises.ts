/** A district's promise for a whole affair may not be shorter than what it promises for items one after another. */
import type { Affair } from '../model/affair.ts'
import { finding, type Finding } from '../findings/finding.ts'
import type { District } from '../model/district.ts'
import { everyPlan } from './reachability.ts'

export function publishedPromiseFindings(district: District, affair: Affair): readonly Finding[] {
  const local = district.affairs[affair.id]
  if (local?.promise === undefined) return []
  const { promise, ...items } = local
  // Items without a figure of the district promise nothing, so they contradict nothing.
  const published: Affair = {
    ...affair,
    items: affair.items.map((item) => ({ ...item, promise: { ...item.promise, days: 0 } })),
  }
  const unsummed: District = { ...district, affairs: { ...district.affairs, [affair.id]: items } }
  const choice = Object.fromEntries(affair.items.map(({ id }) => [id, true]))
  let longest: { readonly days: number; readonly stages: readonly (readonly string[])[] } = { days: 0, stages: [] }
  for (const { plan } of everyPlan(published, unsummed, choice))
    if (plan.workingDays > longest.days) longest = { days: plan.workingDays, stages: plan.stages }
  if (longest.days <= promise.days) return []
  const order = longest.stages.map((stage) => stage.join(' + ')).join(' → ')
  return [
    finding(['affairs', affair.id, 'promise', 'days'], 'promiseTooShort', {
      days: promise.days,
      longest: longest.days,
      order,
    }),
  ]
}

/**
 * Results of one item used by the next (前置结果自动流转): whatever needs a result names the item that issues it in `after`
 * itself. Through a third item would not do: the citizen may leave that one out.
 */
import type { Affair } from '../model/affair.ts'
import { finding, type Finding } from '../findings/finding.ts'

export function resultFindings(affair: Affair): readonly Finding[] {
  const known = new Map(affair.items.map(({ id, after }) => [id, after]))
  return affair.materials.flatMap(({ id, forItems, producedBy = [] }, m) =>
    producedBy
      .filter((producer) => known.has(producer))
      .flatMap((producer): readonly Finding[] => {
        const path = ['materials', m, 'forItems']
        if (forItems.includes(producer)) return [finding(path, 'issuerNeedsIt', { item: producer, material: id })]
        return forItems
          .filter((needing) => known.get(needing)?.includes(producer) === false)
          .map((needing) => finding(path, 'resultBefore', { needing, material: id, producer }))
      }),
  )
}

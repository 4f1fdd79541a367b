/** 串联、并联: the items in the order they are handled, as if every one of them were selected. */
import type { Item } from '../model/affair.ts'

export function itemStages(items: readonly Item[]): readonly (readonly Item[])[] {
  const here = new Set(items.map(({ id }) => id))
  const stages: Item[][] = []
  const placed = new Set<string>()
  let rest = [...items]
  while (rest.length > 0) {
    const free = rest.filter((item) => item.after.every((id) => placed.has(id) || !here.has(id)))
    const now = free.length > 0 ? free : rest
    stages.push(now)
    for (const item of now) placed.add(item.id)
    rest = rest.filter((item) => !placed.has(item.id))
  }
  return stages
}

/** 前置结果自动流转: which items use the result of another. Pure. */
import type { Affair, Material } from '../model/affair.ts'

/** The items that need a material; what an item issues it does not need itself. */
export const needingItems = (
  { forItems, producedBy }: Pick<Material, 'forItems' | 'producedBy'>,
  all: readonly string[],
): readonly string[] =>
  forItems.length === 0
    ? all.filter((id) => producedBy?.includes(id) !== true)
    : all.filter((id) => forItems.includes(id))

/** Whose results an item uses. */
export const usesOf = ({ materials, items }: Pick<Affair, 'materials' | 'items'>, item: string): readonly string[] => {
  const all = items.map(({ id }) => id)
  return [...new Set(materials.flatMap((one) => (needingItems(one, all).includes(item) ? (one.producedBy ?? []) : [])))]
}

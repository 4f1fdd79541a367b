/** 部门申请表: what of the form a material shows that is made of it. Pure. */
import type { Affair, Item, Material } from '#flows/model/affair.ts'
import { itemsPart, type DepartmentPart } from '#flows/faces/department-part.ts'
import type { PlannedMaterial } from '#flows/plan/plan.ts'
import type { MaterialRequest } from '../port.ts'
import type { FormPart } from './form.ts'

/** `items`: those that are offered, or wanted. */
export function materialPart(affair: Affair, material: Material, items: readonly Item[]): DepartmentPart {
  const { forItems, fromForm } = material
  const mine = forItems.length === 0 ? items : items.filter(({ id }) => forItems.includes(id))
  const part = itemsPart(affair, items, mine)
  if (fromForm === undefined || fromForm === 'part')
    return { ...part, materials: part.materials.filter(({ id }) => id !== material.id) }
  const form = affair.form
    .map((group) => ({ ...group, fields: group.fields.filter(({ id }) => fromForm.includes(id)) }))
    .filter(({ fields }) => fields.length > 0)
  return { items: mine, form, materials: [] }
}

export function filledPart({ affair, plan, material: { material, forItems } }: MaterialRequest): FormPart {
  const wanted = plan.items.filter(({ selected }) => selected).map(({ item }) => item)
  const part = materialPart(affair, { ...material, forItems: [...forItems] }, wanted)
  const planned = (merged: PlannedMaterial): boolean =>
    merged.merged.some((id) => part.materials.some((one) => one.id === id))
  return {
    title: material.name,
    fields: new Set(part.form.flatMap(({ fields }) => fields.map(({ id }) => id))),
    items: new Set(forItems),
    materials: new Set(plan.materials.filter(planned).map((one) => one.material.id)),
  }
}

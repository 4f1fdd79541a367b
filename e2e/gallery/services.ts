/**
 * The services the demo's district offers, read from the catalogue's folder, and how somebody without wishes of their
 * own goes through one: the option that asks for most, an entry of the right kind in every field, a paper for every
 * material. A service that is added as a file is walked and pictured with the others.
 */
import type { Affair } from '../../flows/src/affair.ts'
import { affairs, hualong } from '../../flows/src/journeys/testing/catalogue.ts'
import { entryFor } from '../../flows/src/journeys/testing/samples.ts'

export const services: readonly Affair[] = affairs.filter(({ id }) => Object.hasOwn(hualong.affairs, id))

/** From 0: the last one that does not end the way here. */
export function optionOf(affair: Affair, question: string): number {
  const options = affair.questions.find(({ id }) => id === question)?.options ?? []
  return options.findLastIndex(({ block }) => block === undefined)
}

/** What is typed into a field, by its id. */
export function entryOf(affair: Affair, id: string): string {
  const field = affair.form.flatMap(({ fields }) => fields).find((one) => one.id === id)
  const entry = field === undefined ? undefined : entryFor(field)
  if (typeof entry !== 'string') throw new Error(`nothing to type into ${id} of ${affair.id}`)
  return field?.type === 'date' ? entry.replaceAll('-', '') : entry
}

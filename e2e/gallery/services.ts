/**
 * The services of the demo's district, read from the catalogue's folder, and a default way through each: the options
 * that require most, a valid entry in every field, a paper for every material. A service added as a file is included
 * automatically.
 */
import type { Affair } from '../../flows/src/model/affair.ts'
import { plan, type Plan } from '../../flows/src/plan/plan.ts'
import { affairs, hualong } from '../../flows/src/journeys/testing/catalogue.ts'
import { entryFor } from '../../flows/src/journeys/testing/samples.ts'

export const services: readonly Affair[] = affairs.filter(({ id }) => Object.hasOwn(hualong.affairs, id))

/** How much these answers require of the citizen. */
function burden(affair: Affair, answers: Plan['answers']): number {
  const { items, materials, form, blocks } = plan(affair, hualong, { answers, choice: {} })
  if (blocks.length > 0) return -1
  return items.length + materials.length + form.reduce((sum, { fields }) => sum + fields.length, 0)
}

/** For each question, the option that requires most without blocking. */
function heaviest(affair: Affair): Plan['answers'] {
  let answers: Plan['answers'] = {}
  for (const { id, options } of affair.questions) {
    const ways = options.map((option) => ({ ...answers, [id]: [option.id] }))
    answers = ways.reduce((most, way) => (burden(affair, way) > burden(affair, most) ? way : most))
  }
  return answers
}

/** 0-based position among the options of the question. */
export function optionOf(affair: Affair, question: string): number {
  const [chosen] = heaviest(affair)[question] ?? []
  const options = affair.questions.find(({ id }) => id === question)?.options ?? []
  return options.findIndex(({ id }) => id === chosen)
}

/** What is typed into a field. */
export function entryOf(affair: Affair, id: string): string {
  const field = affair.form.flatMap(({ fields }) => fields).find((one) => one.id === id)
  const entry = field === undefined ? undefined : entryFor(field)
  if (typeof entry !== 'string') throw new Error(`nothing to type into ${id} of ${affair.id}`)
  return field?.type === 'date' ? entry.replaceAll('-', '') : entry
}

/**
 * Several people or enterprises of whom the platform tells in the same role (two deceased relatives, two enterprises):
 * the citizen says which one is meant, and everything about the others stays out of form and materials.
 */
import type { Affair, Field, Text } from '../model/affair.ts'
import type { Candidate, Draft, FieldValue, Several } from './draft.ts'

/** The roles in which a service may be told of several; the applicant is one person. */
export function rolesOf({ form, materials }: Pick<Affair, 'form' | 'materials'>): readonly string[] {
  const datasets = form
    .flatMap(({ fields }) => fields)
    .flatMap(({ origin, from }) => (origin === 'shared' && from !== undefined ? [datasetOf(from)] : []))
  const holders = materials.flatMap(({ source, holder }) =>
    source === 'shared' || source === 'licence' ? [holder] : [],
  )
  return [...new Set([...datasets, ...holders])].filter((role) => role !== 'applicant')
}

export const datasetOf = (key: string): string => key.split('.')[0] ?? ''

/** The role in words. A data set about something that is no party of the affair is called as its fields' group. */
export function partyOf(
  { parties, form }: Pick<Affair, 'parties' | 'form'>,
  role: string,
): { readonly name: Text; readonly kind: 'person' | 'organisation' } {
  const party = parties.find(({ id }) => id === role)
  const group = form.find(({ fields }) => fields.some(({ from = '' }) => datasetOf(from) === role))
  return party ?? { name: group?.title ?? { zh: role, en: role }, kind: 'organisation' }
}

/** What one of several is called, and by what it differs from the others. */
export interface Choosable {
  readonly id: string
  readonly name: string
  readonly facts: readonly { readonly field: Field; readonly value: FieldValue }[]
}

/** More would not be read by anybody. */
const mostFacts = 3

export function choosable({ form }: Pick<Affair, 'form'>, several: Several): readonly Choosable[] {
  const { role, among } = several
  const name = `${role}.name`
  const telling = form
    .flatMap(({ fields }) => fields)
    .filter(
      ({ origin, from }) => origin === 'shared' && from !== undefined && from !== name && datasetOf(from) === role,
    )
    .filter(({ from = '' }) => new Set(among.map(({ values }) => values[from])).size > 1)
  return among.map((one) => ({
    id: one.id,
    name: called(several, one),
    facts: telling
      .flatMap((field) => {
        const value = one.values[field.from ?? '']
        return value === undefined ? [] : [{ field, value }]
      })
      .slice(0, mostFacts),
  }))
}

const called = ({ role }: Several, { id, values }: Candidate): string => values[`${role}.name`] ?? id

/** What the one that is meant is called; null: none of them is, or it has not been said yet. */
export function meantName(several: Several): string | null {
  const meant = meantOf(several)
  return meant === undefined ? null : called(several, meant)
}

export const meantOf = ({ among, meant }: Several): Candidate | undefined => among.find(({ id }) => id === meant)

/** What was typed about another one is not about this one. */
export function valuesWithout(
  { form }: Pick<Affair, 'form'>,
  { values }: Pick<Draft, 'values'>,
  role: string,
): Draft['values'] {
  const about = new Set(
    form
      .flatMap(({ fields }) => fields)
      .flatMap(({ id, origin, from }) => (origin === 'shared' && datasetOf(from ?? '') === role ? [id] : [])),
  )
  return Object.fromEntries(Object.entries(values).filter(([id]) => !about.has(id)))
}

/** Rules of a district's file. */
import type { Affair } from '../model/affair.ts'
import { oneOf, type Known } from '../catalogue/problem.ts'
import { finding, type Finding } from '../findings/finding.ts'
import type { District } from '../model/district.ts'
import { named, type Library } from '../catalogue/library.ts'
import { isProvince } from '../entries/identity.ts'
import { listFindings } from './district-lists.ts'
import { publishedPromiseFindings } from './published-promises.ts'
import { telephoneFindings } from './telephones.ts'
import { textFindings } from './texts.ts'
import { withdrawalFindings } from './withdrawals.ts'

/** GB/T 2260. A city that has no districts, such as 441900 东莞, stands for itself; 000000 is the template's. */
export function codeFindings({ code }: District): readonly Finding[] {
  if (isProvince(code.slice(0, 2)) && !code.endsWith('0000')) return []
  return [finding(['code'], 'noDistrict', { code })]
}

/** What a terminal does not ask: it does not go out of service because of a telephone number. */
export const publishedFindings = (district: District, affairs: readonly Affair[]): readonly Finding[] => [
  ...telephoneFindings(district),
  ...listFindings(district, affairs),
]

/**
 * With the catalogue: every affair and item the district names must exist. `broken`: affairs whose own files have
 * problems; they are reported there, and are not missing here.
 */
export function districtFindings(
  district: District,
  affairs?: readonly Affair[],
  broken: readonly string[] = [],
): readonly Finding[] {
  const findings: Finding[] = textFindings(district)
  if (affairs === undefined) return findings
  for (const [id, local] of Object.entries(district.affairs)) {
    const affair = affairs.find((one) => one.id === id)
    if (broken.includes(id)) continue
    if (affair === undefined) findings.push(finding(['affairs', id], 'noAffair', { id, near: oneOf(affairs, id) }))
    else
      for (const item of Object.keys(local.items)) {
        if (!affair.items.some((one) => one.id === item))
          findings.push(
            finding(['affairs', id, 'items', item], 'affairHasNoItem', {
              affair: id,
              item,
              near: oneOf(affair.items, item),
            }),
          )
      }
  }
  return findings
}

/** With an affair as it is in the district: whether what is withdrawn and promised goes together. */
export const offerFindings = (district: District, affair: Affair): readonly Finding[] => [
  ...withdrawalFindings(district, affair),
  ...publishedPromiseFindings(district, affair),
]

/** With the library: the departments and parameters the district names must be ones that affairs ask for. */
export function libraryFindings(district: District, library: Library, affairs: readonly Affair[]): readonly Finding[] {
  const own = library.entries.filter(({ section }) => section === 'parameters').map(({ id }) => id)
  const parameters = [...new Set([...own, ...affairs.flatMap((one) => one.parameters.map(({ id }) => id))])]
  const unknown = (
    member: 'departments' | 'parameters',
    code: 'noDepartment' | 'noParameter',
    known: readonly Known[],
  ): Finding[] =>
    Object.keys(district[member] ?? {})
      .filter((id) => !known.some((one) => (typeof one === 'string' ? one : one.id) === id))
      .map((id) => finding([member, id], code, { id, near: oneOf(known, id) }))
  return [
    ...unknown('departments', 'noDepartment', named(library, 'departments')),
    ...unknown('parameters', 'noParameter', parameters),
  ]
}

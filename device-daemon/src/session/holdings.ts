/**
 * 数据共享、电子证照: what the platform told about the applicant and about those it links to them, and what of it counts once
 * it is known which of several is meant. Pure.
 */
import type { Material } from '#flows/model/affair.ts'
import { sameName } from '#flows/entries/characters.ts'
import type { Candidate, Identity, MaterialState, Several } from '#flows/draft/draft.ts'
import { meantOf } from '#flows/draft/several.ts'
import type { Went } from '#flows/draft/went.ts'
import type { Licence, SharedData } from '../platform/port.ts'

export interface Holdings {
  readonly data: SharedData
  /** Those valid on the day, what stays valid longest first; or why they are not known. */
  readonly licences: readonly Licence[] | Exclude<Went, 'online'>
}

/** The licences that count on this day. Days in ISO form compare as text. */
export const validAt = (today: string, licences: readonly Licence[]): readonly Licence[] =>
  licences
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .toSorted((a, b) => (b.validUntil ?? '9999').localeCompare(a.validUntil ?? '9999'))

const known = (licences: Holdings['licences']): readonly Licence[] => (typeof licences === 'string' ? [] : licences)

export const typeOf = (material: Material): string => material.licenceType ?? material.name.zh
const isFor =
  (material: Material) =>
  ({ type, holder }: Licence): boolean =>
    type === typeOf(material) && holder === material.holder

/** Those that stand for this material. */
export const matching = (material: Material, licences: readonly Licence[]): readonly Licence[] =>
  licences.filter(isFor(material))

/**
 * In which roles the citizen must say who is meant: where the platform tells of several, and where licences of one kind
 * are made out to several names and nothing says which is the right one. What was said before stays said.
 */
export function severalOf(
  holdings: Holdings,
  materials: readonly Material[],
  roles: readonly string[],
  before: readonly Several[],
): readonly Several[] {
  const told = roles.map((role): readonly [string, readonly Candidate[]] => {
    const subjects = holdings.data.subjects.filter(({ dataset }) => dataset === role)
    return [role, subjects.length > 0 ? subjects : namesIn(role, holdings, materials)]
  })
  return told
    .filter(([, among]) => among.length > 1)
    .map(([role, among]) => {
      const meant = before.find((one) => one.role === role)?.meant
      const isStill = meant === null || among.some(({ id }) => id === meant)
      return {
        role,
        among: among.map(({ id, values }) => ({ id, values })),
        ...(meant !== undefined && isStill && { meant }),
      }
    })
}

/** The names in licences of this role that belong to nobody else who is asked about. */
function namesIn(role: string, { data, licences }: Holdings, materials: readonly Material[]): readonly Candidate[] {
  if (data.values[`${role}.name`] !== undefined) return []
  const wanted = materials.filter(({ holder }) => holder === role)
  const names = known(licences)
    .filter((one) => wanted.some((material) => isFor(material)(one)) && subjectOf(one, data) === undefined)
    .map(({ holderName }) => holderName)
  return names
    .filter((name, at) => names.findIndex((other) => sameName(other, name)) === at)
    .map((name) => ({ id: name, values: { [`${role}.name`]: name } }))
}

/** The one of several that a licence belongs to. */
const subjectOf = ({ subject }: Licence, { subjects }: SharedData): SharedData['subjects'][number] | undefined =>
  subject === undefined ? undefined : subjects.find(({ id }) => id === subject)

/** The shared data of the applicant and of those meant. */
export function sharedOf({ data }: Holdings, several: readonly Several[]): Readonly<Record<string, string>> {
  const only = data.subjects.filter(({ dataset }) => !several.some(({ role }) => role === dataset))
  return Object.assign({}, data.values, ...[...only, ...several.map(meantOf)].map((one) => one?.values ?? {}))
}

/**
 * The licence that counts for a material, or why none does; null: it must first be said who is meant.
 */
export function licenceFor(
  material: Material,
  holdings: Holdings,
  several: readonly Several[],
  identity: Identity,
): Licence | Extract<MaterialState, { status: 'unavailable' }>['reason'] | null {
  const { data, licences } = holdings
  if (typeof licences === 'string') return licences
  const held = licences.filter(isFor(material))
  if (whoseOf(material, holdings, several).some(({ meant }) => meant === undefined)) return null
  const asked = several.find(({ role }) => role === material.holder)
  if (asked?.meant === null) return 'notFound'
  const name = material.holder === 'applicant' ? identity.name : sharedOf(holdings, several)[`${material.holder}.name`]
  const namesakes = asked?.among.filter(({ values }) => sameName(values[`${asked.role}.name`] ?? '', name ?? '')) ?? []
  const ofThose = held.filter((licence) => {
    const subject = subjectOf(licence, data)
    // Of two with the same name, a licence that does not say whose it is may be the other one's.
    if (subject === undefined) return namesakes.length < 2
    const role = several.find((one) => one.role === subject.dataset)
    return role === undefined || role.meant === subject.id
  })
  const found = ofThose.find(({ holderName }) => name === undefined || sameName(holderName, name))
  return found ?? (ofThose.length > 0 ? 'otherName' : 'notFound')
}

/** The roles on whose answer a material depends: that of its holder, and those that its licences belong to. */
export function whoseOf(
  material: Material,
  { data, licences }: Holdings,
  several: readonly Several[],
): readonly Several[] {
  const held = known(licences).filter(isFor(material))
  const datasets = new Set([material.holder, ...held.map((licence) => subjectOf(licence, data)?.dataset)])
  return several.filter(({ role }) => datasets.has(role))
}

/**
 * 数据共享与电子证照: what the platform holds about the synthetic people and those they may ask about, and which
 * service may use it; read from `holdings/*.yaml`, so that a new service adds a file of its own.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { people, records, type KnownRecord, type Person } from '../people.ts'
import { readYaml } from '../yaml-files.ts'

export interface Certificate {
  readonly certificateId: string
  readonly type: string
  readonly number: string
  readonly holder: string
  readonly holderName: string
  /** Of several of one kind: to which it belongs. */
  readonly subject?: string
  readonly issuer: string
  /** `YYYYMMDD`; null: 长期 */
  readonly validUntil: string | null
}

/** A member of a record, or of another record it refers to: `name`, `legalRepresentative.name`. */
const MemberPath = v.pipe(v.string(), v.regex(/^[a-zA-Z]+(\.[a-zA-Z]+)?$/))

const CertificateKind = v.strictObject({
  kind: v.string(),
  /** 电子证照类型名称, as named by materials. */
  type: v.string(),
  /** The role of its holder in the affair. */
  holder: v.string(),
  /** The member that refers to its owner, if that is not the record itself. */
  of: v.optional(v.string()),
  issuer: v.string(),
  /** The name it is made out to, where a record has this member; otherwise its holder's. */
  name: v.optional(MemberPath),
  /** Absent: an invented number. */
  number: v.optional(MemberPath),
  /** The member with the day it is valid until; `until`: the day itself; neither: 长期. */
  validUntil: v.optional(MemberPath),
  until: v.optional(v.pipe(v.string(), v.isoDate())),
})
type CertificateKind = v.InferOutput<typeof CertificateKind>

const Holdings = v.strictObject({
  /** Absent: for every service. */
  affair: v.optional(v.string()),
  /** The name of another file that provides everything else. */
  like: v.optional(v.string()),
  /** The member of a record that lists whom the platform may tell; absent: data about the person who asks. */
  about: v.optional(v.string()),
  /** `dataset.key` → member. Choices are stored as option ids of the affair. */
  shared: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]\w*\.[a-z]\w*$/i)), MemberPath), {}),
  certificates: v.optional(v.array(CertificateKind), []),
})
type Holdings = v.InferOutput<typeof Holdings>

const files = readYaml(join(import.meta.dirname, 'holdings'), Holdings)
const holdings: readonly Holdings[] = files.map(({ name, value }) => {
  if (value.like === undefined) return value
  const like = files.find((file) => file.name === value.like)
  if (like === undefined) throw new Error(`${name}: there is no holdings file "${value.like}"`)
  return { ...like.value, affair: value.affair }
})

/** Looked up by name and number, as in a population register; undefined: unknown, or the two do not belong together. */
export const findPerson = (key: { readonly name: string; readonly idNumber: string }): Person | undefined =>
  people.find((each) => each.idNumber === key.idNumber && each.name === key.name)

/** `dataset.key` → value. */
type Values = Readonly<Record<string, string>>
export interface SharedData {
  readonly values: Values
  /** Several of one kind. */
  readonly subjects: readonly { readonly subject: string; readonly dataset: string; readonly values: Values }[]
}

export function sharedData(person: Person, affairId: string): SharedData {
  const told = usableFor(affairId).map((held) => {
    const [dataset = ''] = Object.keys(held.shared).map((key) => key.split('.')[0])
    return subjectsOf(held, person).map((one) => ({ subject: one.id, dataset, values: valuesOf(held, one) }))
  })
  const only = told.flatMap((subjects) => (subjects.length === 1 ? subjects : []))
  return {
    values: Object.assign({}, ...only.map(({ values }) => values)),
    subjects: told.filter((subjects) => subjects.length > 1).flat(),
  }
}

function valuesOf({ shared }: Holdings, subject: Subject): Values {
  return Object.fromEntries(
    Object.entries(shared).flatMap(([key, path]) => {
      const value = member(subject, path)
      return value === null ? [] : [[key, value]]
    }),
  )
}

export function certificates(person: Person, affairId: string, types: readonly string[]): readonly Certificate[] {
  return usableFor(affairId)
    .flatMap((held) => certificatesOf(held, person))
    .filter((each) => types.includes(each.type))
}

/** Any existing certificate, for its picture. */
export function findCertificate(certificateId: string): Certificate | undefined {
  return people
    .flatMap((person) => holdings.flatMap((held) => certificatesOf(held, person)))
    .find((each) => each.certificateId === certificateId)
}

const usableFor = (affairId: string): readonly Holdings[] =>
  holdings.filter(({ affair }) => affair === undefined || affair === affairId)

type Subject = Person | KnownRecord

function subjectsOf({ about }: Holdings, person: Person): readonly Subject[] {
  return about === undefined ? [person] : records.filter((record) => [record[about] ?? []].flat().includes(person.id))
}

function certificatesOf(held: Holdings, person: Person): readonly Certificate[] {
  const subjects = subjectsOf(held, person)
  return subjects.flatMap((subject) =>
    held.certificates.flatMap((kind) => {
      const owner = kind.of === undefined ? subject : named(subject, kind.of)
      if (owner === undefined) return []
      return [{ ...certificate(kind, owner), ...(subjects.length > 1 && { subject: subject.id }) }]
    }),
  )
}

function certificate(
  { kind, type, holder, issuer, name, number, validUntil, until }: CertificateKind,
  owner: Subject,
): Certificate {
  const day = until ?? (validUntil === undefined ? null : member(owner, validUntil))
  return {
    certificateId: `${kind}.${owner.id}.${holder}`,
    type,
    number: (number === undefined ? null : member(owner, number)) ?? `SYN-${kind}-${owner.id}`,
    holder,
    holderName: (name === undefined ? null : member(owner, name)) ?? member(owner, 'name') ?? '',
    issuer,
    validUntil: day === null ? null : day.replaceAll('-', ''),
  }
}

const values = (subject: Subject): Readonly<Record<string, unknown>> => ({ ...subject })

function member(subject: Subject, path: string): string | null {
  const [first = '', second] = path.split('.')
  if (second !== undefined) {
    const other = named(subject, first)
    return other === undefined ? null : member(other, second)
  }
  const value = values(subject)[first]
  return typeof value === 'string' ? value : null
}

function named(subject: Subject, key: string): Subject | undefined {
  const id = values(subject)[key]
  return [...people, ...records].find((each) => each.id === id)
}

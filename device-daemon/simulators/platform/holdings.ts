/** 数据共享与电子证照: what the platform holds about the synthetic people, their deceased relatives and their enterprises. */
import { deceased, enterprises, getPerson, people, type Deceased, type Enterprise, type Person } from '../people.ts'

export interface Certificate {
  readonly certificateId: string
  readonly type: string
  readonly number: string
  readonly holder: string
  readonly holderName: string
  readonly issuer: string
  /** `YYYYMMDD`; null: 长期 */
  readonly validUntil: string | null
}

/** Affairs whose data sets are about somebody else than the applicant. */
const aboutDeceased = 'n13-after-death'
const aboutEnterprise = 'h01-restaurant'

const relativeOf = (person: Person): Deceased | undefined =>
  deceased.find((each) => each.relatives.some((relative) => relative.person === person.id))
const enterpriseOf = (person: Person): Enterprise | undefined =>
  enterprises.find((each) => each.handler === person.id || each.legalRepresentative === person.id)

/** By name and number, as a population register is asked; undefined: unknown, or the two do not belong together. */
export const findPerson = (key: { readonly name: string; readonly idNumber: string }): Person | undefined =>
  people.find((each) => each.idNumber === key.idNumber && each.name === key.name)

const insuranceOption = { employee: 'emp', resident: 'res', government: 'gov', none: 'none' } as const

/** `dataset.key` → value. Choices are given as the affair's option ids. */
export function sharedData(person: Person, affairId: string): Readonly<Record<string, string>> {
  if (affairId === aboutDeceased) {
    const late = relativeOf(person)
    return late === undefined
      ? {}
      : {
          'deceased.name': late.name,
          'deceased.idNumber': late.idNumber,
          'deceased.sex': late.sex,
          'deceased.age': String(ageOn(late.birthDate, late.deathDate)),
          'deceased.birthDate': late.birthDate,
          'deceased.deathDate': late.deathDate,
          'deceased.insurance': insuranceOption[late.insurance],
          'deceased.socialCardNumber': late.socialCardNumber,
          'deceased.address': late.address,
        }
  }
  if (affairId === aboutEnterprise) {
    const enterprise = enterpriseOf(person)
    if (enterprise === undefined) return {}
    const legal = getPerson(enterprise.legalRepresentative)
    return {
      'enterprise.name': enterprise.name,
      'enterprise.uscc': enterprise.uscc,
      'enterprise.type': 'company',
      'enterprise.legalName': legal.name,
      'enterprise.legalIdNumber': legal.idNumber,
      'enterprise.domicile': enterprise.address,
      'enterprise.registeredCapital': String(enterprise.registeredCapital),
      'enterprise.nameDeclared': `${enterprise.name.replace(/有限公司$/, '')}二店有限公司`,
    }
  }
  return {}
}

export function certificates(person: Person, affairId: string, types: readonly string[]): readonly Certificate[] {
  const held = [
    ...ownCertificates(person),
    ...(affairId === aboutDeceased ? deceasedCertificates(person) : []),
    ...(affairId === aboutEnterprise ? enterpriseCertificates(person) : []),
  ]
  return held.filter((each) => types.includes(each.type))
}

/** Every certificate there is, for the picture of one. */
export function findCertificate(certificateId: string): Certificate | undefined {
  return people
    .flatMap((person) => [
      ...ownCertificates(person),
      ...deceasedCertificates(person),
      ...enterpriseCertificates(person),
    ])
    .find((each) => each.certificateId === certificateId)
}

const compact = (date: string | null) => (date === null ? null : date.replaceAll('-', ''))

function certificate(
  owner: string,
  kind: string,
  type: string,
  holder: string,
  holderName: string,
  issuer: string,
  validUntil: string | null = null,
  number = `SYN-${kind}-${owner}`,
): Certificate {
  return {
    certificateId: `${kind}.${owner}.${holder}`,
    type,
    number,
    holder,
    holderName,
    issuer,
    validUntil: compact(validUntil),
  }
}

function ownCertificates(person: Person): readonly Certificate[] {
  return [
    certificate(
      person.id,
      'id',
      '居民身份证',
      'applicant',
      person.name,
      person.issuer,
      person.validUntil,
      person.idNumber,
    ),
    certificate(person.id, 'household', '居民户口簿', 'applicant', person.name, person.issuer),
    certificate(person.id, 'health', '健康证明', 'staff', person.name, '濮阳市示范区疾病预防控制中心', '2027-06-30'),
  ]
}

function deceasedCertificates(person: Person): readonly Certificate[] {
  const late = relativeOf(person)
  if (late === undefined) return []
  return [
    certificate(late.id, 'id', '居民身份证', 'deceased', late.name, person.issuer, null, late.idNumber),
    certificate(late.id, 'household', '居民户口簿', 'deceased', late.name, person.issuer),
    certificate(late.id, 'death', '死亡医学证明', 'deceased', late.name, '濮阳市示范区人民医院'),
    certificate(late.id, 'cremation', '火化证明', 'deceased', late.name, '濮阳市示范区殡仪馆'),
  ]
}

function enterpriseCertificates(person: Person): readonly Certificate[] {
  const enterprise = enterpriseOf(person)
  if (enterprise === undefined) return []
  const legal = getPerson(enterprise.legalRepresentative)
  const licence = (holder: string) =>
    certificate(
      enterprise.id,
      'licence',
      '营业执照',
      holder,
      enterprise.name,
      '濮阳市示范区市场监督管理局',
      null,
      enterprise.uscc,
    )
  return [
    licence('enterprise'),
    licence('parentEnterprise'),
    certificate(legal.id, 'id', '居民身份证', 'principal', legal.name, legal.issuer, legal.validUntil, legal.idNumber),
  ]
}

function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/**
 * Synthetic people and records about them, shared by the simulators of card reader and platform; read from
 * `people/*.yaml`, so that a new service adds a file of its own. They belong to nobody: the region 410999 (a number
 * within 濮阳市 that was never issued) cannot occur on a real card, the names are invented, and the check characters
 * are right unless stated otherwise.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { readYaml } from './yaml-files.ts'

export interface Person {
  /** Stable key for tests and the dev dock. */
  readonly id: string
  /** What this person is used for, shown in the dock. */
  readonly purpose: string
  readonly name: string
  readonly sex: 'male' | 'female'
  /** GB/T 3304 code; `ethnicity` is the name without 族. */
  readonly ethnicityCode: string
  readonly ethnicity: string
  /** `YYYY-MM-DD`, as all dates here. */
  readonly birthDate: string
  readonly address: string
  readonly idNumber: string
  readonly issuer: string
  readonly validFrom: string
  /** null: 长期 */
  readonly validUntil: string | null
  /** 失信: nothing may be handed in later. */
  readonly credit?: 'refused'
}

/**
 * 逝者, 企业, …: somebody or something known to the platform but without a card. Members are as in the file;
 * `birthDate` and `sequence` give an `idNumber`, `organisation` gives a `uscc`. A member may be the id of another
 * record or person; a list of ids says whom the platform may tell.
 */
export interface KnownRecord {
  readonly id: string
  readonly [member: string]: string | readonly string[]
}

const region = '410999'
const issuer = '濮阳市公安局示范分局'

/** 第十八位 of GB 11643 (ISO 7064 MOD 11-2) for the first seventeen digits. */
export function checkCharacter(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** 统一社会信用代码 in the synthetic region, from the eight characters of an organisation. */
export function synthUscc(organisation: string): string {
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const sum = Array.from(body).reduce((total, each, at) => total + digits.indexOf(each) * (3 ** at % 31), 0)
  return body + digits.charAt((31 - (sum % 31)) % 31)
}

/** Check character of a 组织机构代码, GB 11714. */
function organisationCheck(organisation: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(organisation.charAt(at), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

function idNumber(birthDate: string, sequence: string): string {
  const first17 = `${region}${birthDate.replaceAll('-', '')}${sequence}`
  return first17 + checkCharacter(first17)
}

const wrongCheck = (number: string): string => number.slice(0, 17) + (number.endsWith('7') ? '8' : '7')

const Day = v.pipe(v.string(), v.isoDate())
/** Odd for men, even for women, by the standard. */
const Sequence = v.pipe(v.string(), v.regex(/^\d{3}$/))

const Given = v.strictObject({
  id: v.string(),
  purpose: v.string(),
  name: v.string(),
  sex: v.picklist(['male', 'female']),
  ethnicity: v.optional(v.strictObject({ code: v.string(), name: v.string() }), { code: '01', name: '汉' }),
  birthDate: Day,
  sequence: Sequence,
  /** For a card that every reader must refuse. */
  checkCharacter: v.optional(v.literal('wrong')),
  address: v.string(),
  validFrom: Day,
  validUntil: v.nullable(Day),
  credit: v.exactOptional(v.literal('refused')),
})
const Member = v.union([v.string(), v.array(v.string())])
const Described = v.objectWithRest(
  { id: v.string(), birthDate: v.optional(Day), sequence: v.optional(Sequence), organisation: v.optional(v.string()) },
  Member,
)
const PeopleFile = v.strictObject({
  people: v.optional(v.array(Given), []),
  records: v.optional(v.array(Described), []),
})

function person({ ethnicity, sequence, checkCharacter, ...given }: v.InferOutput<typeof Given>): Person {
  const number = idNumber(given.birthDate, sequence)
  return {
    ...given,
    issuer,
    ethnicityCode: ethnicity.code,
    ethnicity: ethnicity.name,
    idNumber: checkCharacter === 'wrong' ? wrongCheck(number) : number,
  }
}

function record(given: v.InferOutput<typeof Described>): KnownRecord {
  const { birthDate, sequence, organisation } = given
  return {
    ...(Object.fromEntries(
      Object.entries(given).filter(([, member]) => member !== undefined),
    ) as unknown as KnownRecord),
    ...(birthDate !== undefined && sequence !== undefined && { idNumber: idNumber(birthDate, sequence) }),
    ...(organisation !== undefined && { uscc: synthUscc(organisation) }),
  }
}

const files = readYaml(join(import.meta.dirname, 'people'), PeopleFile)

export const people: readonly Person[] = files.flatMap(({ value }) => value.people.map(person))
export const records: readonly KnownRecord[] = files.flatMap(({ value }) => value.records.map(record))

export function getPerson(id: string): Person {
  const found = people.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no person "${id}": one of ${people.map((each) => each.id).join(', ')}`)
  return found
}

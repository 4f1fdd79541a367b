/**
 * The content of a card: 256 bytes of text in UTF-16LE, 1024 bytes of photo, up to two fingerprint templates of 512
 * bytes.
 */
import { isRecord } from '../harness/control.ts'
import type { Random } from '../harness/random.ts'
import { checkCharacter, getPerson, people, type Person } from '../people.ts'

export interface Card {
  /** Id of the person or document, for the dock. */
  readonly id: string
  readonly label: string
  readonly text: Uint8Array
  readonly photo: Uint8Array
  readonly fingerprints: Uint8Array
  /** 追加住址: up to four lines of 70 bytes; most people have none. */
  readonly appendedAddress: Uint8Array
}

/** Offset and length in bytes of each field of the text area; at 248 is the letter of the document type. */
type Layout = Readonly<Record<string, readonly [offset: number, length: number]>>

const citizenLayout: Layout = {
  name: [0, 30],
  sex: [30, 2],
  ethnicity: [32, 4],
  birthDate: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
  type: [248, 2],
}
const hongKongMacaoTaiwanLayout: Layout = {
  ...citizenLayout,
  ethnicity: [32, 0],
  passNumber: [220, 18],
  issueCount: [238, 4],
}
const foreigner2017Layout: Layout = {
  englishName: [0, 120],
  sex: [120, 2],
  idNumber: [122, 30],
  nationality: [152, 6],
  name: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
  birthDate: [220, 16],
  version: [236, 4],
  office: [240, 8],
  type: [248, 2],
}
const foreigner2023Layout: Layout = {
  name: [0, 30],
  sex: [30, 2],
  renewals: [32, 4],
  birthDate: [36, 16],
  englishName: [52, 70],
  idNumber: [122, 36],
  validFrom: [188, 16],
  validUntil: [204, 16],
  nationality: [242, 6],
  type: [248, 2],
  association: [250, 6],
}

interface Document {
  readonly label: string
  readonly layout: Layout
  readonly fields: Readonly<Record<string, string>>
}

/** Documents other than a citizen's card; names and numbers are invented. */
export const documents: Readonly<Record<string, Document>> = {
  'hong-kong-resident': {
    label: '港澳台居民居住证',
    layout: hongKongMacaoTaiwanLayout,
    fields: {
      type: 'J',
      name: '梁试样',
      sex: '1',
      birthDate: '19870615',
      address: '河南省濮阳市示范区芒种路9号',
      idNumber: `81000019870615001${checkCharacter('81000019870615001')}`,
      issuer: '濮阳市公安局示范分局',
      validFrom: '20230101',
      validUntil: '20280101',
      passNumber: 'H99999999',
      issueCount: '01',
    },
  },
  'foreigner-2017': {
    label: '外国人永久居留身份证（2017版）',
    layout: foreigner2017Layout,
    fields: {
      type: 'I',
      englishName: 'SPECIMEN, SAMPLE',
      sex: '2',
      idNumber: 'ZZZ410099010101',
      nationality: 'ZZZ',
      name: '样本',
      validFrom: '20180101',
      validUntil: '20280101',
      birthDate: '19990101',
      version: '01',
      office: '4109',
    },
  },
  'foreigner-2023': {
    label: '外国人永久居留身份证（2023版）',
    layout: foreigner2023Layout,
    fields: {
      type: 'Y',
      name: '样本',
      sex: '2',
      renewals: '00',
      birthDate: '19850101',
      englishName: 'SPECIMEN, SAMPLE',
      idNumber: '932682198501010017',
      validFrom: '20240101',
      validUntil: '20340101',
      nationality: 'ZZZ',
      association: '000',
    },
  },
}

/** The card for `card.lay`: given by `{person}` or `{document}`, with `{card}` overriding single fields by raw text. */
export function cardFrom(input: Readonly<Record<string, unknown>>, random: Random): Card {
  const overrides = isRecord(input['card'])
    ? Object.fromEntries(Object.entries(input['card']).map(([key, value]) => [key, String(value)]))
    : {}
  const source = sourceOf(input, overrides)
  const fingerprints = Number(input['fingerprints'] ?? 0)
  return {
    id: source.id,
    label: source.label,
    text: textArea(source.layout, { ...source.fields, ...overrides }),
    photo: random.bytes(1024),
    fingerprints: random.bytes(512 * Math.min(2, Math.max(0, fingerprints))),
    appendedAddress:
      typeof input['appendedAddress'] === 'string' ? padded(input['appendedAddress'], 280) : new Uint8Array(0),
  }
}

function sourceOf(
  input: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, string>>,
): Document & { readonly id: string } {
  if (typeof input['document'] === 'string') {
    const document = documents[input['document']]
    if (document === undefined)
      throw new Error(`no document "${input['document']}": one of ${Object.keys(documents).join(', ')}`)
    return { id: input['document'], ...document }
  }
  if (typeof input['person'] === 'string') {
    const person = getPerson(input['person'])
    return { id: person.id, label: person.name, layout: citizenLayout, fields: fieldsOf(person) }
  }
  if (Object.keys(overrides).length > 0)
    return { id: 'card', label: overrides['name'] ?? '', layout: citizenLayout, fields: {} }
  throw new Error(`lay {person}, {document} or {card}; people: ${people.map((each) => each.id).join(', ')}`)
}

function fieldsOf(person: Person): Readonly<Record<string, string>> {
  return {
    name: person.name,
    sex: person.sex === 'male' ? '1' : '2',
    ethnicity: person.ethnicityCode,
    birthDate: day(person.birthDate),
    address: person.address,
    idNumber: person.idNumber,
    issuer: person.issuer,
    validFrom: day(person.validFrom),
    validUntil: person.validUntil === null ? '长期' : day(person.validUntil),
  }
}

const day = (date: string) => date.replaceAll('-', '')

function textArea(layout: Layout, fields: Readonly<Record<string, string>>): Uint8Array {
  const area = Buffer.from(' '.repeat(128), 'utf16le')
  for (const [key, value] of Object.entries(fields)) {
    const place = layout[key]
    if (place === undefined) throw new Error(`no field "${key}" on this card: one of ${Object.keys(layout).join(', ')}`)
    area.set(padded(value, place[1]), place[0])
  }
  return area
}

function padded(value: string, length: number): Uint8Array {
  return Buffer.from(value.padEnd(length / 2, ' '), 'utf16le').subarray(0, length)
}

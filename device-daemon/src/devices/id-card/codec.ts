/**
 * Contents of SAM frames: commands, the parts of a reading, the text of a card. Pure. Sources: hardware reference §1.2
 * (commands), §1.4 (parts), §1.5 (status), §1.7 (text area).
 */
import { standardText } from '#flows/entries/characters.ts'
import { isDayAsPrinted } from '#flows/time/days.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { headBytes, lengthAt, preamble } from './frame.ts'
import type { CitizenCard } from './port.ts'

export const commands = {
  status: command(0x11, 0xff),
  samNumber: command(0x12, 0xff),
  /** Bytes per exchange over the air; 0x50 is what all vendors' tools set. */
  exchangeSize: command(0x61, 0xff, 0x50),
  find: command(0x20, 0x01),
  select: command(0x20, 0x02),
  /** Text and photo. */
  read: command(0x30, 0x01),
  /** Text, photo and fingerprints; firmware from before 2013 answers `unknownCommand`, or nothing. */
  readWithFingerprints: command(0x30, 0x10),
} as const

export const samStatus = {
  ok: 0x90,
  found: 0x9f,
  notFound: 0x80,
  notSelected: 0x81,
  unknownCommand: 0x21,
  readFailed: 0x41,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
} as const

export interface Reading {
  readonly text: Uint8Array
  /** WLT: compressed, proprietary. */
  readonly photo: Uint8Array
}

/**
 * `cardUnreadable`: not the data of a card, read again; `documentUnsupported`: another kind of document, to be shown at
 * the counter.
 */
export interface CardFailure {
  readonly code: 'cardUnreadable' | 'cardBirthDateOdd' | 'cardValidityOdd' | 'documentUnsupported'
  /** Never contains data of the card. */
  readonly detail: string
}

/**
 * Number of length fields at the beginning of a reading: text and photo, plus fingerprints for `readWithFingerprints`.
 */
export type PartCount = 2 | 3

export function command(...bytes: readonly number[]): Uint8Array {
  const body = [0, bytes.length + 1, ...bytes]
  return Uint8Array.from([...preamble, ...body, body.reduce((sum, byte) => sum ^ byte, 0)])
}

/** Splits a reading by the lengths it states; together they must account for every byte. */
export function decodeReading(data: Uint8Array, parts: PartCount): Result<Reading, CardFailure> {
  const lengths = partLengths(data, parts)
  const total = lengths.reduce((sum, length) => sum + length, parts * 2)
  if (total !== data.length) return unreadable(`a reading of ${data.length} bytes states ${total}`)
  const [textLength = 0, photoLength = 0] = lengths
  const textAt = parts * 2
  return ok({
    text: data.slice(textAt, textAt + textLength),
    photo: data.slice(textAt + textLength, textAt + textLength + photoLength),
  })
}

/**
 * The text of a reading that is still arriving; null until it is complete, or if frame and parts disagree about the
 * length. Not yet verified: the check sum comes after the photo.
 */
export function textOfPending(pending: Uint8Array, parts: PartCount): Uint8Array | null {
  const dataAt = headBytes + 3
  const textAt = dataAt + parts * 2
  if (pending.length < textAt || pending[dataAt - 1] !== samStatus.ok) return null
  const lengths = partLengths(pending.subarray(dataAt), parts)
  const stated = lengths.reduce((sum, length) => sum + length, parts * 2)
  if (stated + 3 + 1 !== lengthAt(pending)) return null
  const end = textAt + (lengths[0] ?? 0)
  return pending.length < end ? null : pending.slice(textAt, end)
}

function partLengths(data: Uint8Array, parts: PartCount): number[] {
  return Array.from({ length: parts }, (_, at) => ((data[at * 2] ?? 0) << 8) | (data[at * 2 + 1] ?? 0))
}

/** Byte offset and length of each field of a citizen's card. */
const fields = {
  name: [0, 30],
  sex: [30, 2],
  ethnicity: [32, 4],
  birthDate: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
} as const
const typeAt = 248
const textBytes = 256

/** Letter of the document type, at offset 248. A citizen's card has a space there, early cards a zero. */
const otherDocuments: Readonly<Record<string, string>> = {
  J: '港澳台居民居住证',
  I: '外国人永久居留身份证 (2017)',
  Y: '外国人永久居留身份证 (2023)',
}

/**
 * Decodes the text area of a card. Checks only its form; whether number and validity are right is decided by `flows`
 * (identity.ts), which can explain it to the citizen.
 */
export function decodeText(text: Uint8Array): Result<CitizenCard, CardFailure> {
  if (text.length !== textBytes) return unreadable(`a text area of ${text.length} bytes`)
  const type = (text[typeAt] ?? 0) | ((text[typeAt + 1] ?? 0) << 8)
  if (type !== 0x20 && type !== 0) {
    const letter = String.fromCharCode(type)
    return fail({
      code: 'documentUnsupported',
      detail: otherDocuments[letter] ?? `document type 0x${type.toString(16)}`,
    })
  }
  const read = (field: keyof typeof fields) => decodeField(text, fields[field][0], fields[field][1])
  const [name, ethnicityCode, idNumber] = [read('name'), read('ethnicity'), read('idNumber').toUpperCase()]
  const [birthDate, validFrom] = [isoDate(read('birthDate')), isoDate(read('validFrom'))]
  const until = read('validUntil')
  const validUntil = until === '长期' ? null : isoDate(until)
  if (name === '' || name.includes('\uFFFD')) return unreadable('no name, or half a character in it')
  if (!/^\d{2}$/.test(ethnicityCode)) return unreadable('no ethnicity code')
  if (!/^\d{17}[\dX]$/.test(idNumber)) return unreadable('no citizen number')
  if (birthDate === undefined) return fail({ code: 'cardBirthDateOdd', detail: 'the date of birth is no date' })
  if (validFrom === undefined || validUntil === undefined)
    return fail({ code: 'cardValidityOdd', detail: 'the validity is no date' })
  return ok({
    kind: 'citizen',
    name,
    sex: sexOf(read('sex')),
    ethnicityCode,
    birthDate,
    address: read('address'),
    idNumber,
    issuer: read('issuer'),
    validFrom,
    validUntil,
  })
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Fields are padded with spaces, by some issuers with zeros. */
function decodeField(text: Uint8Array, offset: number, length: number): string {
  return standardText(utf16.decode(text.subarray(offset, offset + length)).replace(/[\0 ]+$/, ''))
}

/** GB/T 2261.1: 1 男, 2 女; 0 未知 and 9 未说明 occur. */
function sexOf(code: string): CitizenCard['sex'] {
  return code === '1' ? 'male' : code === '2' ? 'female' : 'unknown'
}

/**
 * `20380601` → `2038-06-01`, as printed: some cards are valid until a 29 February that does not exist (ten years after
 * one that does), and some people were registered as born on 30 February. Undefined for anything that is no date.
 */
function isoDate(digits: string): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return isDayAsPrinted(date) ? date : undefined
}

/** `05.03-20230101-0000123456-1234567890`; undefined when it is not 16 bytes. */
export function decodeSamNumber(data: Uint8Array): string | undefined {
  if (data.length !== 16) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const padded = (value: number, width: number) => String(value).padStart(width, '0')
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)]
  const [date, serial, random] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)]
  return `${padded(major, 2)}.${padded(minor, 2)}-${padded(date, 8)}-${padded(serial, 10)}-${padded(random, 10)}`
}

const unreadable = (detail: string) => fail({ code: 'cardUnreadable', detail } as const)

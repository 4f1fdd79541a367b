/**
 * What a notice told ⇄ bytes ⇄ the letters of a QR code. One way to write each and no other, so that what is read is
 * what was written. Bytes come from anybody's paper: whatever is not exactly this is null.
 *
 *   district 3 · affair 3 · version 3 · days and “promised” 2 · fee and “named” 3 ·
 *   number of options 1, then 3 each with “another question” · of items 1, 3 each with “chosen” ·
 *   of materials 1, 3 each with “to bring”
 *
 * Numbers begin with their high byte; a flag is the lowest bit beside its mark.
 */
import type { Mark } from './mark.ts'
import type { Told } from './told.ts'

type Flagged = readonly [mark: Mark, flag: boolean]

/** null: more of something than a byte counts; such a notice carries no code. */
export function writeTold(told: Told): Uint8Array | null {
  const options = told.answers.flatMap((chosen) => chosen.map((one, at): Flagged => [one, at === 0]))
  const lists = [
    options,
    told.items.map((one): Flagged => [one.mark, one.selected]),
    told.materials.map((one): Flagged => [one.mark, one.brought]),
  ]
  if (lists.some((list) => list.length > 0xff)) return null
  return Uint8Array.from([
    ...threeBytes(Number(told.district)),
    ...threeBytes(told.affair),
    ...threeBytes(told.version),
    ...threeBytes(withFlag([told.days, told.confirmed])).slice(1),
    ...threeBytes(withFlag([told.fee ?? 0, told.fee !== null])),
    ...lists.flatMap((list) => [list.length, ...list.flatMap((one) => threeBytes(withFlag(one)))]),
  ])
}

const withFlag = ([mark, flag]: Flagged): number => mark * 2 + Number(flag)
const threeBytes = (number: number): readonly number[] => [number >> 16, (number >> 8) & 0xff, number & 0xff]

export function readTold(bytes: Uint8Array): Told | null {
  let at = 0
  const number = (length: number): number => {
    let read = 0
    for (const end = at + length; at < end; at++) read = read * 0x100 + (bytes[at] ?? 0)
    return read
  }
  const flagged = (length: number): Flagged => {
    const both = number(length)
    return [both >> 1, both % 2 === 1]
  }
  const list = (): readonly Flagged[] => Array.from({ length: number(1) }, () => flagged(3))

  const district = String(number(3)).padStart(6, '0')
  const [affair, version] = [number(3), number(3)]
  const [days, confirmed] = flagged(2)
  const [fee, named] = flagged(3)
  const [options, items, materials] = [list(), list(), list()]
  const whole = at === bytes.length && (named || fee === 0) && (options[0]?.[1] ?? true)
  if (!whole || [district.length > 6, affair > largestMark, version > largestMark].includes(true)) return null
  const answers: Mark[][] = []
  for (const [one, another] of options) {
    if (another) answers.push([one])
    else answers.at(-1)?.push(one)
  }
  return {
    district,
    affair,
    version,
    days,
    confirmed,
    fee: named ? fee : null,
    answers,
    items: items.map(([mark, selected]) => ({ mark, selected })),
    materials: materials.map(([mark, brought]) => ({ mark, brought })),
  }
}

const largestMark = 0x7fffff

/** Base 32 (RFC 4648) without padding: QR codes pack capital letters and digits in five and a half bits each. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function toLetters(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31]
    held &= 31
  }
  return bits === 0 ? text : text + letters[(held << (5 - bits)) & 31]
}

export function fromLetters(text: string): Uint8Array | null {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 0xff)
  }
  const read = Uint8Array.from(bytes)
  return toLetters(read) === text ? read : null
}

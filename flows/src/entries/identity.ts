/**
 * Numbers that identify people, enterprises, licences and accounts: normalised from sloppy input, checked, and masked
 * for the screen. Pure; the checks return a key of what is wrong, or `null`.
 */
import { firstDay, isDate, isDayAsPrinted } from '../time/days.ts'

/**
 * Normalises what a person types or a scanner yields: full-width characters folded, spaces and hyphens removed, letters
 * upper-case.
 */
export function normaliseNumber(input: string): string {
  return input
    .normalize('NFKC')
    .replace(/[\s\u200b\u2010-\u2015\u2212-]/g, '')
    .toUpperCase()
}

/**
 * `checkDigit`: not the one the standard requires, which is true of some genuine numbers. `noSuchDay`: the date of
 * birth does not exist but the rest is right; some people were registered like this.
 */
export type NumberProblem = 'length' | 'characters' | 'region' | 'birthDate' | 'noSuchDay' | 'checkDigit'

export interface IdNumber {
  /** resident 居民身份证; settled 港澳台居民居住证 (81/82/83); foreigner 外国人永久居留身份证, 2023 form (9…). */
  readonly kind: 'resident' | 'settled' | 'foreigner'
  /** GB/T 2260 code; on a foreigner's card, two digits for the province and three for the country. */
  readonly region: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly sex: 'male' | 'female'
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const idCheckDigits = '10X98765432'

/** Provinces of GB/T 2260; 81, 82 and 83 as used on 港澳台居民居住证. */
const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** The first two digits of a GB/T 2260 code. */
export const isProvince = (digits: string): boolean => provinces.has(digits)

/** GB 11643: the check character of the first 17 digits. */
export function idCheckDigit(first17: string): string {
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return idCheckDigits.charAt(sum % 11)
}

/**
 * 公民身份号码 (GB 11643): 18 characters, check character, an existing province, a possible date of birth not after `today`
 * (`YYYY-MM-DD`; if absent, future dates pass).
 */
export function parseIdNumber(
  input: string,
  today?: string | null,
): { readonly ok: true; readonly value: IdNumber } | { readonly ok: false; readonly problem: NumberProblem } {
  const number = normaliseNumber(input)
  if (number.length !== 18) return { ok: false, problem: 'length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, problem: 'characters' }
  const foreigner = number.startsWith('9')
  const province = foreigner ? number.slice(1, 3) : number.slice(0, 2)
  if (!isProvince(province)) return { ok: false, problem: 'region' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDayAsPrinted(birthDate) || birthDate < firstDay || (today != null && birthDate > today))
    return { ok: false, problem: 'birthDate' }
  if (idCheckDigit(number) !== number.charAt(17)) return { ok: false, problem: 'checkDigit' }
  if (!isDate(birthDate)) return { ok: false, problem: 'noSuchDay' }
  const kind = foreigner ? 'foreigner' : /^8[123]0000/.test(number) ? 'settled' : 'resident'
  return {
    ok: true,
    value: {
      kind,
      region: foreigner ? number.slice(1, 6) : number.slice(0, 6),
      birthDate,
      sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
    },
  }
}

export function idNumberProblem(input: string, today?: string | null): NumberProblem | null {
  const parsed = parseIdNumber(input, today)
  return parsed.ok ? null : parsed.problem
}

/** Whole years (周岁) from birth to a day, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** GB 32100 §4: digits and capital letters except I, O, S, V, Z. */
const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3^i mod 31. */
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** 统一社会信用代码 (GB 32100): 18 characters of its alphabet, with six digits for the region and a MOD 31 check character. */
export function usccProblem(input: string): Exclude<NumberProblem, 'birthDate' | 'noSuchDay'> | null {
  const code = normaliseNumber(input)
  if (code.length !== 18) return 'length'
  if (!/^[0-9A-HJ-NP-RTUWXY]+$/.test(code)) return 'characters'
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'region'
  const sum = usccWeights.reduce(
    (total, weight, index) => total + weight * usccCharacters.indexOf(code.charAt(index)),
    0,
  )
  return usccCharacters.charAt((31 - (sum % 31)) % 31) === code.charAt(17) ? null : 'checkDigit'
}

/**
 * 电子证照标识 (GB/T 36904): `1.2.156.3005.2.{type 21}.{issuer 18 or 6}.{serial}.{version 3}.{check}`. The check character is
 * ISO 7064 MOD 37,36 over all arcs after the root, joined without dots.
 */
export function licenceIdProblem(input: string): 'length' | 'characters' | 'checkDigit' | null {
  const match = /^1\.2\.156\.3005\.2\.(.+)\.(.+)\.(.+)\.(.+)\.(.+)$/.exec(normaliseNumber(input))
  if (match === null) return 'characters'
  const [type = '', issuer = '', serial = '', version = '', check = ''] = match.slice(1)
  // The issuer is a 统一社会信用代码 or, in older licences, a region code.
  if (
    type.length !== 21 ||
    (issuer.length !== 18 && issuer.length !== 6) ||
    serial.length > 64 ||
    version.length !== 3 ||
    check.length !== 1
  )
    return 'length'
  const body = type + issuer + serial + version
  if (!/^[0-9A-Z]+$/.test(body + check)) return 'characters'
  return mod3736(body) === check ? null : 'checkDigit'
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 MOD 37,36: the check character of a string of digits and capital letters. */
export function mod3736(body: string): string {
  let product = 36
  for (const character of body) {
    const sum = (product + alphanumeric.indexOf(character)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return alphanumeric.charAt((37 - product) % 36)
}

/** A mainland mobile number: 11 digits beginning with 13 … 19; a prefix +86 or 0086 is accepted. */
export function mobileProblem(input: string): 'length' | 'characters' | null {
  const number = normaliseMobile(input)
  if (!/^\d*$/.test(number)) return 'characters'
  if (number.length !== 11) return 'length'
  return /^1[3-9]/.test(number) ? null : 'characters'
}

export function normaliseMobile(input: string): string {
  return normaliseNumber(input).replace(/^(\+86|0086|86(?=1\d{10}$))/, '')
}

/**
 * 银行卡号 (ISO/IEC 7812): 12 … 19 digits with the Luhn check. Account numbers of passbooks and rural banks are not card
 * numbers: they may have other lengths (8 … 32) and no such check digit, so both are only a warning.
 */
export function bankCardProblem(input: string): 'length' | 'characters' | 'checkDigit' | null {
  const number = normaliseNumber(input)
  if (!/^\d*$/.test(number)) return 'characters'
  if (number.length < 8 || number.length > 32) return 'length'
  if (number.length < 12 || number.length > 19) return 'checkDigit'
  const sum = Array.from(number)
    .reverse()
    .reduce((total, character, index) => {
      const digit = index % 2 === 1 ? Number(character) * 2 : Number(character)
      return total + (digit > 9 ? digit - 9 : digit)
    }, 0)
  return sum % 10 === 0 ? null : 'checkDigit'
}

/** 410902********1234. Never shows more than half; a number too short for the mask is hidden completely. */
export function maskIdNumber(number: string): string {
  const characters = Array.from(number)
  if (characters.length < 13) return '*'.repeat(characters.length)
  return characters.slice(0, 6).join('') + '*'.repeat(characters.length - 10) + characters.slice(-4).join('')
}

/** Telephone numbers (电话): mobile, landline, 400 and 800; what people and registers write, in one form. */
import { normaliseNumber } from './identity.ts'

/**
 * A mobile number, a landline (固定电话) with its area code, such as `0393-4411234`, or a 400 or 800 number, such as
 * `400-812-3456`; an extension of the latter two follows after a last hyphen. `area`: a local number without area code.
 */
export function telephoneProblem(input: string): 'length' | 'characters' | 'area' | null {
  if (read(written(input)) !== null) return null
  const number = normaliseNumber(input)
  if (!/^[\d()+]*$/.test(number)) return 'characters'
  return /^[2-9]\d{6,7}$/.test(number) ? 'area' : 'length'
}

/** Its one form if it is a telephone number of the mainland; otherwise as it was written. */
export function normaliseTelephone(input: string): string {
  const text = written(input)
  return read(text) ?? text
}

/**
 * Whether an authority's value may be dialled: a hotline, a number of another country, two with a stroke between them.
 * Nobody here knows better; a word such as 无 is no number.
 */
export function canBeDialled(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return digits >= 5 && value.length <= 60 && /^[\d+(][\d\s()+*#,;./、转分机号ext-]*$/i.test(value)
}

const written = (input: string): string =>
  input
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()

/** With blanks, brackets and hyphens wherever they stand, +86, an extension behind 转, 分机, ext, # or a hyphen. */
function read(text: string): string | null {
  const [, before = '', marked] = /^(.*?)-?\s*(?:转|分机号?|ext\.?|x|#)[\s:]*(\d{1,6})$/i.exec(text) ?? []
  if (marked !== undefined) return extended(before, marked)
  // `0393-4411234-8`: what stands before the last hyphen is a whole number already.
  const [, main = '', last = ''] = /^(.*)-(\d{1,6})$/.exec(text) ?? []
  return extended(main, last) ?? mainland(text)
}

function extended(main: string, extension: string): string | null {
  const number = mainland(main)
  return number === null || isMobile.test(number) ? null : `${number}-${extension}`
}

const isMobile = /^1[3-9]\d{9}$/
/** The area code has three digits (010, 02x) or four; the local number has seven or eight and starts with 2 … 9. */
const landline = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/
const service = /^([48]00)(\d{3})(\d{4})$/

function mainland(text: string): string | null {
  const plain = text.replace(/[\s\u200b()-]/g, '')
  const abroad = /^(?:\+86|0086)/.test(plain) || /^\(?86[)\s-]/.test(text) || /^861[3-9]\d{9}$/.test(plain)
  const digits = abroad ? plain.replace(/^(?:\+|00)?86/, '') : plain
  if (isMobile.test(digits)) return digits
  const [, ...parts] = service.exec(digits) ?? landline.exec(digits) ?? []
  if (parts.length > 0) return parts.join('-')
  // From abroad the area code has no 0.
  const [, area, local] = (abroad && landline.exec(`0${digits}`)) || []
  return area === undefined ? null : `${area}-${local}`
}

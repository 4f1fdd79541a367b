/**
 * 证件: what a person is known by in a form. Whoever lays a card here has a 居民身份证; everybody else a form names may have
 * another document, so each identity number goes with the kind of document, and each kind has its own check.
 */
import type { Field, Text } from '../model/affair.ts'
import { idNumberProblem, normaliseNumber, parseIdNumber } from './identity.ts'

export const documentTypes = [
  'residentId',
  'passport',
  'hkMacaoPass',
  'taiwanPass',
  'foreignerId',
  'otherDocument',
] as const
export type DocumentType = (typeof documentTypes)[number]

const names: Readonly<Record<DocumentType, Text>> = {
  residentId: { zh: '居民身份证', en: 'Resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  hkMacaoPass: { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit (Hong Kong, Macao)' },
  taiwanPass: { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit (Taiwan)' },
  foreignerId: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident ID card' },
  otherDocument: { zh: '其他证件', en: 'Another document' },
}

/** GA/T 2000.156: what registers write for each; a platform may send it instead of our word. */
const codes: Readonly<Record<string, DocumentType>> = {
  '111': 'residentId',
  '414': 'passport',
  '516': 'hkMacaoPass',
  '511': 'taiwanPass',
  '553': 'foreignerId',
  '990': 'otherDocument',
}

export const isDocumentType = (text: unknown): text is DocumentType =>
  (documentTypes as readonly unknown[]).includes(text)

/** Our word for a kind of document given as word, code or name; null: none that is known. */
export function documentTypeOf(text: string): DocumentType | null {
  if (isDocumentType(text)) return text
  const code = Object.hasOwn(codes, text) ? codes[text] : undefined
  return code ?? documentTypes.find((type) => names[type].zh === text) ?? null
}

/** The field that asks for the kind of document of an identity number. */
export const documentField = ({ id, label, required }: Field): Field => ({
  id: `${id}Type`,
  label: { zh: `证件类型（${label.zh}）`, en: `Kind of document (${label.en})` },
  type: 'select',
  origin: 'citizen',
  required,
  options: documentTypes.map((type) => ({ id: type, label: names[type] })),
})

/** Everything that may be entered for a field: itself, and for an identity number the kind of document. */
export const enteredIds = (field: Field): readonly string[] =>
  field.type === 'idNumber' ? [field.id, documentField(field).id] : [field.id]

const shapes: Readonly<Record<Exclude<DocumentType, 'residentId' | 'foreignerId'>, RegExp>> = {
  // ICAO 9303 has nine places; some countries write more on the page itself.
  passport: /^(?=.*\d)[A-Z0-9]{5,15}$/,
  // H or M and eight digits; older ones with how often they were issued behind.
  hkMacaoPass: /^[HM]\d{8,11}$/,
  // Eight digits; older ones ten, with a letter for how often they were issued.
  taiwanPass: /^(\d{8}|\d{10}([A-Z]|\([A-Z]\))?)$/,
  otherDocument: /^(?=.*\d)[\p{Script=Han}A-Z0-9()/.]{4,40}$/u,
}

/**
 * What is wrong with a number of a kind of document. `unsure`: its check digit does not fit, or no calendar has its day
 * of birth; neither is proof that it is wrong.
 */
export function documentProblem(type: DocumentType, input: string, today: string | null): 'unsure' | 'wrong' | null {
  const number = normaliseNumber(input)
  switch (type) {
    case 'residentId':
      return ofNumber(number, today)
    case 'foreignerId':
      // Of 2023: 18 digits like a citizen's, beginning with 9. Before: three letters of the country and 12 digits.
      return /^[A-Z]{3}\d{12}$/.test(number) ? null : number.startsWith('9') ? ofNumber(number, today) : 'wrong'
    case 'passport':
    case 'hkMacaoPass':
    case 'taiwanPass':
    case 'otherDocument':
      return shapes[type].test(number) ? null : 'wrong'
  }
}

function ofNumber(number: string, today: string | null): 'unsure' | 'wrong' | null {
  const problem = idNumberProblem(number, today)
  return problem === 'checkDigit' || problem === 'noSuchDay' ? 'unsure' : problem === null ? null : 'wrong'
}

/** Which document a number is most likely of, where nobody has said so. */
export function likelyDocument(input: string): DocumentType {
  const number = normaliseNumber(input)
  if (/^\d{17}[\dX]$/.test(number)) return 'residentId'
  if (shapes.hkMacaoPass.test(number)) return 'hkMacaoPass'
  if (/^[A-Z]{3}\d{12}$/.test(number)) return 'foreignerId'
  if (shapes.taiwanPass.test(number)) return 'taiwanPass'
  return /^(?=.*\d)[A-Z0-9]{5,12}$/.test(number) ? 'passport' : 'otherDocument'
}

/** The day of birth that a number says, as it says it; null: it says none. */
export function birthDateOf(number: string): string | null {
  const parsed = parseIdNumber(number)
  if (parsed.ok) return parsed.value.birthDate
  const said = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(normaliseNumber(number))
  return said !== null && (parsed.problem === 'noSuchDay' || parsed.problem === 'checkDigit')
    ? said.slice(1).join('-')
    : null
}

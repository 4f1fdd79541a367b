/** One entry of a form: its canonical form, and what is wrong with it. Pure; what day it is is passed in. */
import type { Field } from '../model/affair.ts'
import { hasPrivateUse, standardText } from './characters.ts'
import { dayProblem, normaliseDay } from '../time/days.ts'
import type { FieldValue } from '../draft/draft.ts'
import {
  bankCardProblem,
  idNumberProblem,
  mobileProblem,
  normaliseMobile,
  normaliseNumber,
  usccProblem,
} from './identity.ts'
import { documentProblem, type DocumentType } from './person-documents.ts'
import { canBeDialled, normaliseTelephone, telephoneProblem } from './telephone.ts'

/**
 * required: empty · choose: not one of the options · mobile, telephone, idNumber, document, uscc, bankCard, number,
 * date: not a valid one (`document`: none of its kind) · unsure: a check digit does not fit, as in some genuine
 * numbers; the citizen may confirm it · future: a day still to come · tooEarly: before 1900 · beforeBirth: before the
 * birth · tooSmall, tooLarge: outside min … max · tooLong: too many characters · characters: contains characters not
 * allowed there · taken: another row of the group has this identity number.
 */
export const fieldProblems = [
  'required',
  'choose',
  'mobile',
  'telephone',
  'idNumber',
  'document',
  'uscc',
  'bankCard',
  'unsure',
  'number',
  'date',
  'future',
  'tooEarly',
  'beforeBirth',
  'tooSmall',
  'tooLarge',
  'tooLong',
  'characters',
  'taken',
] as const
export type FieldProblem = (typeof fieldProblems)[number]

/** What an entry is judged by, besides its field. */
export interface Circumstances {
  /** `YYYY-MM-DD`; null: not known, and the future is not looked at. */
  readonly today?: string | null
  /** Of an identity number; a resident identity card by default. */
  readonly document?: DocumentType
  /** The day that a date cannot precede. */
  readonly notBefore?: string | null
  /** Numbers that the citizen has confirmed although their check digit does not fit. */
  readonly confirmed?: readonly string[]
}

/** Longest text of a field, in characters; a card has 15 places for a name, foreigners' names need more. */
const longest = { text: 200, address: 200, personName: 60 } as const

/** The value of a telephone field that may be left out and was (`Field.without`). */
export const noTelephone = 'none'

export const isEmpty = (value: FieldValue): boolean => value.length === 0

/**
 * The canonical form of a value: numbers without spaces and with full-width characters folded; dates as `YYYY-MM-DD`;
 * for a select, the option's id even if its name was given; rare characters at their Unicode code points.
 */
export function normaliseValue(field: Field, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value.map((one) => optionId(field, one))
  const text = standardText(value).trim()
  switch (field.type) {
    case 'mobile':
      return normaliseMobile(text)
    case 'telephone':
      return text === noTelephone ? text : normaliseTelephone(text)
    case 'idNumber':
    case 'uscc':
    case 'bankCard':
      return normaliseNumber(text)
    case 'number':
      return text.normalize('NFKC').replace(/\s/g, '')
    case 'date':
      return normaliseDay(text)
    case 'select':
    case 'switch':
      return optionId(field, text)
    case 'multiselect':
      return text === '' ? [] : [optionId(field, text)]
    case 'text':
    case 'address':
    case 'personName':
      return text
  }
}

function optionId(field: Field, value: string): string {
  return field.options?.find((option) => option.id === value || option.label.zh === value)?.id ?? value
}

/**
 * Returns what is wrong with an entry, or `null`. `value` in its canonical form (`normaliseValue`); `null` or empty:
 * nothing was entered.
 */
export function checkField(
  field: Field,
  value: FieldValue | null,
  { today = null, document = 'residentId', notBefore = null, confirmed = [] }: Circumstances = {},
): FieldProblem | null {
  if (value === null || isEmpty(value)) return field.required ? 'required' : null
  if (typeof value !== 'string') {
    return field.type === 'multiselect' &&
      value.every((one) => isOption(field, one)) &&
      new Set(value).size === value.length
      ? null
      : 'choose'
  }
  const unlessConfirmed = confirmed.includes(value) ? null : 'unsure'
  switch (field.type) {
    case 'mobile':
      return mobileProblem(value) === null ? null : 'mobile'
    case 'telephone':
      if (value === noTelephone) return field.without === undefined ? 'telephone' : null
      return telephoneProblem(value) === null ? null : 'telephone'
    case 'idNumber': {
      const problem = documentProblem(document, value, today)
      if (problem === 'wrong') return document === 'residentId' ? 'idNumber' : 'document'
      return problem === null ? null : unlessConfirmed
    }
    case 'uscc': {
      const problem = usccProblem(value)
      return problem === null ? null : problem === 'checkDigit' ? unlessConfirmed : 'uscc'
    }
    case 'bankCard': {
      const problem = bankCardProblem(value)
      return problem === null ? null : problem === 'checkDigit' ? unlessConfirmed : 'bankCard'
    }
    case 'number':
      return numberProblem(field, value)
    case 'date':
      return dayProblem(value, { today, notBefore, planned: field.planned })
    case 'select':
      return isOption(field, value) ? null : 'choose'
    case 'switch':
      return value === 'yes' || value === 'no' ? null : 'choose'
    case 'multiselect':
      return 'choose'
    case 'text':
    case 'address':
    case 'personName':
      return textProblem(field.type, value)
  }
}

/** The same for what an authority says: line breaks and other control characters are no part of its words. */
export function normaliseGiven(field: Field, value: FieldValue): FieldValue {
  const normal = normaliseValue(field, value)
  return typeof normal === 'string' ? normal.replace(/\p{Cc}+/gu, ' ').trim() : normal
}

/** Types whose value an authority knows better than any rule here. */
const numbers: ReadonlySet<string> = new Set(['idNumber', 'uscc', 'bankCard'])
const texts: ReadonlySet<string> = new Set(['text', 'address', 'personName'])

/**
 * The same for what a card or a department's system says. Only an impossible value is refused: a text is taken as it
 * is, and so is a telephone number of any form; another number that fails a check is `unsure` and goes to the citizen
 * to be confirmed.
 */
export function checkGiven(field: Field, value: FieldValue, circumstances: Circumstances): FieldProblem | null {
  const problem = checkField(field, value, circumstances)
  if (problem === null) return null
  if (texts.has(field.type)) return /[\p{Cs}\p{Co}]/u.test(String(value)) ? problem : null
  if (field.type === 'telephone') return canBeDialled(String(value)) ? null : problem
  if (!numbers.has(field.type)) return problem
  const { today, document = 'residentId' } = circumstances
  const unborn = document === 'residentId' && idNumberProblem(String(value), today) === 'birthDate'
  if (field.type === 'idNumber' && unborn) return problem
  return circumstances.confirmed?.includes(String(value)) === true ? null : 'unsure'
}

const isOption = (field: Field, value: string): boolean => field.options?.some((option) => option.id === value) ?? false

function numberProblem(field: Field, value: string): FieldProblem | null {
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(value)) return 'number'
  if (field.min !== undefined && Number(value) < field.min) return 'tooSmall'
  if (field.max !== undefined && Number(value) > field.max) return 'tooLarge'
  return null
}

/**
 * Letters of every script are allowed, including rare characters; a name contains no digits, and nothing contains
 * control characters or characters that no font can have.
 */
function textProblem(type: keyof typeof longest, value: string): FieldProblem | null {
  if (Array.from(value).length > longest[type]) return 'tooLong'
  if (/[\p{Cc}\p{Cs}]/u.test(value) || (type === 'personName' && /[\p{Nd}<>]/u.test(value))) return 'characters'
  return hasPrivateUse(value) ? 'characters' : null
}

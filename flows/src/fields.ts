/**
 * The form as it stands: which fields apply, what each one's value is, where it came from, and what is still wrong
 * with it (共享数据自动调用、个性信息自行填报、同一信息不问两遍).
 */
import type { Field, FormGroup } from './affair.ts'
import type { Draft, FieldOrigin, FieldValue } from './draft.ts'
import {
  ageOn,
  bankCardProblem,
  idNumberProblem,
  isDate,
  mobileProblem,
  normaliseMobile,
  normaliseNumber,
  parseIdNumber,
  usccProblem,
} from './identity.ts'
import type { Plan } from './plan.ts'

/**
 * required: empty · choose: not one of the options · mobile, idNumber, uscc, bankCard, number, date: not such a thing ·
 * tooSmall, tooLarge: outside min … max · tooLong: more characters than fit · characters: holds what no such text
 * holds.
 */
export const fieldProblems = [
  'required',
  'choose',
  'mobile',
  'idNumber',
  'uscc',
  'bankCard',
  'number',
  'date',
  'tooSmall',
  'tooLarge',
  'tooLong',
  'characters',
] as const
export type FieldProblem = (typeof fieldProblems)[number]

export interface FilledField {
  readonly field: Field
  readonly value: FieldValue | null
  /** Where the value came from; `citizen` also for one copied from an answer. `null`: there is none yet. */
  readonly origin: FieldOrigin | null
  /**
   * The citizen fills it in: nothing else knows it, or what is known is only a proposal (`editable`). Otherwise it is
   * shown, not asked.
   */
  readonly asked: boolean
  readonly problem: FieldProblem | null
}

export interface FilledGroup {
  readonly group: FormGroup
  /** Fields that apply, `whenField` included. */
  readonly fields: readonly FilledField[]
  /** No field has a problem. */
  readonly complete: boolean
}

/** Longest text a field takes, in characters; a name is the card's 15 places with room for a foreigner's. */
const longest = { text: 200, address: 200, personName: 60 } as const

/**
 * The whole form of a plan, filled as far as it can be. Fields look back only (`sameAs`, `whenField`), so one pass is
 * enough.
 */
export function fillForm(plan: Plan, draft: Draft): readonly FilledGroup[] {
  const known = new Map<string, FilledField>()
  return plan.form.map(({ group, fields }) => {
    const filled: FilledField[] = []
    for (const field of fields) {
      if (!follows(field, known)) continue
      const entry = fill(field, plan, draft, known)
      known.set(field.id, entry)
      filled.push(entry)
    }
    return { group, fields: filled, complete: filled.every((entry) => entry.problem === null) }
  })
}

/** Field id → value, of every field that has one: what is submitted and printed. */
export function formValues(form: readonly FilledGroup[]): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    form.flatMap((group) =>
      group.fields.flatMap((entry) => (entry.value === null ? [] : [[entry.field.id, entry.value]])),
    ),
  )
}

function follows(field: Field, known: ReadonlyMap<string, FilledField>): boolean {
  if (field.whenField === undefined) return true
  const value = known.get(field.whenField.field)?.value ?? null
  const wanted = field.whenField.in
  return value !== null && [value].flat().some((one) => wanted.includes(one))
}

function fill(field: Field, plan: Plan, draft: Draft, known: ReadonlyMap<string, FilledField>): FilledField {
  const given = provided(field, plan, draft, known)
  const typed = Object.hasOwn(draft.values, field.id) ? draft.values[field.id] : undefined
  const asked = given === null || field.editable === true
  if (asked && typed !== undefined) {
    const value = normaliseValue(field, typed)
    return { field, value, origin: 'citizen', asked, problem: checkField(field, value) }
  }
  if (given !== null) return { field, ...given, asked, problem: null }
  return { field, value: null, origin: null, asked, problem: checkField(field, null) }
}

interface Provided {
  readonly value: FieldValue
  readonly origin: FieldOrigin
}

/** What card, platform or an earlier answer says; a value that would not pass as an entry does not count. */
function provided(field: Field, plan: Plan, draft: Draft, known: ReadonlyMap<string, FilledField>): Provided | null {
  return accepted(field, fromOrigin(field, draft)) ?? accepted(field, fromEarlier(field, plan, known))
}

function accepted(field: Field, found: Provided | null): Provided | null {
  if (found === null) return null
  const value = normaliseValue(field, found.value)
  return isEmpty(value) || checkField(field, value) !== null ? null : { value, origin: found.origin }
}

function fromEarlier(field: Field, plan: Plan, known: ReadonlyMap<string, FilledField>): Provided | null {
  const [kind, name = ''] = field.sameAs?.split(':') ?? []
  if (kind === 'answer') {
    const answer = Object.hasOwn(plan.answers, name) ? plan.answers[name] : undefined
    return answer === undefined
      ? null
      : { value: field.type === 'multiselect' ? answer : (answer[0] ?? ''), origin: 'citizen' }
  }
  const [source, other] = name.split(',').map((id) => sound(known.get(id)))
  if (source == null) return null
  if (kind === 'field') return source
  const person = parseIdNumber(String(source.value))
  if (!person.ok) return null
  if (kind === 'sexOf') return { value: person.value.sex, origin: source.origin }
  return other == null
    ? null
    : { value: String(ageOn(person.value.birthDate, String(other.value))), origin: source.origin }
}

/** A field's value that others may be copied from. */
function sound(entry: FilledField | undefined): Provided | null {
  if (entry === undefined || entry.value === null || entry.origin === null || entry.problem !== null) return null
  return { value: entry.value, origin: entry.origin }
}

function fromOrigin(field: Field, draft: Draft): Provided | null {
  if (field.from === undefined) return null
  if (field.origin === 'idCard') {
    const value =
      draft.identity === null ? undefined : Object.entries(draft.identity).find(([key]) => key === field.from)?.[1]
    return typeof value === 'string' ? { value, origin: 'idCard' } : null
  }
  const value = Object.hasOwn(draft.shared, field.from) ? draft.shared[field.from] : undefined
  return field.origin === 'shared' && value !== undefined && value !== '' ? { value, origin: 'shared' } : null
}

const isEmpty = (value: FieldValue): boolean => value.length === 0

/**
 * One spelling of a value: numbers without spaces, full-width folded; dates `YYYY-MM-DD`; of a select the option's
 * id, also when its name was given.
 */
export function normaliseValue(field: Field, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value.map((one) => optionId(field, one))
  const text = value.trim()
  switch (field.type) {
    case 'mobile':
      return normaliseMobile(text)
    case 'idNumber':
    case 'uscc':
    case 'bankCard':
      return normaliseNumber(text)
    case 'number':
      return text.normalize('NFKC').replace(/\s/g, '')
    case 'date':
      return text
        .normalize('NFKC')
        .replace(/^(\d{4})(\d{2})(\d{2})(?:T.*)?$/, '$1-$2-$3')
        .replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1')
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

/** What is wrong with an entry, or `null`. `value` as `normaliseValue` gives it; `null` or empty: nothing entered. */
export function checkField(field: Field, value: FieldValue | null): FieldProblem | null {
  if (value === null || isEmpty(value)) return field.required ? 'required' : null
  if (typeof value !== 'string') {
    return field.type === 'multiselect' &&
      value.every((one) => isOption(field, one)) &&
      new Set(value).size === value.length
      ? null
      : 'choose'
  }
  switch (field.type) {
    case 'mobile':
      return mobileProblem(value) === null ? null : 'mobile'
    case 'idNumber':
      return idNumberProblem(value) === null ? null : 'idNumber'
    case 'uscc':
      return usccProblem(value) === null ? null : 'uscc'
    case 'bankCard':
      return bankCardProblem(value) === null ? null : 'bankCard'
    case 'number':
      return numberProblem(field, value)
    case 'date':
      return isDate(value) ? null : 'date'
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

const isOption = (field: Field, value: string): boolean => field.options?.some((option) => option.id === value) ?? false

function numberProblem(field: Field, value: string): FieldProblem | null {
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(value)) return 'number'
  if (field.min !== undefined && Number(value) < field.min) return 'tooSmall'
  if (field.max !== undefined && Number(value) > field.max) return 'tooLarge'
  return null
}

/**
 * Every letter of every script passes, rare characters included; a name holds no digits, and nothing holds control
 * characters.
 */
function textProblem(type: keyof typeof longest, value: string): FieldProblem | null {
  if (Array.from(value).length > longest[type]) return 'tooLong'
  if (/[\p{Cc}\p{Cs}]/u.test(value) || (type === 'personName' && /[\p{Nd}<>]/u.test(value))) return 'characters'
  return null
}

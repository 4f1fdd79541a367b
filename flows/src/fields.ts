/**
 * The state of the form: which fields apply, the value of each, where it came from, and what is still wrong with it
 * (共享数据自动调用、个性信息自行填报、同一信息不问两遍).
 */
import type { Affair, Field, FormGroup, Party } from './affair.ts'
import { within } from './condition.ts'
import type { Draft, FieldOrigin, FieldValue, Identity, Row } from './draft.ts'
import {
  ageOn,
  bankCardProblem,
  idNumberProblem,
  mobileProblem,
  normaliseMobile,
  normaliseNumber,
  parseIdNumber,
  usccProblem,
} from './identity.ts'
import { isDate } from './days.ts'
import type { Plan, PlannedGroup } from './plan.ts'

/**
 * required: empty · choose: not one of the options · mobile, idNumber, uscc, bankCard, number, date: not a valid one ·
 * tooSmall, tooLarge: outside min … max · tooLong: too many characters · characters: contains characters not allowed
 * there · taken: another row of the group has this identity number.
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
  'taken',
] as const
export type FieldProblem = (typeof fieldProblems)[number]

export interface FilledField {
  readonly field: Field
  readonly value: FieldValue | null
  /** Where the value came from; `citizen` also for one copied from an answer. `null`: there is no value yet. */
  readonly origin: FieldOrigin | null
  /**
   * The citizen fills it in, because nothing else provides it or what is provided is only a proposal (`editable`).
   * Otherwise it is only shown.
   */
  readonly asked: boolean
  readonly problem: FieldProblem | null
}

/** One person or thing of a repeating group. */
export interface FilledRow {
  readonly id: string
  /** Read from the card for this row; the applicant's if the row is the applicant. */
  readonly identity: Identity | null
  readonly fields: readonly FilledField[]
  readonly complete: boolean
}

/** Fewer or more rows than the group's `repeat` allows. */
export type RowsProblem = 'tooFew' | 'tooMany'

export interface FilledGroup {
  readonly group: FormGroup
  /** Fields that apply, `whenField` included; empty if the group repeats. */
  readonly fields: readonly FilledField[]
  /** If the group repeats: its rows, in order. */
  readonly rows: readonly FilledRow[]
  readonly problem: RowsProblem | null
  /** No field has a problem, and the number of rows is allowed. */
  readonly complete: boolean
}

/** Longest text of a field, in characters; a card has 15 places for a name, foreigners' names need more. */
const longest = { text: 200, address: 200, personName: 60 } as const

/** The party that is identified at the terminal. */
export const applicant = 'applicant'

/** How the applicant may be identified; card and phone if the affair does not say. */
export const applicantBy = ({ parties }: Pick<Affair, 'parties'>): Party['identified'] =>
  parties.find(({ id }) => id === applicant)?.identified ?? ['card', 'phone']

/** `name` → the group's own party, otherwise the applicant; `spouse.name` → that party. */
export function identitySource(
  from: string,
  groupParty: string | undefined,
): { readonly party: string; readonly key: string } {
  const [first = '', second] = from.split('.')
  return second === undefined ? { party: groupParty ?? applicant, key: first } : { party: first, key: second }
}

type Known = ReadonlyMap<string, FilledField>

/** What a field's value may depend on: what precedes it and, in a repeating group, its row. */
interface Standing {
  readonly plan: Plan
  readonly draft: Draft
  readonly group: FormGroup
  readonly row: Row | null
  readonly known: Known
}

/**
 * The whole form of a plan, filled as far as possible. Fields refer only to earlier ones (`sameAs`, `whenField`), so
 * one pass is enough.
 */
export function fillForm(plan: Plan, draft: Draft): readonly FilledGroup[] {
  const known = new Map<string, FilledField>()
  return plan.form.map((planned) => {
    const { group } = planned
    if (group.repeat !== undefined) return fillRows(planned, group.repeat, plan, draft, known)
    const fields = fillFields(planned, { plan, draft, group, row: null }, known)
    return { group, fields, rows: [], problem: null, complete: fields.every(({ problem }) => problem === null) }
  })
}

/** `known`: the fields that later ones may refer to; each field is added to it. */
function fillFields(
  { fields }: PlannedGroup,
  at: Omit<Standing, 'known'>,
  known: Map<string, FilledField>,
): readonly FilledField[] {
  const filled: FilledField[] = []
  for (const field of fields) {
    if (!follows(field, known)) continue
    const entry = fill(field, { ...at, known })
    known.set(field.id, entry)
    filled.push(entry)
  }
  return filled
}

/** Each row by itself: its fields may refer to earlier groups and to the row's own fields, never to another row. */
function fillRows(
  planned: PlannedGroup,
  { min, max }: NonNullable<FormGroup['repeat']>,
  plan: Plan,
  draft: Draft,
  known: Known,
): FilledGroup {
  const { group } = planned
  const taken = new Set<string>()
  const rows = rowsOf(draft, group.id).map((row): FilledRow => {
    const fields = fillFields(planned, { plan, draft, group, row }, new Map(known)).map((entry) => once(entry, taken))
    return {
      id: row.id,
      identity: identityOfRow(draft, group.id, row),
      fields,
      complete: fields.every(({ problem }) => problem === null),
    }
  })
  const problem = rows.length < min ? 'tooFew' : rows.length > max ? 'tooMany' : null
  return { group, fields: [], rows, problem, complete: problem === null && rows.every(({ complete }) => complete) }
}

export function rowsOf(draft: Pick<Draft, 'rows'>, group: string): readonly Row[] {
  return (Object.hasOwn(draft.rows, group) ? draft.rows[group] : undefined) ?? []
}

/** Two rows may not have the same identity number. */
function once(entry: FilledField, taken: Set<string>): FilledField {
  if (entry.field.type !== 'idNumber' || entry.value === null || entry.problem !== null) return entry
  const number = String(entry.value)
  if (taken.has(number)) return { ...entry, problem: 'taken' }
  taken.add(number)
  return entry
}

function identityOfRow({ identity, persons }: Draft, group: string, row: Row): Identity | null {
  if (row.self === true) return identity
  const read = Object.hasOwn(persons, group) ? persons[group] : undefined
  return (read !== undefined && Object.hasOwn(read, row.id) ? read[row.id] : undefined) ?? null
}

/**
 * The identity of a party as seen from here: that of the row, of the applicant, or of the first row of the party's
 * group.
 */
function identityOf(party: string, { plan, draft, group, row }: Standing): Identity | null {
  if (row !== null && group.party === party) return identityOfRow(draft, group.id, row)
  if (party === applicant) return draft.identity
  const theirs = plan.form.find((one) => one.group.party === party && one.group.repeat !== undefined)?.group
  const first = theirs && rowsOf(draft, theirs.id)[0]
  return theirs === undefined || first === undefined ? null : identityOfRow(draft, theirs.id, first)
}

/** Values of one group or row by field id. */
const valuesOf = (fields: readonly FilledField[]): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field.id, value]])))

/**
 * Field id → value of every field that has one; repeating group id → its rows. This is what is submitted and printed.
 */
export type FormValues = Readonly<Record<string, FieldValue | readonly Readonly<Record<string, FieldValue>>[]>>

export function formValues(form: readonly FilledGroup[]): FormValues {
  return Object.assign(
    {},
    ...form.map(({ group, fields, rows }) =>
      group.repeat === undefined ? valuesOf(fields) : { [group.id]: rows.map((row) => valuesOf(row.fields)) },
    ),
  ) as FormValues
}

/** A group is shown if any of its fields applies; a repeating one always, so that the first row can be added. */
export const isShown = ({ group, fields }: FilledGroup): boolean => group.repeat !== undefined || fields.length > 0

function follows(field: Field, known: Known): boolean {
  const { whenField } = field
  if (whenField === undefined) return true
  const source = known.get(whenField.field)
  if (source === undefined || source.value === null) return false
  if (whenField.in !== undefined) return [source.value].flat().some((one) => whenField.in?.includes(one))
  return source.problem === null && within(Number(source.value), whenField)
}

function fill(field: Field, at: Standing): FilledField {
  const given = provided(field, at)
  const values = at.row?.values ?? at.draft.values
  const typed = Object.hasOwn(values, field.id) ? values[field.id] : undefined
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

/** The value provided by card, platform or an earlier answer, unless it would fail the field's check. */
function provided(field: Field, at: Standing): Provided | null {
  return accepted(field, fromOrigin(field, at)) ?? accepted(field, fromEarlier(field, at))
}

function accepted(field: Field, found: Provided | null): Provided | null {
  if (found === null) return null
  const value = normaliseValue(field, found.value)
  return isEmpty(value) || checkField(field, value) !== null ? null : { value, origin: found.origin }
}

function fromEarlier(field: Field, { plan, known }: Standing): Provided | null {
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

/** A value without problems, which other fields may copy. */
function sound(entry: FilledField | undefined): Provided | null {
  if (entry === undefined || entry.value === null || entry.origin === null || entry.problem !== null) return null
  return { value: entry.value, origin: entry.origin }
}

function fromOrigin(field: Field, at: Standing): Provided | null {
  if (field.from === undefined) return null
  if (field.origin === 'idCard') {
    const { party, key } = identitySource(field.from, at.group.party)
    const identity = identityOf(party, at)
    const value = identity === null ? undefined : Object.entries(identity).find(([member]) => member === key)?.[1]
    return typeof value === 'string' ? { value, origin: 'idCard' } : null
  }
  const { shared } = at.draft
  const value = Object.hasOwn(shared, field.from) ? shared[field.from] : undefined
  return field.origin === 'shared' && value !== undefined && value !== '' ? { value, origin: 'shared' } : null
}

const isEmpty = (value: FieldValue): boolean => value.length === 0

/**
 * The canonical form of a value: numbers without spaces and with full-width characters folded; dates as `YYYY-MM-DD`;
 * for a select, the option's id even if its name was given.
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

/**
 * What is wrong with an entry, or `null`. `value` must be normalised (`normaliseValue`); `null` or empty: nothing
 * entered.
 */
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
 * Letters of every script are allowed, rare characters included; a name contains no digits, and no text contains
 * control characters.
 */
function textProblem(type: keyof typeof longest, value: string): FieldProblem | null {
  if (Array.from(value).length > longest[type]) return 'tooLong'
  if (/[\p{Cc}\p{Cs}]/u.test(value) || (type === 'personName' && /[\p{Nd}<>]/u.test(value))) return 'characters'
  return null
}

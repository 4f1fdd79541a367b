/**
 * The state of the form: which fields apply, the value of each, where it came from, and what is still wrong with it
 * (共享数据自动调用、个性信息自行填报、同一信息不问两遍).
 */
import type { Affair, Field, FormGroup, Party } from '../model/affair.ts'
import { sameName } from '../entries/characters.ts'
import { within } from '../model/condition.ts'
import type { Draft, FieldOrigin, FieldValue, Identity, Row } from './draft.ts'
import {
  checkField,
  checkGiven,
  isEmpty,
  noTelephone,
  normaliseGiven,
  normaliseValue,
  type Circumstances,
  type FieldProblem,
} from '../entries/entries.ts'
import { ageOn, parseIdNumber } from '../entries/identity.ts'
import {
  birthDateOf,
  documentField,
  documentTypeOf,
  isDocumentType,
  likelyDocument,
  type DocumentType,
} from '../entries/person-documents.ts'
import type { Plan, PlannedGroup } from '../plan/plan.ts'

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
  /** The identity number whose kind of document this field is; not a field of the affair's own. */
  readonly documentOf?: string
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
 * The whole form of a plan, filled as far as possible. One touch asks for it a dozen times (which step is next, is this
 * one done, what stands on the screen), so it is worked out once for a plan and a draft, which are never changed, and
 * forgotten with them.
 */
export function fillForm(plan: Plan, draft: Draft): readonly FilledGroup[] {
  const ofPlan = filledForms.get(plan) ?? new WeakMap<Draft, readonly FilledGroup[]>()
  filledForms.set(plan, ofPlan)
  const filled = ofPlan.get(draft) ?? fillGroups(plan, draft)
  ofPlan.set(draft, filled)
  return filled
}
const filledForms = new WeakMap<Plan, WeakMap<Draft, readonly FilledGroup[]>>()

/** Fields refer only to earlier ones (`sameAs`, `whenField`), so one pass is enough. */
function fillGroups(plan: Plan, draft: Draft): readonly FilledGroup[] {
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
    for (const entry of fill(field, { ...at, known })) {
      known.set(entry.field.id, entry)
      filled.push(entry)
    }
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

/** Fields worth telling: the kind of document is left out if it is a resident identity card, or has no number. */
export const told = (fields: readonly FilledField[]): readonly FilledField[] =>
  fields.filter(
    ({ documentOf, value }) =>
      documentOf === undefined ||
      (value !== 'residentId' && fields.some(({ field, value: number }) => field.id === documentOf && number !== null)),
  )

/** Values of one group or row by field id. */
const valuesOf = (fields: readonly FilledField[]): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(
    told(fields).flatMap(({ field, value }) =>
      value === null || (field.type === 'telephone' && value === noTelephone) ? [] : [[field.id, value]],
    ),
  )

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

/** The field as it stands; before an identity number that may be of another document, which document it is. */
function fill(field: Field, at: Standing): readonly FilledField[] {
  const given = provided(field, at)
  const { asked } = standing(field, given)
  if (field.type !== 'idNumber' || given?.origin === 'idCard') return [fillOne(field, given, at, {})]
  const kind = documentField(field)
  const typed = entered(kind.id, at)
  if (!asked) {
    const known = { field: kind, value: given?.document ?? null, origin: given?.origin ?? null, documentOf: field.id }
    const number = fillOne(field, given, at, {})
    return given?.document === 'residentId' ? [number] : [{ ...known, asked, problem: null }, number]
  }
  const value = typed ?? (isTyped(field, at) ? 'residentId' : (given?.document ?? 'residentId'))
  const document = isDocumentType(value) ? value : 'residentId'
  return [
    { field: kind, value, origin: 'citizen', asked, problem: checkField(kind, value), documentOf: field.id },
    fillOne(field, given, at, { document }),
  ]
}

function fillOne(field: Field, given: Provided | null, at: Standing, by: Circumstances): FilledField {
  const { asked, doubtful } = standing(field, given)
  const typed = entered(field.id, at)
  if (asked && typed !== undefined && (!doubtful || isTyped(field, at))) {
    const value = normaliseValue(field, typed)
    const problem = checkField(field, value, { ...circumstances(field, at), ...by })
    // What an authority says gives way to a right number only, not to another that is no better.
    const noBetter = doubtful && problem === 'unsure' && value !== given?.value
    return { field, value, origin: 'citizen', asked, problem: noBetter ? wrongNumber(field) : problem }
  }
  if (given !== null) return { field, value: given.value, origin: given.origin, asked, problem: given.problem }
  return { field, value: null, origin: null, asked, problem: checkField(field, null) }
}

const wrongNumber = ({ type }: Field): FieldProblem =>
  type === 'uscc' || type === 'bankCard' ? type : type === 'idNumber' ? 'idNumber' : 'unsure'

/** A number that an authority gives and whose check digit does not fit is asked about, also once it is confirmed. */
function standing(field: Field, given: Provided | null): { readonly asked: boolean; readonly doubtful: boolean } {
  const doubtful = given?.doubtful === true
  return { asked: given === null || field.editable === true || doubtful, doubtful }
}

function entered(id: string, at: Standing): FieldValue | undefined {
  const values = at.row?.values ?? at.draft.values
  return Object.hasOwn(values, id) ? values[id] : undefined
}
const isTyped = ({ id }: Field, at: Standing): boolean => !isEmpty(entered(id, at) ?? '')

function circumstances({ notBefore }: Field, { draft, known }: Standing): Circumstances {
  const earlier = notBefore === undefined ? null : sound(known.get(notBefore))
  const day = earlier === null ? null : String(earlier.value)
  return {
    today: draft.today,
    confirmed: draft.confirmed,
    notBefore: day === null || known.get(notBefore ?? '')?.field.type === 'date' ? day : birthDateOf(day),
  }
}

interface Provided {
  readonly value: FieldValue
  readonly origin: FieldOrigin
  readonly problem: FieldProblem | null
  /** Its check digit does not fit. */
  readonly doubtful: boolean
  /** Of an identity number. */
  readonly document?: DocumentType
}
type Found = Pick<Provided, 'value' | 'origin' | 'document'>

/**
 * The value provided by card, platform or an earlier answer. What an authority says is not replaced, with one
 * exception: of two identity numbers for one person, the one whose check digit fits.
 */
function provided(field: Field, at: Standing): Provided | null {
  const own = judged(field, fromOrigin(field, at), at)
  if (own !== null && !(field.type === 'idNumber' && own.doubtful && own.document === 'residentId')) return own
  const earlier = own === null || isSamePerson(at) ? judged(field, fromEarlier(field, at), at) : null
  return earlier === null || earlier.doubtful ? (own ?? earlier) : earlier
}

/** Whether the names in this group that are also known from elsewhere say that it is about the same person. */
const isSamePerson = ({ group, known }: Standing): boolean =>
  group.fields.every(({ id, type, sameAs }) => {
    const [name, other] = [known.get(id), known.get(sameAs?.replace(/^field:/, '') ?? '')]
    if (type !== 'personName' || name?.value == null || other?.value == null) return true
    return sameName(String(name.value), String(other.value))
  })

/** Null if there is nothing, or an impossible value. */
function judged(field: Field, found: Found | null, at: Standing): Provided | null {
  if (found === null) return null
  const value = normaliseGiven(field, found.value)
  if (isEmpty(value)) return null
  const document = found.document ?? (field.type === 'idNumber' ? likelyDocument(String(value)) : undefined)
  const by = { ...circumstances(field, at), ...(document && { document }) }
  // The card was checked when it was laid; a day that no calendar has stands on it as it stands in the register.
  const trusted = found.origin === 'idCard' && field.type !== 'select'
  const doubt = trusted ? null : checkGiven(field, value, { ...by, confirmed: [] })
  if (doubt !== null && doubt !== 'unsure') return null
  const problem = doubt === null ? null : checkGiven(field, value, by)
  return { value, origin: found.origin, problem, doubtful: doubt !== null, ...(document && { document }) }
}

function fromEarlier(field: Field, { plan, known }: Standing): Found | null {
  const [kind, name = ''] = field.sameAs?.split(':') ?? []
  if (kind === 'answer') {
    const answer = Object.hasOwn(plan.answers, name) ? plan.answers[name] : undefined
    return answer === undefined
      ? null
      : { value: field.type === 'multiselect' ? answer : (answer[0] ?? ''), origin: 'citizen' }
  }
  const [source, other] = name.split(',').map((id) => sound(known.get(id)))
  if (source == null) return null
  if (kind === 'field') {
    const type = known.get(documentField({ ...field, id: name }).id)?.value
    return isDocumentType(type) ? { ...source, document: type } : source
  }
  const person = parseIdNumber(String(source.value))
  if (!person.ok) return null
  if (kind === 'sexOf') return { value: person.value.sex, origin: source.origin }
  return other == null
    ? null
    : { value: String(ageOn(person.value.birthDate, String(other.value))), origin: source.origin }
}

/** A value without problems, which other fields may copy. */
function sound(entry: FilledField | undefined): Found | null {
  if (entry === undefined || entry.value === null || entry.origin === null || entry.problem !== null) return null
  return { value: entry.value, origin: entry.origin }
}

function fromOrigin(field: Field, at: Standing): Found | null {
  if (field.from === undefined) return null
  if (field.origin === 'idCard') {
    const { party, key } = identitySource(field.from, at.group.party)
    const identity = identityOf(party, at)
    const value = identity === null ? undefined : Object.entries(identity).find(([member]) => member === key)?.[1]
    return typeof value === 'string' ? { value, origin: 'idCard' } : null
  }
  if (field.origin !== 'shared') return null
  const value = sharedValue(field.from, at)
  if (value === undefined || value === '') return null
  const document = documentTypeOf(sharedValue(`${field.from}Type`, at) ?? '')
  return { value, origin: 'shared', ...(document && { document }) }
}

const sharedValue = (key: string, { draft: { shared } }: Standing): string | undefined =>
  Object.hasOwn(shared, key) ? shared[key] : undefined

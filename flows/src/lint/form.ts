/** Rules of the form: where a field's value comes from, which fields it refers to, whom a group describes. */
import type { Affair, Field, FormGroup } from '../model/affair.ts'
import { oneOf } from '../catalogue/problem.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { applicant, identitySource } from '../draft/fields.ts'
import { repeated } from './ids.ts'

/** Members of `Identity` that a field may be filled from. */
const identityKeys: ReadonlySet<string> = new Set([
  'name',
  'idNumber',
  'sex',
  'ethnicity',
  'birthDate',
  'address',
  'issuer',
  'validFrom',
  'validUntil',
])

export function formFindings(affair: Affair): Finding[] {
  const before = new Map<string, Field>()
  return affair.form.flatMap((group, g) => {
    // What is asked of several people is not a single value, so later groups cannot refer to it.
    const visible = group.repeat === undefined ? before : new Map(before)
    return [
      ...groupFindings(affair, group, ['form', g]),
      ...group.fields.flatMap((field, f) => {
        const path = ['form', g, 'fields', f]
        const findings = [
          ...originFindings(affair, g, field, path),
          ...choiceFindings(field, path),
          ...typeFindings(field, path),
          ...lookBackFindings(affair, field, path, visible),
        ]
        visible.set(field.id, field)
        return findings
      }),
    ]
  })
}

function groupFindings(affair: Affair, { party, repeat }: FormGroup, path: Path): Finding[] {
  const { parties } = affair
  return [
    ...(party === undefined || parties.some(({ id }) => id === party)
      ? []
      : [noParty([...path, 'party'], party, parties)]),
    ...(repeat === undefined || repeat.min <= repeat.max ? [] : [finding([...path, 'repeat'], 'minAboveMax', {})]),
  ]
}

const noParty = (path: Path, id: string, known: Affair['parties']): Finding =>
  finding(path, 'noParty', { id, near: oneOf(known, id) })

function originFindings(affair: Affair, group: number, field: Field, path: Path): Finding[] {
  if (field.origin === 'citizen')
    return field.from === undefined ? [] : [finding([...path, 'from'], 'fromOfCitizen', {})]
  if (field.from === undefined) return [finding(path, 'noFrom', { id: field.id })]
  if (field.origin === 'idCard') return cardFindings(affair, group, field.from, [...path, 'from'])
  if (field.origin === 'shared' && !/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(field.from))
    return [finding([...path, 'from'], 'notDatasetKey', { from: field.from })]
  return []
}

/** The person whose card a field is read from must exist and be able to lay it by then. */
function cardFindings(affair: Affair, group: number, from: string, path: Path): Finding[] {
  const { party: id, key } = identitySource(from, affair.form[group]?.party)
  if (!identityKeys.has(key)) return [finding(path, 'notOnCard', { key, near: oneOf(identityKeys, key) })]
  if (id === applicant) return []
  const party = affair.parties.find((one) => one.id === id)
  if (party === undefined) return [noParty(path, id, affair.parties)]
  if (!party.identified.includes('card')) return [finding(path, 'laysNoCard', { id })]
  const lay = (one: FormGroup | undefined): boolean => one?.party === id && one.repeat !== undefined
  if (lay(affair.form[group])) return []
  if (affair.form.slice(0, group).some((one) => lay(one) && one.repeat?.max === 1)) return []
  return [finding(path, 'cardNotYet', { id })]
}

function choiceFindings(field: Field, path: Path): Finding[] {
  const choosing = field.type === 'select' || field.type === 'multiselect'
  const findings: Finding[] = repeated(
    'option',
    (field.options ?? []).map(({ id }, index) => ({ id, path: [...path, 'options', index] })),
  )
  if (choosing && (field.options ?? []).length < 2) findings.push(finding(path, 'noChoice', { id: field.id }))
  if (!choosing && field.options !== undefined)
    findings.push(finding([...path, 'options'], 'needsNoOptions', { type: field.type }))
  if (field.type !== 'number' && (field.min !== undefined || field.max !== undefined))
    findings.push(finding(path, 'boundsOfNumbers', {}))
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    findings.push(finding([...path, 'min'], 'minAboveMax', {}))
  return findings
}

/** Members that only one type of field has. */
function typeFindings(field: Field, path: Path): Finding[] {
  const only = (member: 'planned' | 'notBefore' | 'without', type: Field['type']): Finding[] =>
    field[member] === undefined || field.type === type
      ? []
      : [finding([...path, member], 'onlyOfType', { member, type })]
  return [...only('planned', 'date'), ...only('notBefore', 'date'), ...only('without', 'telephone')]
}

/** `notBefore`: an earlier date, or an earlier identity number, whose holder was born by then. */
function precedingFindings(id: string, path: Path, before: ReadonlyMap<string, Field>): Finding[] {
  const earlier = before.get(id)
  if (earlier !== undefined && (earlier.type === 'date' || earlier.type === 'idNumber')) return []
  const known = [...before.values()].filter(({ type }) => type === 'date' || type === 'idNumber')
  return [
    finding([...path, 'notBefore'], 'noEarlierDate', {
      id,
      near: oneOf(
        known.map((field) => field.id),
        id,
      ),
    }),
  ]
}

function lookBackFindings(affair: Affair, field: Field, path: Path, before: ReadonlyMap<string, Field>): Finding[] {
  const findings: Finding[] = []
  const [kind, id = ''] = field.sameAs?.split(':') ?? []
  if (kind === 'answer' && !affair.questions.some((question) => question.id === id)) {
    const ids = affair.questions.map((question) => question.id)
    findings.push(finding([...path, 'sameAs'], 'noQuestion', { id, near: oneOf(ids, id) }))
  }
  if (kind !== undefined && kind !== 'answer') findings.push(...sourceFindings(kind, id.split(','), path, before))
  if (field.sameAsWhen !== undefined && field.sameAs === undefined)
    findings.push(finding([...path, 'sameAsWhen'], 'sameAsWhenAlone', {}))
  if (field.notBefore !== undefined) findings.push(...precedingFindings(field.notBefore, path, before))
  if (field.whenField !== undefined) findings.push(...followFindings(field.whenField, [...path, 'whenField'], before))
  return findings
}

/** `whenField`: an earlier field, with options it has or bounds a number can satisfy. */
function followFindings(
  { field, in: wanted, atLeast, atMost }: NonNullable<Field['whenField']>,
  path: Path,
  before: ReadonlyMap<string, Field>,
): Finding[] {
  const source = before.get(field)
  const bounded = atLeast !== undefined || atMost !== undefined
  if (source === undefined) return [finding(path, 'noEarlierField', { id: field, near: oneOf(before.keys(), field) })]
  if (!bounded && wanted === undefined) return [finding(path, 'noValues', {})]
  if (bounded && source.type !== 'number') return [finding(path, 'noNumber', { id: field })]
  const values = source.type === 'switch' ? ['yes', 'no'] : source.options?.map((option) => option.id)
  return (wanted ?? []).flatMap((value) =>
    values === undefined || values.includes(value)
      ? []
      : [finding(path, 'noFieldOption', { field, option: value, near: oneOf(values, value) })],
  )
}

/** The fields a value is copied or computed from: earlier ones, of a suitable type. */
function sourceFindings(
  kind: string,
  sources: readonly string[],
  path: Path,
  before: ReadonlyMap<string, Field>,
): Finding[] {
  const types = kind === 'field' ? [] : ['idNumber', 'date']
  return sources.flatMap((id, index): Finding[] => {
    const source = before.get(id)
    const type = types[index]
    if (source === undefined)
      return [finding([...path, 'sameAs'], 'noEarlierField', { id, near: oneOf(before.keys(), id) })]
    return type === undefined || source.type === type ? [] : [finding([...path, 'sameAs'], 'otherType', { id, type })]
  })
}

/** Rules of the form: where a field's value comes from, which fields it refers to, whom a group describes. */
import type { Affair, Field, FormGroup } from '../model/affair.ts'
import { oneOf, type Finding, type Path } from '../catalogue/problem.ts'
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
  const parties = affair.parties.map(({ id }) => id)
  return [
    ...(party === undefined || parties.includes(party) ? [] : [noParty([...path, 'party'], party, parties)]),
    ...(repeat === undefined || repeat.min <= repeat.max
      ? []
      : [{ path: [...path, 'repeat'], message: 'min is above max', remedy: 'swap them' }]),
  ]
}

const noParty = (path: Path, party: string, known: readonly string[]): Finding => ({
  path,
  message: `there is no party "${party}"`,
  remedy: `${oneOf(known, party)}; or declare it in "parties"`,
})

function originFindings(affair: Affair, group: number, field: Field, path: Path): Finding[] {
  if (field.origin === 'citizen')
    return field.from === undefined
      ? []
      : [
          {
            path: [...path, 'from'],
            message: 'a field the citizen fills in has no "from"',
            remedy: 'remove it, or make origin idCard or shared',
          },
        ]
  if (field.from === undefined)
    return [{ path, message: `field "${field.id}" does not say where its value comes from`, remedy: 'add "from: …"' }]
  if (field.origin === 'idCard') return cardFindings(affair, group, field.from, [...path, 'from'])
  if (field.origin === 'shared' && !/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(field.from))
    return [
      { path: [...path, 'from'], message: `"${field.from}" is not dataset.key`, remedy: 'for example deceased.name' },
    ]
  return []
}

/** The person whose card a field is read from must exist and be able to lay it by then. */
function cardFindings(affair: Affair, group: number, from: string, path: Path): Finding[] {
  const { party: id, key } = identitySource(from, affair.form[group]?.party)
  if (!identityKeys.has(key)) return [{ path, message: `the card has no "${key}"`, remedy: oneOf(identityKeys, key) }]
  if (id === applicant) return []
  const party = affair.parties.find((one) => one.id === id)
  if (party === undefined)
    return [
      noParty(
        path,
        id,
        affair.parties.map((one) => one.id),
      ),
    ]
  if (!party.identified.includes('card'))
    return [
      { path, message: `"${id}" lays no card here`, remedy: `add card to what identifies them, or ask the field` },
    ]
  const lay = (one: FormGroup | undefined): boolean => one?.party === id && one.repeat !== undefined
  if (lay(affair.form[group])) return []
  if (affair.form.slice(0, group).some((one) => lay(one) && one.repeat?.max === 1)) return []
  return [
    {
      path,
      message: `the card of "${id}" is not known here`,
      remedy: 'read it in a group of that party that repeats, or, of a single person (max: 1), after that group',
    },
  ]
}

function choiceFindings(field: Field, path: Path): Finding[] {
  const choosing = field.type === 'select' || field.type === 'multiselect'
  const findings: Finding[] = repeated(
    'option',
    (field.options ?? []).map(({ id }, index) => ({ id, path: [...path, 'options', index] })),
  )
  if (choosing && (field.options ?? []).length < 2)
    findings.push({
      path,
      message: `field "${field.id}" offers nothing to choose from`,
      remedy: 'add two or more options',
    })
  if (!choosing && field.options !== undefined)
    findings.push({
      path: [...path, 'options'],
      message: `a ${field.type} has no options`,
      remedy: 'remove them, or make it a select',
    })
  if (field.type !== 'number' && (field.min !== undefined || field.max !== undefined))
    findings.push({ path, message: 'min and max are for numbers', remedy: 'remove them' })
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    findings.push({ path: [...path, 'min'], message: 'min is above max', remedy: 'swap them' })
  return findings
}

/** Members that only one type of field has. */
function typeFindings(field: Field, path: Path): Finding[] {
  const only = (member: 'planned' | 'notBefore' | 'without', type: Field['type']): Finding[] =>
    field[member] === undefined || field.type === type
      ? []
      : [
          {
            path: [...path, member],
            message: `"${member}" is for a ${type}`,
            remedy: `remove it, or make it a ${type}`,
          },
        ]
  return [...only('planned', 'date'), ...only('notBefore', 'date'), ...only('without', 'telephone')]
}

/** `notBefore`: an earlier date, or an earlier identity number, whose holder was born by then. */
function precedingFindings(id: string, path: Path, before: ReadonlyMap<string, Field>): Finding[] {
  const earlier = before.get(id)
  if (earlier !== undefined && (earlier.type === 'date' || earlier.type === 'idNumber')) return []
  const known = [...before.values()].filter(({ type }) => type === 'date' || type === 'idNumber')
  return [
    {
      path: [...path, 'notBefore'],
      message: `there is no date or identity number "${id}" before this one`,
      remedy: oneOf(
        known.map((field) => field.id),
        id,
      ),
    },
  ]
}

function lookBackFindings(affair: Affair, field: Field, path: Path, before: ReadonlyMap<string, Field>): Finding[] {
  const findings: Finding[] = []
  const [kind, id = ''] = field.sameAs?.split(':') ?? []
  if (kind === 'answer' && !affair.questions.some((question) => question.id === id)) {
    findings.push({
      path: [...path, 'sameAs'],
      message: `there is no question "${id}"`,
      remedy: oneOf(
        affair.questions.map((question) => question.id),
        id,
      ),
    })
  }
  if (kind !== undefined && kind !== 'answer') findings.push(...sourceFindings(kind, id.split(','), path, before))
  if (field.sameAsWhen !== undefined && field.sameAs === undefined)
    findings.push({
      path: [...path, 'sameAsWhen'],
      message: '"sameAsWhen" without "sameAs"',
      remedy: 'add sameAs, or remove it',
    })
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
  if (source === undefined)
    return [{ path, message: `there is no field "${field}" before this one`, remedy: oneOf(before.keys(), field) }]
  if (!bounded && wanted === undefined)
    return [{ path, message: 'does not say for which values', remedy: 'add "in: […]", or "atLeast: …" for a number' }]
  if (bounded && source.type !== 'number')
    return [{ path, message: `field "${field}" is no number`, remedy: 'use "in: […]"' }]
  const values = source.type === 'switch' ? ['yes', 'no'] : source.options?.map((option) => option.id)
  return (wanted ?? []).flatMap((value) =>
    values === undefined || values.includes(value)
      ? []
      : [{ path, message: `field "${field}" has no option "${value}"`, remedy: oneOf(values, value) }],
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
      return [
        {
          path: [...path, 'sameAs'],
          message: `there is no field "${id}" before this one`,
          remedy: oneOf(before.keys(), id),
        },
      ]
    return type === undefined || source.type === type
      ? []
      : [{ path: [...path, 'sameAs'], message: `field "${id}" is not of type ${type}`, remedy: 'name another field' }]
  })
}

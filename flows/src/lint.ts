/**
 * What the schema cannot say: rules that hold between parts of a file. Each finding names the place and the remedy;
 * `catalogue.ts` adds the line.
 */
import type { Affair, Condition, Field, Text } from './affair.ts'
import type { HolidayYear } from './calendar.ts'
import { references } from './condition.ts'
import type { District } from './district.ts'
import { questionsWithoutItems } from './plan.ts'

export type Path = readonly (string | number)[]
export interface Finding {
  readonly path: Path
  readonly message: string
  readonly remedy: string
}

/** Rules an affair keeps by itself: ids, references, order, circles, provenance, texts. */
export function integrityFindings(affair: Affair): readonly Finding[] {
  return [
    ...duplicates(affair),
    ...conditionFindings(affair),
    ...itemFindings(affair),
    ...materialFindings(affair),
    ...fieldFindings(affair),
    ...textFindings(affair),
    ...promiseFindings(affair),
  ]
}

function duplicates(affair: Affair): Finding[] {
  const lists: readonly [string, Path, readonly { readonly id: string }[]][] = [
    ['question', ['questions'], affair.questions],
    ['item', ['items'], affair.items],
    ['material', ['materials'], affair.materials],
    ['form group', ['form'], affair.form],
    ...affair.questions.map((question, index): [string, Path, readonly { readonly id: string }[]] => [
      'option',
      ['questions', index, 'options'],
      question.options,
    ]),
  ]
  const findings = lists.flatMap(([what, path, entries]) =>
    repeated(
      what,
      entries.map(({ id }, index) => ({ id, path: [...path, index, 'id'] })),
    ),
  )
  const fields = affair.form.flatMap((group, g) =>
    group.fields.map(({ id }, f) => ({ id, path: ['form', g, 'fields', f, 'id'] })),
  )
  return [...findings, ...repeated('field', fields)]
}

function repeated(what: string, entries: readonly { readonly id: string; readonly path: Path }[]): Finding[] {
  const seen = new Set<string>()
  return entries
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id, path }) => ({
      path,
      message: `${what} "${id}" is there twice`,
      remedy: 'give one of them another id, or remove it',
    }))
}

const list = (ids: Iterable<string>): string => [...ids].join(', ')

/** Conditions: every question, option and item they name exists, and they look only at what is known by then. */
function conditionFindings(affair: Affair): Finding[] {
  const questions = new Map(affair.questions.map((question) => [question.id, question]))
  const items = new Set(affair.items.map(({ id }) => id))
  const early = new Set(questionsWithoutItems(affair).map(({ id }) => id))
  const check = (
    condition: Condition | undefined,
    path: Path,
    allowed: { readonly questions: ReadonlySet<string>; readonly items: boolean; readonly why: string },
  ): Finding[] => {
    const { answers, items: named } = references(condition)
    return [
      ...answers.flatMap(({ question, options }): Finding[] => {
        const known = questions.get(question)
        if (known === undefined)
          return [{ path, message: `there is no question "${question}"`, remedy: `one of: ${list(questions.keys())}` }]
        if (!allowed.questions.has(question))
          return [{ path, message: `must not look at question "${question}"`, remedy: allowed.why }]
        const ids = known.options.map(({ id }) => id)
        return options
          .filter((option) => !ids.includes(option))
          .map((option) => ({
            path,
            message: `question "${question}" has no option "${option}"`,
            remedy: `one of: ${list(ids)}`,
          }))
      }),
      ...named.flatMap((item): Finding[] => {
        if (!items.has(item)) return [{ path, message: `there is no item "${item}"`, remedy: `one of: ${list(items)}` }]
        return allowed.items ? [] : [{ path, message: `must not look at item "${item}"`, remedy: allowed.why }]
      }),
    ]
  }
  const all = new Set(questions.keys())
  const anything = { questions: all, items: true, why: '' }
  const answersOnly = {
    questions: early,
    items: false,
    why: 'items are chosen by answers alone: use {answer: …} of a question that itself depends on no item',
  }
  return [
    ...affair.questions.flatMap((question, q) => {
      const before = new Set(affair.questions.slice(0, q).map(({ id }) => id))
      return [
        ...check(question.when, ['questions', q, 'when'], {
          questions: before,
          items: true,
          why: 'a question can only look at questions before it: move it down',
        }),
        ...question.options.flatMap((option, o) =>
          check(option.block?.when, ['questions', q, 'options', o, 'block', 'when'], {
            questions: before,
            items: true,
            why: 'a block can only look at questions before it: move the question down',
          }),
        ),
      ]
    }),
    ...affair.items.flatMap((item, i) => [
      ...check(item.when, ['items', i, 'when'], answersOnly),
      ...check(item.mandatory?.when, ['items', i, 'mandatory', 'when'], answersOnly),
    ]),
    ...affair.materials.flatMap((material, m) => check(material.when, ['materials', m, 'when'], anything)),
    ...affair.form.flatMap((group, g) => [
      ...check(group.when, ['form', g, 'when'], anything),
      ...group.fields.flatMap((field, f) => [
        ...check(field.when, ['form', g, 'fields', f, 'when'], anything),
        ...check(field.sameAsWhen, ['form', g, 'fields', f, 'sameAsWhen'], anything),
      ]),
    ]),
  ]
}

function itemFindings(affair: Affair): Finding[] {
  const ids = new Map(affair.items.map((item, index) => [item.id, index]))
  const dangling = affair.items.flatMap((item, i) =>
    item.after.flatMap((id, a): Finding[] =>
      ids.has(id)
        ? []
        : [
            {
              path: ['items', i, 'after', a],
              message: `there is no item "${id}"`,
              remedy: `one of: ${list(ids.keys())}`,
            },
          ],
    ),
  )
  const circle = findCircle(affair)
  if (circle === null) return dangling
  return [
    ...dangling,
    {
      path: ['items', ids.get(circle[0] ?? '') ?? 0, 'after'],
      message: `items wait for each other in a circle: ${circle.join(' → ')}`,
      remedy: 'remove one of these from its "after"',
    },
  ]
}

/** Ids of items that wait for each other, the first again at the end; or `null`. */
function findCircle(affair: Affair): readonly string[] | null {
  const after = new Map(affair.items.map((item) => [item.id, item.after]))
  const finished = new Set<string>()
  const visit = (id: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id]
    if (finished.has(id)) return null
    for (const next of after.get(id) ?? []) {
      const circle = visit(next, [...trail, id])
      if (circle !== null) return circle
    }
    finished.add(id)
    return null
  }
  for (const id of after.keys()) {
    const circle = visit(id, [])
    if (circle !== null) return circle
  }
  return null
}

function materialFindings(affair: Affair): Finding[] {
  const items = new Set(affair.items.map(({ id }) => id))
  return affair.materials.flatMap((material, m) => [
    ...(['forItems', 'producedBy'] as const).flatMap((member) =>
      (material[member] ?? []).flatMap((id, index): Finding[] =>
        items.has(id)
          ? []
          : [
              {
                path: ['materials', m, member, index],
                message: `there is no item "${id}"`,
                remedy: `one of: ${list(items)}`,
              },
            ],
      ),
    ),
    ...(material.source === 'licence' && material.licenceType === undefined
      ? [
          {
            path: ['materials', m],
            message: `licence "${material.id}" has no licenceType`,
            remedy: 'add "licenceType: 居民身份证" or whatever the platform calls it',
          },
        ]
      : []),
    ...(material.pages !== undefined && material.pages.min > material.pages.max
      ? [{ path: ['materials', m, 'pages'], message: 'min is above max', remedy: 'swap them' }]
      : []),
  ])
}

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

function fieldFindings(affair: Affair): Finding[] {
  const before = new Map<string, Field>()
  return affair.form.flatMap((group, g) =>
    group.fields.flatMap((field, f) => {
      const path = ['form', g, 'fields', f]
      const findings = [
        ...originFindings(field, path),
        ...choiceFindings(field, path),
        ...lookBackFindings(affair, field, path, before),
      ]
      before.set(field.id, field)
      return findings
    }),
  )
}

function originFindings(field: Field, path: Path): Finding[] {
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
  if (field.origin === 'idCard' && !identityKeys.has(field.from))
    return [
      { path: [...path, 'from'], message: `the card has no "${field.from}"`, remedy: `one of: ${list(identityKeys)}` },
    ]
  if (field.origin === 'shared' && !/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(field.from))
    return [
      { path: [...path, 'from'], message: `"${field.from}" is not dataset.key`, remedy: 'for example deceased.name' },
    ]
  return []
}

function choiceFindings(field: Field, path: Path): Finding[] {
  const choosing = field.type === 'select' || field.type === 'multiselect'
  const findings: Finding[] = repeated(
    'option',
    (field.options ?? []).map(({ id }, index) => ({ id, path: [...path, 'options', index, 'id'] })),
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

function lookBackFindings(affair: Affair, field: Field, path: Path, before: ReadonlyMap<string, Field>): Finding[] {
  const findings: Finding[] = []
  const [kind, id = ''] = field.sameAs?.split(':') ?? []
  if (kind === 'answer' && !affair.questions.some((question) => question.id === id)) {
    findings.push({
      path: [...path, 'sameAs'],
      message: `there is no question "${id}"`,
      remedy: `one of: ${list(affair.questions.map((question) => question.id))}`,
    })
  }
  if (kind !== undefined && kind !== 'answer') findings.push(...sourceFindings(kind, id.split(','), path, before))
  if (field.sameAsWhen !== undefined && field.sameAs === undefined)
    findings.push({
      path: [...path, 'sameAsWhen'],
      message: '"sameAsWhen" without "sameAs"',
      remedy: 'add sameAs, or remove it',
    })
  if (field.whenField !== undefined) {
    const source = before.get(field.whenField.field)
    const values = source?.type === 'switch' ? ['yes', 'no'] : source?.options?.map((option) => option.id)
    if (source === undefined)
      findings.push({
        path: [...path, 'whenField'],
        message: `there is no field "${field.whenField.field}" before this one`,
        remedy: `one of: ${list(before.keys())}`,
      })
    for (const value of field.whenField.in) {
      if (values !== undefined && !values.includes(value))
        findings.push({
          path: [...path, 'whenField'],
          message: `field "${field.whenField.field}" has no option "${value}"`,
          remedy: `one of: ${list(values)}`,
        })
    }
  }
  return findings
}

/** The fields a value is copied or worked out from: before this one, and of the type that it takes. */
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
          remedy: `one of: ${list(before.keys())}`,
        },
      ]
    return type === undefined || source.type === type
      ? []
      : [{ path: [...path, 'sameAs'], message: `field "${id}" is not of type ${type}`, remedy: 'name another field' }]
  })
}

/** Every `{zh, en}` of a value with its path. */
export function textsOf(value: unknown, path: Path = []): { readonly text: Text; readonly path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => textsOf(part, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') return [{ text: { zh, en }, path }]
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]))
}

/** Texts are complete in both languages: no Chinese left in the English, none missing in the Chinese. */
export function textFindings(value: unknown): Finding[] {
  return textsOf(value).flatMap(({ text, path }): Finding[] => [
    ...(/\p{Script=Han}/u.test(text.en)
      ? [{ path: [...path, 'en'], message: 'the English text is left in Chinese', remedy: 'translate it' }]
      : []),
    ...(/\p{Script=Han}/u.test(text.zh)
      ? []
      : [{ path: [...path, 'zh'], message: 'the Chinese text is not Chinese', remedy: 'write it in Chinese' }]),
  ])
}

/** An inferred time is never a promise: it may stand in `promise.days`, which the screens qualify, but in no text. */
function promiseFindings(affair: Affair): Finding[] {
  const named = /\d+\s*个?工作日|\d+\s+working days?/
  const inferred = affair.items.flatMap((item, i) =>
    item.promise.confidence === 'I'
      ? textsOf({ name: item.name, note: item.note, onSite: item.onSite, result: item.result }, ['items', i])
      : [],
  )
  const whole =
    affair.promise.confidence === 'I'
      ? [
          ...textsOf(affair.summary, ['summary']),
          ...textsOf(affair.conditions, ['conditions']),
          ...textsOf(affair.notes, ['notes']),
        ]
      : []
  const shown = [...inferred, ...whole].filter(({ text }) => named.test(text.zh) || named.test(text.en))
  const groundless = [
    { promise: affair.promise, path: ['promise'] as Path },
    ...affair.items.map(({ promise }, i) => ({ promise, path: ['items', i, 'promise'] as Path })),
  ].filter(({ promise }) => promise.confidence !== 'I' && promise.basis === undefined)
  return [
    ...shown.map(({ path }) => ({
      path,
      message: 'promises a time that is only inferred (confidence I)',
      remedy: 'take the number out of the text; a district confirms it in its own file',
    })),
    ...groundless.map(({ path }) => ({
      path,
      message: 'a promise needs its basis',
      remedy: 'add "basis: <document>", or make the confidence I',
    })),
  ]
}

/** With the catalogue: every affair and item a district names is there. */
export function districtFindings(district: District, affairs?: readonly Affair[]): readonly Finding[] {
  const findings: Finding[] = textFindings(district)
  if (affairs === undefined) return findings
  for (const [id, local] of Object.entries(district.affairs)) {
    const affair = affairs.find((one) => one.id === id)
    if (affair === undefined)
      findings.push({
        path: ['affairs', id],
        message: `there is no affair "${id}"`,
        remedy: `one of: ${list(affairs.map((one) => one.id))}`,
      })
    else
      for (const item of Object.keys(local.items)) {
        if (!affair.items.some((one) => one.id === item))
          findings.push({
            path: ['affairs', id, 'items', item],
            message: `"${id}" has no item "${item}"`,
            remedy: `one of: ${list(affair.items.map((one) => one.id))}`,
          })
      }
  }
  return findings
}

/** Days lie in the year, spans run forwards, and a day worked in exchange is a weekend day that is not off. */
export function holidayFindings(year: HolidayYear): readonly Finding[] {
  const inYear = (day: string): boolean => day.startsWith(`${year.year}-`)
  return [
    ...year.holidays.flatMap(({ from, to }, index): Finding[] => {
      if (from > to) return [{ path: ['holidays', index], message: `${from} is after ${to}`, remedy: 'swap them' }]
      return inYear(from) && inYear(to)
        ? []
        : [
            {
              path: ['holidays', index],
              message: `is not in ${year.year}`,
              remedy: "put days of another year into that year's file",
            },
          ]
    }),
    ...year.workdays.flatMap((day, index): Finding[] => {
      if (!inYear(day))
        return [
          {
            path: ['workdays', index],
            message: `${day} is not in ${year.year}`,
            remedy: "put it into that year's file",
          },
        ]
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      if (weekday !== 0 && weekday !== 6)
        return [{ path: ['workdays', index], message: `${day} is a weekday anyway`, remedy: 'check the arrangement' }]
      return year.holidays.some(({ from, to }) => from <= day && day <= to)
        ? [{ path: ['workdays', index], message: `${day} is also a holiday`, remedy: 'check the arrangement' }]
        : []
    }),
    ...textFindings(year),
  ]
}

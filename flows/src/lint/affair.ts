/**
 * Rules between the parts of a file, which a schema cannot express. Each finding names the place and the remedy;
 * `catalogue.ts` adds the line.
 */
import type { Affair, Field } from '../model/affair.ts'
import { oneOf, type Finding, type Path } from '../catalogue/problem.ts'
import { applicant, applicantBy } from '../draft/fields.ts'
import { enteredIds } from '../entries/person-documents.ts'
import { conditionFindings } from './conditions.ts'
import { deferralFindings } from './deferral.ts'
import { documentFindings } from './documents.ts'
import { formFindings } from './form.ts'
import { repeated } from './ids.ts'
import { resultFindings } from './results.ts'
import { textFindings, textsOf } from './texts.ts'

/** Rules about an affair by itself: ids, references, order, circles, provenance, texts. */
export function integrityFindings(affair: Affair): readonly Finding[] {
  return [
    ...duplicates(affair),
    ...conditionFindings(affair),
    ...itemFindings(affair),
    ...placeFindings(affair),
    ...printedFindings(affair),
    ...materialFindings(affair),
    ...deferralFindings(affair),
    ...documentFindings(affair),
    ...resultFindings(affair),
    ...formFindings(affair),
    ...applicantFindings(affair),
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
    ['party', ['parties'], affair.parties],
    ['parameter', ['parameters'], affair.parameters],
    ...affair.questions.map((question, index): [string, Path, readonly { readonly id: string }[]] => [
      'option',
      ['questions', index, 'options'],
      question.options,
    ]),
  ]
  const findings = lists.flatMap(([what, path, entries]) =>
    repeated(
      what,
      entries.map(({ id }, index) => ({ id, path: [...path, index] })),
    ),
  )
  // The rows of a repeating group are submitted under the group's id. So its field ids may also occur in another
  // repeating group, and its own id must differ from the ids of ordinary fields.
  const named = affair.form.flatMap(({ id, repeat, fields }, g) =>
    repeat === undefined ? placedFields(fields, ['form', g, 'fields']) : [{ id, path: ['form', g] }],
  )
  const inRows = affair.form.flatMap(({ repeat, fields }, g) => {
    const own = placedFields(fields, ['form', g, 'fields'])
    return repeat === undefined
      ? []
      : repeated('field', [...named, ...own]).filter(({ path }) => own.some((one) => one.path === path))
  })
  return [...findings, ...repeated('field', named), ...inRows]
}

/** With the kind of document that is asked for beside an identity number, which has an id of its own. */
const placedFields = (fields: readonly Field[], path: Path) =>
  fields.flatMap((field, index) => enteredIds(field).map((id) => ({ id, path: [...path, index] })))

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
              remedy: oneOf(ids.keys(), id),
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

/** What does not end at the terminal says what happens in person. */
const placeFindings = (affair: Affair): Finding[] =>
  affair.items.flatMap(({ id, atTerminal, onSite }, i) =>
    atTerminal === 'whole' || onSite !== undefined
      ? []
      : [
          {
            path: ['items', i, 'atTerminal'],
            message: `item "${id}" does not end at the terminal, and nothing says what happens in person`,
            remedy: 'add "onSite": who goes where, and what for',
          },
        ],
  )

function printedFindings(affair: Affair): Finding[] {
  const ids = affair.items.map(({ id }) => id)
  return (affair.printed?.entries ?? []).flatMap(({ items }, e) =>
    items.flatMap((id, index): Finding[] =>
      ids.includes(id)
        ? []
        : [
            {
              path: ['printed', 'entries', e, 'items', index],
              message: `there is no item "${id}"`,
              remedy: `${oneOf(ids, id)}; or say under "resolved" why it is not here`,
            },
          ],
    ),
  )
}

/** Ids of items that wait for each other, with the first repeated at the end; or `null`. */
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
  const parties = affair.parties.map(({ id }) => id)
  return affair.materials.flatMap((material, m) => [
    ...(parties.includes(material.holder)
      ? []
      : [
          {
            path: ['materials', m, 'holder'],
            message: `there is no party "${material.holder}"`,
            remedy: `${oneOf(parties, material.holder)}; or declare it in "parties"`,
          },
        ]),
    ...(['forItems', 'producedBy'] as const).flatMap((member) =>
      (material[member] ?? []).flatMap((id, index): Finding[] =>
        items.has(id)
          ? []
          : [
              {
                path: ['materials', m, member, index],
                message: `there is no item "${id}"`,
                remedy: oneOf(items, id),
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

/** The applicant is at the terminal, which cannot identify anybody by paper. */
function applicantFindings(affair: Affair): Finding[] {
  if (applicantBy(affair).some((by) => by !== 'paper')) return []
  const party = affair.parties.findIndex(({ id }) => id === applicant)
  return [
    {
      path: ['parties', party, 'identified'],
      message: 'the applicant cannot be identified at the terminal',
      remedy: 'add card or phone',
    },
  ]
}

/**
 * A promise is the district's own: the catalogue's figure may be in `promise.days`, which no screen shows as a promise,
 * but not in a text.
 */
function promiseFindings(affair: Affair): Finding[] {
  const named = /\d+\s*个?工作日|\d+\s+working days?/
  const texts = [
    ...affair.items.flatMap(({ name, note, onSite, result }, i) =>
      textsOf({ name, note, onSite, result }, ['items', i]),
    ),
    ...textsOf(affair.summary, ['summary']),
    ...textsOf(affair.conditions, ['conditions']),
    ...textsOf(affair.notes, ['notes']),
  ]
  const shown = texts.filter(({ text }) => named.test(text.zh) || named.test(text.en))
  const groundless = [
    { promise: affair.promise, path: ['promise'] as Path },
    ...affair.items.map(({ promise }, i) => ({ promise, path: ['items', i, 'promise'] as Path })),
  ].filter(({ promise }) => promise.confidence !== 'I' && promise.basis === undefined)
  return [
    ...shown.map(({ path }) => ({
      path,
      message: 'promises a time that no district has confirmed',
      remedy: 'take the number out of the text; a district confirms it in its own file',
    })),
    ...groundless.map(({ path }) => ({
      path,
      message: 'a promise needs its basis',
      remedy: 'add "basis: <document>", or make the confidence I',
    })),
  ]
}

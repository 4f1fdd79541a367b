/**
 * Rules between the parts of a file, which a schema cannot express. Each finding names the place and the remedy;
 * `catalogue.ts` adds the line.
 */
import type { Affair, Field } from '../model/affair.ts'
import { oneOf } from '../catalogue/problem.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import type { nouns } from '../findings/words/file.ts'
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
  const lists: readonly [keyof typeof nouns, Path, readonly { readonly id: string }[]][] = [
    ['question', ['questions'], affair.questions],
    ['item', ['items'], affair.items],
    ['material', ['materials'], affair.materials],
    ['group', ['form'], affair.form],
    ['party', ['parties'], affair.parties],
    ['parameter', ['parameters'], affair.parameters],
    ...affair.questions.map((question, index): [keyof typeof nouns, Path, readonly { readonly id: string }[]] => [
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
      ids.has(id) ? [] : [finding(['items', i, 'after', a], 'noItem', { id, near: oneOf(ids.keys(), id) })],
    ),
  )
  const circle = findCircle(affair)
  if (circle === null) return dangling
  return [
    ...dangling,
    finding(['items', ids.get(circle[0] ?? '') ?? 0, 'after'], 'circle', { circle: circle.join(' → ') }),
  ]
}

/** What does not end at the terminal says what happens in person. */
const placeFindings = (affair: Affair): Finding[] =>
  affair.items.flatMap(({ id, atTerminal, onSite }, i) =>
    atTerminal === 'whole' || onSite !== undefined
      ? []
      : [finding(['items', i, 'atTerminal'], 'nothingOnSite', { id })],
  )

function printedFindings(affair: Affair): Finding[] {
  const ids = affair.items.map(({ id }) => id)
  return (affair.printed?.entries ?? []).flatMap(({ items }, e) =>
    items.flatMap((id, index): Finding[] =>
      ids.includes(id)
        ? []
        : [finding(['printed', 'entries', e, 'items', index], 'printedNoItem', { id, near: oneOf(ids, id) })],
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
  const parties = affair.parties
  return affair.materials.flatMap((material, m) => [
    ...(parties.some(({ id }) => id === material.holder)
      ? []
      : [
          finding(['materials', m, 'holder'], 'noParty', {
            id: material.holder,
            near: oneOf(parties, material.holder),
          }),
        ]),
    ...(['forItems', 'producedBy'] as const).flatMap((member) =>
      (material[member] ?? []).flatMap((id, index): Finding[] =>
        items.has(id) ? [] : [finding(['materials', m, member, index], 'noItem', { id, near: oneOf(items, id) })],
      ),
    ),
    ...(material.source === 'licence' && material.licenceType === undefined
      ? [finding(['materials', m], 'noLicenceType', { id: material.id })]
      : []),
    ...(material.pages !== undefined && material.pages.min > material.pages.max
      ? [finding(['materials', m, 'pages'], 'minAboveMax', {})]
      : []),
  ])
}

/** The applicant is at the terminal, which cannot identify anybody by paper. */
function applicantFindings(affair: Affair): Finding[] {
  if (applicantBy(affair).some((by) => by !== 'paper')) return []
  const party = affair.parties.findIndex(({ id }) => id === applicant)
  return [finding(['parties', party, 'identified'], 'applicantUnidentified', {})]
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
    ...shown.map(({ path }) => finding(path, 'timeInText', {})),
    ...groundless.map(({ path }) => finding(path, 'promiseWithoutBasis', {})),
  ]
}

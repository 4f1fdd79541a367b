/** A declaration never goes on paper with a gap: on every way of answering, each of its placeholders has a value. */
import type { Affair, Declaration, Field } from '../model/affair.ts'
import { finding, type Finding } from '../findings/finding.ts'
import { applicant } from '../draft/fields.ts'
import { alwaysKnown, answerPrefix, placeholdersOf } from '../model/placeholders.ts'
import type { Plan } from '../plan/plan.ts'

/** Collects over all paths of answers; only those on which the declaration is made count. */
export class DocumentGaps {
  /** Material → placeholder or party that may have no value → an example of the answers. */
  readonly #gaps = new Map<string, Map<string, string>>()

  look({ materials, form, answers, answered }: Plan): void {
    if (!answered) return
    const single = form.flatMap(({ group, fields }) => (group.repeat === undefined ? fields : []))
    for (const { material, producedBy } of materials) {
      if (material.document === undefined || producedBy !== undefined) continue
      for (const gap of gapsOf(material.document, form, single, answers)) {
        const known = this.#gaps.get(material.id) ?? new Map<string, string>()
        if (!known.has(gap)) known.set(gap, said(answers))
        this.#gaps.set(material.id, known)
      }
    }
  }

  findings({ materials }: Affair): readonly Finding[] {
    return materials.flatMap(({ id }, m) =>
      [...(this.#gaps.get(id) ?? [])].map(([gap, example]) =>
        finding(['materials', m, 'document'], 'gap', { id, gap, example }),
      ),
    )
  }
}

function* gapsOf(
  { paragraphs, signedBy }: Declaration,
  form: Plan['form'],
  single: readonly Field[],
  answers: Plan['answers'],
): Generator<string> {
  const groupsOf = (party: string) => form.filter(({ group }) => group.party === party && group.repeat !== undefined)
  const empty = function* (text: string, fields: readonly Field[]): Generator<string> {
    for (const names of placeholdersOf(text)) if (!surely(names, fields, answers)) yield `{{${names.join('|')}}}`
  }
  for (const { text, each } of paragraphs) {
    if (each === undefined) yield* empty(text.zh, single)
    else for (const { fields } of groupsOf(each)) yield* empty(text.zh, [...single, ...fields])
  }
  for (const { party, name } of signedBy)
    if (name !== undefined) yield* empty(name, single)
    else if (party !== applicant && !groupsOf(party).some(({ group }) => (group.repeat?.min ?? 0) > 0))
      yield `who signs as "${party}"`
}

function surely(names: readonly string[], fields: readonly Field[], answers: Plan['answers']): boolean {
  if (names.some((name) => alwaysKnown.includes(name))) return true
  if (names.some((name) => name.startsWith(answerPrefix) && Object.hasOwn(answers, name.slice(answerPrefix.length))))
    return true
  const there = names.flatMap((name) => fields.find(({ id, required }) => id === name && required) ?? [])
  return there.some(({ whenField }) => whenField === undefined) || eachWay(there, fields)
}

/** One of them applies whatever another field says: a person's name or an organisation's. */
function eachWay(there: readonly Field[], fields: readonly Field[]): boolean {
  const [first] = there
  const source = fields.find(({ id }) => id === first?.whenField?.field)
  if (source?.options === undefined || !source.required || source.whenField !== undefined) return false
  const covered = new Set(
    there.flatMap(({ whenField }) => (whenField?.field === source.id ? (whenField.in ?? []) : [])),
  )
  return source.options.every(({ id }) => covered.has(id))
}

const said = (answers: Plan['answers']): string =>
  Object.entries(answers)
    .map(([question, options]) => `${question}=${options.join('+')}`)
    .join(', ')

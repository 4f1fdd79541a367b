/** Rules of what a material is made of: the form, or a text that somebody signs. */
import type { Affair, Declaration, FormGroup, Material } from '../model/affair.ts'
import { oneOf } from '../catalogue/problem.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { applicant } from '../draft/fields.ts'
import { alwaysKnown, answerPrefix, placeholdersOf } from '../model/placeholders.ts'

export const documentFindings = (affair: Affair): readonly Finding[] =>
  affair.materials.flatMap((material, m) => [
    ...madeOfFindings(affair, material, ['materials', m]),
    ...(material.document === undefined
      ? []
      : declarationFindings(affair, material.document, ['materials', m, 'document'])),
  ])

function madeOfFindings(affair: Affair, { id, source, document, fromForm }: Material, path: Path): Finding[] {
  const said = [document, fromForm].filter((one) => one !== undefined).length
  if (source !== 'form')
    return said === 0
      ? []
      : [finding([...path, document === undefined ? 'fromForm' : 'document'], 'notMadeHere', { id, source })]
  if (said !== 1) return [finding(path, said === 0 ? 'madeOfNothing' : 'madeOfTwo', { id })]
  const known = affair.form.flatMap(({ fields }) => fields.map((field) => field.id))
  return (fromForm === undefined || fromForm === 'part' ? [] : fromForm).flatMap((field, index) =>
    known.includes(field)
      ? []
      : [finding([...path, 'fromForm', index], 'noField', { id: field, near: oneOf(known, field) })],
  )
}

function declarationFindings(affair: Affair, document: Declaration, path: Path): readonly Finding[] {
  const { paragraphs, signedBy, given } = document
  const single = affair.form.filter(({ repeat }) => repeat === undefined)
  return [
    ...paragraphs.flatMap(({ text, each }, p) => {
      const at = [...path, 'paragraphs', p]
      const groups = each === undefined ? single : [...single, ...groupsOf(affair, each)]
      return [
        ...(each === undefined || groups.length > single.length ? [] : [nobody([...at, 'each'], each)]),
        ...(['zh', 'en'] as const).flatMap((language) =>
          unknown(affair, groups, text[language], [...at, 'text', language]),
        ),
        ...differing(text.zh, text.en, [...at, 'text', 'en']),
      ]
    }),
    ...signedBy.flatMap(({ party, name, number }, s) => {
      const at = [...path, 'signedBy', s]
      if (name !== undefined)
        return placeholdersOf(name).length === 0
          ? [finding([...at, 'name'], 'nobodyNamed', {})]
          : [
              ...unknown(affair, single, name, [...at, 'name']),
              ...unknown(affair, single, number ?? '', [...at, 'number']),
            ]
      return party === applicant || groupsOf(affair, party).length > 0 ? [] : [nobody([...at, 'party'], party)]
    }),
    ...(given === undefined ? [] : givenFindings(single, given, [...path, 'given'])),
  ]
}

export const groupsOf = ({ form }: Pick<Affair, 'form'>, party: string): readonly FormGroup[] =>
  form.filter((group) => group.party === party && group.repeat !== undefined)

const nobody = (path: Path, party: string): Finding => finding(path, 'noGroupOf', { party })

function unknown(affair: Affair, groups: readonly FormGroup[], text: string, path: Path): Finding[] {
  const known = [
    ...alwaysKnown,
    ...affair.questions.map(({ id }) => `${answerPrefix}${id}`),
    ...groups.flatMap(({ fields }) => fields.map(({ id }) => id)),
  ]
  return placeholdersOf(text).flatMap((names) =>
    names.some((name) => known.includes(name))
      ? []
      : [finding(path, 'noPlaceholder', { names: names.join('|'), near: oneOf(known, names[0] ?? '') })],
  )
}

/** What is filled in must be in both languages, or one of them says less. */
function differing(zh: string, en: string, path: Path): Finding[] {
  const named = (text: string): string =>
    placeholdersOf(text)
      .map((names) => names.join('|'))
      .toSorted()
      .join(' ')
  return named(zh) === named(en) ? [] : [finding(path, 'otherPlaceholders', {})]
}

function givenFindings(groups: readonly FormGroup[], given: NonNullable<Declaration['given']>, path: Path): Finding[] {
  const fields = groups.flatMap((group) => group.fields)
  const field = fields.find(({ id }) => id === given.field)
  if (field === undefined) {
    const ids = fields.map(({ id }) => id)
    return [finding([...path, 'field'], 'noField', { id: given.field, near: oneOf(ids, given.field) })]
  }
  const values = field.type === 'switch' ? ['yes', 'no'] : (field.options ?? []).map(({ id }) => id)
  return given.in.flatMap((value, index) =>
    values.includes(value)
      ? []
      : [finding([...path, 'in', index], 'noFieldValue', { field: field.id, value, near: oneOf(values, value) })],
  )
}

/** Rules of what a material is made of: the form, or a text that somebody signs. */
import type { Affair, Declaration, FormGroup, Material } from '../model/affair.ts'
import { oneOf, type Finding, type Path } from '../catalogue/problem.ts'
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
      : [
          {
            path: [...path, document === undefined ? 'fromForm' : 'document'],
            message: `"${id}" is not made here: its source is ${source}`,
            remedy: 'remove it, or make the source form',
          },
        ]
  const howMany = said === 0 ? 'nothing says' : 'two things say'
  if (said !== 1)
    return [
      {
        path,
        message: `"${id}" comes out of the form, and ${howMany} what it is made of`,
        remedy: 'say fromForm: part (the part of the form its items need), or document: (a text that somebody signs)',
      },
    ]
  const known = affair.form.flatMap(({ fields }) => fields.map((field) => field.id))
  return (fromForm === undefined || fromForm === 'part' ? [] : fromForm).flatMap((field, index) =>
    known.includes(field)
      ? []
      : [
          {
            path: [...path, 'fromForm', index],
            message: `there is no field "${field}"`,
            remedy: oneOf(known, field),
          },
        ],
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
    ...signedBy.flatMap(({ party, name }, s) => {
      const at = [...path, 'signedBy', s]
      if (name !== undefined)
        return placeholdersOf(name).length === 0
          ? [{ path: [...at, 'name'], message: 'names nobody of the form', remedy: "write '{{field}}'" }]
          : unknown(affair, single, name, [...at, 'name'])
      return party === applicant || groupsOf(affair, party).length > 0 ? [] : [nobody([...at, 'party'], party)]
    }),
    ...(given === undefined ? [] : givenFindings(single, given, [...path, 'given'])),
  ]
}

export const groupsOf = ({ form }: Pick<Affair, 'form'>, party: string): readonly FormGroup[] =>
  form.filter((group) => group.party === party && group.repeat !== undefined)

const nobody = (path: Path, party: string): Finding => ({
  path,
  message: `no repeating group of the form describes "${party}"`,
  remedy: "name a party that one describes, or say where the name stands: name: '{{field}}'",
})

function unknown(affair: Affair, groups: readonly FormGroup[], text: string, path: Path): Finding[] {
  const known = [
    ...alwaysKnown,
    ...affair.questions.map(({ id }) => `${answerPrefix}${id}`),
    ...groups.flatMap(({ fields }) => fields.map(({ id }) => id)),
  ]
  return placeholdersOf(text).flatMap((names) =>
    names.some((name) => known.includes(name))
      ? []
      : [
          {
            path,
            message: `nothing is known as {{${names.join('|')}}}`,
            remedy: oneOf(known, names[0] ?? ''),
          },
        ],
  )
}

/** What is filled in must be in both languages, or one of them says less. */
function differing(zh: string, en: string, path: Path): Finding[] {
  const named = (text: string): string =>
    placeholdersOf(text)
      .map((names) => names.join('|'))
      .toSorted()
      .join(' ')
  return named(zh) === named(en)
    ? []
    : [{ path, message: 'the English fills in other things than the Chinese', remedy: 'use the same {{…}} in both' }]
}

function givenFindings(groups: readonly FormGroup[], given: NonNullable<Declaration['given']>, path: Path): Finding[] {
  const fields = groups.flatMap((group) => group.fields)
  const field = fields.find(({ id }) => id === given.field)
  if (field === undefined) {
    const ids = fields.map(({ id }) => id)
    return [
      { path: [...path, 'field'], message: `there is no field "${given.field}"`, remedy: oneOf(ids, given.field) },
    ]
  }
  const values = field.type === 'switch' ? ['yes', 'no'] : (field.options ?? []).map(({ id }) => id)
  return given.in.flatMap((value, index) =>
    values.includes(value)
      ? []
      : [
          {
            path: [...path, 'in', index],
            message: `field "${field.id}" has no value "${value}"`,
            remedy: oneOf(values, value),
          },
        ],
  )
}

/**
 * 一数一源: what is described in two files belongs into the library. Compares what files write out themselves; a `use` is
 * no description.
 */
import type { Read } from '../catalogue/document.ts'
import type { Library } from '../catalogue/library.ts'
import { isData, type Data, type Place } from '../catalogue/patchwork.ts'
import type { CatalogueProblem } from '../catalogue/problem.ts'
import { finding } from '../findings/finding.ts'

const described = ['questions', 'items', 'materials', 'form'] as const
type Section = (typeof described)[number]

/** By what two entries are the same thing, whatever else is said of them; null: too little is said to tell. */
const sameness: Readonly<Record<Section, (entry: Data) => string | null>> = {
  questions: ({ text, options }) => join(zh(text), ...list(options).map(({ label }) => zh(label))),
  items: ({ name, department, result }) =>
    join(zh(name), zh(department) ?? role(department), zh(isData(result) ? result['name'] : null)),
  materials: ({ name, source, kind, holder }) => join(zh(name), word(source), word(kind), word(holder)),
  form: ({ title, fields }) =>
    join(zh(title), ...list(fields).map(({ label, use, when }) => `${zh(label) ?? word(use)} ${JSON.stringify(when)}`)),
}

/** Every entry but the first of those that are the same; the library's come first. */
export function repetitionProblems(library: Library, affairs: readonly Read[]): readonly CatalogueProblem[] {
  const first = new Map<string, string>()
  return [...library.entries.flatMap(ofLibrary), ...affairs.flatMap(ofAffair)].flatMap(({ section, data, place }) => {
    const key = 'use' in data ? null : sameness[section](data)
    if (key === null) return []
    const earlier = first.get(`${section} ${key}`)
    first.set(`${section} ${key}`, earlier ?? `${place.document.file}, "${String(data['id'])}"`)
    return earlier === undefined
      ? []
      : [place.document.problem(finding(place.path, 'describedAlready', { id: String(data['id']), earlier }))]
  })
}

/** A paragraph that stands in two declarations: one of them is a copy, and will lag behind. */
export function repeatedParagraphs(library: Library, affairs: readonly Read[]): readonly CatalogueProblem[] {
  const first = new Map<string, string>()
  return [...library.entries.flatMap(ofLibrary), ...affairs.flatMap(ofAffair)].flatMap(({ data, place }) =>
    list(isData(data['document']) ? data['document']['paragraphs'] : null).flatMap(({ text }, at) => {
      const said = zh(text) ?? ''
      const here = `${place.document.file}, "${String(data['id'])}"`
      const earlier = first.get(said)
      first.set(said, earlier ?? here)
      return earlier === undefined
        ? []
        : [
            place.document.problem(
              finding([...place.path, 'document', 'paragraphs', at], 'paragraphTwice', { earlier }),
            ),
          ]
    }),
  )
}

interface Described {
  readonly section: Section
  readonly data: Data
  readonly place: Place
}

function ofLibrary({ section, data, place }: Library['entries'][number]): readonly Described[] {
  const known = described.find((one) => one === section)
  return known === undefined ? [] : [{ section: known, data, place }]
}

function ofAffair(read: Read): readonly Described[] {
  const document = read.ok ? read.value : null
  const data = document?.data
  if (document === null || !isData(data)) return []
  return described.flatMap((section) =>
    entriesOf(data[section]).map(({ entry, index }) => ({
      section,
      data: entry,
      place: { document, path: [section, index] },
    })),
  )
}

const entriesOf = (value: unknown): readonly { readonly entry: Data; readonly index: number }[] =>
  Array.isArray(value) ? value.flatMap((entry: unknown, index) => (isData(entry) ? [{ entry, index }] : [])) : []
const list = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : [])
const word = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const zh = (value: unknown): string | null => (isData(value) ? word(value['zh']) : null)
const role = (value: unknown): string | null => (isData(value) ? word(value['role']) : null)
const join = (...parts: readonly (string | null)[]): string | null => (parts.includes(null) ? null : parts.join('\n'))

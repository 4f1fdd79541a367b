/**
 * Resolves an affair's references: every `{ use: <file>/<id>, … }` is replaced by the library's entry, and the members
 * beside `use` override the entry's own. Works on plain data; the result is checked like any affair.
 */
import { advice, type Advice } from '../findings/finding.ts'
import { named as namedEntries, sections, type Library, type LibraryEntry, type Section } from './library.ts'
import { isData, Patchwork, type Data, type Place } from './patchwork.ts'
import { oneOf, type CatalogueProblem } from './problem.ts'
import type { SourceDocument } from './document.ts'

export interface Composed {
  /** Plain data; may be modified. */
  readonly data: Data
  readonly patchwork: Patchwork
  readonly problems: CatalogueProblem[]
  /** The references used, `items registration/company`. */
  readonly used: ReadonlySet<string>
}

export function compose(document: SourceDocument, library: Library): Composed {
  const composer = new Composer(library)
  const data = composer.patchwork.copy(document.data, { document, path: [] })
  const whole = isData(data) ? data : {}
  for (const section of sections) {
    const list = whole[section]
    if (Array.isArray(list)) whole[section] = composer.list(section, list)
  }
  composer.leaveOutAbsentItems(whole, document)
  composer.addStandardParties(whole, document)
  return { data: whole, patchwork: composer.patchwork, problems: composer.problems, used: composer.used }
}

/** One library entry by itself, with its own references resolved. */
export function composeEntry(entry: LibraryEntry, library: Library): Composed {
  const composer = new Composer(library)
  const { section } = entry
  const data = composer.patchwork.copy(entry.data, entry.place) as Data
  const whole = section === 'departments' ? data : composer.entry(section, data, [entry.reference])
  return { data: whole, patchwork: composer.patchwork, problems: composer.problems, used: composer.used }
}

class Composer {
  readonly patchwork = new Patchwork()
  readonly problems: CatalogueProblem[] = []
  readonly used = new Set<string>()
  readonly #library: Library

  constructor(library: Library) {
    this.#library = library
  }

  list(section: Section, list: readonly unknown[]): unknown[] {
    return this.patchwork.list(
      list.map((part) => (isData(part) ? this.entry(section, part, []) : part)),
      this.patchwork.placeOf(list, []),
    )
  }

  /** `trail`: the references followed so far, to detect circles. */
  entry(section: Section, written: Data, trail: readonly string[]): Data {
    const base = 'use' in written ? this.#take(section, written, trail) : null
    const whole = base === null ? written : this.#override(base, written)
    if (base !== null) this.patchwork.askedFor(base, this.patchwork.placeOf(written, []))
    if (section === 'form') this.#fields(whole, trail)
    return whole
  }

  /**
   * A library entry names every item it may relate to; those that this affair does not have are removed. An id in no
   * file of the library must be a typing error, so it stays and is reported.
   */
  leaveOutAbsentItems(affair: Data, document: SourceDocument): void {
    const here = new Set(listOf(affair, 'items').map(({ id }) => id))
    const elsewhere = new Set(this.#library.entries.filter(({ section }) => section === 'items').map(({ id }) => id))
    const absent = (id: unknown): boolean => !here.has(id) && elsewhere.has(String(id))
    for (const [section, key] of namingItems)
      for (const entry of listOf(affair, section)) {
        const ids = entry[key]
        if (!Array.isArray(ids) || !ids.some(absent)) continue
        const place = this.patchwork.placeOf(entry, [key])
        const left = ids.filter((id) => !absent(id))
        // A material whose items are all absent serves nothing here: a mistake of the affair, left in to be reported.
        if (place.document === document || (key === 'forItems' && left.length === 0)) continue
        entry[key] = this.patchwork.list(left, place)
      }
  }

  /** Adds the library's parties that materials, groups and fields name but the affair does not declare. */
  addStandardParties(affair: Data, document: SourceDocument): void {
    const declared = Array.isArray(affair['parties']) ? (affair['parties'] as unknown[]) : []
    const known = new Set(declared.filter(isData).map(({ id }) => id))
    const named = partiesNamed(affair)
    const standard = [...new Set(['applicant', ...named.map(({ id }) => id)])].filter((id) => !known.has(id))
    for (const { id, entry, key } of named)
      if (!known.has(id) && this.#library.named('parties', id) === undefined) {
        const all = [...[...known].map(String), ...namedEntries(this.#library, 'parties')]
        this.#wrong(entry, [key], advice('noParty', { id, near: oneOf(all, id) }))
      }
    const found = standard.flatMap((id) => this.#library.named('parties', id) ?? [])
    for (const { reference } of found) this.used.add(`parties ${reference}`)
    if (found.length > 0)
      affair['parties'] = this.patchwork.list(
        [...declared, ...found.map(({ data, place }) => this.patchwork.copy(data, place))],
        { document, path: ['parties'] },
      )
  }

  #take(section: Section, written: Data, trail: readonly string[]): Data | null {
    const reference = written['use']
    if (typeof reference !== 'string') return this.#wrong(written, ['use'], advice('notReference', {}))
    const found = this.#library.find(section, reference)
    if (found === undefined) {
      const known = this.#library.entries.filter((one) => one.section === section).map((one) => one.reference)
      return this.#wrong(
        written,
        ['use'],
        advice('notInLibrary', { section, reference, near: oneOf(known, reference) }),
      )
    }
    if (trail.includes(reference))
      return this.#wrong(
        written,
        ['use'],
        advice('usesItself', { circle: [...trail.slice(trail.indexOf(reference)), reference].join(' → ') }),
      )
    this.used.add(`${section} ${reference}`)
    return this.entry(section, this.patchwork.copy(found.data, found.place) as Data, [...trail, reference])
  }

  /**
   * Members replace the library's; null drops them. Two lists can be changed entry by entry, fields and options:
   * written as a map of id → override, and with `omit`, the ids to leave out.
   */
  #override(base: Data, written: Data): Data {
    const at = this.patchwork.placeOf(written, [])
    for (const [key, value] of Object.entries(written)) {
      if (key === 'use') continue
      const place: Place = { document: at.document, path: [...at.path, key] }
      if (key === 'omit') this.#omit(base, value, place)
      else if ((key === 'fields' || key === 'options') && isData(value)) this.#overrideEach(base, key, value)
      else if (value === null) this.#drop(base, key, written)
      else if (same(base[key], value)) this.#wrong(written, [key], advice('sameAsLibrary', { key }))
      else this.patchwork.set(base, key, value, place)
    }
    return base
  }

  #drop(base: Data, key: string, written: Data): void {
    if (!(key in base)) this.#wrong(written, [key], advice('nothingToDrop', { key }))
    delete base[key]
  }

  #overrideEach(base: Data, key: 'fields' | 'options', overrides: Data): void {
    for (const [id, override] of Object.entries(overrides)) {
      const entries = listOf(base, key)
      const entry = entries.find((one) => one['id'] === id)
      if (entry === undefined)
        this.#wrong(overrides, [id], advice('notAmong', { id, list: key, near: oneOf(entries.map(idOf), id) }))
      else if (isData(override)) this.#override(entry, override)
      else this.#wrong(overrides, [id], advice('noOverride', {}))
    }
  }

  #omit(base: Data, ids: unknown, place: Place): void {
    const key = 'fields' in base ? 'fields' : 'options'
    const entries = listOf(base, key)
    const gone = [ids].flat().map(String)
    for (const id of gone)
      if (!entries.some((entry) => entry['id'] === id))
        this.problems.push(
          place.document.problem({
            path: place.path,
            ...advice('notAmong', { id, list: key, near: oneOf(entries.map(idOf), id) }),
          }),
        )
    base[key] = this.patchwork.list(
      entries.filter((entry) => !gone.includes(idOf(entry))),
      this.patchwork.placeOf(base, [key]),
    )
  }

  /**
   * An entry `{ use, … }` among the fields of a group is replaced by the fields of another group; that group's `when`
   * is added to each of them.
   */
  #fields(group: Data, trail: readonly string[]): void {
    const { fields } = group
    if (!Array.isArray(fields) || !fields.some((field) => isData(field) && 'use' in field)) return
    group['fields'] = this.patchwork.list(
      fields.flatMap((field: unknown): readonly unknown[] =>
        isData(field) && 'use' in field ? this.#splice(field, trail) : [field],
      ),
      this.patchwork.placeOf(fields, []),
    )
  }

  #splice(reference: Data, trail: readonly string[]): readonly Data[] {
    const group = this.entry('form', reference, trail)
    if ('repeat' in group) {
      this.#wrong(reference, ['use'], advice('repeatsInFields', {}))
      return []
    }
    const { when } = group
    const place = this.patchwork.placeOf(group, ['when'])
    if (when !== undefined)
      for (const field of fieldsOf(group)) {
        const narrowed = field['when'] === undefined ? when : { all: [when, field['when']] }
        this.patchwork.set(field, 'when', this.patchwork.copy(narrowed, place), place)
      }
    return fieldsOf(group)
  }

  #wrong(about: Data, path: readonly string[], said: Advice): null {
    this.problems.push(this.patchwork.problem(about, { path, ...said }))
    return null
  }
}

const namingItems = [
  ['items', 'after'],
  ['materials', 'forItems'],
  ['materials', 'producedBy'],
] as const

const listOf = (data: Data, key: string): readonly Data[] =>
  Array.isArray(data[key]) ? (data[key] as unknown[]).filter(isData) : []
const fieldsOf = (group: Data): readonly Data[] => listOf(group, 'fields')
const idOf = (entry: Data): string => String(entry['id'])

/** Compares plain data; the order of members does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((part, index) => same(part, b[index]))
  if (isData(a) && isData(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  }
  return a === b
}

/**
 * Every place where an affair names a party: as a holder, as the party a group describes, or as the person whose card a
 * field is read from.
 */
function partiesNamed(affair: Data): readonly { readonly id: string; readonly entry: Data; readonly key: string }[] {
  const groups = listOf(affair, 'form')
  const whole = (entries: readonly Data[], key: string): ReturnType<typeof partiesNamed> =>
    entries.flatMap((entry) => {
      const id = entry[key]
      return typeof id === 'string' ? [{ id, entry, key }] : []
    })
  const owners = groups.flatMap(fieldsOf).flatMap((entry) => {
    const [id, key] = entry['origin'] === 'idCard' ? String(entry['from']).split('.') : []
    return id === undefined || key === undefined ? [] : [{ id, entry, key: 'from' }]
  })
  const documents = listOf(affair, 'materials').flatMap(({ document }) => (isData(document) ? [document] : []))
  const signers = whole(
    documents.flatMap((one) => listOf(one, 'signedBy')),
    'party',
  )
  const told = whole(
    documents.flatMap((one) => listOf(one, 'paragraphs')),
    'each',
  )
  return [...whole(listOf(affair, 'materials'), 'holder'), ...whole(groups, 'party'), ...owners, ...signers, ...told]
}

/**
 * Plain data composed from several files, in which every part knows where it was written: a fault in a library entry is
 * reported in the library's file, a fault in an override in the affair's.
 */
import type { SourceDocument } from './document.ts'
import type { CatalogueProblem, Finding, Path } from './problem.ts'

export interface Place {
  readonly document: SourceDocument
  readonly path: Path
}

export type Data = Record<string, unknown>

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

export class Patchwork {
  readonly #places = new WeakMap<object, Place>()
  /** Members written in another place than the object that contains them. */
  readonly #members = new WeakMap<object, Map<string | number, Place>>()

  /** For entries written elsewhere: the place of the reference to them. */
  readonly #references = new WeakMap<object, Place>()

  /** A modifiable copy of the value written at a place. */
  copy(value: unknown, place: Place): unknown {
    if (!isObject(value)) return value
    const within = (key: string | number): Place => ({ document: place.document, path: [...place.path, key] })
    const copied = Array.isArray(value)
      ? value.map((part: unknown, index) => this.copy(part, within(index)))
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.copy(part as unknown, within(key))]))
    this.#places.set(copied, place)
    return copied
  }

  /** Sets a member that was written in another place than the object. */
  set(target: Data, key: string, value: unknown, place: Place): void {
    target[key] = value
    const members = this.#members.get(target) ?? new Map<string | number, Place>()
    this.#members.set(target, members.set(key, place))
  }

  /** Faults of the entry as a whole, such as its presence, are reported where it was referenced. */
  askedFor(entry: Data, place: Place): void {
    this.#references.set(entry, place)
  }

  /** A new list whose parts keep their places; `place` is that of the list it replaces. */
  list(parts: readonly unknown[], place: Place): unknown[] {
    const list = [...parts]
    this.#places.set(list, place)
    return list
  }

  /** The place where a path into this data was written; for a missing member, where it would be written. */
  placeOf(root: object, path: Path): Place {
    let place = this.#places.get(root)
    if (place === undefined) throw new Error('data of no file')
    let node: unknown = root
    for (const key of path) {
      const child: unknown = isObject(node) ? Reflect.get(node, key) : undefined
      const elsewhere: Place | undefined = isObject(node) ? this.#members.get(node)?.get(key) : undefined
      place = elsewhere ??
        (isObject(child) ? this.#places.get(child) : undefined) ?? {
          document: place.document,
          path: [...place.path, key],
        }
      node = child
    }
    return (isObject(node) ? this.#references.get(node) : undefined) ?? place
  }

  problem(root: object, finding: Finding): CatalogueProblem {
    const { document, path } = this.placeOf(root, finding.path)
    return document.problem({ ...finding, path })
  }
}

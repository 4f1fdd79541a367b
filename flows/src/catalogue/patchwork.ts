/**
 * Plain data put together from several files, each part of which knows where it was written: a fault in what an affair
 * takes from the library is named in the library's file, an override's in the affair's.
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
  /** Members written elsewhere than the object they stand in. */
  readonly #members = new WeakMap<object, Map<string | number, Place>>()

  /** Where an entry was asked for that is written elsewhere. */
  readonly #references = new WeakMap<object, Place>()

  /** A copy of what stands at a place, to be changed at will. */
  copy(value: unknown, place: Place): unknown {
    if (!isObject(value)) return value
    const within = (key: string | number): Place => ({ document: place.document, path: [...place.path, key] })
    const copied = Array.isArray(value)
      ? value.map((part: unknown, index) => this.copy(part, within(index)))
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.copy(part as unknown, within(key))]))
    this.#places.set(copied, place)
    return copied
  }

  /** Sets a member written at another place than its object. */
  set(target: Data, key: string, value: unknown, place: Place): void {
    target[key] = value
    const members = this.#members.get(target) ?? new Map<string | number, Place>()
    this.#members.set(target, members.set(key, place))
  }

  /** What is wrong with the entry as a whole, its being there, is the matter of who asked for it. */
  askedFor(entry: Data, place: Place): void {
    this.#references.set(entry, place)
  }

  /** A new list of parts that keep their places; `place` is that of the list it stands for. */
  list(parts: readonly unknown[], place: Place): unknown[] {
    const list = [...parts]
    this.#places.set(list, place)
    return list
  }

  /** Where a path into this data was written; of a missing member, where it would be. */
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

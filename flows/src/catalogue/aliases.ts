/**
 * Anchors and aliases of YAML (`&name`, `*name`) that make of a small file something without end: an anchor that holds
 * an alias of itself, or aliases of aliases that unfold to millions of values. Found before the file becomes data,
 * because everything that follows the data would follow it for ever.
 */
import { isAlias, isCollection, isPair, type Alias, type Document } from 'yaml'
import { advice, type Advice } from '../findings/finding.ts'

export interface AliasFault extends Advice {
  /** Where it stands in the text. */
  readonly offset: number
}

/** What a node unfolds to. */
interface Extent {
  readonly values: number
  readonly levels: number
}

/** Values a file may hold, its aliases unfolded; our largest has about 3,000. */
const mostValues = 20_000
const one: Extent = { values: 1, levels: 0 }

/** null: each alias names something, nothing holds itself, and it unfolds to no more than `deepest` levels. */
export function aliasFault(document: Document, deepest: number): AliasFault | null {
  /** The collections around the node being looked at. */
  const around = new Set<unknown>()
  const known = new Map<unknown, Extent>()
  let fault: AliasFault | null = null

  function extentOf(node: unknown): Extent {
    if (isPair(node)) return together([extentOf(node.key), extentOf(node.value)])
    const seen = known.get(node)
    if (seen !== undefined) return seen
    const extent = isAlias(node) ? named(node) : isCollection(node) ? held(node) : one
    known.set(node, extent)
    return extent
  }

  function held(collection: { readonly items: readonly unknown[] }): Extent {
    around.add(collection)
    const { values, levels } = together(collection.items.map(extentOf))
    around.delete(collection)
    return { values: values + 1, levels: levels + 1 }
  }

  function named(alias: Alias): Extent {
    const target = alias.resolve(document)
    const { source } = alias
    const extent = target === undefined || around.has(target) ? one : extentOf(target)
    const wrong =
      target === undefined
        ? advice('aliasUnknown', { name: source })
        : around.has(target)
          ? advice('aliasEndless', { name: source })
          : extent.values > mostValues
            ? advice('aliasTooMany', { name: source, most: mostValues })
            : extent.levels > deepest
              ? advice('aliasTooDeep', { name: source, levels: deepest })
              : null
    if (wrong === null) return extent
    fault ??= { offset: alias.range?.[0] ?? 0, ...wrong }
    return one
  }

  const whole = extentOf(document.contents)
  if (whole.values > mostValues) fault ??= { offset: 0, ...advice('tooManyValues', { most: mostValues }) }
  return fault
}

const together = (extents: readonly Extent[]): Extent => ({
  values: extents.reduce((sum, { values }) => sum + values, 0),
  levels: extents.reduce((most, { levels }) => Math.max(most, levels), 0),
})

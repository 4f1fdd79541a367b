/** Payloads that a command's schema accepts, generated from the schema, for tests that send anything allowed. */
import fc from 'fast-check'
import * as v from 'valibot'
import { commands, type AnyCommand, type CommandName } from '#contract/commands.ts'

/** The members of valibot schemas used here; each kind has some of them. */
interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly wrapped?: Shape
  readonly options?: readonly unknown[]
  readonly item?: Shape
  readonly items?: readonly Shape[]
  readonly key?: Shape
  readonly value?: Shape
  readonly literal?: unknown
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[]
}

function arbitrary(shape: Shape): fc.Arbitrary<unknown> {
  const { entries = {}, wrapped, options = [], item, items = [], key, value } = shape
  const part = (one: Shape | undefined): fc.Arbitrary<unknown> => {
    if (!one) throw new Error(`${shape.type} without its parts`)
    return arbitrary(one)
  }
  switch (shape.type) {
    case 'strict_object':
      return fc.record(Object.fromEntries(Object.entries(entries).map(([name, one]) => [name, part(one)])), {
        requiredKeys: Object.keys(entries).filter((name) => entries[name]?.type !== 'exact_optional'),
      })
    case 'optional':
      return fc.option(part(wrapped), { nil: undefined })
    case 'nullable':
      return fc.option(part(wrapped), { nil: null })
    case 'exact_optional':
      return part(wrapped)
    case 'picklist':
      return fc.constantFrom(...options)
    case 'literal':
      return fc.constant(shape.literal)
    case 'union':
    case 'variant':
      return fc.oneof(...options.map((one) => part(one as Shape)))
    case 'array':
      return fc.array(part(item), { minLength: 1, maxLength: 4 })
    case 'tuple':
      return fc.tuple(...items.map(part))
    case 'record':
      return fc.dictionary(part(key) as fc.Arbitrary<string>, part(value), { maxKeys: 4 })
    case 'string': {
      const pattern = shape.pipe?.find(({ type }) => type === 'regex')?.requirement
      return fc.stringMatching(pattern instanceof RegExp ? pattern : /^[A-Za-z0-9_]{1,20}$/)
    }
    case 'number':
      return arbitraryNumber(shape)
    case 'boolean':
      return fc.boolean()
    default:
      throw new Error(`no values are known for a schema of type ${shape.type}`)
  }
}

/** Within the bounds of the schema: numbers drawn from elsewhere would hardly ever be accepted. */
function arbitraryNumber({ pipe = [] }: Shape): fc.Arbitrary<number> {
  const bound = (kind: string, usual: number): number => {
    const requirement = pipe.find(({ type }) => type === kind)?.requirement
    return typeof requirement === 'number' ? requirement : usual
  }
  const min = bound('min_value', 0)
  const max = bound('max_value', min + 1_000)
  const whole = pipe.some(({ type }) => type === 'integer' || type === 'safe_integer')
  return whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
}

export interface Sent {
  readonly name: CommandName
  readonly payload: unknown
}

/** One of the named commands with a payload its schema accepts. */
export const arbitraryCommand = (names: readonly CommandName[]): fc.Arbitrary<Sent> =>
  fc.oneof(
    ...names.map((name) => {
      const { payload }: AnyCommand = commands[name]
      return arbitrary(payload as unknown as Shape)
        .filter((value) => v.is(payload, value))
        .map((value): Sent => ({ name, payload: value }))
    }),
  )

/**
 * Values that a schema of the contract allows: every optional member present and absent, members nobody knows, lengths
 * up to the limit, and characters from everywhere. What prose asks beyond the schema (a day there is) holds as well.
 */
import fc from 'fast-check'
import { follow, type Schema } from './contract.ts'

type Any = fc.Arbitrary<unknown>

export function conforming(given: Schema): Any {
  const schema = follow<Schema>(given)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.oneOf !== undefined) return fc.oneof(...schema.oneOf.map(conforming))
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => conforming({ ...schema, type })))
  switch (schema.type) {
    case 'object':
      return object(schema)
    case 'array':
      return schema.prefixItems === undefined
        ? fc.array(conforming(schema.items ?? {}), {
            minLength: schema.minItems ?? 0,
            maxLength: schema.maxItems ?? 20,
          })
        : fc.tuple(...schema.prefixItems.map(conforming))
    case 'string':
      return string(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case undefined:
      return fc.jsonValue()
    default:
      throw new Error(`no values are known for a schema of type ${String(schema.type)}`)
  }
}

/** Members of a later version of the contract. */
const unknownMembers = fc.dictionary(fc.constantFrom('later', '以后', 'x-more', 'constructor'), fc.jsonValue(), {
  maxKeys: 2,
})

function object({ properties = {}, required = [], additionalProperties, propertyNames, maxProperties }: Schema): Any {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, conforming(member)])),
    { requiredKeys: [...required] },
  )
  const more =
    additionalProperties === undefined
      ? unknownMembers
      : fc.dictionary(
          string({ minLength: 1, maxLength: 40, ...propertyNames }).filter((key) => key !== '__proto__'),
          conforming(additionalProperties),
          { maxKeys: Math.min(maxProperties ?? 20, 20) },
        )
  return fc.tuple(more, known).map(([others, members]) => ({ ...others, ...members }))
}

const two = (value: number): string => String(value).padStart(2, '0')
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const clock = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
  .map(([hour, minute, second]) => [two(hour), two(minute), two(second)])

/** Each written form of RFC 3339. */
const moment = fc
  .tuple(
    day,
    fc.constantFrom('T', 't'),
    clock,
    fc.constantFrom('', '.5', '.123', '.123456789'),
    fc.constantFrom('Z', 'z', '+08:00', '-03:30', '+00:00'),
  )
  .map(
    ([date, T, time, fraction, zone]) =>
      `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}${T}${time.join(':')}${fraction}${zone}`,
  )

const printing = fc.constantFrom(...Array.from('AZaz09-_./()（）〔〕号龙审𠮷㛃·#%?&=+~"\\\'\u0301'))
/** By the pattern itself: a pattern that is new in the document asks for its own line here. */
const patterned: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '^[0-9]{8}$': day,
  '^[0-9]{8}T[0-9]{6}$': fc.tuple(day, clock).map(([date, time]) => `${date}T${time.join('')}`),
  '^(?!\\.{1,2}$)[^\\p{C}\\p{Z}]{1,50}$': fc
    .string({ unit: printing, minLength: 1, maxLength: 50, size: 'max' })
    .filter((number) => number !== '.' && number !== '..'),
}

function string({ pattern, format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return moment
  if (pattern !== undefined)
    return patterned[pattern] ?? fc.stringMatching(new RegExp(pattern)).filter((each) => each.length <= maxLength)
  return fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength }),
    fc.constantFrom('办', '𠮷', 'x').map((character) => character.repeat(maxLength)),
  )
}

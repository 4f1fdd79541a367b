import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { schemaKinds, schemaOf, type Schema } from './editor-schema.ts'
import { affairMembers, libraryMembers } from '../members/affair.ts'
import { conditionMembers } from '../members/condition.ts'
import { districtMembers } from '../members/district.ts'
import { conditionWords, memberWords, type FileKind } from '../members/index.ts'
import type { MemberWords } from '../members/words.ts'

interface Member {
  readonly kind: FileKind
  readonly place: string
  readonly schema: Schema
  readonly words: MemberWords | undefined
}

/** Every member of every file, also of references and conditions, with its schema and its words. */
function members(kind: FileKind): readonly Member[] {
  const { $defs = {}, ...whole } = schemaOf(kind)
  const walk = (
    schema: unknown,
    place: readonly string[],
    wordsOf: (at: readonly string[]) => MemberWords | undefined,
  ) =>
    Array.isArray(schema) || (typeof schema === 'object' && schema !== null)
      ? Object.entries(schema).flatMap(([key, part]: [string, unknown]): readonly Member[] =>
          key === 'properties'
            ? Object.entries(part as Record<string, Schema>).flatMap(([name, one]) => {
                const at = [...place, name]
                return [{ kind, place: at.join('.'), schema: one, words: wordsOf(at) }, ...walk(one, at, wordsOf)]
              })
            : walk(part, place, wordsOf),
        )
      : []
  return [
    ...walk(whole, [], (at) => memberWords(kind, at)),
    ...walk($defs, [], (at) => conditionWords(at.at(-1) ?? '')),
  ]
}
const all = schemaKinds.flatMap(members)

describe('what a member means', () => {
  it('is said for every member of affair, items and district, in the schema an editor reads', () => {
    expect(all.length).toBeGreaterThan(300)
    const silent = all.filter(({ schema }) => typeof schema['description'] !== 'string')
    expect(silent.map(({ kind, place }) => `${kind} ${place}`)).toEqual([])
  })

  it('is said of every value it may have', () => {
    const enumerations = all.flatMap(({ place, schema, words }) => {
      const inside = schema['enum'] ?? (schema['items'] as Schema | undefined)?.['enum']
      return Array.isArray(inside)
        ? [{ place, values: inside.map(String), said: Object.keys(words?.values ?? {}) }]
        : []
    })
    expect(enumerations.length).toBeGreaterThan(15)
    for (const { place, values, said } of enumerations)
      expect([place, said.toSorted()]).toEqual([place, values.toSorted()])
  })

  it('is said of no member that is not there', () => {
    const there = new Set(all.map(({ words }) => words))
    const said = [affairMembers, libraryMembers, districtMembers, conditionMembers].flatMap((one) =>
      Object.entries(one),
    )
    expect(said.filter(([, words]) => !there.has(words)).map(([place]) => place)).toEqual([])
  })

  it('is Chinese in Chinese and English in English', () => {
    for (const { place, words } of all) {
      expect([place, words?.zh]).toEqual([place, expect.stringMatching(/\p{Script=Han}/u)])
      expect([place, words?.en]).toEqual([place, expect.not.stringMatching(/\p{Script=Han}/u)])
    }
  })

  it('comes with an example that the schema takes', () => {
    // What a condition refers to is in the whole schema; `…` stands for what other examples show.
    const ajv = new Ajv({ strict: false, allErrors: true })
    const once = new Map(all.map((one) => [one.words, one]))
    const tried = [...once.values()].flatMap(({ kind, place, schema, words }) => {
      if (words === undefined || words.example.includes('…')) return []
      const taken = ajv.compile({ ...schema, $defs: schemaOf(kind).$defs })
      const example: unknown = parse(words.example)
      return taken(example) ? [] : [`${kind} ${place}: ${words.example}: ${ajv.errorsText(taken.errors)}`]
    })
    expect(tried).toEqual([])
  })
})

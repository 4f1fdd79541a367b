import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownTags, sfntOf } from '../../device-daemon/src/documents/glyphs/woff2.ts'
import { readTables } from './sfnt.ts'
import { writeWoff2 } from './woff2.ts'

describe('a font slice', () => {
  test('comes out of WOFF2 with the tables that went in, whatever their sizes and order', () => {
    const table = fc.uint8Array({ minLength: 20, maxLength: 40_000, size: 'max' })
    const optional = knownTags.filter((tag) => !['head', 'glyf', 'loca'].includes(tag))
    fc.assert(
      fc.property(
        table,
        table,
        table,
        fc.array(fc.tuple(fc.constantFrom(...optional), table), { maxLength: 5 }),
        (head, glyf, loca, others) => {
          const tables = new Map([...others, ['glyf', glyf], ['head', head], ['loca', loca]] as const)
          const read = readTables(sfntOf(writeWoff2(tables, 1)))
          expect([...read.keys()].sort()).toEqual([...tables.keys()].sort())
          for (const [tag, bytes] of tables) {
            // Of `head` it differs in bit 11 of the flags: lossless transform.
            if (tag !== 'head') expect(Buffer.compare(read.get(tag) ?? new Uint8Array(), bytes)).toBe(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that somebody else compressed is refused, not misread', () => {
    expect(() => sfntOf(Buffer.from('OTTO'.padEnd(64, '\0')))).toThrow('not a WOFF2')
    const transformed = Buffer.from(
      writeWoff2(
        new Map([
          ['glyf', new Uint8Array(8)],
          ['loca', new Uint8Array(8)],
          ['head', new Uint8Array(54)],
        ]),
        1,
      ),
    )
    transformed.writeUInt8(10, 48) // table glyf with transform 0: the glyph transform
    expect(() => sfntOf(transformed)).toThrow('transforms')
  })
})

/** Huffman tables of JPEG (ITU-T T.81): reading them, the usual ones, and looking codes up. */

/** By the next 16 bits: code length × 256 + symbol; 0: no such code. */
export type CodeTable = Uint16Array

/** Class (0 DC, 1 AC) × 16 + destination, as in a DHT segment. */
export type TableSlot = number

/**
 * The tables of annex K.3, as DHT contents by slot. Motion JPEG leaves them out and means these; a file of its own
 * needs them.
 */
export const usualTables: ReadonlyMap<TableSlot, Buffer> = new Map(
  [
    '0000010501010101010100000000000000000102030405060708090a0b',
    '0100030101010101010101010000000000000102030405060708090a0b',
    '100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f0243362' +
      '7282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778' +
      '797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7' +
      'd8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
    '1100020102040403040705040400010277000102031104052131061241510761711322328108144291a1b1c109233352f0156272' +
      'd10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a7374757677' +
      '78797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5' +
      'd6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
  ].map((hex) => {
    const table = Buffer.from(hex, 'hex')
    return [table.readUInt8(0), table]
  }),
)

const longestCode = 16
const headLength = 1 + longestCode
/** Decoders refuse a whole DC table for a category above it, whether a block has it or not. */
const mostDcCategory = 15
const mostSymbols = 256

/** The tables of a DHT segment; null: it is not one. */
export function readTables(segment: Buffer): ReadonlyMap<TableSlot, CodeTable> | null {
  const tables = new Map<TableSlot, CodeTable>()
  let at = 0
  while (at < segment.length) {
    const slot = segment.readUInt8(at)
    if (slot >> 4 > 1 || (slot & 0x0f) > 3) return null
    const counts = segment.subarray(at + 1, at + headLength)
    const length = headLength + counts.reduce((sum, count) => sum + count, 0)
    if (counts.length < longestCode || at + length > segment.length || length > headLength + mostSymbols) return null
    const content = segment.subarray(at, at + length)
    if (slot >> 4 === 0 && content.subarray(headLength).some((category) => category > mostDcCategory)) return null
    const table = tableOf(content)
    if (table === null) return null
    tables.set(slot, table)
    at += length
  }
  return tables
}

/** A camera sends the same tables in every picture. They say nothing about it. */
const known = new Map<string, CodeTable>()
const mostKnown = 16

export function tableOf(content: Buffer): CodeTable | null {
  const key = content.toString('latin1', 1)
  const before = known.get(key)
  if (before !== undefined) return before
  const table = lookUpTable(content)
  if (table === null) return null
  if (known.size >= mostKnown) known.clear()
  known.set(key, table)
  return table
}

function lookUpTable(content: Buffer): CodeTable | null {
  const table = new Uint16Array(1 << longestCode)
  let next = 0
  let symbolAt = headLength
  for (let length = 1; length <= longestCode; length++) {
    const reach = 1 << (longestCode - length)
    for (let count = content.readUInt8(length); count > 0; count--) {
      if (next + reach > table.length) return null
      table.fill((length << 8) | content.readUInt8(symbolAt), next, next + reach)
      next += reach
      symbolAt++
    }
  }
  return table
}

/**
 * Reads the font slices of `assets/fonts/web`: WOFF 2.0 (W3C) with null transforms, as `scripts/fonts` writes them,
 * back to the sfnt the engines need. Only for our own files: anything else is a bug and throws.
 */
import { brotliDecompressSync } from 'node:zlib'

/** At their index in the list of W3C WOFF 2.0 §4.1 (which goes on; a slice needs no more). */
export const knownTags = [
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'OS/2',
  'post',
  'cvt ',
  'fpgm',
  'glyf',
  'loca',
  'prep',
  'CFF ',
  'VORG',
  'EBDT',
  'EBLC',
  'gasp',
  'hdmx',
  'kern',
  'LTSH',
  'PCLT',
  'VDMX',
  'vhea',
  'vmtx',
  'BASE',
  'GDEF',
  'GPOS',
  'GSUB',
]

export function sfntOf(woff2: Uint8Array): Buffer {
  const file = Buffer.from(woff2.buffer, woff2.byteOffset, woff2.byteLength)
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 font')
  const count = file.readUInt16BE(12)
  let at = 48
  const tables: { readonly tag: string; readonly length: number }[] = []
  for (let index = 0; index < count; index++) {
    const flags = file.readUInt8(at++)
    const tag = knownTags[flags & 63]
    if (tag === undefined || flags >> 6 !== (tag === 'glyf' || tag === 'loca' ? 3 : 0))
      throw new Error('a WOFF2 font with transforms or tables of its own')
    let length = 0
    for (let byte = 0x80; byte & 0x80;) {
      byte = file.readUInt8(at++)
      length = length * 128 + (byte & 0x7f)
    }
    tables.push({ tag, length })
  }
  const stream = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  return sfnt(
    file.readUInt32BE(4),
    tables.map(({ tag, length }, index) => {
      const start = tables.slice(0, index).reduce((sum, table) => sum + table.length, 0)
      return { tag, bytes: stream.subarray(start, start + length) }
    }),
  )
}

function sfnt(flavour: number, tables: readonly { readonly tag: string; readonly bytes: Buffer }[]): Buffer {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
  const header = Buffer.alloc(12 + sorted.length * 16)
  const power = Math.floor(Math.log2(sorted.length))
  header.writeUInt32BE(flavour, 0)
  for (const [field, value] of [sorted.length, 16 << power, power, sorted.length * 16 - (16 << power)].entries())
    header.writeUInt16BE(value, 4 + field * 2)
  let offset = header.length
  const bodies = sorted.map(({ tag, bytes }, index) => {
    const record = 12 + index * 16
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    header.write(tag, record, 'latin1')
    header.writeUInt32BE(checksum(padded), record + 4)
    header.writeUInt32BE(offset, record + 8)
    header.writeUInt32BE(bytes.length, record + 12)
    offset += padded.length
    return padded
  })
  return Buffer.concat([header, ...bodies])
}

function checksum(padded: Buffer): number {
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

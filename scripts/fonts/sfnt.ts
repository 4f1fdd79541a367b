/** The sfnt container (OpenType §"Font file"): tables in, bytes out. Glyph tables are copied unchanged. */

export type Tables = ReadonlyMap<string, Uint8Array>

export function readTables(font: Uint8Array): Tables {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    const offset = view.getUint32(record + 8)
    tables.set(
      Buffer.from(font.subarray(record, record + 4)).toString('latin1'),
      font.subarray(offset, offset + view.getUint32(record + 12)),
    )
  }
  return tables
}

/**
 * Names by id: 0 copyright, 1 family, 2 subfamily, 4 full name, 6 PostScript name, 10 description, 13 licence, 14
 * licence address.
 */
export function nameTable(names: Readonly<Record<number, string>>): Uint8Array {
  const entries = Object.entries(names).map(([id, text]) => ({
    id: Number(id),
    bytes: Buffer.from(text, 'utf16le').swap16(),
  }))
  const header = Buffer.alloc(6 + entries.length * 12)
  header.writeUInt16BE(entries.length, 2)
  header.writeUInt16BE(header.length, 4)
  let offset = 0
  for (const [index, { id, bytes }] of entries.entries()) {
    // platform 3 Windows, encoding 1 Unicode BMP, language 0x409
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries())
      header.writeUInt16BE(value, 6 + index * 12 + field * 2)
    offset += bytes.length
  }
  return Buffer.concat([header, ...entries.map((entry) => entry.bytes)])
}

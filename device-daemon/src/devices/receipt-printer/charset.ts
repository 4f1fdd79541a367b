/**
 * The characters that a receipt printer's own font can be relied on to have: ASCII and the double-byte zones of GBK.
 * Cheap printers lack four-byte GB 18030 characters and later additions (FE50–FEA0, among them 䶮), and print a box or
 * nothing instead.
 */
import iconv from 'iconv-lite'

/** Width in half-width columns: ASCII 1, everything else 2, as in the printer's 12 × 24 and 24 × 24 fonts. */
export const columnsOf = (text: string): number => {
  let columns = 0
  for (const character of text) columns += isHalfWidth(character) ? 1 : 2
  return columns
}

export const isHalfWidth = (character: string): boolean => character >= '\u0020' && character <= '\u007e'

/** False for lead bytes of zones that are user-defined or newer than the fonts in the field. */
const isFontZone = (lead: number, trail: number): boolean => {
  if (lead === 0xfe) return false
  if (lead >= 0xaa && lead <= 0xaf && trail >= 0xa1) return false
  if (lead >= 0xf8 && trail >= 0xa1) return false
  return !(lead >= 0xa1 && lead <= 0xa7 && trail < 0xa1)
}

/**
 * `character`: one code point. Control characters are never printable, so text cannot contain a command to the printer.
 */
export const isInPrinterFont = (character: string): boolean => {
  if (isHalfWidth(character)) return true
  if (character >= '\ue000' && character <= '\uf8ff') return false // private use: code tables disagree about it
  const bytes = iconv.encode(character, 'gbk')
  const [lead, trail] = bytes
  return bytes.length === 2 && lead !== undefined && trail !== undefined && lead >= 0x81 && isFontZone(lead, trail)
}

/** For text of which every character passes `isInPrinterFont`. */
export const toPrinterBytes = (text: string): Uint8Array => iconv.encode(text, 'gb18030')

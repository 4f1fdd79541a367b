/**
 * How wide a text is and where it breaks, without a font at hand: Han characters and full-width marks are one em,
 * others as wide as in Noto Sans SC, rounded up, so that a line is rather shorter than its room.
 */

const narrow = new Set("iljtfr.,:;'!|()[] ")
const widest = new Set('mwMWQGO@%')

function charWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2460 && code <= 0x24ff)) return 1
  if (narrow.has(character)) return 0.36
  if (widest.has(character)) return 0.92
  return code >= 65 && code <= 90 ? 0.68 : 0.58
}

/** In ems of its own size; bold is a little wider. */
export const widthOf = (text: string, bold = false): number =>
  [...text].reduce((sum, one) => sum + charWidth(one), 0) * (bold && /[A-Za-z]/.test(text) ? 1.06 : 1)

/** 避头尾: what must not begin, and what must not end a line. */
const notFirst = new Set('，。、；：？！）》”’…·/')
const notLast = new Set('（《“‘')

/** Pieces that stay together: a word, or a Han character with the marks that belong to it. */
function pieces(text: string): readonly string[] {
  const all: string[] = []
  for (const [piece] of text.matchAll(/[\u2e80-\u{3ffff}“”‘’…（）《》]|[^\s\u2e80-\u{3ffff}“”‘’…（）《》]+|\s+/gu)) {
    const last = all.at(-1)
    if (last !== undefined && (notFirst.has(piece) || notLast.has(last.at(-1) ?? '')))
      all[all.length - 1] = last + piece
    else all.push(piece)
  }
  return all
}

/** The lines of a text of `size` ems in a room of `width` ems. A word longer than the room stands alone. */
export function wrap(text: string, width: number, size = 1, bold = false): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && widthOf((line + piece).trimEnd(), bold) * size > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

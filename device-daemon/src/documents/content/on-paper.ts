/**
 * Words of others as they can stand on paper. A department's reason, a service's message or a register's name comes
 * with what its computer put in: line ends of Windows, tabs, a mark of byte order, marks of direction. None of it is to
 * be seen, and none of it may keep a receipt from being printed. Pure.
 */

/** CR LF, CR, NEL, VT, FF, line and paragraph separator. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Tab, no-break and the other spaces; the ideographic one (U+3000) is a character of its own width. */
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g
/** Controls, marks of direction and byte order, joiners, variation selectors. A zero-width space allows a break. */
const unseen = /(?![\n\u200b])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Signs of names that none of the fonts has, by one that looks alike: no name is unprintable for its dot. */
const alike: ReadonlyMap<string, string> = new Map([
  ...Array.from('\u0387\u16eb\u2024\u2219\u22c5\u2e31\u2e33\ua78f').map((dot) => [dot, '·'] as const),
  ...Array.from('\u02b9\u02bc\u02c8\ua78c').map((apostrophe) => [apostrophe, '’'] as const),
  ...Array.from('\u02bb\u02bd').map((apostrophe) => [apostrophe, '‘'] as const),
])
const withTwin = new RegExp(`[${[...alike.keys()].join('')}]`, 'gu')

export const onPaper = (text: string): string =>
  text
    .replace(lineEnds, '\n')
    .replace(spaces, ' ')
    .replace(unseen, '')
    .replace(withTwin, (sign) => alike.get(sign) ?? sign)

/** 空缺号: stands for a character that no font has. */
const gap = '□'

/**
 * Words of the platform or a department: a character that no font has (an emoji, a private one) leaves a gap in them
 * and costs nobody the receipt. A citizen's own name is printed as it is or not at all. `uncovered`: the characters of
 * a text that cannot be printed.
 */
export function withGaps(text: string, uncovered: (text: string) => readonly string[]): string {
  const missing = new Set(uncovered(text))
  return missing.size === 0 ? text : [...text].map((one) => (missing.has(one) ? gap : one)).join('')
}

/** Every text of a value. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((entry: unknown) => mapStrings(entry, change)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, mapStrings(entry as unknown, change)]),
  ) as T
}

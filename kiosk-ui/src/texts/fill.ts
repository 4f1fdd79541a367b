/** Values for the blanks of a text. */
export type Values = Readonly<Record<string, string | number>>

/** The text of that key, in the form for one where `count` is one and the language has such a form (CLDR's rules). */
export function chosen(words: Readonly<Record<string, string>>, language: string, key: string, values: Values): string {
  const one = `${key}_one`
  const { count } = values
  const singular =
    typeof count === 'number' && Object.hasOwn(words, one) && new Intl.PluralRules(language).select(count) === 'one'
  return words[singular ? one : key] ?? ''
}

/** Each `{{blank}}` once: what is filled in stays what it is, blanks in it included. */
export const fill = (text: string, values: Values): string =>
  text.replace(/\{\{(\w+)\}\}/g, (blank, name: string) => String(values[name] ?? blank))

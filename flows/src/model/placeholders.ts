/**
 * `{{…}}` in the text of a declaration: a field of the form, `answer:<question>`, `items` (the items it is for), `day`
 * (on which it is made), or several of them with `|`, of which the first that there is stands there. Pure.
 */

/** What is known of every application. */
export const alwaysKnown: readonly string[] = ['items', 'day']
export const answerPrefix = 'answer:'

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g

const alternatives = (inner: string): readonly string[] => inner.split('|').map((one) => one.trim())

/** In order, each as its alternatives. */
export const placeholdersOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(pattern)].map(([, inner = '']) => alternatives(inner))

/** `value` null: there is none; then the next alternative, at last `blank`. */
export const filledIn = (text: string, value: (name: string) => string | null, blank: string): string =>
  text.replace(pattern, (_, inner: string) => {
    for (const name of alternatives(inner)) {
      const known = value(name)
      if (known !== null && known !== '') return known
    }
    return blank
  })

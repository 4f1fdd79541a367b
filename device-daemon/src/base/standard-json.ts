/** Parses JSON of the platform and the screen; rare characters are put at their Unicode code points here. */
import { standardText } from '#flows/entries/characters.ts'

/** Throws if it is not JSON, like `JSON.parse`. */
export const parseStandardJson = (json: string): unknown =>
  JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? standardText(value) : value)) as unknown

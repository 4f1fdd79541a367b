/** The words of every finding and refusal: what is wrong, what to do. `«name»` is a value. */
import { affairWords } from './affair.ts'
import { authoringWords } from './authoring.ts'
import { commandLineWords } from './command-line.ts'
import { conditionWords } from './conditions.ts'
import { districtWords } from './district.ts'
import { fileWords } from './file.ts'
import { formWords } from './form.ts'
import { libraryWords } from './library.ts'
import { materialWords } from './materials.ts'
import { schemaWords } from './schema.ts'
import type { Words } from './words.ts'
import { yamlWords } from './yaml.ts'

export const words = {
  ...yamlWords,
  ...fileWords,
  ...schemaWords,
  ...libraryWords,
  ...affairWords,
  ...conditionWords,
  ...materialWords,
  ...formWords,
  ...districtWords,
  ...authoringWords,
  ...commandLineWords,
} as const satisfies Readonly<Record<string, Words>>
export type Code = keyof typeof words

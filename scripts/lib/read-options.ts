import { parseArgs, type ParseArgsConfig } from 'node:util'
import { misuse } from '../../flows/src/misuse.ts'

/** The options of a program that takes nothing else. Ends the process where they cannot be understood. */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(options: T) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    console.error(`${problem}\n    → ${remedy}`)
    process.exit(1)
  }
}

import { deviceWords } from './device-words.ts'
import { appointment } from './en/appointment.ts'
import { first } from './en/first.ts'
import { journey } from './en/journey.ts'
import { progress } from './en/progress.ts'
import { signing } from './en/signing.ts'
import { supply } from './en/supply.ts'
import { terminal } from './en/terminal.ts'
import type { Words } from './words.ts'

export { failures } from './en/failures.ts'
export const devices = deviceWords('en', (name) => `The ${name}`)

/** All texts of the terminal in English. */
export const words: Words = { ...first, ...terminal, ...journey, ...appointment, ...progress, ...signing, ...supply }

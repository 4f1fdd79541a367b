import type { Speech, Words } from './index.ts'
import { failures } from './en/failures.ts'
import { first } from './en/first.ts'
import { journey } from './en/journey.ts'
import { terminal } from './en/terminal.ts'

export const en: Words = { ...first, ...terminal, ...journey }
export const speech: Speech = { words: en, failures }

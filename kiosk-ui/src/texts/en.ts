import type { Speech, Words } from './index.ts'
import { failures } from './en/failures.ts'
import { journey } from './en/journey.ts'
import { shell } from './en/shell.ts'

export const en: Words = { ...shell, ...journey }
export const speech: Speech = { words: en, failures }

import type { Speech } from './index.ts'
import { failures } from './zh/failures.ts'
import { journey } from './zh/journey.ts'
import { shell } from './zh/shell.ts'

/** Everything the terminal says in Chinese. The keys of the other languages follow from these. */
export const zh = { ...shell, ...journey } as const
export const speech: Speech = { words: zh, failures }

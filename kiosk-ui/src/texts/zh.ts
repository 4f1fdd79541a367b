import { deviceWords } from './device-words.ts'
import { first } from './zh/first.ts'
import { journey } from './zh/journey.ts'
import { progress } from './zh/progress.ts'
import { terminal } from './zh/terminal.ts'

export { failures } from './zh/failures.ts'
export const devices = deviceWords('zh', (name) => name)

/** Everything the terminal says in Chinese. The keys of the other languages follow from these. */
export const zh = { ...first, ...terminal, ...journey, ...progress } as const
export { zh as words }

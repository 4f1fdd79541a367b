import { deviceWords } from './device-words.ts'
import { appointment } from './zh/appointment.ts'
import { first } from './zh/first.ts'
import { journey } from './zh/journey.ts'
import { progress } from './zh/progress.ts'
import { signing } from './zh/signing.ts'
import { supply } from './zh/supply.ts'
import { terminal } from './zh/terminal.ts'

export { failures } from './zh/failures.ts'
export const devices = deviceWords('zh', (name) => name)

/** All texts of the terminal in Chinese. They define the keys of the other languages. */
export const zh = { ...first, ...terminal, ...journey, ...appointment, ...progress, ...signing, ...supply } as const
export { zh as words }

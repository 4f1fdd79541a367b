import type { Went } from '#flows/draft/went.ts'
import type { PlatformFailure } from './port.ts'

const by = {
  platformOffline: 'offline',
  cancelled: 'offline',
  platformUnreadable: 'unreadable',
  platformRefused: 'refused',
} as const satisfies Record<PlatformFailure['code'], Went>

/** What the citizen is told of a question that failed: three things, and only one of them is the network. */
export const wentOf = ({ code }: PlatformFailure): Exclude<Went, 'online'> => by[code]

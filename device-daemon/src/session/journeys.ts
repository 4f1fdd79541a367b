/** The session types of all journeys. */
import type { Journey } from '#contract/capabilities.ts'
import type { ApplySession } from './journeys/apply.ts'
import type { ProgressSession } from './journeys/progress.ts'

export type Session = ApplySession | ProgressSession
export type SessionOf<J extends Journey> = Extract<Session, { readonly journey: J }>

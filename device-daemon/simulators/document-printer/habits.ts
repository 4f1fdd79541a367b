/** How this printer departs from the obliging one: what real ones do, each reported by people who run them. */
import type { Input } from '../harness/input.ts'
import { flag, number, text } from '../harness/input.ts'

export interface Habits {
  /** Speaks IPP 1.1 only, answers other versions with server-error-version-not-supported. */
  readonly oldVersion: boolean
  /** Answers every request with request-id 0. */
  readonly zeroId: boolean
  /** Refuses this operation with this HTTP status; the document has been taken from the line, but not read. */
  readonly http: { readonly operation: string; readonly status: number } | null
  /** Refuses larger requests with 413 before taking them, and hangs up. */
  readonly maxBytes: number
  /** Names of job attributes that it ignores, as it says in its answers. */
  readonly ignores: readonly string[]
  /** `media-ready`; null: it does not say. */
  readonly mediaReady: readonly string[] | null
  /** `printer-state-reasons` besides those of its sensors; they stop nothing. */
  readonly mentions: readonly string[]
  /** A new job is held for these reasons and never printed. */
  readonly holds: readonly string[]
  /** Ends a job `completed` after so many sides, with `job-completed-with-errors`. */
  readonly givesUpAfter: number
  /** Says so although every side has come out. */
  readonly complains: boolean
  /** Calls a job of which every side has come out cancelled. */
  readonly endsCanceled: boolean
  /** Completes a job and has a jam. */
  readonly jamsAtEnd: boolean
  /** Answers Cancel-Job with client-error-not-possible. */
  readonly keepsJobs: boolean
  /** Answers Cancel-Job with success, and prints on. */
  readonly deafToCancel: boolean
  /** Says that a job is completed as soon as it has it, and counts its sides while they come out. */
  readonly completesEarly: boolean
  /** How much of a job's name it keeps: so many octets, and only what is ASCII. */
  readonly nameOctets: number
  /** Calls every job the same. */
  readonly namesAlike: boolean
  /** Takes no other job while it prints one, and says so (`printer-is-accepting-jobs`). */
  readonly closesWhilePrinting: boolean
  /** Says that it has stopped although it prints. */
  readonly saysStopped: boolean
  /** Forgets a job as soon as it has ended. */
  readonly forgets: boolean
  /** Is a CUPS queue: says so, and keeps every job with its document until it is purged. */
  readonly queue: boolean
}

export const obliging: Habits = {
  oldVersion: false,
  zeroId: false,
  http: null,
  maxBytes: Infinity,
  ignores: [],
  mediaReady: null,
  mentions: [],
  holds: [],
  givesUpAfter: Infinity,
  complains: false,
  endsCanceled: false,
  jamsAtEnd: false,
  keepsJobs: false,
  deafToCancel: false,
  completesEarly: false,
  nameOctets: Infinity,
  namesAlike: false,
  closesWhilePrinting: false,
  saysStopped: false,
  forgets: false,
  queue: false,
}

export const habitsHelp =
  'Its habits, all others as usual: {oldVersion?, zeroId?, http?: status, operation?, maxBytes?, ignores?, mediaReady?, mentions?, holds?: words with spaces between, givesUpAfter?, complains?, endsCanceled?, jamsAtEnd?, keepsJobs?, deafToCancel?, completesEarly?, nameOctets?, namesAlike?, closesWhilePrinting?, saysStopped?, forgets?, queue?}.'

export function habitsFrom(input: Input): Habits {
  const words = (key: string) => text(input, key)?.split(' ')
  const status = number(input, 'http')
  return {
    oldVersion: flag(input, 'oldVersion') ?? false,
    zeroId: flag(input, 'zeroId') ?? false,
    http: status === undefined ? null : { operation: text(input, 'operation') ?? 'Print-Job', status },
    maxBytes: number(input, 'maxBytes') ?? Infinity,
    ignores: words('ignores') ?? [],
    mediaReady: words('mediaReady') ?? null,
    mentions: words('mentions') ?? [],
    holds: words('holds') ?? [],
    givesUpAfter: number(input, 'givesUpAfter') ?? Infinity,
    complains: flag(input, 'complains') ?? false,
    endsCanceled: flag(input, 'endsCanceled') ?? false,
    jamsAtEnd: flag(input, 'jamsAtEnd') ?? false,
    keepsJobs: flag(input, 'keepsJobs') ?? false,
    deafToCancel: flag(input, 'deafToCancel') ?? false,
    completesEarly: flag(input, 'completesEarly') ?? false,
    nameOctets: number(input, 'nameOctets') ?? Infinity,
    namesAlike: flag(input, 'namesAlike') ?? false,
    closesWhilePrinting: flag(input, 'closesWhilePrinting') ?? false,
    saysStopped: flag(input, 'saysStopped') ?? false,
    forgets: flag(input, 'forgets') ?? false,
    queue: flag(input, 'queue') ?? false,
  }
}

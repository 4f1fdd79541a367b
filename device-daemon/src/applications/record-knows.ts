/**
 * Where the record knows more than the outbox. Missing are applications that were sealed here, of which nothing says
 * what became of them and which the outbox does not have: the file was emptied, deleted, or damaged beyond reading, and
 * somebody holds a receipt of each. Ended are those that staff have ended, and later are choices and evaluations than
 * the outbox has: in an older copy of it that was put back they would be sent after all, or lost without a word.
 */
import { parseLine } from '../audit/chain.ts'
import { linesOf } from '../audit/lines.ts'
import type { FollowUp } from './application.ts'
import { over, states } from './machine.ts'

export interface MissingApplication {
  readonly applicationId: string
  /** ISO 8601: when the record says it was sealed. */
  readonly sealedAt: string
  /** The record says already that it is missing. */
  readonly told: boolean
}

/** What was given of one kind for one application. */
export interface KnownFollowUps {
  readonly applicationId: string
  readonly kind: FollowUp['kind']
  /** ISO 8601, when each was given, in that order. Not empty. */
  readonly givenAt: readonly string[]
  /** Of the last one. `over`: the platform has it; `ended`: by staff. */
  readonly last: 'open' | 'over' | 'ended'
}

export interface KnownByRecord {
  readonly missing: readonly MissingApplication[]
  /** Their ids. */
  readonly ended: readonly string[]
  /** Of applications that are here. */
  readonly followUps: readonly KnownFollowUps[]
}

/** As they stand in the record. */
const decided: ReadonlySet<string> = new Set(states.filter(over))

type Entry = Readonly<Record<string, unknown>>

/**
 * Reads the record as it stands now, as a stream: a million entries take a few seconds, in which the daemon goes on.
 * `isHere`: the outbox has it.
 */
export async function readRecord(
  auditFile: string,
  isHere: (applicationId: string) => boolean,
): Promise<KnownByRecord> {
  const open = new Map<string, MissingApplication>()
  const ended = new Set<string>()
  const followUps = new Map<string, KnownFollowUps>()
  for await (const line of linesOf(auditFile)) {
    if (!line.includes('"event":"application.')) continue
    const entry = parse(line)
    const applicationId = entry?.['application']
    if (entry === null || typeof applicationId !== 'string') continue
    const known = open.get(applicationId)
    const isEnd = entry['event'] === 'application.ended'
    if (entry['outcome'] === 'closed' || (isEnd && entry['what'] === 'application')) ended.add(applicationId)
    if (entry['event'] === 'application.sealed')
      open.set(applicationId, { applicationId, sealedAt: String(entry['at']), told: false })
    else if (entry['event'] === 'application.missing' && known) open.set(applicationId, { ...known, told: true })
    else if (isEnd || decided.has(String(entry['outcome']))) open.delete(applicationId)
    if (isHere(applicationId)) noteFollowUp(followUps, applicationId, entry)
  }
  return {
    missing: [...open.values()].filter((each) => !isHere(each.applicationId)),
    ended: [...ended],
    followUps: [...followUps.values()],
  }
}

function noteFollowUp(followUps: Map<string, KnownFollowUps>, applicationId: string, entry: Entry): void {
  const kind = (entry['event'] === 'application.ended' ? entry['what'] : entry['kind']) as FollowUp['kind']
  const key = `${applicationId} ${kind}`
  const known = followUps.get(key)
  const givenAt = String(entry['givenAt'])
  if (entry['event'] === 'application.followUp')
    followUps.set(key, { applicationId, kind, givenAt: [...(known?.givenAt ?? []), givenAt], last: 'open' })
  else if (known === undefined) return
  else if (entry['event'] === 'application.ended') followUps.set(key, { ...known, last: 'ended' })
  else if (entry['event'] === 'application.followUpOver' && known.givenAt.at(-1) === givenAt)
    followUps.set(key, { ...known, last: 'over' })
}

function parse(line: string): Entry | null {
  try {
    return JSON.parse(parseLine(line)?.entry ?? '') as Entry
  } catch {
    return null
  }
}

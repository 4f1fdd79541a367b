/**
 * Where the record knows more than the outbox. Missing are applications that were sealed here, of which nothing says
 * what became of them and which the outbox does not have: the file was emptied, deleted, or damaged beyond reading, and
 * somebody holds a receipt of each. Ended are those that staff have ended: in an older copy of the outbox that was put
 * back they would be sent after all.
 */
import { parseLine } from '../audit/chain.ts'
import { linesOf } from '../audit/lines.ts'
import { over, states } from './machine.ts'

export interface MissingApplication {
  readonly applicationId: string
  /** ISO 8601: when the record says it was sealed. */
  readonly sealedAt: string
  /** The record says already that it is missing. */
  readonly told: boolean
}

export interface KnownByRecord {
  readonly missing: readonly MissingApplication[]
  /** Their ids. */
  readonly ended: readonly string[]
}

/** As they stand in the record. */
const decided: ReadonlySet<string> = new Set(states.filter(over))

/** Reads the whole record, as a stream: a million entries take a few seconds, in which the daemon goes on. */
export async function compareWithRecord(
  auditFile: string,
  isHere: (applicationId: string) => boolean,
): Promise<KnownByRecord> {
  const open = new Map<string, MissingApplication>()
  const ended = new Set<string>()
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
  }
  return { missing: [...open.values()].filter((each) => !isHere(each.applicationId)), ended: [...ended] }
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(parseLine(line)?.entry ?? '') as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
}

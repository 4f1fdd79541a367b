/**
 * Applications that the record says were sealed here, of which nothing says what became of them and which the outbox
 * does not have: the file was emptied, deleted, or damaged beyond reading. Somebody holds a receipt of each.
 */
import { parseLine } from '../audit/chain.ts'
import { linesOf } from '../audit/lines.ts'

export interface MissingApplication {
  readonly applicationId: string
  /** ISO 8601: when the record says it was sealed. */
  readonly sealedAt: string
  /** The record says already that it is missing. */
  readonly told: boolean
}

const decided = new Set(['accepted', 'returned', 'refused', 'closed'])

/** Reads the whole record, as a stream: a million entries take a few seconds, in which the daemon goes on. */
export async function findMissing(
  auditFile: string,
  isHere: (applicationId: string) => boolean,
): Promise<readonly MissingApplication[]> {
  const open = new Map<string, MissingApplication>()
  for await (const line of linesOf(auditFile)) {
    if (!line.includes('"event":"application.')) continue
    const entry = parse(line)
    const applicationId = entry?.['application']
    if (entry === null || typeof applicationId !== 'string') continue
    const known = open.get(applicationId)
    if (entry['event'] === 'application.sealed')
      open.set(applicationId, { applicationId, sealedAt: String(entry['at']), told: false })
    else if (entry['event'] === 'application.missing' && known) open.set(applicationId, { ...known, told: true })
    else if (entry['event'] === 'application.ended' || decided.has(String(entry['outcome']))) open.delete(applicationId)
  }
  return [...open.values()].filter((each) => !isHere(each.applicationId))
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(parseLine(line)?.entry ?? '') as Readonly<Record<string, unknown>>
  } catch {
    return null
  }
}

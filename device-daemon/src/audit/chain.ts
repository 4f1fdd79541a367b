/**
 * The chain that makes the record tamper-evident: each entry's digest covers the previous digest and is keyed, so that
 * somebody who edits the file without the machine's key cannot make a valid chain. Pure.
 *
 * A line is `<64 hex digits> <entry as JSON>`. The key is hashed on both sides of the text, which prevents length
 * extension.
 */
import { hash } from 'node:crypto'

export const noPredecessor = '0'.repeat(64)
const digestLength = 64

/** `key`: hex. */
export const digestOf = (key: string, previous: string, entry: string): string =>
  hash('sha256', `${key}${previous}${entry}${key}`, 'hex')

export const lineOf = (digest: string, entry: string): string => `${digest} ${entry}\n`

/** null: not a line of the record. */
export function parseLine(line: string): { readonly digest: string; readonly entry: string } | null {
  if (line.length < digestLength + 3 || line[digestLength] !== ' ') return null
  return { digest: line.slice(0, digestLength), entry: line.slice(digestLength + 1) }
}

/**
 * How far the record reached when it was last durable; without it, a cut-off record would look like a shorter one.
 * Keyed too. Only restoring an older record together with its older head goes unnoticed; a head kept elsewhere
 * (`atLeast` in `verify.ts`) finds that as well.
 */
export interface Head {
  readonly entries: number
  readonly digest: string
}

const headDigest = (key: string, head: Head): string => digestOf(key, head.digest, `head ${head.entries}`)

/** Of constant length, so that it can be overwritten in place. */
export const formatHead = (key: string, head: Head): string =>
  `${String(head.entries).padStart(12, '0')} ${head.digest} ${headDigest(key, head)}\n`

/** null: damaged, or made without the key. */
export function parseHead(key: string, text: string): Head | null {
  const match = /^(\d{12}) ([0-9a-f]{64}) ([0-9a-f]{64})\n$/.exec(text)
  if (!match) return null
  const head = { entries: Number(match[1]), digest: match[2] ?? '' }
  return headDigest(key, head) === match[3] ? head : null
}

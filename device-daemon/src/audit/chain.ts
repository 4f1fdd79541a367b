/**
 * The chain that makes a record tamper-evident: each entry's digest covers the one before and is keyed, so that
 * whoever edits the file, but does not hold the machine's key, cannot make a new chain that fits. Pure.
 *
 * A line is `<64 hex digits> <entry as JSON>`. The key stands on both sides of the text, so that the digest cannot be
 * extended.
 */
import { hash } from 'node:crypto'

export const noPredecessor = '0'.repeat(64)
const digestLength = 64

/** `key`: hex. */
export const digestOf = (key: string, previous: string, entry: string): string =>
  hash('sha256', `${key}${previous}${entry}${key}`, 'hex')

export const lineOf = (digest: string, entry: string): string => `${digest} ${entry}\n`

/** null: not a line of ours. */
export function parseLine(line: string): { readonly digest: string; readonly entry: string } | null {
  if (line.length < digestLength + 3 || line[digestLength] !== ' ') return null
  return { digest: line.slice(0, digestLength), entry: line.slice(digestLength + 1) }
}

/**
 * How far the record reached when it was last durable. Without it a cut-off end would look like a shorter record. It
 * is keyed too; only putting back an older record together with its older head passes, and that is what a head kept
 * elsewhere (`verify`'s `atLeast`) is for.
 */
export interface Head {
  readonly entries: number
  readonly digest: string
}

const headDigest = (key: string, head: Head): string => digestOf(key, head.digest, `head ${head.entries}`)

/** Always of the same length, so that it is written in place. */
export const formatHead = (key: string, head: Head): string =>
  `${String(head.entries).padStart(12, '0')} ${head.digest} ${headDigest(key, head)}\n`

/** null: damaged, or made without the key. */
export function parseHead(key: string, text: string): Head | null {
  const match = /^(\d{12}) ([0-9a-f]{64}) ([0-9a-f]{64})\n$/.exec(text)
  if (!match) return null
  const head = { entries: Number(match[1]), digest: match[2] ?? '' }
  return headDigest(key, head) === match[3] ? head : null
}

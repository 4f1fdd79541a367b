import { existsSync, readFileSync } from 'node:fs'
import { digestOf, noPredecessor, parseHead, parseLine, type Head } from './chain.ts'
import { linesOf } from './lines.ts'

export type Verification =
  /**
   * `gaps`: entries (from 1) with which a daemon noted at its start that something before them was gone: the end of the
   * record, the whole of it, or its head.
   */
  | { readonly ok: true; readonly head: Head; readonly gaps: readonly number[] }
  /** `entry`: the first entry (from 1) whose digest does not match, or which differs from a head. */
  | { readonly ok: false; readonly problem: 'changed'; readonly entry: number }
  /** Fewer entries than the head says were durable. */
  | { readonly ok: false; readonly problem: 'cutShort'; readonly entry: number; readonly expected: number }
  | { readonly ok: false; readonly problem: 'headDamaged' }

/**
 * Reads a whole record and checks that every entry is as it was written. `atLeast`: a head that was kept elsewhere
 * (printed, sent to the platform); it also detects that an older copy of the record was put back.
 */
export async function verifyAudit(file: string, key: string, atLeast?: Head): Promise<Verification> {
  const headFile = `${file}.head`
  const head = existsSync(headFile) ? parseHead(key, readFileSync(headFile, 'utf8')) : null
  if (head === null) return { ok: false, problem: 'headDamaged' }
  const anchors = [head, ...(atLeast ? [atLeast] : [])]
  let entries = 0
  let digest = noPredecessor
  const gaps: number[] = []
  for await (const line of linesOf(file)) {
    const parsed = parseLine(line)
    if (!parsed || parsed.digest !== digestOf(key, digest, parsed.entry))
      return { ok: false, problem: 'changed', entry: entries + 1 }
    entries += 1
    digest = parsed.digest
    if (/"event":"audit\.(?:cutShort|missing)"/.test(parsed.entry)) gaps.push(entries)
    const wrong = anchors.find((anchor) => anchor.entries === entries && anchor.digest !== digest)
    if (wrong) return { ok: false, problem: 'changed', entry: entries }
  }
  const longest = Math.max(...anchors.map((anchor) => anchor.entries))
  return entries < longest
    ? { ok: false, problem: 'cutShort', entry: entries, expected: longest }
    : { ok: true, head: { entries, digest }, gaps }
}

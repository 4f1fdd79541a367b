/**
 * What lies in a process's memory, read as a core would show it: every byte that can be written, whether anybody still
 * refers to it or not. Linux only; the reader must be allowed to (root, or the parent of the process).
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import type { Finder, Found } from './finder.ts'

interface Region {
  readonly from: number
  readonly to: number
}

const pageBytes = 4096
/** Pages looked at together; what lies across two such pieces is found because they overlap. */
const piecePages = 1024
const piece = Buffer.alloc(piecePages * pageBytes)

/** Without program code and files that are only read: they hold what is on the disk. */
const regionsOf = (pid: number): readonly Region[] =>
  [...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)].map(
    ([, from = '', to = '']) => ({ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }),
  )

/** Empty when the process has ended. */
export function searchMemory(pid: number, finder: Finder): readonly Found[] {
  const opened: number[] = []
  const open = (file: string): number => {
    const descriptor = openSync(`/proc/${pid}/${file}`, 'r')
    opened.push(descriptor)
    return descriptor
  }
  try {
    const [memory, pages] = [open('mem'), open('pagemap')]
    return regionsOf(pid).flatMap((region) =>
      inUse(pages, region).flatMap((stretch) => searchStretch(memory, stretch, finder)),
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))) return []
    throw error
  } finally {
    opened.forEach(closeSync)
  }
}

function searchStretch(memory: number, { from, to }: Region, finder: Finder): readonly Found[] {
  const found: Found[] = []
  for (let at = from; at < to; at += piece.length - finder.overlap) {
    const length = Math.min(piece.length, to - at)
    found.push(...finder.find(piece.subarray(0, readOr0(memory, length, at))))
    if (at + length >= to) break
  }
  return found
}

/** 0: given back by the process meanwhile. */
function readOr0(memory: number, length: number, at: number): number {
  try {
    return readSync(memory, piece, 0, length, at)
  } catch {
    return 0
  }
}

/** The stretches that were ever written: Chromium and V8 reserve a thousand times as much. */
function inUse(pagemap: number, { from, to }: Region): readonly Region[] {
  const stretches: { from: number; to: number }[] = []
  const entries = Buffer.alloc(piecePages * 8)
  for (let at = from; at < to; at += piecePages * pageBytes) {
    const count = Math.min(piecePages, (to - at) / pageBytes)
    const read = readSync(pagemap, entries, 0, count * 8, (at / pageBytes) * 8)
    for (let page = 0; page * 8 < read; page += 1) {
      // In memory, or swapped out.
      if (((entries[page * 8 + 7] ?? 0) & 0b1100_0000) === 0) continue
      const begin = at + page * pageBytes
      const last = stretches.at(-1)
      if (last?.to === begin) last.to += pageBytes
      else stretches.push({ from: begin, to: begin + pageBytes })
    }
  }
  return stretches
}

export interface Process {
  readonly pid: number
  /** For example `renderer`. */
  readonly name: string
}

/** A process and all that it has started. */
export function familyOf(pid: number): readonly Process[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = of(Number(entry), 'stat')
    parents.set(Number(entry), Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1]))
  }
  const family = [pid]
  // Grows while it is walked.
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child)
  return family.map((one) => ({ pid: one, name: nameOf(one) }))
}

function nameOf(pid: number): string {
  // Chromium's children have made one word of theirs.
  const words = of(pid, 'cmdline').split(/[\0 ]/)
  const after = (name: string): string | undefined =>
    words.findLast((word) => word.startsWith(name))?.slice(name.length)
  const program = words.find((word) => /\.m?[jt]s$/.test(word)) ?? words[0] ?? ''
  return after('--utility-sub-type=') ?? after('--type=') ?? program.slice(program.lastIndexOf('/') + 1)
}

/** '' when the process has ended. */
function of(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Notices that services have changed, and reads them. It looks every two seconds at names, sizes and times only, which
 * costs nothing measurable and works on every file system; what is still being written is left until it is still.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../base/clock.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { findBundle, type BundleSource } from './bundle-file.ts'
import type { Kept } from './kept.ts'
import { readApart } from './read-apart.ts'
import type { JobName, Jobs } from './reading-job.ts'
import type { Refusal } from './refusal.ts'
import type { Folders } from './sources.ts'

/** Where services come from. */
export interface Supply {
  /** Another text whenever something may have changed. */
  fingerprint(): string
  /** `inUse`: its digest; the answer has the same where nothing has changed. */
  read(inUse: string, signal: AbortSignal): Promise<Result<Pick<Kept, 'digest'> | Kept, Refusal>>
}

export interface Renewal {
  /** From now on from there; null: they are the ones in use, or newer ones that have been told. */
  follow(supply: Supply): Promise<Refusal | null>
  stop(): void
}

export interface RenewalOptions {
  readonly clock: Pick<Clock, 'after'>
  /** `looked`: what lies there now has been read. */
  readonly first: { readonly supply: Supply; readonly inUse: string; readonly looked: boolean }
  readonly onTaken: (kept: Kept) => void
  /** Something has changed and was read. null: it was not refused. */
  readonly onRead: (refusal: Refusal | null) => void
}

const everyMs = 2_000
/** Looks: after a minute, then less and less often, once an hour at last. */
const [soonest, latest] = [30, 1_800]

export function createRenewal({ clock, first, onTaken, onRead }: RenewalOptions): Renewal {
  const stopping = new AbortController()
  let { supply, inUse } = first
  let read = first.looked ? supply.fingerprint() : ''
  let before = ''
  /** Looks until what was not read to its end is read again, and how often it was not. */
  let rest = 0
  let unread = 0
  let disarm = (): void => {}
  /** One reading after another. */
  let reading: Promise<unknown> = Promise.resolve()

  async function take(from: Supply): Promise<Refusal | null> {
    const found = await from.read(inUse, stopping.signal)
    if (stopping.signal.aborted) return null
    if (!found.ok) return found.failure
    if (found.value.digest !== inUse && 'affairs' in found.value) {
      inUse = found.value.digest
      onTaken(found.value)
    }
    return null
  }

  async function look(): Promise<void> {
    const now = supply.fingerprint()
    const still = now === before
    before = now
    if (now === read && (unread === 0 || rest-- > 0)) return
    if (!still) return
    read = now
    const refusal = await take(supply)
    unread = refusal?.code === 'unread' ? unread + 1 : 0
    rest = Math.min(soonest * 2 ** (unread - 1), latest)
    onRead(refusal)
  }

  function next(): void {
    disarm = clock.after(everyMs, () => {
      reading = reading.then(look).finally(() => {
        if (!stopping.signal.aborted) next()
      })
    })
  }
  next()
  return {
    follow(other) {
      const followed = reading.then(async () => {
        const now = other.fingerprint()
        const refusal = await take(other)
        if (refusal !== null) return refusal
        supply = other
        read = now
        onRead(null)
        return null
      })
      reading = followed
      return followed
    },
    stop() {
      disarm()
      stopping.abort()
    },
  }
}

/** What a file is, as far as can be seen from outside. */
function mark(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeMs}`
}

/** Nothing is thrown where a folder is a file, or may not be read: the reading tells that. */
function seen(look: () => string): string {
  try {
    return look()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const filesIn = (folder: string): readonly string[] =>
  seen(() => readdirSync(folder).toSorted().join('\n'))
    .split('\n')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name))

/** `lastGood`: the last good reading of this district. */
export const folderSupply = (folders: Folders, district: string, lastGood: () => Kept | null): Supply => ({
  fingerprint: () =>
    [...['items', 'catalog', 'districts', 'find'].map((name) => join(folders.flows, name)), folders.calendar]
      .flatMap(filesIn)
      .map((path) => `${path} ${seen(() => mark(path))}`)
      .join('\n'),
  read: (_inUse, signal) => apart('folders', { folders, district, kept: lastGood() }, signal),
})

export const bundleSupply = (source: BundleSource, lastGood: () => Kept | null): Supply => ({
  fingerprint: () => seen(() => mark(source.file)),
  async read(inUse, signal) {
    const found = findBundle(source)
    if (!found.ok) return found
    if (found.value.digest === inUse) return ok({ digest: inUse })
    return apart('bundle', { source, taken: lastGood()?.bundle ?? null }, signal)
  },
})

async function apart<N extends Extract<JobName, 'folders' | 'bundle'>>(
  job: N,
  ask: Jobs[N]['ask'],
  signal: AbortSignal,
): Promise<Result<Kept, Refusal>> {
  const read = await readApart(job, ask, { signal })
  if (read.ok) return read.value
  const text = `The services were not read to the end: ${read.failure.detail}\n    → it is tried again; npm run flows -- lint says more, or verify`
  return fail({ code: 'unread', version: null, text })
}

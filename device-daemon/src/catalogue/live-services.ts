/**
 * Services that change without a restart. What is newer and right is read while citizens are served, and taken over
 * when nobody is at the terminal, so that everybody finishes with the services they began with. What is wrong is told
 * and left; what was in use stays in use. Loaded after the terminal serves, and only where services may change.
 */
import type { BundleTrouble } from '#contract/status.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../base/clock.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Daemon } from '../daemon.ts'
import { loaded } from './catalogue.ts'
import { keep, readKept, type Keeping, type Kept } from './kept.ts'
import { readApart } from './read-apart.ts'
import type { NamedDistrict } from './reading-job.ts'
import type { Refusal } from './refusal.ts'
import { bundleSupply, createRenewal, folderSupply, type Supply } from './renewal.ts'
import type { Folders } from './sources.ts'

export interface LiveServicesOptions {
  readonly folders: Folders
  /** Null: from the folders. */
  readonly bundle: { readonly file: string; readonly publisher: string } | null
  /** What the terminal has started with. */
  readonly first: Kept
  readonly keepingOf: (district: string) => Keeping
  readonly daemon: Pick<Daemon, 'serve' | 'whenIdle' | 'tellServices'>
  readonly audit: Pick<Audit, 'record'>
  readonly clock: Pick<Clock, 'after'>
  /** For whoever looks after the services: a problem with file, line and remedy; what was taken over. */
  readonly tell: (level: 'info' | 'warn', text: string) => void
}

export interface LiveServices {
  /** Why newer services were refused. */
  refused(): Refusal | null
  inUse(): Kept
  /** Newer ones wait for the citizen at the terminal to leave. */
  waiting(): boolean
  /** The districts whose file is right, as far as they have been read; asking has them read. */
  districts(): readonly NamedDistrict[]
  /** For the demo: another district, as soon as nobody is at the terminal. */
  switchDistrict(
    code: string,
  ): Promise<Result<null, { readonly code: BundleTrouble | 'bundle'; readonly text: string }>>
  stop(): void
}

export function startLiveServices(options: LiveServicesOptions): LiveServices {
  const { folders, bundle, first, keepingOf, daemon, audit, clock, tell } = options
  let inUse = first
  let next: Kept | null = null
  let refused: Refusal | null = null
  const stopping = new AbortController()
  let listed: readonly NamedDistrict[] | null = null
  let listing = false

  const lastGood = (district: string): Kept | null => {
    const known = [next, inUse].find((kept) => kept?.district.code === district) ?? readKept(keepingOf(district))
    return known?.district.code === district ? known : null
  }
  const supplyOf = (district: string): Supply =>
    bundle === null
      ? folderSupply(folders, district, () => lastGood(district))
      : bundleSupply({ ...bundle, district, flows: folders.flows }, () => lastGood(district))

  function takeOver(): void {
    if (next === null) return
    inUse = next
    next = null
    const { district, affairs, quarantined } = inUse
    const version = inUse.bundle?.version ?? 'files'
    daemon.serve(loaded(inUse))
    audit.record('catalogue.taken', { version, district: district.code, services: affairs.length })
    tell('info', `the services are renewed: ${version}, ${affairs.length} in ${district.code}`)
    for (const { file, affair, instead } of quarantined)
      audit.record('catalogue.quarantined', { file, affair: affair ?? 'none', instead })
  }

  const renewal = createRenewal({
    clock,
    first: { supply: supplyOf(first.district.code), inUse: first.digest, looked: bundle === null },
    onTaken(kept) {
      for (const { text } of kept.quarantined) tell('warn', `a file of the services is set aside\n${text}`)
      keep(keepingOf(kept.district.code), kept)
      const waits = next !== null
      next = kept
      if (!waits) daemon.whenIdle(takeOver)
    },
    onRead(refusal) {
      listed = null
      refused = refusal
      if (refusal !== null) {
        audit.record('catalogue.refused', { version: refusal.version ?? 'none', why: refusal.code })
        tell('warn', `newer services are refused, those before them stay in use\n${refusal.text}`)
      }
      daemon.tellServices()
    },
  })

  async function list(): Promise<void> {
    if (listing || bundle !== null) return
    listing = true
    const read = await readApart('districts', folders, { signal: stopping.signal })
    listing = false
    if (read.ok) listed = read.value
  }

  return {
    refused: () => refused,
    inUse: () => inUse,
    waiting: () => next !== null,
    districts() {
      if (listed === null) void list()
      return listed ?? [inUse.district]
    },
    async switchDistrict(code) {
      if (bundle !== null)
        return fail({ code: 'bundle', text: 'The services come from a bundle\n    → district in the profile' })
      const refusal = await renewal.follow(supplyOf(code))
      return refusal === null ? ok(null) : fail(refusal)
    },
    stop() {
      renewal.stop()
      stopping.abort()
    },
  }
}

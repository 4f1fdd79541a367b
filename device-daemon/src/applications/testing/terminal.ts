/** Applications on a real file with a manual clock. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handClock, type HandClock } from '../../base/clock.fixture.ts'
import type { CaseDesk } from '../../platform/port.ts'
import { machineKeyOf } from '../../vault/machine-key.ts'
import { createApplications, defaultLimits, type Limits } from '../applications.ts'
import type { Applications } from '../port.ts'
import { openOrSalvage } from '../salvage.ts'
import type { Store } from '../store.ts'
import type { ApplicationEvent } from '../submitter.ts'

export interface Terminal {
  readonly applications: Applications
  readonly store: Store
  readonly clock: HandClock
  readonly events: readonly ApplicationEvent[]
  /** Sets the wall clock, ms since the epoch. */
  readonly setWall: (ms: number) => void
  /** The platform tells its time, ms since the epoch. */
  readonly hear: (ms: number) => void
  freeBytes: number
  /** The platform is there for others. */
  present: boolean
  /** How often it told that nothing is taken in until the next start. */
  readonly damageTold: number
  /** Told at the start. */
  readonly timeDamaged: boolean
  /** A new process on the same files, as after a restart; the old one no longer writes. */
  reboot(): Terminal
  /** Every byte of the files on disk. */
  bytesOnDisk(): Buffer
  readonly stop: () => Promise<void>
}

export function newFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kiosk-outbox-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export function terminal(
  folder: string,
  platform: CaseDesk,
  limits: Partial<Limits> = {},
  newId: () => string = () => crypto.randomUUID(),
): Terminal {
  const opened = openOrSalvage(join(folder, 'outbox.db'), 'then', () => {})
  if (!opened.ok) throw new Error(opened.failure.detail)
  const store = opened.value
  const clock = handClock()
  const events: ApplicationEvent[] = []
  let timeDamaged = false
  let damageTold = 0
  let heard: number | null = null
  let wall = Date.UTC(2026, 10, 22, 1, 30)
  const made: Terminal = {
    store,
    clock,
    events,
    freeBytes: Infinity,
    present: true,
    get damageTold() {
      return damageTold
    },
    get timeDamaged() {
      return timeDamaged
    },
    setWall: (ms) => void (wall = ms),
    hear: (ms) => void (heard = ms - clock.now()),
    applications: createApplications({
      store,
      machineKey: machineKeyOf(new Uint8Array(32).fill(9)),
      platform,
      clock,
      atOnce: 4,
      later: queueMicrotask,
      limits: { ...defaultLimits, ...limits },
      freeBytes: () => made.freeBytes,
      wallClock: () => wall,
      present: () => made.present,
      timeOfDay() {
        if (heard === null) return null
        const there = heard + clock.now()
        return { least: Math.min(there, wall), most: Math.max(there, wall) }
      },
      random: () => 0.5,
      newId,
      report: (event) => events.push(event),
      onTimeDamaged: () => void (timeDamaged = true),
      onDamaged: () => void (damageTold += 1),
    }),
    reboot() {
      store.close()
      return terminal(folder, platform, limits, newId)
    },
    bytesOnDisk: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    stop: () => made.applications.stop(),
  }
  return made
}

/**
 * Months of one terminal, from a seed: citizens come, the line fails, keys expire, the clock jumps, the disk fills, the
 * process is killed at any moment. At the end every sealed application must have exactly one case, in the order in
 * which each citizen sealed them. The code under test is the daemon's own, with simulated clock, network, disk and
 * randomness.
 */
import { createApplications } from '../applications.ts'
import type { ApplicationInput } from '../application.ts'
import type { Applications } from '../port.ts'
import { openStore, type Store } from '../store.ts'
import { machineKeyOf } from '../../vault/machine-key.ts'
import type { CaseDesk } from '../../platform/port.ts'
import { fail, ok } from '../../base/result.ts'
import { modelPlatform } from './modelled-platform.ts'
import { seededRandom } from './random.ts'
import { virtualTime } from './virtual-time.ts'

export interface SimulationOptions {
  readonly seed: number
  /** Number of applications to seal. */
  readonly applications: number
  /** The first outage lasts a month; otherwise one in twenty does. */
  readonly monthOffline?: boolean
  /** The platform always answers “no such case”: shows that the simulation detects duplicates. */
  readonly blind?: boolean
}

export interface SimulationReport {
  readonly seed: number
  readonly sealed: number
  /** Refused before anything was taken: outbox full or disk full. */
  readonly turnedAway: number
  readonly lost: number
  readonly duplicated: number
  readonly misordered: number
  /** Terminal and platform disagree, or a follow-up never arrived. */
  readonly disagreeing: number
  readonly kills: number
  readonly outages: number
  readonly longOutages: number
  readonly clockJumps: number
  readonly fullDisks: number
  readonly simulatedMs: number
  /** Hash over all events: the same for the same seed. */
  readonly trace: string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const epoch = Date.UTC(2026, 0, 1)

export async function simulate({
  seed,
  applications: wanted,
  monthOffline = false,
  blind = false,
}: SimulationOptions): Promise<SimulationReport> {
  const random = seededRandom(seed)
  const time = virtualTime()
  const trueClock = (): number => epoch + Math.floor(time.now())
  let wallError = 0
  const wallClock = (): number => trueClock() + Math.floor(wallError)
  const platform = modelPlatform({ time, random, wallClock, trueClock })

  const disk = openStore(':memory:')
  if (!disk.ok) throw new Error(disk.failure.detail)
  let diskFull = false
  const store: Store = {
    ...disk.value,
    transaction: (act) =>
      diskFull && random.chance(0.7) ? fail({ code: 'diskFull', detail: 'model' }) : disk.value.transaction(act),
    close: () => {},
  }
  const machineKey = machineKeyOf(new Uint8Array(32).fill(7))
  const counts = { turnedAway: 0, kills: 0, outages: 0, longOutages: 0, clockJumps: 0, fullDisks: 0 }
  const sealed = new Map<string, { readonly citizen: string; readonly nth: number }>()
  const said = new Map<string, string>()
  const promisedFollowUps = new Map<string, string[]>()
  let trace = 0x811c9dc5
  const note = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) trace = Math.imul(trace ^ text.charCodeAt(at), 0x01000193) >>> 0
  }

  /** One process: once killed, its timers never fire and its requests are never answered. */
  function boot(): { readonly applications: Applications; kill(): void } {
    let alive = true
    const only = <T>(answer: Promise<T>): Promise<T> =>
      new Promise((resolve) => void answer.then((value) => alive && resolve(value)))
    const real = platform.port
    const port: CaseDesk = {
      submit: (...given) => only(real.submit(...given)),
      findByApplication: (...given) => only(blind ? Promise.resolve(ok(null)) : real.findByApplication(...given)),
      chooseDelivery: (...given) => only(real.chooseDelivery(...given)),
      evaluate: (...given) => only(real.evaluate(...given)),
    }
    const applications = createApplications({
      store,
      machineKey,
      platform: port,
      wallClock,
      timeOfDay: () => ({
        least: Math.min(wallClock(), trueClock()),
        most: Math.max(wallClock(), trueClock()),
      }),
      atOnce: 4,
      random: () => random.next(),
      newId: () => random.uuid(),
      limits: { maxWaiting: 500, minFreeBytes: 0, retentionMs: day },
      freeBytes: () => 1,
      // Writes waiting for a common commit are lost if the process dies first.
      later: (act) => void time.after(0, () => alive && act()),
      clock: { now: () => time.now(), after: (ms, act) => time.after(ms, () => alive && act()) },
      onTimeDamaged() {
        throw new Error('nothing damages it here')
      },
      report: ({ applicationId, happening }) => note(`${time.now()} ${happening} ${applicationId}`),
    })
    applications.onUpdate((submission) =>
      said.set(
        submission.applicationId,
        submission.outcome === 'accepted' ? submission.caseNumber : submission.outcome,
      ),
    )
    applications.start()
    return { applications, kill: () => void (alive = false) }
  }

  let running: ReturnType<typeof boot> | null = boot()
  let calm = false
  const troubles = (mean: number, act: () => void): void => {
    time.after(random.gap(mean), () => {
      if (calm) return
      act()
      troubles(mean, act)
    })
  }

  troubles(6 * hour, () => {
    if (!platform.isUp()) return
    const long = random.chance(0.05) || (monthOffline && counts.outages + counts.longOutages === 0)
    counts[long ? 'longOutages' : 'outages'] += 1
    platform.setLine('failing')
    time.after(random.between(minute, 20 * minute), () => {
      if (calm) return
      platform.setLine('down')
      time.after(long ? 30 * day : random.between(minute, 3 * hour), () => platform.setLine('up'))
    })
  })
  troubles(hour, () => {
    if (running === null) return
    counts.kills += 1
    running.kill()
    running = null
    time.after(random.between(1_000, minute), () => void (running = boot()))
  })
  troubles(12 * hour, () => {
    counts.clockJumps += 1
    wallError = random.between(-40 * day, 40 * day)
    time.after(random.between(minute, 4 * hour), () => void (wallError = random.between(-60_000, 60_000)))
  })
  troubles(12 * hour, () => {
    counts.fullDisks += 1
    diskFull = true
    time.after(random.between(minute, hour), () => void (diskFull = false))
  })

  const citizens = Math.max(4, Math.floor(wanted / 20))
  const perCitizen = new Map<string, number>()
  function arrive(): void {
    if (sealed.size >= wanted) return
    time.after(random.gap(90_000), arrive)
    if (running === null) return
    const { applications } = running
    // Some citizens submit several in a row: order matters only for somebody with more than one in progress.
    const citizen = `person ${Math.floor(random.chance(0.3) ? random.between(0, 4) : random.between(0, citizens))}`
    const result = applications.canSeal() ? applications.seal(application(citizen)) : null
    if (result === null || !result.ok) {
      counts.turnedAway += 1
      return
    }
    const id = result.value.applicationId
    const nth = (perCitizen.get(citizen) ?? 0) + 1
    perCitizen.set(citizen, nth)
    sealed.set(id, { citizen, nth })
    note(`sealed ${id}`)
    if (random.chance(0.5)) {
      const patience = new AbortController()
      time.after(20_000, () => patience.abort())
      void applications.sendNow(id, patience.signal)
    }
    if (random.chance(0.1)) {
      const added = applications.followUp(id, { kind: 'evaluation', evaluation: { satisfaction: 5, remarks: [] } })
      if (added.ok) promisedFollowUps.set(id, ['evaluation'])
    }
  }
  arrive()

  await time.run(() => sealed.size >= wanted)
  // End of all trouble: everything still in progress must now settle by itself.
  calm = true
  platform.calm()
  wallError = 0
  diskFull = false
  let quiet = false
  const watch = (): void => {
    quiet =
      running !== null && running.applications.waiting() === 0 && [...promisedFollowUps].every(([id]) => arrived(id))
    if (!quiet) time.after(minute, watch)
  }
  const arrived = (id: string): boolean => platform.followUps.has(platform.caseOf(id)?.caseNumber ?? '')
  const patience = time.now() + 30 * day
  watch()
  await time.run(() => quiet || time.now() > patience)
  disk.value.close()

  const opened = new Map<string, number>()
  const latest = new Map<string, number>()
  let misordered = 0
  for (const id of platform.opened) {
    opened.set(id, (opened.get(id) ?? 0) + 1)
    const of = sealed.get(id)
    if (of === undefined) continue
    if (of.nth < (latest.get(of.citizen) ?? 0)) misordered += 1
    latest.set(of.citizen, of.nth)
  }
  const ids = [...sealed.keys()]
  const disagrees = (id: string): boolean => {
    const receipt = platform.caseOf(id)
    if (receipt === undefined) return false // counted as lost
    return (
      said.get(id) !== (receipt.decision === 'accepted' ? receipt.caseNumber : receipt.decision) ||
      (promisedFollowUps.has(id) && !arrived(id))
    )
  }
  return {
    seed,
    sealed: sealed.size,
    ...counts,
    lost: ids.filter((id) => !opened.has(id)).length,
    duplicated: [...opened].filter(([id, times]) => times > 1 || !sealed.has(id)).length,
    misordered,
    disagreeing: ids.filter(disagrees).length,
    simulatedMs: time.now(),
    trace: trace.toString(16).padStart(8, '0'),
  }
}

/** As small as possible: millions of them are made. */
function application(idNumber: string): ApplicationInput {
  return {
    affair: { id: 'n13-after-death', version: '2026-01-01', name: { zh: '公民身后', en: 'After a death' } },
    district: '410902',
    terminal: 'SIM-1',
    applicant: { source: 'idCard', name: '李小满', idNumber, sex: 'unknown', birthDate: '1988-05-21' },
    face: null,
    answers: {},
    items: [],
    stages: [],
    workingDays: 0,
    form: {},
    materials: [],
    signature: { strokes: [] },
    formPdf: new Uint8Array(),
  }
}

/**
 * Months of one terminal, from a seed: citizens come, the line fails, keys expire, the clock jumps, the disk fills, the
 * process is killed at any moment, staff mend or end what waits for them. At the end every sealed application must have
 * exactly one case, in the order in which each citizen sealed them, or wait for staff, or be ended by them. The code
 * under test is the daemon's own, with simulated clock, network, disk and randomness.
 */
import { createApplications } from '../applications.ts'
import type { ApplicationInput } from '../application.ts'
import type { SupplementInput } from '../supplement.ts'
import type { Applications } from '../port.ts'
import { openStore, type Store } from '../store.ts'
import { machineKeyOf } from '../../vault/machine-key.ts'
import type { CaseDesk } from '../../platform/port.ts'
import { fail, ok } from '../../base/result.ts'
import { modelPlatform } from './modelled-platform.ts'
import { watchManners } from './manners.ts'
import { seededRandom } from './random.ts'
import { modelStaff } from './staff.ts'
import { judge, type SealedApplication, type Verdict } from './verdict.ts'
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

export interface SimulationReport extends Verdict {
  readonly seed: number
  readonly sealed: number
  /** Refused before anything was taken: outbox full or disk full. */
  readonly turnedAway: number
  readonly kills: number
  readonly outages: number
  readonly longOutages: number
  readonly clockJumps: number
  readonly fullDisks: number
  /** Refused, or not answered for hours. */
  readonly setAside: number
  /** Requests before the time that the platform has wished, or for what staff have ended. */
  readonly hasty: number
  readonly sentAfterClose: number
  /** Destroyed before retention had passed, by the true clock. */
  readonly destroyedEarly: number
  readonly simulatedMs: number
  /** Hash over all events: the same for the same seed. */
  readonly trace: string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const epoch = Date.UTC(2026, 0, 1)
const affairs = ['n13-after-death', 'h01-restaurant', 'n02-marriage']
/** Others of the same citizen may pass what these happened to. */
const setsAside: ReadonlySet<string> = new Set(['rejected', 'questionRefused', 'unanswered'])
const decides: ReadonlySet<string> = new Set(['accept', 'return', 'refuse'])

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
  const counts = {
    turnedAway: 0,
    kills: 0,
    outages: 0,
    longOutages: 0,
    clockJumps: 0,
    fullDisks: 0,
    hasty: 0,
    sentAfterClose: 0,
    destroyedEarly: 0,
  }
  const sealed = new Map<string, SealedApplication>()
  /** Of a citizen in one affair. */
  const lastOf = new Map<string, string>()
  const said = new Map<string, string>()
  const aside = new Set<string>()
  /** By the true clock. */
  const decidedAt = new Map<string, number>()
  const staff = modelStaff(platform, random)
  let trace = 0x811c9dc5
  const note = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) trace = Math.imul(trace ^ text.charCodeAt(at), 0x01000193) >>> 0
  }

  /** One process: once killed, its timers never fire and its requests are never answered. */
  function boot(): { readonly applications: Applications; kill(): void } {
    let alive = true
    const only = <T>(answer: Promise<T>): Promise<T> =>
      new Promise((resolve) => void answer.then((value) => alive && resolve(value)))
    const manners = watchManners(
      platform.port,
      () => time.now(),
      (id) => staff.ended.has(id),
    )
    const { port: real } = manners
    const port: CaseDesk = {
      submit: (...given) => only(real.submit(...given)),
      findByApplication: (...given) => only(blind ? Promise.resolve(ok(null)) : real.findByApplication(...given)),
      supplement: (...given) => only(real.supplement(...given)),
      findSupplement: (...given) => only(blind ? Promise.resolve(ok(null)) : real.findSupplement(...given)),
      chooseDelivery: (...given) => only(real.chooseDelivery(...given)),
      evaluate: (...given) => only(real.evaluate(...given)),
    }
    const bootedAt = time.now()
    const applications = createApplications({
      store,
      machineKey,
      platform: port,
      wallClock,
      present: () => platform.isUp(),
      // The platform tells its time in the first minute.
      timeOfDay() {
        const times = [wallClock(), trueClock()] as const
        return time.now() < bootedAt + minute ? null : { least: Math.min(...times), most: Math.max(...times) }
      },
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
      onDamaged() {
        throw new Error('nothing damages it here')
      },
      report({ applicationId, happening }) {
        note(`${time.now()} ${happening} ${applicationId}`)
        if (setsAside.has(happening)) aside.add(applicationId)
        if (decides.has(happening)) decidedAt.set(applicationId, time.now())
        if (happening === 'destroyed' && time.now() - (decidedAt.get(applicationId) ?? -Infinity) < day)
          counts.destroyedEarly += 1
      },
    })
    applications.onUpdate((submission) =>
      said.set(
        submission.applicationId,
        submission.outcome === 'accepted' ? submission.caseNumber : submission.outcome,
      ),
    )
    applications.start()
    return {
      applications,
      kill() {
        alive = false
        counts.hasty += manners.hasty()
        counts.sentAfterClose += manners.sentAfterClose()
      },
    }
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

  const shift = (): void =>
    void time.after(8 * hour, () => {
      void (running?.applications !== undefined && staff.visit(running.applications))
      shift()
    })
  shift()

  const citizens = Math.max(4, Math.floor(wanted / 20))
  function arrive(): void {
    if (sealed.size >= wanted) return
    time.after(random.gap(90_000), arrive)
    if (running === null) return
    const { applications } = running
    // Some citizens submit several in a row: order matters only for somebody with more than one in progress.
    const citizen = `person ${Math.floor(random.chance(0.3) ? random.between(0, 4) : random.between(0, citizens))}`
    const affair = affairs[Math.floor(random.between(0, affairs.length))] ?? ''
    // One in ten comes with what was promised for the last application, whatever has become of it.
    const before = random.chance(0.1) ? lastOf.get(`${citizen} ${affair}`) : undefined
    const seal = () =>
      before === undefined
        ? applications.seal(application(citizen, affair))
        : applications.supply(supplement(citizen, affair, before))
    const result = applications.cannotSeal() === null ? seal() : null
    if (result === null || !result.ok) {
      counts.turnedAway += 1
      return
    }
    const id = result.value.applicationId
    if (before === undefined) lastOf.set(`${citizen} ${affair}`, id)
    const followUps: string[] = []
    sealed.set(id, { citizen, affair, at: time.now(), followUps })
    note(`sealed ${id}`)
    if (random.chance(0.5)) {
      const patience = new AbortController()
      time.after(20_000, () => patience.abort())
      void applications.sendNow(id, patience.signal)
    }
    if (before !== undefined) return
    if (random.chance(0.1)) {
      const added = applications.followUp(id, { kind: 'evaluation', evaluation: { satisfaction: 5, remarks: [] } })
      if (added.ok) followUps.push('evaluation')
    }
    if (random.chance(0.1)) {
      const added = applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
      if (added.ok) followUps.push('delivery')
    }
  }
  arrive()

  await time.run(() => sealed.size >= wanted)
  // End of all trouble: everything still in progress must now settle by itself.
  calm = true
  platform.calm()
  wallError = 0
  diskFull = false
  let verdict = judgeNow()
  let quiet = false
  /** Nothing is under way any more: it has its case, or waits for staff. */
  const watch = (): void => {
    verdict = judgeNow()
    quiet = verdict.lost + verdict.disagreeing === 0
    if (!quiet) time.after(10 * minute, watch)
  }
  function judgeNow(): Verdict {
    const troubles = running?.applications.troubles() ?? []
    return judge({ sealed, platform, said, aside, decidedAt, ended: staff.ended, troubles })
  }
  const patience = time.now() + 30 * day
  watch()
  await time.run(() => quiet || time.now() > patience)
  running?.kill()
  disk.value.close()
  return {
    seed,
    sealed: sealed.size,
    ...counts,
    ...verdict,
    setAside: aside.size,
    simulatedMs: time.now(),
    trace: trace.toString(16).padStart(8, '0'),
  }
}

function supplement(idNumber: string, affair: string, applicationId: string): SupplementInput {
  const { applicant, terminal, affair: named } = application(idNumber, affair)
  const material = { id: 'm_paper', name: named.name }
  return { affair: named, caseNumber: null, applicationId, terminal, applicant, material, provided: { by: 'fetched' } }
}

/** As small as possible: millions of them are made. */
function application(idNumber: string, affair: string): ApplicationInput {
  return {
    affair: { id: affair, version: '2026-01-01', name: { zh: '一件事', en: 'Affair' } },
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

/**
 * The printer: trays, toner, cover, paper path, and one job at a time, page by page. What was printed stays in memory
 * and is returned by `output`.
 */
import type { Habits } from './habits.ts'
import { renderPages, type Page } from './pages.ts'

export interface Sensors {
  readonly paper: 'ok' | 'low' | 'out'
  readonly toner: 'ok' | 'low' | 'out'
  readonly coverOpen: boolean
  readonly jammed: boolean
}

export type JobState = 'held' | 'processing' | 'stopped' | 'canceled' | 'completed'

export interface Job {
  readonly id: number
  readonly name: string
  readonly user: string
  readonly sides: 'one' | 'two'
  readonly state: JobState
  /** Besides the one that goes with the state. */
  readonly reasons: readonly string[]
  readonly impressions: number
  readonly sheets: number
}

export interface Sheet {
  readonly job: number
  readonly page: number
  /** base64 */
  readonly png: string
}

export interface Machine {
  /** null: another job is being printed. */
  accept(job: Pick<Job, 'name' | 'user' | 'sides'> & { readonly pdf: Uint8Array }): Job | null
  /** Those it has and those it remembers. */
  jobs(): readonly Job[]
  job(id: number): Job | undefined
  /** False: the job has already ended. */
  cancel(id: number): boolean
  /** Ends it if it has not ended, and forgets it. */
  purge(id: number): void
  isPrinting(): boolean
  sensors(): Sensors
  /** `left`: number of sheets left in the tray; when they are used up, the paper is out. */
  set(change: Partial<Sensors>, left?: number): void
  setPageTime(ms: number): void
  output(): readonly Sheet[]
  takeOutput(): void
}

export interface MachineOptions {
  readonly wait: (ms: number) => Promise<void>
  readonly pageMs: number
  readonly habits: () => Habits
  readonly onPage: (sheet: Sheet) => void
  readonly onJob: (job: Job) => void
  readonly onSensors: (sensors: Sensors) => void
}

export function createMachine(options: MachineOptions): Machine {
  const jobs: Job[] = []
  let lastId = 0
  let output: Sheet[] = []
  let sensors: Sensors = { paper: 'ok', toner: 'ok', coverOpen: false, jammed: false }
  let pageMs = options.pageMs
  let left = Infinity
  let active: Job | null = null
  let wake: (() => void)[] = []

  const isBlocked = () => sensors.paper === 'out' || sensors.toner === 'out' || sensors.coverOpen || sensors.jammed
  const changed = () => new Promise<void>((resolve) => wake.push(resolve))
  function stir(): void {
    wake.splice(0).forEach((resume) => resume())
  }

  function update(id: number, change: Partial<Job>): Job | undefined {
    const at = jobs.findIndex((job) => job.id === id)
    const before = jobs[at]
    if (before === undefined) return undefined
    const after = { ...before, ...change }
    jobs[at] = after
    if (active?.id === id) active = after
    options.onJob(after)
    return after
  }

  function set(change: Partial<Sensors>): void {
    sensors = { ...sensors, ...change }
    options.onSensors(sensors)
    stir()
  }

  async function print(id: number, pdf: Uint8Array): Promise<void> {
    const pages = await renderPages(pdf)
    const { givesUpAfter, complains, endsCanceled, jamsAtEnd, forgets } = options.habits()
    for (const [i, page] of pages.slice(0, givesUpAfter).entries()) {
      await readyFor(id)
      await Promise.race([options.wait(pageMs), untilEnded(id)])
      if (active?.id !== id) return
      // A sheet interrupted by trouble has not come out, so it is printed again.
      await readyFor(id)
      if (active?.id !== id) return
      deliver(id, page, i + 1)
    }
    const reasons = complains || pages.length > givesUpAfter ? ['job-completed-with-errors'] : []
    if (jamsAtEnd) set({ jammed: true })
    update(id, { state: endsCanceled ? 'canceled' : 'completed', reasons })
    active = null
    if (forgets) jobs.splice(0)
    stir()
  }

  async function readyFor(id: number): Promise<void> {
    while (active?.id === id && isBlocked()) {
      update(id, { state: 'stopped' })
      await changed()
    }
    if (active?.id === id && active.state === 'stopped') update(id, { state: 'processing' })
  }

  async function untilEnded(id: number): Promise<void> {
    const isActive = () => active?.id === id
    while (isActive()) await changed()
  }

  function deliver(id: number, page: Page, number: number): void {
    const sheet: Sheet = { job: id, page: number, png: page.png }
    output.push(sheet)
    const twoSided = active?.sides === 'two'
    update(id, { impressions: number, sheets: twoSided ? Math.ceil(number / 2) : number })
    options.onPage(sheet)
    if (!twoSided || number % 2 === 1) left -= 1
    if (left <= 0) {
      left = Infinity
      set({ paper: 'out' })
    }
  }

  return {
    accept({ name, user, sides, pdf }) {
      if (active !== null) return null
      const { holds } = options.habits()
      const state = holds.length > 0 ? 'held' : 'processing'
      lastId += 1
      const job: Job = { id: lastId, name, user, sides, state, reasons: holds, impressions: 0, sheets: 0 }
      jobs.push(job)
      active = job
      options.onJob(job)
      if (state === 'processing') void print(job.id, pdf)
      return job
    },
    jobs: () => jobs,
    job: (id) => jobs.find((job) => job.id === id),
    cancel(id) {
      if (active?.id !== id || options.habits().keepsJobs) return false
      if (options.habits().deafToCancel) return true
      update(id, { state: 'canceled' })
      active = null
      stir()
      return true
    },
    purge(id) {
      this.cancel(id)
      const at = jobs.findIndex((job) => job.id === id)
      if (at >= 0) jobs.splice(at, 1)
    },
    isPrinting: () => active !== null,
    sensors: () => sensors,
    set(change, sheetsLeft) {
      if (change.paper !== undefined) left = sheetsLeft ?? Infinity
      set(change)
    },
    setPageTime(ms) {
      pageMs = ms
    },
    output: () => output,
    takeOutput() {
      output = []
    },
  }
}

/**
 * The port to the daemon, scripted: it keeps a session's draft as the daemon does, so that a reload can be tried;
 * every command succeeds at once unless the test said otherwise before (`next`, `hold`).
 */
import type { Affair } from '../../affair.ts'
import {
  emptyDraft,
  type CitizenPatch,
  type Delivery,
  type Draft,
  type Identity,
  type MaterialState,
  type Submission,
} from '../../draft.ts'
import { plan } from '../../plan.ts'
import { toFetch } from '../../steps.ts'
import type { CaseProgress } from '../../case.ts'
import type { Language } from '../../language.ts'
import type { Catalogue, HeldSession, PrintJob, Result, Services } from '../services.ts'
import { hualong } from './catalogue.ts'
import { synthetic } from './samples.ts'

type Command = Exclude<keyof Services, 'alive' | 'report' | 'closeCamera'>
interface Held {
  readonly signal: AbortSignal | undefined
  readonly settle: () => void
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (code: string): Result<never> => ({ ok: false, failure: { code } })

export class ScriptedDaemon implements Services {
  readonly calls: string[] = []
  readonly reports: string[] = []
  readonly saved: CitizenPatch[] = []
  readonly closed: string[] = []
  beats = 0
  session: HeldSession | null = null
  /** When an application was sealed whose outcome nobody was shown. */
  unconcluded: { sealedAt: string } | null = null
  /** What the platform and this terminal know of whoever asks. */
  cases: readonly CaseProgress[] = []
  platform: 'online' | 'offline' = 'online'
  readonly #affairs: readonly Affair[]
  readonly #next = new Map<Command, (Result<never> | Submission | Error | { readonly value: unknown })[]>()
  readonly #holds = new Set<Command>()
  readonly #held = new Map<Command, Held>()
  #pages = 0

  constructor(...affairs: readonly Affair[]) {
    this.#affairs = affairs
  }

  /** What the next call of a command comes to, instead of success: an outcome, or an `Error` to reject with. */
  next(command: Command, outcome: Result<never> | Error | { readonly value: unknown }): void {
    this.#next.set(command, [...(this.#next.get(command) ?? []), outcome])
  }

  /** From now on the command waits; `release` lets the waiting one go on. */
  hold(command: Command): void {
    this.#holds.add(command)
  }
  release(command: Command): void {
    this.#holds.delete(command)
    this.#held.get(command)?.settle()
    this.#held.delete(command)
  }
  /** The waiting call's signal. */
  waiting(command: Command): AbortSignal | undefined {
    return this.#held.get(command)?.signal
  }

  async #answer<T>(command: Command, signal: AbortSignal | undefined, succeed: () => T): Promise<Result<T>> {
    this.calls.push(command)
    if (this.#holds.has(command)) await new Promise<void>((settle) => this.#held.set(command, { signal, settle }))
    const scripted = this.#next.get(command)?.shift()
    if (scripted instanceof Error) throw scripted
    if (scripted !== undefined && 'ok' in scripted) return scripted
    const value = succeed()
    return ok(scripted !== undefined && 'value' in scripted ? (scripted.value as T) : value)
  }
  #change(change: Partial<Draft>): null {
    this.session = { ...this.#applying, draft: { ...this.#applying.draft, ...change } }
    return null
  }
  get #applying(): HeldSession & { readonly journey: 'apply' } {
    if (this.session?.journey !== 'apply') throw new Error('nobody applies')
    return this.session
  }
  /** What the daemon holds of whoever applies. */
  get draft(): Draft {
    return this.#applying.draft
  }
  #affair(id: string): Affair {
    const affair = this.#affairs.find((one) => one.id === id)
    if (affair === undefined) throw new Error(`no affair ${id}`)
    return affair
  }
  get catalogue(): Catalogue {
    return {
      district: hualong,
      affairs: this.#affairs.map(({ id, name, summary, stage, audience }) => ({
        id,
        name,
        summary,
        stage,
        audience,
        available: true,
      })),
      progress: { available: true },
    }
  }

  listAffairs = (signal: AbortSignal) => this.#answer('listAffairs', signal, () => this.catalogue)
  openAffair = (id: string, signal: AbortSignal) => this.#answer('openAffair', signal, () => this.#affair(id))
  currentSession = (signal: AbortSignal) =>
    this.#answer('currentSession', signal, () => ({
      session: structuredClone(this.session),
      unconcluded: this.unconcluded,
    }))
  beginApplying = (affair: string, language: Language, signal: AbortSignal) =>
    this.#answer('beginApplying', signal, () => {
      const draft = emptyDraft(this.#affair(affair))
      this.session = { journey: 'apply', language, draft }
      return draft
    })
  beginAsking = (language: Language, signal: AbortSignal) =>
    this.#answer('beginAsking', signal, () => {
      this.session = { journey: 'progress', language, owner: { identity: null, receipt: null } }
      return null
    })
  setLanguage = (language: Language) =>
    this.#answer('setLanguage', undefined, () => {
      if (this.session !== null) this.session = { ...this.session, language }
      return null
    })
  save = (patch: CitizenPatch, signal: AbortSignal) =>
    this.#answer('save', signal, () => {
      this.saved.push(patch)
      const { passed: _, ...told } = patch
      return this.#change({ ...patch, ...(Object.keys(told).length > 0 ? { signed: false } : {}) })
    })
  endSession = (reason: 'finished' | 'cancelled' | 'idle' | 'attendant') =>
    this.#answer('endSession', undefined, () => {
      this.calls.push(`ended:${reason}`)
      this.session = null
      return null
    })
  alive = () => {
    this.beats += 1
  }
  report = (kind: string, state: string, event: string) => {
    this.reports.push(`${kind} ${state} ${event}`)
  }

  /** The card that is laid for a further person. */
  further: Identity = { ...synthetic, name: '王测', idNumber: '110101200001010037', sex: 'male' }
  readFurtherCard = (
    group: string,
    row: string,
    on: Parameters<Services['readFurtherCard']>[2],
    signal: AbortSignal,
  ) => {
    on.progress('waiting')
    return this.#answer('readFurtherCard', signal, () => {
      const { persons } = this.#applying.draft
      this.#change({ persons: { ...persons, [group]: { ...persons[group], [row]: this.further } } })
      return this.further
    })
  }
  readIdCard = (on: Parameters<Services['readIdCard']>[0], signal: AbortSignal) => {
    on.progress('waiting')
    return this.#answer('readIdCard', signal, () => {
      on.progress('found')
      on.text(synthetic)
      this.#identify(synthetic)
      return { identity: synthetic, face: null }
    })
  }
  #identify(identity: Identity): void {
    if (this.session?.journey === 'progress') this.session = { ...this.session, owner: { identity, receipt: null } }
    else this.#change({ identity, face: null })
  }
  compareFace = (signal: AbortSignal) =>
    this.#answer('compareFace', signal, () => {
      this.#change({ face: 'notCompared' })
      return 'notCompared' as const
    })
  signInByQr = (on: Parameters<Services['signInByQr']>[0], signal: AbortSignal) => {
    on.code('https://platform.invalid/sign-in/1', '2026-11-22T08:03:00+08:00')
    return this.#answer('signInByQr', signal, () => {
      const identity = { ...synthetic, source: 'qrSignIn' as const }
      this.#identify(identity)
      return identity
    })
  }
  fetchShared = (signal: AbortSignal) =>
    this.#answer('fetchShared', signal, () => {
      const wanted = toFetch(plan(this.#affair(this.draft.affair.id), hualong, this.draft))
      const materials = Object.fromEntries(
        wanted.map(({ material }): [string, MaterialState] => [material.id, { status: 'fetched' }]),
      )
      const shared = { 'deceased.name': '𠅤某' }
      this.#change({ shared, materials: { ...this.draft.materials, ...materials } })
      return { shared, materials }
    })
  openCamera = (camera: string, signal: AbortSignal) => this.#answer('openCamera', signal, () => `/stream/${camera}`)
  closeCamera = (camera: string) => {
    this.closed.push(camera)
  }
  capturePage = (material: string, signal: AbortSignal) =>
    this.#answer('capturePage', signal, () => {
      this.#pages += 1
      const page = { page: `page-${this.#pages}`, sharpness: 0.9, sharp: true }
      const before = this.draft.materials[material]
      this.#change({
        materials: {
          ...this.draft.materials,
          [material]: { status: 'captured', pages: [...(before?.status === 'captured' ? before.pages : []), page] },
        },
        signed: false,
      })
      return { page, picture: `/picture/${page.page}` }
    })
  removePage = (material: string, page: string, signal: AbortSignal) =>
    this.#answer('removePage', signal, () => {
      const { [material]: state, ...others } = this.draft.materials
      const pages = state?.status === 'captured' ? state.pages.filter((one) => one.page !== page) : []
      return this.#change({
        materials: pages.length === 0 ? others : { ...others, [material]: { status: 'captured', pages } },
        signed: false,
      })
    })
  viewMaterial = (material: string, signal: AbortSignal) =>
    this.#answer('viewMaterial', signal, () => {
      const state = this.draft.materials[material]
      return state?.status === 'captured' ? state.pages.map(({ page }) => `/picture/${page}`) : []
    })
  viewDocument = (_: PrintJob['document'], signal: AbortSignal) =>
    this.#answer('viewDocument', signal, () => ['/form/1', '/form/2'])
  print = (_: PrintJob, on: Parameters<Services['print']>[1], signal: AbortSignal) => {
    on.page(1, 2)
    return this.#answer('print', signal, () => ({ sheets: 2 }))
  }
  sign = (_: unknown, signal: AbortSignal) => this.#answer('sign', signal, () => this.#change({ signed: true }))
  submit = async (on: Parameters<Services['submit']>[0], signal: AbortSignal) => {
    const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }
    on.sealed(sealed.applicationId, sealed.sealedAt)
    const outcome = await this.#answer<Submission>('submit', signal, () => ({
      outcome: 'accepted',
      ...sealed,
      caseNumber: '410902-1',
      acceptedAt: sealed.sealedAt,
    }))
    if (outcome.ok) this.#change({ submission: outcome.value })
    return outcome
  }
  chooseDelivery = (delivery: Delivery, signal: AbortSignal) =>
    this.#answer('chooseDelivery', signal, () => this.#change({ delivery }))
  evaluate = (_: unknown, signal: AbortSignal) =>
    this.#answer('evaluate', signal, () => this.#change({ evaluated: true }))

  scanReceipt = (signal: AbortSignal) => this.#answer('scanReceipt', signal, () => this.#shown('a-1'))
  enterReceipt = (text: string, signal: AbortSignal) => this.#answer('enterReceipt', signal, () => this.#shown(text))
  #shown(applicationId: string): { readonly applicationId: string } {
    if (this.session?.journey === 'progress')
      this.session = { ...this.session, owner: { identity: null, receipt: { applicationId, proven: false } } }
    return { applicationId }
  }
  proveReceipt = (_: string, signal: AbortSignal) =>
    this.#answer('proveReceipt', signal, () => {
      if (this.session?.journey === 'progress' && this.session.owner.receipt !== null)
        this.session = {
          ...this.session,
          owner: { identity: null, receipt: { ...this.session.owner.receipt, proven: true } },
        }
      return null
    })
  listCases = (signal: AbortSignal) =>
    this.#answer('listCases', signal, () => ({ cases: this.cases, platform: this.platform }))
  openCase = (id: string, signal: AbortSignal) =>
    this.#answer('openCase', signal, () => {
      const found = this.cases.find((one) => one.id === id)
      if (found === undefined) throw new Error(`no case ${id}`)
      return found
    })
}

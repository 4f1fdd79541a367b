/**
 * A scripted daemon. It keeps a session's draft as the real one does, so that a reload can be tested. A request
 * succeeds at once, unless the test has arranged otherwise (`next`, `instead`, `hold`) or the session does not allow
 * it: a chart asks for nothing that the daemon would refuse, so that fails the test.
 */
import { expect, onTestFinished } from 'vitest'
import { commands, type AnyCommand } from '#contract/commands.ts'
import type { Affair } from '../../model/affair.ts'
import type { Slot } from '../../appointment/appointment.ts'
import {
  emptyDraft,
  type CitizenPatch,
  type Draft,
  type Identity,
  type MaterialState,
  type Several,
  type Signing,
  type Submission,
} from '../../draft/draft.ts'
import { takenUp } from '../../notice/taken-up.ts'
import type { Told } from '../../notice/told.ts'
import { plan } from '../../plan/plan.ts'
import { whoseSignedPages, withSignedPages } from '../../draft/papers.ts'
import { meantOf } from '../../draft/several.ts'
import { toFetch } from '../../draft/steps.ts'
import type { CaseList, CaseProgress } from '../../case/case.ts'
import type { Catalogue, HeldSession, Payload, RequestName, Result, ResultOf, DaemonPort } from '../port.ts'
import { appointmentsIn, madeOf, twoTimes } from './appointments.ts'
import { hualong } from './catalogue.ts'
import { granted, identifiedBy } from './granted.ts'
import { sealed, synthetic } from './samples.ts'
import type { Asked, Heard, Held, Instead, Line, Script, Tell } from './script.ts'

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (code: string): Result<never> => ({ ok: false, failure: { code } })

export class ScriptedDaemon implements DaemonPort {
  readonly calls: string[] = []
  readonly reports: string[] = []
  readonly refused: string[] = []
  readonly saved: CitizenPatch[] = []
  readonly closed: string[] = []
  beats = 0
  session: HeldSession | null = null
  /** When the next session begins. */
  begunAt = '2026-11-22T07:00:00+08:00'
  /** Set if an application was sealed and nobody was shown its outcome. */
  unconcluded: { sealedAt: string; refused: boolean } | null = null
  /** The cases that the platform and this terminal know of the person asking. */
  cases: readonly CaseProgress[] = []
  platform: CaseList['platform'] = 'online'
  /** 预约: what the platform has free. */
  slots: readonly Slot[] = twoTimes
  /** Of whom the platform tells in the same role. */
  several: readonly Several[] = []
  unreadable = 0
  older = false
  /** The card laid for another person. */
  further: Identity = { ...synthetic, name: '王测', idNumber: '110101200001010037', sex: 'male' }
  /** The printed 一次性告知书 under the scanner. */
  paper: { readonly affair: string; readonly told: Told } | null = null
  readonly #affairs: readonly Affair[]
  readonly #next = new Map<Asked, (Result<never> | Error | { readonly value: unknown })[]>()
  readonly #holds = new Set<Asked>()
  readonly #held = new Map<Asked, Held>()
  readonly #instead = new Map<RequestName, Instead>()
  #pages = 0

  constructor(...affairs: readonly Affair[]) {
    this.#affairs = affairs
    onTestFinished(() => expect(this.refused, 'asked for, though the daemon would refuse it').toEqual([]))
  }

  /** What the next call brings instead of success; an `Error` is thrown. */
  next(asked: Asked, outcome: Result<never> | Error | { readonly value: unknown }): void {
    this.#next.set(asked, [...(this.#next.get(asked) ?? []), outcome])
  }

  /** From now on, calls are answered like this. */
  instead<N extends RequestName>(
    name: N,
    answer: (tell: Tell<N>, signal: AbortSignal | undefined) => Promise<Result<ResultOf<N>>>,
  ): void {
    this.#instead.set(name, answer as Instead)
  }

  /** From now on, calls wait; `release` lets the waiting one go on. */
  hold(asked: Asked): void {
    this.#holds.add(asked)
  }
  release(asked: Asked): void {
    this.#holds.delete(asked)
    this.#held.get(asked)?.settle()
    this.#held.delete(asked)
  }
  /** The signal of the waiting call. */
  waiting(asked: Asked): AbortSignal | undefined {
    return this.#held.get(asked)?.signal
  }

  async #answer<T>(asked: Asked, signal: AbortSignal | undefined, succeed: () => T): Promise<Result<T>> {
    this.calls.push(asked)
    if (this.#holds.has(asked)) await new Promise<void>((settle) => this.#held.set(asked, { signal, settle }))
    const scripted = this.#next.get(asked)?.shift()
    if (scripted instanceof Error) throw scripted
    if (scripted !== undefined && 'ok' in scripted) return scripted
    const value = succeed()
    return ok(scripted === undefined ? value : (scripted.value as T))
  }
  #change(change: Partial<Draft>): null {
    this.session = { ...this.#applying, draft: { ...this.#applying.draft, ...change } }
    return null
  }
  get #applying(): HeldSession & { readonly journey: 'apply' } {
    if (this.session?.journey !== 'apply') throw new Error('nobody applies')
    return this.session
  }
  /** The platform has answered meanwhile, as the chart is told by `UPDATED`. */
  learn = (submission: Submission): null => this.#change({ submission })
  /** The daemon's draft of the current application. */
  get draft(): Draft {
    return this.#applying.draft
  }
  #sign(signer: string, signing: Signing): Signing {
    this.#change({ signatures: { ...this.draft.signatures, [signer]: signing } })
    return signing
  }
  #affair(id: string): Affair {
    const affair = this.#affairs.find((one) => one.id === id)
    if (affair === undefined) throw new Error(`no affair ${id}`)
    return affair
  }
  #begun({ affair: id, notice }: { readonly affair: string; readonly notice?: string }): Draft {
    const affair = this.#affair(id)
    const told = notice === undefined ? null : (this.paper?.told ?? null)
    return { ...emptyDraft(affair), ...(told && takenUp(affair, told)), takenUp: told }
  }
  #identify(identity: Identity): void {
    if (this.session?.journey === 'progress') this.session = { ...this.session, owner: { identity, receipt: null } }
    else this.#change({ identity, face: null })
  }
  #show(applicationId: string, proven: boolean): { readonly applicationId: string } {
    if (this.session?.journey === 'progress')
      this.session = { ...this.session, owner: { identity: null, receipt: { applicationId, proven } } }
    return { applicationId }
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
      takesNotices: true,
      platform: 'online',
      forStaff: { applications: 0, services: [], bundle: null, clock: 'right' },
    }
  }

  listAffairs = (signal: AbortSignal) => this.#answer('listAffairs', signal, () => this.catalogue)
  openAffair = (id: string, signal: AbortSignal) => this.#answer('openAffair', signal, () => this.#affair(id))

  async request<N extends RequestName>(
    name: N,
    payload: Payload<N>,
    { signal, on }: { readonly signal?: AbortSignal; readonly on?: Heard } = {},
  ): Promise<Result<ResultOf<N>>> {
    // As the client of the real one: a request whose asker has gone is not sent.
    if (signal?.aborted === true) return failed('cancelled')
    const command: AnyCommand = commands[name]
    const needed = command.needs(payload)
    if (needed !== null && !granted(this.session).has(needed)) {
      this.refused.push(`${name}: ${needed}`)
      return failed('notAllowedNow')
    }
    const line: Line<N> | undefined = this.#script[name]
    const tell = (event: string, heard: unknown): void => on?.[event]?.(heard as never)
    const instead = this.#instead.get(name)
    if (instead !== undefined) return instead(tell, signal)
    line?.atOnce?.(tell)
    const answered = await this.#answer(name, signal, () => (line?.answer(payload, tell) ?? null) as ResultOf<N>)
    if (answered.ok) line?.keep?.(answered.value)
    return answered
  }

  readonly #script: Script = {
    'Common.Report': {
      answer: ({ kind, state, event }) => {
        this.reports.push(`${kind} ${state} ${event}`)
        return null
      },
    },
    'Session.Current': {
      answer: () => ({ session: structuredClone(this.session), unconcluded: this.unconcluded }),
    },
    'Session.Begin': {
      answer: (begin) => {
        this.session =
          begin.journey === 'apply'
            ? {
                language: begin.language,
                textSize: begin.textSize ?? 'standard',
                begunAt: this.begunAt,
                journey: 'apply',
                draft: { ...this.#begun(begin), corrects: begin.corrects ?? null },
              }
            : {
                language: begin.language,
                textSize: begin.textSize ?? 'standard',
                begunAt: this.begunAt,
                journey: 'progress',
                owner: { identity: null, receipt: null },
              }
        return this.session
      },
    },
    'Notice.Scan': { answer: () => ({ affair: this.paper?.affair ?? '', notice: 'YJS1' }) },
    'Session.SetLanguage': {
      answer: ({ language }) => {
        if (this.session !== null) this.session = { ...this.session, language }
        return null
      },
    },
    'Session.SetTextSize': {
      answer: ({ textSize }) => {
        if (this.session !== null) this.session = { ...this.session, textSize }
        return null
      },
    },
    'Session.Alive': {
      answer: () => {
        this.beats += 1
        return null
      },
    },
    'Session.End': {
      answer: ({ reason }) => {
        this.calls.push(`ended:${reason}`)
        this.session = null
        return null
      },
    },
    'Session.Save': {
      answer: (patch) => {
        this.saved.push(patch)
        const { passed: _, ...told } = patch
        return this.#change({ ...patch, ...(Object.keys(told).length > 0 ? { signatures: {} } : {}) })
      },
    },
    'IdCard.Read': {
      atOnce: (tell) => tell('IdCard.Progress', { stage: 'waiting' }),
      answer: (_, tell) => {
        tell('IdCard.Progress', { stage: 'found' })
        tell('IdCard.Text', { identity: synthetic })
        this.#identify(synthetic)
        return { identity: synthetic, face: null }
      },
    },
    'IdCard.ReadFurther': {
      atOnce: (tell) => tell('IdCard.Progress', { stage: 'waiting' }),
      answer: ({ group, row }) => {
        const { persons } = this.draft
        this.#change({ persons: { ...persons, [group]: { ...persons[group], [row]: this.further } } })
        return { identity: this.further }
      },
    },
    'Face.Compare': {
      answer: () => ({ face: 'notCompared' }),
      keep: ({ face }) => this.#change({ face }),
    },
    'SignIn.Begin': {
      atOnce: (tell) => tell('SignIn.Code', { modules: ['10', '01'] }),
      answer: () => ({ identity: { ...synthetic, source: 'qrSignIn' } }),
      keep: ({ identity }) => this.#identify(identity),
    },
    'Shared.Fetch': {
      answer: () => {
        const wanted = toFetch(plan(this.#affair(this.draft.affair.id), hualong, this.draft))
        const materials = Object.fromEntries(
          wanted.map(({ material }): [string, MaterialState] => [material.id, { status: 'fetched' }]),
        )
        const shared = { 'deceased.name': '𠅤某' }
        const { several } = this
        const sharedWent = 'online' as const
        this.#change({ shared, sharedWent, several, materials: { ...this.draft.materials, ...materials } })
        return { shared, sharedWent, several, materials }
      },
    },
    'Shared.Choose': {
      answer: ({ role, candidate }) => {
        const several = this.draft.several.map((one) => (one.role === role ? { ...one, meant: candidate } : one))
        const meant = several.flatMap((one) => meantOf(one) ?? [])
        const shared = Object.assign({ ...this.draft.shared }, ...meant.map(({ values }) => values))
        this.#change({ shared, several })
        return { shared, sharedWent: this.draft.sharedWent, several, materials: this.draft.materials }
      },
    },
    'Camera.Open': { answer: ({ camera }) => ({ stream: `/stream/${camera}` }) },
    'Camera.Close': {
      answer: ({ camera }) => {
        this.closed.push(camera)
        return null
      },
    },
    'Material.Capture': {
      answer: ({ material }) => {
        this.#pages += 1
        const page = { page: `page-${this.#pages}`, sharpness: 0.9, sharp: true }
        const signed = whoseSignedPages(material)
        const before = this.draft.materials[material]
        const pages = [...(before?.status === 'captured' ? before.pages : []), page]
        const materials = { ...this.draft.materials, [material]: { status: 'captured' as const, pages } }
        if (signed === null) this.#change({ materials, signatures: {} })
        else this.#change({ signatures: withSignedPages(this.draft, signed, [page]) })
        return { page, picture: `/picture/${page.page}` }
      },
    },
    'Material.RemovePage': {
      answer: ({ material, page }) => {
        const { [material]: state, ...others } = this.draft.materials
        const pages = state?.status === 'captured' ? state.pages.filter((one) => one.page !== page) : []
        return this.#change({
          materials: pages.length === 0 ? others : { ...others, [material]: { status: 'captured', pages } },
          signatures: {},
        })
      },
    },
    'Material.View': {
      answer: ({ material }) => {
        const state = this.draft.materials[material]
        return { pictures: state?.status === 'captured' ? state.pages.map(({ page }) => `/picture/${page}`) : [] }
      },
    },
    'Document.View': { answer: () => ({ pages: ['/form/1', '/form/2'] }) },
    'Document.Print': {
      atOnce: (tell) => tell('Document.Progress', { page: 1, pages: 2 }),
      answer: () => ({ sheets: 2 }),
    },
    'IdCard.ReadSigner': {
      atOnce: (tell) => tell('IdCard.Progress', { stage: 'waiting' }),
      answer: ({ signer }) => this.#sign(signer, { by: 'card', signedAt: null }),
    },
    'SignIn.BeginSigner': {
      atOnce: (tell) => tell('SignIn.Code', { modules: ['10', '01'] }),
      answer: ({ signer }) => this.#sign(signer, { by: 'phone', signedAt: null }),
    },
    'Application.Sign': {
      answer: ({ signer }) => {
        if (identifiedBy(this.draft, signer) === null) this.refused.push(`Application.Sign: ${signer}`)
        return this.#sign(signer, { by: 'card', signedAt: sealed.sealedAt })
      },
    },
    'Application.Submit': {
      atOnce: (tell) => tell('Application.Sealed', sealed),
      answer: () => ({ outcome: 'accepted', ...sealed, caseNumber: '410902-1', acceptedAt: sealed.sealedAt }),
      keep: (submission) => this.#change({ submission }),
    },
    'Appointment.Offer': {
      answer: ({ item }) => ({ offered: true, slots: this.slots, held: appointmentsIn(this.session)[item] ?? null }),
    },
    'Appointment.Make': {
      answer: ({ item, slot }) => {
        const { held, appointments } = madeOf(appointmentsIn(this.session), this.slots, item, slot)
        if (this.session?.journey === 'apply') this.#change({ appointments })
        return { held, gone: null }
      },
    },
    'Delivery.Choose': { answer: (delivery) => this.#change({ delivery }) },
    'Evaluation.Give': { answer: () => this.#change({ evaluated: true }) },
    'Receipt.Scan': {
      atOnce: (tell) => tell('Receipt.Looking', null),
      answer: () => this.#show('a-1', false),
    },
    'Receipt.Enter': { answer: ({ text }) => this.#show(text, false) },
    'Receipt.Prove': {
      answer: () => {
        if (this.session?.journey === 'progress') this.#show(this.session.owner.receipt?.applicationId ?? '', true)
        return null
      },
    },
    'Case.List': {
      answer: () => ({ cases: this.cases, platform: this.platform, unreadable: this.unreadable, older: this.older }),
    },
    'Case.Open': {
      answer: ({ case: id }) => {
        const found = this.cases.find((one) => one.id === id)
        if (found === undefined) throw new Error(`no case ${id}`)
        return found
      },
    },
  }
}

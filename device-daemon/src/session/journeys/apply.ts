/**
 * 申请: one citizen applies for one service. The draft and everything personal that belongs to it, in memory and nowhere
 * else. Two hands write the draft: the citizen's part comes from the UI through `save`, the terminal's part is written
 * here only, so that no page can claim to be somebody.
 */
import type { CapabilityOf } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { Affair } from '#flows/affair.ts'
import {
  emptyDraft,
  type CitizenPatch,
  type Draft,
  type Identity,
  type MaterialPage,
  type Submission,
  type TerminalPart,
} from '#flows/draft.ts'
import type { Language } from '#flows/journeys/protocol.ts'
import type { Strokes } from '#flows/journeys/services.ts'
import { CitizenSession, type Proof } from '../session.ts'

/** What the citizen signs for; a change of it after signing makes the signature void. */
const signedFor = ['answers', 'choice', 'values', 'promised'] as const

type Held = ReadonlySet<CapabilityOf<'apply'>>
/** An affair is chosen. */
const anonymous: Held = new Set(['inSession', 'mayReadCard', 'maySignIn', 'mayFill', 'mayPass', 'mayPrint.notice'])
const identified: Held = new Set([
  'inSession',
  'maySignIn',
  'mayCompareFace',
  'mayFetch',
  'mayFill',
  'mayPass',
  'mayPhotograph',
  'mayViewMaterial',
  'mayPrint.notice',
  'mayPrint.form',
  'maySubmit',
])
/** Accepted here, durable. */
const sealed: Held = new Set([
  'inSession',
  'mayPass',
  'mayViewMaterial',
  'mayPrint.notice',
  'mayPrint.form',
  'mayPrint.receipt',
  'mayFollowUp',
])

export class ApplySession extends CitizenSession<'apply'> {
  readonly journey = 'apply'
  readonly affair: Affair
  #draft: Draft
  #strokes: Strokes | null = null
  #signedAt: string | null = null
  #cardPhoto: Buffer | null = null
  readonly #pictures = new Map<string, Buffer>()
  /** Material id → the platform's id of the licence that serves it, to look at its copy. */
  readonly licences = new Map<string, string>()

  constructor(id: string, affair: Affair, language: Language) {
    super(id, language)
    this.affair = affair
    this.#draft = emptyDraft(affair)
  }

  get draft(): Draft {
    return this.#draft
  }
  get identity(): Identity | null {
    return this.#draft.identity
  }
  get capabilities(): Held {
    const { identity, submission } = this.#draft
    // 补正: a returned application can be mended here and now.
    if (submission && submission.outcome !== 'returned') return sealed
    return identity ? identified : anonymous
  }
  get open(): OpenSession {
    return { journey: this.journey, language: this.language, draft: this.#draft }
  }
  get signature(): { readonly strokes: Strokes; readonly signedAt: string } | null {
    return this.#strokes && this.#signedAt ? { strokes: this.#strokes, signedAt: this.#signedAt } : null
  }
  /** WLT bytes of the card's photo, kept only where a comparer can use them. */
  get cardPhoto(): Uint8Array | null {
    return this.#cardPhoto
  }

  save(patch: CitizenPatch): void {
    if (this.ended.aborted) return
    const changed = signedFor.some(
      (member) => patch[member] !== undefined && JSON.stringify(patch[member]) !== JSON.stringify(this.#draft[member]),
    )
    // 补正: whoever goes on after a return mends this application and hands it in anew.
    const reopened = this.#draft.submission?.outcome === 'returned'
    this.#draft = { ...this.#draft, ...patch, ...(reopened && { submission: null }) }
    if (changed || reopened) this.#unsign()
  }

  /** The terminal's part of the draft. */
  record(change: Partial<TerminalPart>): void {
    if (!this.ended.aborted) this.#draft = { ...this.#draft, ...change }
  }

  sign(strokes: Strokes, signedAt: string): void {
    if (this.ended.aborted) return
    this.#strokes = strokes
    this.#signedAt = signedAt
    this.record({ signed: true })
  }

  /** What became of the application. */
  settle(submission: Submission): void {
    this.record({ submission })
  }

  /** Takes the picture over: it is overwritten when the page is removed or the session ends. */
  addPage(material: string, page: MaterialPage, jpeg: Buffer): void {
    if (this.ended.aborted) {
      jpeg.fill(0)
      return
    }
    this.#pictures.set(page.page, jpeg)
    this.#setPages(material, [...this.pages(material), page])
  }

  removePage(material: string, page: string): boolean {
    const pages = this.pages(material)
    if (!pages.some((one) => one.page === page)) return false
    this.#pictures.get(page)?.fill(0)
    this.#pictures.delete(page)
    this.#setPages(
      material,
      pages.filter((one) => one.page !== page),
    )
    return true
  }

  pages(material: string): readonly MaterialPage[] {
    const state = this.#draft.materials[material]
    return state?.status === 'captured' ? state.pages : []
  }

  picture(page: string): Buffer | null {
    return this.#pictures.get(page) ?? null
  }

  protected accept(identity: Identity, { photo, face }: Proof, another: boolean): void {
    this.#cardPhoto?.fill(0)
    this.#cardPhoto = photo && Buffer.from(photo)
    this.record({ identity, face })
    if (!another) return
    this.#letGoOfPapers()
    this.record({ shared: {}, materials: {} })
    this.#unsign()
  }

  protected wipe(): void {
    this.#letGoOfPapers()
    this.#cardPhoto?.fill(0)
    this.#cardPhoto = null
    this.#strokes = null
    this.#signedAt = null
    this.#draft = emptyDraft(this.affair)
  }

  #letGoOfPapers(): void {
    for (const picture of this.#pictures.values()) picture.fill(0)
    this.#pictures.clear()
    this.licences.clear()
  }

  #setPages(material: string, pages: readonly MaterialPage[]): void {
    const { [material]: _, ...others } = this.#draft.materials
    this.record({ materials: pages.length > 0 ? { ...others, [material]: { status: 'captured', pages } } : others })
    this.#unsign()
  }

  #unsign(): void {
    this.#strokes = null
    this.#signedAt = null
    this.record({ signed: false })
  }
}

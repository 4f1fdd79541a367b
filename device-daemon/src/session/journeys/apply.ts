/**
 * 申请: one citizen applies for one service. Holds the draft and the personal data that belongs to it, in memory only.
 * The draft has two parts: the citizen's, which the UI sends through `save`, and the terminal's, which only the daemon
 * writes, so that no page can claim to be somebody.
 */
import type { CapabilityOf } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { Affair } from '#flows/model/affair.ts'
import {
  emptyDraft,
  forAnother,
  type CitizenPatch,
  type Draft,
  type Identity,
  type MaterialPage,
  type Signing,
  type Submission,
  type TerminalPart,
} from '#flows/draft/draft.ts'
import { applicantBy, rowsOf } from '#flows/draft/fields.ts'
import { takenUp } from '#flows/notice/taken-up.ts'
import type { Told } from '#flows/notice/told.ts'
import { reopening } from '#flows/draft/returned.ts'
import { signedPagesOf, whoseSignedPages, withSignedPages } from '#flows/draft/papers.ts'
import type { Language } from '#flows/model/language.ts'
import type { Strokes } from '#flows/journeys/port.ts'
import type { Holdings } from '../holdings.ts'
import { Pictures } from '../pictures.ts'
import { CitizenSession, type Proof } from '../session.ts'

/**
 * The members of the draft that the signatures cover; changing one of them after signing, by whatever means, voids them
 * all: everybody has signed the whole form.
 */
const signedFor = [
  'answers',
  'choice',
  'values',
  'rows',
  'promised',
  'confirmed',
  'identity',
  'persons',
  'shared',
  'several',
  'materials',
] as const

/** What somebody wrote on the screen, and when. */
export interface Signature {
  readonly strokes: Strokes
  /** ISO 8601. */
  readonly signedAt: string
}
/** By the signer's id (`flows/src/signers.ts`). */
export type Signatures = Readonly<Record<string, Signature>>

type Held = ReadonlySet<CapabilityOf<'apply'>>

/** Removes the capabilities for ways of identification that the affair does not accept. */
function asAccepted(held: Held, affair: Affair): Held {
  const accepted = applicantBy(affair)
  return new Set(
    [...held].filter(
      (one) =>
        (one !== 'mayReadCard' || accepted.includes('card')) && (one !== 'maySignIn' || accepted.includes('phone')),
    ),
  )
}
/** An affair is chosen, nobody is identified. */
const anonymous: Held = new Set(['inSession', 'mayReadCard', 'maySignIn', 'mayFill', 'mayPass', 'mayPrint.notice'])
const identified: Held = new Set([
  'inSession',
  'mayReadFurtherCard',
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
/** Returned to be mended: what could be done with it before still can. */
const returned: readonly CapabilityOf<'apply'>[] = ['mayPrint.receipt', 'mayPrint.explanation', 'mayFollowUp']
/** The application is stored durably on this terminal. */
const sealed: Held = new Set([
  'inSession',
  'mayPass',
  'mayViewMaterial',
  'mayPrint.notice',
  'mayPrint.form',
  'mayPrint.receipt',
  'mayFollowUp',
])

/** 不予受理: what remains is why, and what to do now. */
const refused: Held = new Set([...sealed, 'mayPrint.explanation'])

export class ApplySession extends CitizenSession<'apply'> {
  readonly journey = 'apply'
  readonly affair: Affair
  #draft: Draft
  #written: Signatures = {}
  #cardPhoto: Buffer | null = null
  readonly #pictures = new Pictures()
  /** Material id → the platform's id of the licence used for it, to fetch its copy. */
  readonly licences = new Map<string, string>()
  /** What the platform told last, of whomever it told; null: not asked yet. */
  holdings: Holdings | null = null

  constructor(
    id: string,
    affair: Affair,
    language: Language,
    today: string | null = null,
    workdays: readonly string[] = [],
  ) {
    super(id, language)
    this.affair = affair
    this.#draft = emptyDraft(affair, today, workdays)
  }

  get draft(): Draft {
    return this.#draft
  }
  get identity(): Identity | null {
    return this.#draft.identity
  }
  get capabilities(): Held {
    const { identity, submission } = this.#draft
    if (submission?.outcome === 'refused') return refused
    if (submission && submission.outcome !== 'returned') return sealed
    const held = asAccepted(identity ? identified : anonymous, this.affair)
    // 补正: a returned application can be corrected and submitted again right here. Its citizen may be at the receipt.
    return submission ? new Set([...held, ...returned]) : held
  }
  get open(): OpenSession {
    return { journey: this.journey, language: this.language, textSize: this.textSize, draft: this.#draft }
  }
  /** What has been written on the screen until now. */
  get written(): Signatures {
    return this.#written
  }
  /** The card's photo as WLT bytes, kept only if there is a comparer that can use it. */
  get cardPhoto(): Uint8Array | null {
    return this.#cardPhoto
  }

  save(patch: CitizenPatch): void {
    // 补正: a change after a return, or a step that is to be gone through again, reopens the application.
    const { submission, passed } = this.#draft
    const changes = Object.keys(patch).some((member) => member !== 'passed')
    const again = patch.passed !== undefined && passed.some((step) => patch.passed?.includes(step) === false)
    const reopened =
      submission?.outcome === 'returned' && (changes || again)
        ? reopening({ ...this.#draft, ...patch }, submission)
        : null
    const persons = patch.rows && personsOf(this.#draft.persons, patch.rows)
    this.#change({ ...patch, ...(persons && { persons }), ...reopened })
    if (reopened) this.#unsign()
  }

  /** 接着办: begins with what a printed notice told, as if the citizen had just answered it. */
  takeUp(told: Told): void {
    this.#change({ ...takenUp(this.affair, told), takenUp: told })
  }

  /** Writes the terminal's part of the draft, except `signatures`, which only signing sets. */
  record(change: Partial<Omit<TerminalPart, 'signatures'>>): void {
    this.#change(change)
  }

  /** Records the card read for another person's row. False: the row does not exist (any more). */
  addPerson(group: string, row: string, identity: Identity): boolean {
    const { persons } = this.#draft
    if (!rowsOf(this.#draft, group).some(({ id }) => id === row)) return false
    this.record({ persons: { ...persons, [group]: { ...persons[group], [row]: identity } } })
    return true
  }

  /** Who signs beside the applicant has been compared with the form. */
  meet(signer: string, by: 'card' | 'phone'): Signing {
    const signing: Signing = { by, signedAt: null }
    this.#setSigning(signer, signing)
    return signing
  }

  sign(signer: string, by: 'card' | 'phone', signature: Signature): Signing {
    const signing: Signing = { by, signedAt: signature.signedAt }
    if (this.ended.aborted) return signing
    this.#written = { ...this.#written, [signer]: signature }
    this.#setSigning(signer, signing)
    return signing
  }

  /** Records what became of the application. */
  settle(submission: Submission): void {
    this.record({ submission })
  }

  /** Takes ownership of the picture, which is overwritten when the page is removed or the session ends. */
  addPage(material: string, page: MaterialPage, jpeg: Buffer): void {
    if (this.ended.aborted) {
      jpeg.fill(0)
      return
    }
    this.#pictures.put(page.page, jpeg)
    this.#setPages(material, [...this.pages(material), page])
  }

  removePage(material: string, page: string): boolean {
    const pages = this.pages(material)
    if (!pages.some((one) => one.page === page)) return false
    this.#pictures.drop(page)
    this.#setPages(
      material,
      pages.filter((one) => one.page !== page),
    )
    return true
  }

  pages(material: string): readonly MaterialPage[] {
    const signed = whoseSignedPages(material)
    if (signed !== null) return signedPagesOf(this.#draft, signed.signer, signed.paper)
    const state = this.#draft.materials[material]
    return state?.status === 'captured' ? state.pages : []
  }

  /** Lets go of the pages of a material, which belong to somebody else than is meant now. */
  dropPages(material: string): void {
    for (const { page } of this.pages(material)) this.removePage(material, page)
  }

  picture(page: string): Buffer | null {
    return this.#pictures.get(page)
  }

  protected accept(identity: Identity, { photo, face }: Proof, another: boolean): void {
    this.#cardPhoto?.fill(0)
    this.#cardPhoto = photo && Buffer.from(photo)
    if (another) {
      this.#letGoOfPapers()
      this.#change(forAnother(this.#draft))
    }
    this.record({ identity, face })
  }

  protected wipe(): void {
    this.#letGoOfPapers()
    this.#cardPhoto?.fill(0)
    this.#cardPhoto = null
    this.#written = {}
    this.#draft = emptyDraft(this.affair)
  }

  #letGoOfPapers(): void {
    this.#pictures.clear()
    this.licences.clear()
    this.holdings = null
  }

  #setSigning(signer: string, signing: Signing): void {
    if (!this.ended.aborted)
      this.#draft = { ...this.#draft, signatures: { ...this.#draft.signatures, [signer]: signing } }
  }

  #setPages(material: string, pages: readonly MaterialPage[]): void {
    const signed = whoseSignedPages(material)
    if (signed !== null) {
      this.#draft = { ...this.#draft, signatures: withSignedPages(this.#draft, signed, pages) }
      return
    }
    const { [material]: _, ...others } = this.#draft.materials
    this.record({ materials: pages.length > 0 ? { ...others, [material]: { status: 'captured', pages } } : others })
  }

  #change(change: Partial<Draft>): void {
    if (this.ended.aborted) return
    const before = this.#draft
    this.#draft = { ...before, ...change }
    if (signedFor.some((part) => JSON.stringify(this.#draft[part]) !== JSON.stringify(before[part]))) this.#unsign()
  }

  #unsign(): void {
    this.#written = {}
    for (const signing of Object.values(this.#draft.signatures)) {
      for (const { page } of signing.by === 'paper' ? Object.values(signing.papers).flat() : []) {
        this.#pictures.drop(page)
      }
    }
    this.#draft = { ...this.#draft, signatures: {} }
  }
}

/** Drops the persons whose rows have been removed. */
function personsOf(persons: Draft['persons'], rows: Draft['rows']): Draft['persons'] {
  return Object.fromEntries(
    Object.entries(persons).map(([group, read]) => [
      group,
      Object.fromEntries(Object.entries(read).filter(([id]) => rowsOf({ rows }, group).some((row) => row.id === id))),
    ]),
  )
}

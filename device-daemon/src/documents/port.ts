/**
 * 文书: what the daemon asks of the document maker. Its engines (Typst, PDFium, Skia) run in a child process, so that
 * their memory and crashes stay out of the daemon.
 */
import type { Affair } from '#flows/model/affair.ts'
import type { Appointments } from '#flows/appointment/appointment.ts'
import type { CaseProgress } from '#flows/case/case.ts'
import type { District } from '#flows/model/district.ts'
import type { Delivery, Draft, Submission } from '#flows/draft/draft.ts'
import type { Language } from '#flows/model/language.ts'
import type { Strokes } from '#flows/journeys/port.ts'
import type { Plan, PlannedMaterial } from '#flows/plan/plan.ts'
import type { ApplicationOutline } from '../applications/application.ts'
import type { KeptSupplement } from '../applications/supplement.ts'
import type { ReceiptLine } from '../devices/receipt-printer/port.ts'
import type { RasteriseText } from '../devices/receipt-printer/raster.ts'
import type { Result } from '../base/result.ts'

/** What every document states about its origin. */
interface Origin {
  readonly district: District
  readonly language: Language
  /** ISO 8601, any offset; printed as Beijing time. */
  readonly printedAt: string
  /** 终端编号 as used by the hall; null: not made at a terminal. */
  readonly terminal: string | null
}

/** For documents about a service that is being filled in. */
interface OfAffair extends Origin {
  readonly affair: Affair
  readonly plan: Plan
}

/** 一次性告知书: the same for everybody, contains no personal data. */
export interface NoticeRequest extends OfAffair {
  readonly document: 'notice'
  /** Printed as QR: with it the same answers are there again at any terminal of the district; null: there is none. */
  readonly code: string | null
  /** `YYYY-MM-DD`: by when everything is done if accepted on the day of printing; null: no time is promised. */
  readonly dueBy: string | null
  /** The working days after the day of printing, as far as they are arranged. */
  readonly workdays: readonly string[]
}

/** 申请表: the merged form of all selected items (一表申请). */
export interface FormRequest extends OfAffair {
  readonly document: 'form'
  readonly draft: Draft
  /** What was written on the screen, by the signer's id; whoever is not in it has not signed yet, or signs on paper. */
  readonly written: Readonly<Record<string, Written>>
  /** Whose place is marked, for them to sign there; null: nobody's. */
  readonly marked: string | null
}

/** What somebody wrote on the screen to sign. */
export interface Written {
  readonly strokes: Strokes
  /** ISO 8601. */
  readonly signedAt: string
}

/** A material that the terminal makes: a declaration, or its items' own view of the form. */
export interface MaterialRequest extends OfAffair {
  readonly document: 'material'
  readonly material: PlannedMaterial
  readonly draft: Draft
  /** By the signer's id; whoever is not in it has not signed, or signs on paper. */
  readonly written: Readonly<Record<string, Written>>
  /** As in the form. */
  readonly marked: string | null
}

/**
 * 受理凭证 of a sealed application, independent of later changes to the service's file. `submission.outcome` decides
 * what it states.
 */
export interface ReceiptRequest extends Origin {
  readonly document: 'receipt'
  readonly application: ApplicationOutline
  readonly submission: Submission
  readonly appointments: Appointments
  readonly delivery: Delivery | null
  /** The address at which the state can be queried; printed as QR. Contains no personal data. */
  readonly queryUrl: string
}

/** 补交凭证: what was handed in to a case later, and what became of it. */
export interface SupplementRequest extends Origin {
  readonly document: 'supplement'
  /** Of one case, newest first; not empty. */
  readonly supplies: readonly KeptSupplement[]
  /** Of the case. */
  readonly caseNumber: string | null
  /** As on a receipt; null: it was not handed in at a terminal. */
  readonly queryUrl: string | null
}

/** 补正告知、未受理说明 …: what its owner reads on the screen of the case, to take home. */
export interface ExplanationRequest extends Origin {
  readonly document: 'explanation'
  readonly progress: Omit<CaseProgress, 'id'>
  /** As on a receipt; null: the platform does not say which application it was. */
  readonly queryUrl: string | null
}

export type DocumentRequest =
  | NoticeRequest
  | FormRequest
  | MaterialRequest
  | ReceiptRequest
  | SupplementRequest
  | ExplanationRequest
/** What is short enough for the roll. */
export type RollRequest = Exclude<DocumentRequest, FormRequest | MaterialRequest>

/**
 * `unprintableCharacter`: no font of the chain has a glyph for `characters`, so nothing is printed; for the attendant.
 * `cancelled`: the signal aborted. `documentsDown`: an engine died, hung, lacks a font or has a bug; it says nothing
 * about what was to be printed, and may work again: a new one is started for the next document.
 */
export interface DocumentFailure {
  readonly code: 'unprintableCharacter' | 'cancelled' | 'documentsDown'
  /** For the log: never personal data. */
  readonly detail: string
  /** For the screen only: the characters, each once. */
  readonly characters?: readonly string[]
}

export interface RenderedDocument {
  readonly pdf: Uint8Array
  readonly pages: number
}

/** A page as a grey PNG, as a monochrome printer would print it. */
export interface Picture {
  readonly type: 'image/png'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Appended to the form (一套材料): a photographed page of a material, or a document that was made here, as it is. */
export type Attachment = { readonly title: string; readonly jpeg: Uint8Array } | { readonly pdf: Uint8Array }

export interface Documents {
  /** Renders an A4 PDF and checks the glyphs on every page. */
  render(request: DocumentRequest, signal: AbortSignal): Promise<Result<RenderedDocument, DocumentFailure>>
  /** Every page of a PDF as a picture for the screen; by default 2 px per px of a 1080 px wide panel. */
  pictures(
    pdf: Uint8Array,
    signal: AbortSignal,
    options?: { readonly widthPx?: number },
  ): Promise<Result<readonly Picture[], DocumentFailure>>
  /**
   * One PDF for reading and printing: the form, then the documents made here, then each photographed page on a page of
   * its own with its title.
   */
  bind(
    pdf: Uint8Array,
    attachments: readonly Attachment[],
    signal: AbortSignal,
  ): Promise<Result<RenderedDocument, DocumentFailure>>
  /** Characters that no font has, each once: a document with one of them could not be printed. Needs no engine. */
  unprintable(text: string): readonly string[]
  /** The content of an 80 mm receipt. Pure, needs no engine. */
  receiptLines(request: RollRequest): readonly ReceiptLine[]
  /** A line of text as dots, for characters missing in the receipt printer's font. */
  readonly rasteriseText: RasteriseText
  /** Starts the engines, so that the first document need not wait for them. */
  warm(): Promise<void>
  /**
   * To be called at the end of a session: an engines' process that has received a citizen's data ends, so that nothing
   * stays in its memory; the next document starts a new one.
   */
  forget(): Promise<void>
  stop(): Promise<void>
}

/** Width : height of the signing area on the screen; strokes are 0…1 of each. */
export const signingAspect = 2.5

/**
 * 文书: what the rest of the daemon asks of the document maker. The engines behind it (Typst, PDFium, Skia) live in a
 * child process, so that their memory and their crashes stay out of the daemon.
 */
import type { Affair } from '#flows/affair.ts'
import type { District } from '#flows/district.ts'
import type { Delivery, Draft, Submission } from '#flows/draft.ts'
import type { Language } from '#flows/language.ts'
import type { Strokes } from '#flows/journeys/services.ts'
import type { Plan } from '#flows/plan.ts'
import type { ApplicationOutline } from '../applications/application.ts'
import type { ReceiptLine } from '../devices/receipt-printer/port.ts'
import type { RasteriseText } from '../devices/receipt-printer/raster.ts'
import type { Result } from '../base/result.ts'

/** What every document says about where it comes from. */
interface Origin {
  readonly district: District
  readonly language: Language
  /** ISO 8601, any offset; printed as Beijing time. */
  readonly printedAt: string
  /** The terminal's number as the hall knows it. */
  readonly terminal: string
}

/** Of a service as it is filled in. */
interface OfAffair extends Origin {
  readonly affair: Affair
  readonly plan: Plan
}

/** 一次性告知书: anybody's, says nothing about a person. */
export interface NoticeRequest extends OfAffair {
  readonly document: 'notice'
  /** `YYYY-MM-DD`: by when all is done if it is accepted on the day of printing; null: nothing is promised. */
  readonly dueBy: string | null
}

/** 申请表: the merged form of all selected items (一表申请). */
export interface FormRequest extends OfAffair {
  readonly document: 'form'
  readonly draft: Draft
  /** `null`: not signed yet (read before signing). */
  readonly signature: Strokes | null
  readonly signedAt: string | null
}

/**
 * 受理凭证 of what was sealed, whatever has become of the service's file since. `submission.outcome` decides which of the
 * honest kinds it is.
 */
export interface ReceiptRequest extends Origin {
  readonly document: 'receipt'
  readonly application: ApplicationOutline
  readonly submission: Submission
  readonly delivery: Delivery | null
  /** Where the state can be asked for; drawn as QR. No personal data in it. */
  readonly queryUrl: string
}

export type DocumentRequest = NoticeRequest | FormRequest | ReceiptRequest

/**
 * `unprintableCharacter`: no font of the chain has a glyph for `characters`; nothing is printed rather than a blank.
 * Attendant.
 * `cancelled`: the signal aborted. `timeOut`: an engine hung and was restarted; may be tried again. `internalError`:
 * a bug; attendant.
 */
export interface DocumentFailure {
  readonly code: 'unprintableCharacter' | 'cancelled' | 'timeOut' | 'internalError'
  /** For the log: never personal data. */
  readonly detail: string
  /** For the screen only: the characters, each once. */
  readonly characters?: readonly string[]
}

export interface RenderedDocument {
  readonly pdf: Uint8Array
  readonly pages: number
}

/** A page as PNG in greys, as a monochrome printer would put it on paper. */
export interface Picture {
  readonly type: 'image/png'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** A photographed page of a material (JPEG) that is bound behind the form (一套材料). */
export interface Attachment {
  readonly title: string
  readonly jpeg: Uint8Array
}

export interface Documents {
  /** A4 PDF, every page checked on its rendered glyphs. */
  render(request: DocumentRequest, signal: AbortSignal): Promise<Result<RenderedDocument, DocumentFailure>>
  /** Every page of a PDF for the screen; 2 px per screen px on a 1080 px wide panel by default. */
  pictures(
    pdf: Uint8Array,
    signal: AbortSignal,
    options?: { readonly widthPx?: number },
  ): Promise<Result<readonly Picture[], DocumentFailure>>
  /**
   * One PDF: the form, then each attachment on a page of its own with its title. What is read on the screen and
   * printed.
   */
  bind(
    pdf: Uint8Array,
    attachments: readonly Attachment[],
    signal: AbortSignal,
  ): Promise<Result<RenderedDocument, DocumentFailure>>
  /** 80 mm receipt as content; pure, no engine. */
  receiptLines(request: NoticeRequest | ReceiptRequest): readonly ReceiptLine[]
  /** A line of text as dots, for characters the receipt printer's own font lacks. */
  readonly rasteriseText: RasteriseText
  /** Starts the engines, so that the first document does not wait for them. */
  warm(): Promise<void>
  /**
   * At the end of a session: an engines' process that was given anything of a citizen ends, so that nothing stays in
   * its memory; the next document starts a new one.
   */
  forget(): Promise<void>
  stop(): Promise<void>
}

/** Width : height of the signing area on the screen; strokes are 0…1 of each. */
export const signingAspect = 2.5

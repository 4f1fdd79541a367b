/**
 * The messages between the daemon and the engines' process, by IPC with structured clone. Personal data is passed in no
 * other way.
 */
import type { Result } from '../../base/result.ts'
import type { Bitmap1, CellStyle } from '../../devices/receipt-printer/raster.ts'
import type { GlyphFailure } from './engines.ts'
import type { Attachment, Picture, RenderedDocument } from '../port.ts'
import type { TemplateName } from './typesetter.ts'
import type { DocumentView } from '../content/view.ts'

export interface Jobs {
  /** Does nothing: the answer says that the engines are ready. */
  warm: { readonly ask: null; readonly answer: null }
  typeset: {
    readonly ask: { readonly template: TemplateName; readonly view: DocumentView }
    readonly answer: Result<RenderedDocument, GlyphFailure>
  }
  pictures: {
    readonly ask: { readonly pdf: Uint8Array; readonly widthPx: number }
    readonly answer: readonly Picture[]
  }
  bind: {
    readonly ask: { readonly pdf: Uint8Array; readonly attachments: readonly Attachment[] }
    readonly answer: Result<RenderedDocument, GlyphFailure>
  }
  rasterise: {
    readonly ask: { readonly text: string; readonly style: CellStyle }
    readonly answer: Result<Bitmap1, GlyphFailure>
  }
}
export type JobName = keyof Jobs

export type Ask = { readonly [Name in JobName]: { readonly job: Name; readonly ask: Jobs[Name]['ask'] } }[JobName]
/** Jobs run one at a time, so an answer needs no number. `error`: a bug in the job; gives the place, never the data. */
export type Answer = { readonly answer: Jobs[JobName]['answer'] } | { readonly error: string }

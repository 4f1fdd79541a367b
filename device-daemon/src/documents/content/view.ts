/** Converts a request to the data of its template: the view of its kind in the frame common to all documents. Pure. */
import { renderSVG } from 'uqr'
import type { Text } from '#flows/model/affair.ts'
import { explanationView } from './explanation.ts'
import { formView, pictureOf } from './form.ts'
import { noticeView } from './notice.ts'
import { mapStrings, onPaper } from './on-paper.ts'
import type { TemplateName } from '../engines/typesetter.ts'
import { declarationView } from './declaration.ts'
import { filledPart } from './material-part.ts'
import type { DocumentRequest, MaterialRequest } from '../port.ts'
import { receiptView } from './receipt.ts'
import { supplementView } from './supplement.ts'
import { signaturePicture } from './signature.ts'
import { momentText } from '#flows/time/written-dates.ts'

export interface Frame {
  readonly language: 'zh' | 'en'
  readonly affair: Text
  readonly district: Text
  readonly hall: {
    readonly name: Text
    readonly address: Text
    readonly hours: Text
    readonly telephone: string
    readonly complaint: string
  }
  /** Of the service's guide; null: what is printed does not follow from it. */
  readonly version: string | null
  readonly printedAt: Text
  readonly terminal: string | null
}

/** `frame` and `view` contain texts, all of which must be printable; `pictures` are SVG made here. */
export interface DocumentView {
  readonly frame: Frame
  readonly view: object
  /** Headings and labels, of which a template takes what it has use for. */
  readonly words?: object
  readonly pictures: Readonly<Record<string, string>>
}

export function documentView(request: DocumentRequest): DocumentView {
  const { district, language } = request
  const affair = affairOf(request)
  const frame: Frame = {
    language,
    affair: affair.name,
    district: district.name,
    hall: district.hall,
    version: affair.version ?? null,
    printedAt: momentText(request.printedAt),
    terminal: request.terminal,
  }
  const { view, pictures } = bodyOf(request)
  const printable = (text: string) => breakable(onPaper(text))
  return { frame: mapStrings(frame, printable), view: mapStrings(view, printable), pictures }
}

function affairOf(request: DocumentRequest): { readonly name: Text; readonly version?: string } {
  if (request.document === 'explanation') return request.progress.affair
  if (request.document === 'supplement') return request.supplies[0]?.supplement.affair ?? { name: { zh: '', en: '' } }
  return request.document === 'receipt' ? request.application.affair : request.affair
}

function bodyOf(request: DocumentRequest): Pick<DocumentView, 'view' | 'pictures'> {
  switch (request.document) {
    case 'notice':
      return { view: noticeView(request), pictures: request.code === null ? {} : { qr: qrCode(request.code) } }
    case 'form':
      return {
        view: formView(request),
        pictures: drawn(request),
      }
    case 'material':
      return materialBody(request)
    case 'receipt':
      return { view: receiptView(request), pictures: { qr: qrCode(request.queryUrl) } }
    case 'supplement':
      return {
        view: supplementView(request),
        pictures: request.queryUrl === null ? {} : { qr: qrCode(request.queryUrl) },
      }
    case 'explanation':
      return {
        view: explanationView(request),
        pictures: request.queryUrl === null ? {} : { qr: qrCode(request.queryUrl) },
      }
  }
}

/** What each signer wrote, under the name by which the template finds it. */
const drawn = ({ written }: Pick<MaterialRequest, 'written'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(written).map(([id, { strokes }]) => [pictureOf(id), signaturePicture(strokes)]))

function materialBody(request: MaterialRequest): Pick<DocumentView, 'view' | 'pictures'> {
  const { document } = request.material.material
  if (document === undefined) {
    return { view: formView(request, filledPart(request)), pictures: drawn(request) }
  }
  return {
    view: declarationView(request, document),
    pictures: drawn(request),
  }
}

/** The template that lays it out. */
export function templateOf(request: DocumentRequest): TemplateName {
  if (request.document !== 'material') return request.document
  return request.material.material.document === undefined ? 'form' : 'declaration'
}

const qrCode = (content: string): string => renderSVG(content, { ecc: 'M', border: 0, pixelSize: 4 })

/** Every string of a value, in order. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : []
}

/**
 * Drops the texts in two languages, of which a page shows only one. What remains was entered by somebody, and all of it
 * must reach the paper.
 */
export function dataOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dataOf)
  if (value === null || typeof value !== 'object') return value
  return 'zh' in value && 'en' in value
    ? null
    : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, dataOf(entry)]))
}

/** Zero-width spaces allow breaks in a word that fits on no line; names and numbers of usual length are left alone. */
const breakable = (text: string): string =>
  text.replace(/[!-~]{33,}/g, (word) => word.replace(/.{16}(?=.)/g, '$&\u200b'))

/** Implements the port: views are made in this process, the engines run in a process of their own. */
import { createEngineProcess } from './engines/engine-process.ts'
import type { EngineOptions } from './engines/engine-process.ts'
import type { DocumentFailure, DocumentRequest, Documents, RenderedDocument } from './port.ts'
import { mapStrings, onPaper, withGaps } from './content/on-paper.ts'
import { receiptLines } from './content/receipt-lines.ts'
import { documentView, templateOf } from './content/view.ts'
import { loadFontChain, type FontChain } from './glyphs/font-chain.ts'
import type { GlyphFailure } from './engines/engines.ts'
import { fail, type Result } from '../base/result.ts'

/** Two picture pixels per pixel of a 1080 px wide panel. */
const screenPictureWidth = 2160

export function createDocuments(options: EngineOptions = {}): Documents {
  const engines = createEngineProcess(options)
  const never = new AbortController().signal
  let fonts: FontChain | null = null
  const unprintable: Documents['unprintable'] = (text) => (fonts ??= loadFontChain()).uncovered(onPaper(text))
  const gapped = <T>(value: T): T => mapStrings(value, (text) => withGaps(text, unprintable))
  const printable = <R extends DocumentRequest>(request: R): R => {
    if (request.document === 'receipt') {
      const { submission, appointments } = request
      return { ...request, submission: gapped(submission), appointments: gapped(appointments) }
    }
    if (request.document === 'supplement') return { ...request, supplies: gapped(request.supplies) }
    return request.document === 'explanation' ? { ...request, progress: gapped(request.progress) } : request
  }

  return {
    async render(request, signal) {
      const view = documentView(printable(request))
      return inner(await engines.run('typeset', { template: templateOf(request), view }, signal))
    },
    pictures: (pdf, signal, { widthPx = screenPictureWidth } = {}) => engines.run('pictures', { pdf, widthPx }, signal),
    bind: async (pdf, attachments, signal) => {
      const titled = attachments.map((one) => ('pdf' in one ? one : { ...one, title: onPaper(one.title) }))
      return inner(await engines.run('bind', { pdf, attachments: titled }, signal))
    },
    unprintable,
    receiptLines: (request) => receiptLines(printable(request)),
    rasteriseText: async (text, style) => {
      const done = await engines.run('rasterise', { text, style }, never)
      if (done.ok) return done.value
      const { code, detail } = done.failure
      // Nobody cancels a single line: it ends with its session.
      return fail(code === 'cancelled' ? { code, detail } : { code: 'documentsDown', detail })
    },
    warm: async () => {
      await engines.run('warm', null, never)
    },
    forget: () => engines.forget(),
    stop: () => engines.stop(),
  }
}

/** Merges the engine's failure and the process's failure into one result. */
function inner(
  outcome: Result<Result<RenderedDocument, GlyphFailure>, DocumentFailure>,
): Result<RenderedDocument, DocumentFailure> {
  return outcome.ok ? outcome.value : outcome
}

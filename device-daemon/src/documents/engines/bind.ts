/** Appends the pages of PDFs to one with pdf-lib. All layout is done by Typst. */
import { PDFDocument } from 'pdf-lib'
import type { RenderedDocument } from '../port.ts'

export async function appendPages(pdf: Uint8Array, appendices: readonly Uint8Array[]): Promise<RenderedDocument> {
  const document = await PDFDocument.load(pdf)
  for (const appendix of appendices) {
    const source = await PDFDocument.load(appendix)
    for (const page of await document.copyPages(source, source.getPageIndices())) document.addPage(page)
  }
  return { pdf: await document.save(), pages: document.getPageCount() }
}

import { PDFDocument, StandardFonts } from 'pdf-lib'

/** An A4 document with this many pages, each showing its number. */
export async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page++)
    document.addPage([595, 842]).drawText(`page ${page}`, { x: 60, y: 700, size: 48, font })
  return document.save()
}

/** Has the beginning and end of a PDF, but no page that could be printed. */
export const damagedPdf: Uint8Array = Buffer.from(
  '%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 9 0 R >>\nstartxref\n99999\n%%EOF\n',
)

import { PDFDocument, StandardFonts } from 'pdf-lib'

/** An A4 document of so many pages, each with its number. */
export async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page++)
    document.addPage([595, 842]).drawText(`page ${page}`, { x: 60, y: 700, size: 48, font })
  return document.save()
}

/** Begins and ends like a document, and has nothing that can be printed in between. */
export const damagedPdf: Uint8Array = Buffer.from(
  '%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 9 0 R >>\nstartxref\n99999\n%%EOF\n',
)

/**
 * Renders the pages of a PDF as PNG at 100 dpi with PDFium, which is loaded with the first job, so that an idle
 * simulator stays small.
 */

export interface Page {
  /** base64 */
  readonly png: string
}

const dotsPerPoint = 100 / 72

/** Empty for a document that cannot be repaired, like the result of a print queue's filters. */
export async function renderPages(pdf: Uint8Array): Promise<readonly Page[]> {
  const [{ PDFiumLibrary }, { createCanvas, ImageData }] = await Promise.all([
    import('@hyzyla/pdfium'),
    import('@napi-rs/canvas'),
  ])
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages: Page[] = []
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: dotsPerPoint, render: 'bitmap' })
      const canvas = createCanvas(width, height)
      canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
      pages.push({ png: canvas.toBuffer('image/png').toString('base64') })
    }
    document.destroy()
    return pages
  } catch {
    return []
  } finally {
    library.destroy()
  }
}

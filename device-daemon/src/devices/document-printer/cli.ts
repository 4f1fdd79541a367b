/** Bench tool of the A4 printer. */
import { readFile } from 'node:fs/promises'
import { fail, ok } from '../../base/result.ts'
import type { DeviceTool } from '../device-tool.ts'
import type { DocumentPrinter } from './port.ts'

export const tool: DeviceTool<DocumentPrinter> = {
  help: 'A4 printer (IPP) or CUPS queue, --port ipp://host:631/ipp/print, ipps://…, or ipp://localhost:631/printers/QUEUE',
  actions: {
    status: { help: 'asks for its state, paper and toner', run: async (printer) => ok(printer.status()) },
    print: {
      help: 'prints FILE, a PDF, on one side',
      async run(printer, { args: [file], signal, say }) {
        if (file === undefined) return fail({ code: 'usage', detail: 'print FILE' })
        const pdf = await readFile(file).catch((error: Error) => error)
        if (pdf instanceof Error) return fail({ code: 'usage', detail: pdf.message })
        const { PDFDocument } = await import('pdf-lib')
        const document = await PDFDocument.load(pdf).catch((error: Error) => error)
        if (document instanceof Error) return fail({ code: 'usage', detail: `${file} is no PDF: ${document.message}` })
        return printer.print(pdf, {
          jobName: 'bench',
          content: 'bench',
          pages: document.getPageCount(),
          sides: 'one',
          signal,
          onPage: (page) => say(`page ${page}`),
        })
      },
    },
  },
}

/** Bench tool of the A4 printer. */
import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceTool, ToolContext, ToolFailure } from '../device-tool.ts'
import type { DocumentPrinter } from '../ports.ts'
import { withDevice } from '../with-device.ts'
import { createDocumentPrinter } from './driver.ts'

export const tool: DeviceTool = {
  help: 'A4 printer (IPP) or CUPS queue, --port ipp://host:631/ipp/print or ipp://localhost:631/printers/QUEUE',
  actions: {
    status: {
      help: 'asks for its state, paper and toner',
      run: (context) => withPrinter(context, async (printer) => ok(printer.status())),
    },
    print: { help: 'prints FILE, a PDF, on one side', run: printFile },
  },
}

async function withPrinter<T>(
  context: ToolContext,
  use: (printer: DocumentPrinter) => Promise<Result<T, ToolFailure>>,
): Promise<Result<T, ToolFailure>> {
  if (!/^ipp:\/\/[^/]+\/.+/.test(context.url))
    return fail({ code: 'badAddress', detail: `"${context.url}": write ipp://host:631/ipp/print` })
  return withDevice((onEvent) => createDocumentPrinter({ url: context.url, onEvent }), use)
}

async function printFile(context: ToolContext): Promise<Result<unknown, ToolFailure>> {
  const [file] = context.args
  if (file === undefined) return fail({ code: 'usage', detail: 'print FILE' })
  const pdf = await readFile(file).catch((error: Error) => error)
  if (pdf instanceof Error) return fail({ code: 'usage', detail: pdf.message })
  return withPrinter(context, (printer) =>
    printer.print(pdf, {
      jobName: 'bench',
      pages: 1,
      sides: 'one',
      signal: context.signal,
      onPage: (page) => context.say(`page ${page}`),
    }),
  )
}

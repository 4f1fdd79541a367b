/** Bench tool of the receipt printer. */
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceTool, ToolContext, ToolFailure } from '../device-tool.ts'
import type { ReceiptLine, ReceiptPrinter } from './port.ts'

export const tool: DeviceTool<ReceiptPrinter> = {
  help: '80 mm receipt printer (ESC/POS), --port serial:/dev/ttyUSB0?baud=115200 or tcp://host:9100',
  actions: {
    status: { help: 'asks for paper, cover and cutter', run: async (printer) => ok(printer.status()) },
    'test-page': {
      help: 'prints every kind of line: large, aligned, rare characters, QR',
      run: (printer, context) => print(printer, context, testPage),
    },
    print: {
      help: 'prints TEXT, one paragraph per argument',
      async run(printer, context) {
        if (context.args.length === 0) return fail({ code: 'usage', detail: 'print TEXT' })
        return print(
          printer,
          context,
          context.args.map((text) => ({ kind: 'text', text })),
        )
      },
    },
  },
}

const testPage: readonly ReceiptLine[] = [
  { kind: 'title', text: '打印机自检' },
  { kind: 'rule' },
  { kind: 'pair', label: '常用字', value: '一件事一次办' },
  { kind: 'pair', label: '生僻字（图形）', value: '㛃 䶮 𠅤 𬭚' },
  { kind: 'pair', label: 'ASCII', value: '0123456789 ABC xyz' },
  { kind: 'text', text: '两端对齐、自动换行：一张小票宽七十二毫米，每行二十四个汉字，标点不在行首。' },
  { kind: 'rule' },
  { kind: 'qr', content: 'https://kiosk.invalid/test-page', caption: '扫码应得到 kiosk.invalid/test-page' },
]

async function print(
  printer: ReceiptPrinter,
  { signal }: ToolContext,
  lines: readonly ReceiptLine[],
): Promise<Result<unknown, ToolFailure>> {
  // The drawing program starts with the first character that the printer's font lacks.
  const { createDocuments } = await import('../../documents/documents.ts')
  const documents = createDocuments()
  try {
    const printed = await printer.print(lines, { rasterise: documents.rasteriseText, signal })
    return printed.ok ? ok({ printed: true }) : printed
  } finally {
    await documents.stop()
  }
}

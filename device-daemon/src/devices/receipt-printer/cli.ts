/** Bench tool of the receipt printer. */
import { createDocuments } from '../../documents/documents.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { openLink, parseAddress } from '../../transport/open.ts'
import type { DeviceTool, ToolContext, ToolFailure } from '../device-tool.ts'
import type { ReceiptLine, ReceiptPrinter } from '../ports.ts'
import { withDevice } from '../with-device.ts'
import { createReceiptPrinter } from './driver.ts'

export const tool: DeviceTool = {
  help: '80 mm receipt printer (ESC/POS), --port serial:/dev/ttyUSB0?baud=115200 or tcp://host:9100',
  actions: {
    status: {
      help: 'asks for paper, cover and cutter',
      run: (context) => withPrinter(context, async (printer) => ok(printer.status())),
    },
    'test-page': {
      help: 'prints every kind of line: large, aligned, rare characters, QR',
      run: (context) => print(context, testPage),
    },
    print: {
      help: 'prints TEXT, one paragraph per argument',
      run: (context) =>
        context.args.length === 0
          ? Promise.resolve(fail({ code: 'usage', detail: 'print TEXT' }))
          : print(
              context,
              context.args.map((text) => ({ kind: 'text', text })),
            ),
    },
  },
}

const testPage: readonly ReceiptLine[] = [
  { kind: 'title', text: '打印机自检' },
  { kind: 'rule' },
  { kind: 'pair', label: '常用字', value: '一件事一次办' },
  { kind: 'pair', label: '生僻字（图形）', value: '㛃 䶮 𠅤 𬭚' },
  { kind: 'pair', label: 'ASCII', value: '0123456789 ABC xyz' },
  { kind: 'text', text: '两端对齐、自动换行：一张凭条宽七十二毫米，每行二十四个汉字，标点不在行首。' },
  { kind: 'rule' },
  { kind: 'qr', content: 'https://kiosk.invalid/test-page', caption: '扫码应得到 kiosk.invalid/test-page' },
]

async function withPrinter<T>(
  context: ToolContext,
  use: (printer: ReceiptPrinter) => Promise<Result<T, ToolFailure>>,
): Promise<Result<T, ToolFailure>> {
  const address = parseAddress(context.url)
  if (!address.ok) return address
  const documents = createDocuments()
  try {
    return await withDevice(
      (onEvent) =>
        createReceiptPrinter({ url: context.url, open: openLink, rasterise: documents.rasteriseText, onEvent }),
      use,
    )
  } finally {
    await documents.stop()
  }
}

const print = (context: ToolContext, lines: readonly ReceiptLine[]): Promise<Result<unknown, ToolFailure>> =>
  withPrinter(context, async (printer) => {
    const printed = await printer.print(lines, { signal: context.signal })
    return printed.ok ? ok({ printed: true }) : printed
  })

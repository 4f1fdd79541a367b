import { parseAddress } from '../../transport/open.ts'
import type { DeviceDescription } from '../description.ts'
import type { ReceiptPrinter } from './port.ts'

/** 小票打印机. */
export const receiptPrinter: DeviceDescription<'receiptPrinter', ReceiptPrinter> = {
  kind: 'receiptPrinter',
  models: {
    'escpos-80mm': {
      parseAddress,
      create: async (options) => (await import('./driver.ts')).createReceiptPrinter(options),
    },
  },
  tool: { name: 'receipt-printer', load: async () => (await import('./cli.ts')).tool },
  simulator: 'receipt-printer',
}

import type { DeviceDescription } from '../description.ts'
import { parsePrinterAddress } from './address.ts'
import type { DocumentPrinter } from './port.ts'

/** A4 打印机. */
export const documentPrinter: DeviceDescription<'documentPrinter', DocumentPrinter> = {
  kind: 'documentPrinter',
  models: {
    ipp: {
      parseAddress: parsePrinterAddress,
      create: async (options) => (await import('./driver.ts')).createDocumentPrinter(options),
    },
  },
  tool: { name: 'document-printer', load: async () => (await import('./cli.ts')).tool },
  simulator: 'document-printer',
}

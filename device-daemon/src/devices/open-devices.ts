/**
 * The drivers of what the profile declares. Each opens its device in the background; none is waited for. `serving`:
 * not before the screen is served.
 */
import type { Devices } from '../commands/dependencies.ts'
import type { Config } from '../profile/config.ts'
import { createCamera } from './camera/driver.ts'
import { createDocumentPrinter } from './document-printer/driver.ts'
import { createIdCardReader } from './id-card/driver.ts'
import type { RasteriseText } from './receipt-printer/raster.ts'
import { createReceiptPrinter } from './receipt-printer/driver.ts'
import type { Log } from '../base/log.ts'
import { openLink } from '../transport/open.ts'
import type { OpenLink } from '../transport/transport.ts'

export function openDevices(
  declared: Config['devices'],
  rasterise: RasteriseText,
  log: Log,
  serving: Promise<void>,
): Devices {
  const { idCard, receiptPrinter, documentPrinter, documentCamera, faceCamera } = declared
  const open: OpenLink = async (url, signal) => {
    await serving
    return openLink(url, signal)
  }
  // A device that is not there is looked for every second; the same news is told once.
  const onEvent = (device: string) => {
    let last = ''
    return (event: string, detail: string): void => {
      if (last !== (last = `${event} ${detail}`)) log.info({ device, event, detail }, 'device')
    }
  }
  return {
    idCard: idCard ? createIdCardReader({ url: idCard.url, open, onEvent: onEvent('idCard') }) : null,
    receiptPrinter: receiptPrinter
      ? createReceiptPrinter({ url: receiptPrinter.url, open, rasterise, onEvent: onEvent('receiptPrinter') })
      : null,
    documentPrinter: documentPrinter
      ? createDocumentPrinter({ url: documentPrinter.url, onEvent: onEvent('documentPrinter') })
      : null,
    documentCamera: documentCamera
      ? createCamera({ kind: 'documentCamera', url: documentCamera.url, onEvent: onEvent('documentCamera') })
      : null,
    faceCamera: faceCamera
      ? createCamera({ kind: 'faceCamera', url: faceCamera.url, onEvent: onEvent('faceCamera') })
      : null,
  }
}

/** Every kind of device this program can drive, one line per folder. */
import type { DeviceKind } from '#contract/devices.ts'
import { documentCamera, faceCamera } from './camera/index.ts'
import type { DeviceDescription } from './description.ts'
import { documentPrinter } from './document-printer/index.ts'
import { idCard } from './id-card/index.ts'
import { receiptPrinter } from './receipt-printer/index.ts'
import { scanner } from './scanner/index.ts'

export const kinds = {
  idCard,
  receiptPrinter,
  documentPrinter,
  documentCamera,
  faceCamera,
  scanner,
} satisfies { readonly [K in DeviceKind]: DeviceDescription<K> }

/** The same list, for code that treats all kinds alike. */
export const descriptions: readonly DeviceDescription[] = Object.values(kinds)

type DeviceOf<D> = D extends DeviceDescription<DeviceKind, infer Device> ? Device : never

/** The devices declared in the machine's profile; null: this machine has none of the kind. */
export type Devices = { readonly [K in DeviceKind]: DeviceOf<(typeof kinds)[K]> | null }

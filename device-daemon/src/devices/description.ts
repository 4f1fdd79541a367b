/**
 * What a device folder's `index.ts` says of its kind. Profile check, opening, bench tool, dock and start-up read these
 * from one list, `kinds.ts`. A description is light: it is loaded at every start, the driver only where the profile
 * declares the device, the bench tool only on the bench.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { Result } from '../base/result.ts'
import type { AddressFailure, OpenLink } from '../transport/transport.ts'
import type { Supervised } from './device.ts'
import type { DeviceTool } from './device-tool.ts'
import type { RasteriseText } from './receipt-printer/raster.ts'

export interface DeviceDescription<K extends DeviceKind = DeviceKind, D extends Supervised = Supervised> {
  readonly kind: K
  /** 型号, by the word in the profile's `model`. */
  readonly models: Readonly<Record<string, DeviceModel<D>>>
  readonly tool: {
    /** Its word on the command line: `npm run device -- NAME`. */
    readonly name: string
    readonly load: () => Promise<DeviceTool<D>>
  }
  /** Its folder under `simulators/`; the dev dock's panel has the same name. */
  readonly simulator: string
}

export interface DeviceModel<D extends Supervised> {
  /** Is this an address of this model? A failure says what is wrong and shows a right one. */
  readonly parseAddress: (url: string) => Result<unknown, AddressFailure>
  /** Begins to open it and waits for nothing. A bad address throws: it was checked before. */
  readonly create: (options: CreateOptions) => Promise<D>
}

export interface CreateOptions {
  readonly url: string
  readonly open: OpenLink
  /** Characters a printer has no font for, as dots. */
  readonly rasterise: RasteriseText
  /** For the log; the detail never holds personal data. */
  readonly onEvent: (event: string, detail: string) => void
}

/**
 * What the `index.ts` of a device folder declares about its kind. Profile check, opening, bench tool, dock and start-up
 * read it through the list in `kinds.ts`. The description itself is loaded at every start and must stay light; it loads
 * the driver only if the profile declares the device, and the bench tool only on the bench.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { Result } from '../base/result.ts'
import type { AddressFailure, OpenLink } from '../transport/transport.ts'
import type { Supervised } from './device.ts'
import type { DeviceTool } from './device-tool.ts'

export interface DeviceDescription<K extends DeviceKind = DeviceKind, D extends Supervised = Supervised> {
  readonly kind: K
  /** 型号 by the name used as `model` in the profile. */
  readonly models: Readonly<Record<string, DeviceModel<D>>>
  readonly tool: {
    /** Its name on the command line: `npm run device -- NAME`. */
    readonly name: string
    readonly load: () => Promise<DeviceTool<D>>
  }
  /** Its folder under `simulators/`; the dev dock's panel has the same name. */
  readonly simulator: string
}

export interface DeviceModel<D extends Supervised> {
  /** Checks an address for this model. A failure says what is wrong and gives a valid example. */
  readonly parseAddress: (url: string) => Result<unknown, AddressFailure>
  /** Begins opening the device without waiting for it. Throws on a bad address: it was checked before. */
  readonly create: (options: CreateOptions) => Promise<D>
}

export interface CreateOptions {
  readonly url: string
  readonly open: OpenLink
  /** Where a device notes what must be known after a restart; null: nowhere, as at the technician's bench. */
  readonly folder: string | null
  /** For the log; the detail never holds personal data. */
  readonly onEvent: (event: string, detail: string) => void
}

/**
 * A device on the network that speaks the same bytes as its serial variant: a TCP port on 127.0.0.1, without pacing.
 */
import { createLineDevice, type LineDevice, type LineDeviceOptions } from './line-device.ts'
import { createPacer } from './pace.ts'
import type { SimulatorContext } from './simulator.ts'
import { plugNetwork } from './tcp.ts'

export interface NetworkDeviceOptions extends LineDeviceOptions {
  /** 0: any free port. */
  readonly port: number
}

export async function createNetworkDevice(
  context: SimulatorContext,
  options: NetworkDeviceOptions,
): Promise<LineDevice> {
  const cable = await plugNetwork(options.port)
  return createLineDevice(
    context,
    {
      url: `tcp://127.0.0.1:${cable.port}`,
      cable,
      plug: () => plugNetwork(cable.port),
      createPacer: (write) => createPacer({ baud: Infinity, fast: true, write }),
    },
    options,
  )
}

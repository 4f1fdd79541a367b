/** A device on a serial line: a pseudo-terminal at `RUN/dev/<name>`, paced at the line's rate. */
import type { Cable } from './cable.ts'
import { createLineDevice, type LineDevice, type LineDeviceOptions } from './line-device.ts'
import { misread } from './line-rate.ts'
import { createPacer } from './pace.ts'
import { plugCable } from './pty.ts'
import type { SimulatorContext } from './simulator.ts'

export interface SerialDeviceOptions extends LineDeviceOptions {
  readonly baud: number
  /**
   * A host that opened the line at another rate reads garbage and is read as garbage. Off by default: asking the
   * terminal for its rate takes 1.6 ms, which would distort the timing of a polled device.
   */
  readonly strictBaud?: boolean
}

export function createSerialDevice(context: SimulatorContext, options: SerialDeviceOptions): LineDevice {
  const path = `${context.run}/dev/${context.name}`
  const { baud } = options
  const plug = options.strictBaud === true ? () => plugStrictCable(path, baud) : () => plugCable(path, baud)
  return createLineDevice(
    context,
    {
      url: `serial:${path}?baud=${baud}`,
      cable: plug(),
      plug,
      createPacer: (write) => createPacer({ baud, fast: context.fast, write }),
    },
    options,
  )
}

/** The pieces of one reply follow each other faster than this; a host cannot close and reopen the line in that time. */
const quietMs = 3

function plugStrictCable(path: string, baud: number): Cable {
  const cable = plugCable(path, baud)
  let hostBaud = baud
  let lastUsed = -Infinity
  function rate(): number {
    const now = performance.now()
    if (now - lastUsed > quietMs) hostBaud = cable.hostBaud()
    lastUsed = now
    return hostBaud
  }
  return {
    onData: (listener) => cable.onData((bytes) => listener(misread(bytes, rate(), baud))),
    write: (bytes) => cable.write(misread(bytes, baud, rate())),
    pull: () => cable.pull(),
  }
}

/** What every device on a line shares: its cable, its faults, the pace of its bytes, and what is noted of them. */
import type { Cable } from './cable.ts'
import type { FrameShape } from './faults.ts'
import type { Pacer } from './pace.ts'
import { createPluggable, type Pluggable } from './pluggable.ts'
import type { SimulatorContext } from './simulator.ts'

export interface LineDevice extends Pick<Pluggable<Cable>, 'acts' | 'state' | 'stop'> {
  /** The address for the profile. */
  readonly url: string
  /** A reply: spoilt by armed faults, noted, paced. False when it was cut off or not sent. */
  send(bytes: Uint8Array, name: string): Promise<boolean>
  /** Stops what is being sent, in the middle of a frame. */
  cut(): void
  /** ms that `count` bytes take on this line; 0 with `--fast` and over the network. */
  wireTime(count: number): number
}

export interface LineDeviceOptions {
  readonly shape: FrameShape
  /** Bytes as they arrive from the host. */
  readonly onBytes: (bytes: Uint8Array) => void
  /** Power comes over the cable for most devices: what they remember is lost. */
  readonly onPulled?: () => void
  readonly onPlugged?: () => void
}

/** A line as its kind makes it. */
export interface Line {
  readonly url: string
  /** Plugged in already. */
  readonly cable: Cable
  /** Plugs in again, behind the same address. */
  plug(): Cable | Promise<Cable>
  createPacer(write: (bytes: Uint8Array) => void): Pacer
}

export function createLineDevice(context: SimulatorContext, line: Line, options: LineDeviceOptions): LineDevice {
  const pacer = line.createPacer((bytes) => device.cable()?.write(bytes))
  const listening = (cable: Cable): Cable => {
    cable.onData(options.onBytes)
    return cable
  }
  const device = createPluggable(context, {
    ...options,
    cable: listening(line.cable),
    plug: async () => listening(await line.plug()),
    onPulled() {
      pacer.cut()
      options.onPulled?.()
    },
  })

  return {
    url: line.url,
    acts: device.acts,
    async send(bytes, name) {
      let whole = true
      for (const piece of device.spoil(bytes, name)) {
        if (piece.delayMs > 0) await context.wait(piece.delayMs)
        if (device.cable() === null) return false
        context.transcript.add('out', name, piece.bytes)
        whole = (await pacer.send(piece.bytes)) && whole
      }
      return whole
    },
    cut: () => pacer.cut(),
    wireTime: (count) => pacer.wireTime(count),
    state: () => device.state(),
    stop: () => device.stop(),
  }
}

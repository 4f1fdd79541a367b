/** What all devices on a line have in common: cable, faults, pacing, transcript. */
import type { Cable } from './cable.ts'
import type { FrameShape } from './faults.ts'
import type { Pacer } from './pace.ts'
import { createPluggable, type Pluggable } from './pluggable.ts'
import type { SimulatorContext } from './simulator.ts'

export interface LineDevice extends Pick<Pluggable<Cable>, 'acts' | 'state' | 'stop'> {
  /** The address for the profile. */
  readonly url: string
  /** Sends a reply: spoilt by armed faults, noted, paced. False if it was cut off or not sent. */
  send(bytes: Uint8Array, name: string): Promise<boolean>
  /** Stops sending at once, even in the middle of a frame. */
  cut(): void
  /** ms that `count` bytes take on this line; 0 with `--fast` and over the network. */
  wireTime(count: number): number
}

export interface LineDeviceOptions {
  readonly shape: FrameShape
  /** Bytes as they arrive from the host. */
  readonly onBytes: (bytes: Uint8Array) => void
  /** Most devices are powered by the cable: they lose what they remember. */
  readonly onPulled?: () => void
  readonly onPlugged?: () => void
}

/** A line of one kind. */
export interface Line {
  readonly url: string
  /** Already plugged in. */
  readonly cable: Cable
  /** Plugs in again, with the same address. */
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

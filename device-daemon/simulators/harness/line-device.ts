/** What every device on a line shares: cable, pace, faults, transcript, and the acts that belong to them. */
import type { Cable } from './cable.ts'
import type { Act } from './control.ts'
import { faultAct } from './fault-act.ts'
import { createFaults, type Fault, type FrameShape } from './faults.ts'
import type { Pacer } from './pace.ts'
import type { SimulatorContext } from './simulator.ts'

export interface LineDevice {
  /** The address for the profile. */
  readonly url: string
  /** A reply: spoilt by armed faults, noted, paced. False when it was cut off or not sent. */
  send(bytes: Uint8Array, name: string): Promise<boolean>
  /** Stops what is being sent, in the middle of a frame. */
  cut(): void
  /** ms that `count` bytes take on this line; 0 with `--fast` and over the network. */
  wireTime(count: number): number
  readonly acts: Readonly<Record<'cable.pull' | 'cable.plug' | 'fault', Act>>
  state(): { readonly plugged: boolean; readonly faults: readonly Fault[] }
  stop(): void
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
  const faults = createFaults(context.random, options.shape)
  let cable: Cable | null = null
  let plugging: Promise<void> | null = null
  const pacer = line.createPacer((bytes) => cable?.write(bytes))

  function use(plugged: Cable): void {
    cable = plugged
    cable.onData(options.onBytes)
  }
  async function plug(): Promise<void> {
    use(await line.plug())
    options.onPlugged?.()
    context.emit('cable', { plugged: true })
  }
  function pull(): void {
    if (cable === null) return
    pacer.cut()
    cable.pull()
    cable = null
    options.onPulled?.()
    context.emit('cable', { plugged: false })
  }

  use(line.cable)
  return {
    url: line.url,
    async send(bytes, name) {
      let whole = true
      for (const piece of faults.spoil(bytes, name)) {
        if (piece.delayMs > 0) await context.wait(piece.delayMs)
        if (cable === null) return false
        context.transcript.add('out', name, piece.bytes)
        whole = (await pacer.send(piece.bytes)) && whole
      }
      return whole
    },
    cut: () => pacer.cut(),
    wireTime: (count) => pacer.wireTime(count),
    acts: {
      'cable.pull': { help: 'Pulls the cable: the driver sees a hang-up, the way to the device disappears.', do: pull },
      'cable.plug': {
        help: 'Plugs the cable back in: a new connection at the same address.',
        do() {
          if (cable !== null) return undefined
          plugging ??= plug().finally(() => (plugging = null))
          return plugging
        },
      },
      fault: faultAct(faults),
    },
    state: () => ({ plugged: cable !== null, faults: faults.armed() }),
    stop() {
      pacer.cut()
      cable?.pull()
      cable = null
    },
  }
}

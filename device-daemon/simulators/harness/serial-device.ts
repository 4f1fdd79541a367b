/**
 * The serial side every simulated device shares: cable, line rate, faults, transcript, and the acts that belong to
 * them.
 */
import type { Act } from './control.ts'
import { faultAct } from './fault-act.ts'
import { createFaults, type Fault, type FrameShape } from './faults.ts'
import { createPacer } from './pace.ts'
import { plugCable, type Cable } from './pty.ts'
import type { SimulatorContext } from './simulator.ts'

export interface SerialDevice {
  /** For the profile: `serial:RUN/dev/<name>?baud=…`. */
  readonly url: string
  /** A reply: spoilt by armed faults, noted, paced. False when it was cut off or not sent. */
  send(bytes: Uint8Array, name: string): Promise<boolean>
  /** Stops what is being sent, in the middle of a frame. */
  cut(): void
  /** ms that `count` bytes take on this line; 0 with `--fast`. */
  wireTime(count: number): number
  readonly acts: Readonly<Record<'cable.pull' | 'cable.plug' | 'fault' | 'transcript', Act>>
  state(): { readonly plugged: boolean; readonly faults: readonly Fault[] }
  stop(): void
}

export interface SerialDeviceOptions {
  readonly baud: number
  readonly shape: FrameShape
  /** Bytes as they arrive from the host. */
  readonly onBytes: (bytes: Uint8Array) => void
  /** Power comes over the cable for most devices: what they remember is lost. */
  readonly onPulled?: () => void
}

export function createSerialDevice(context: SimulatorContext, options: SerialDeviceOptions): SerialDevice {
  const path = `${context.run}/dev/${context.name}`
  const faults = createFaults(context.random, options.shape)
  let cable: Cable | null = null
  const pacer = createPacer({ baud: options.baud, fast: context.fast, write: (bytes) => cable?.write(bytes) })

  function plug(): void {
    if (cable !== null) return
    cable = plugCable(path)
    cable.onData(options.onBytes)
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

  plug()
  return {
    url: `serial:${path}?baud=${options.baud}`,
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
      'cable.pull': { help: 'Pulls the cable: the driver sees a hang-up, the device path disappears.', do: pull },
      'cable.plug': { help: 'Plugs the cable back in: a new device behind the same path.', do: plug },
      fault: faultAct(faults),
      transcript: { help: 'What went over the line, newest last.', do: () => context.transcript.entries() },
    },
    state: () => ({ plugged: cable !== null, faults: faults.armed() }),
    stop() {
      pacer.cut()
      cable?.pull()
      cable = null
    },
  }
}

/** What can be unplugged: a device's cable, the data on it, and the faults that spoil the data. */
import type { Act } from './control.ts'
import { faultAct } from './fault-act.ts'
import { createFaults, type Fault, type FrameShape, type Piece } from './faults.ts'
import type { SimulatorContext } from './simulator.ts'

/** A plugged-in cable: a pseudo-terminal, a port, a stream. */
export interface Plugged {
  /** Hangs up the driver's side and removes the path to the device. Called once. */
  pull(): void | Promise<void>
}

export interface Pluggable<Cable extends Plugged> {
  /** Null: unplugged. */
  cable(): Cable | null
  /** The pieces that armed faults turn a reply into. */
  spoil(reply: Uint8Array, name: string): readonly Piece[]
  readonly acts: Readonly<Record<'cable.pull' | 'cable.plug' | 'fault', Act>>
  state(): { readonly plugged: boolean; readonly faults: readonly Fault[] }
  stop(): Promise<void>
}

export interface PluggableOptions<Cable extends Plugged> {
  readonly shape: FrameShape
  /** Plugged in at first. */
  readonly cable: Cable
  /** Plugs in again, with the same address. */
  readonly plug: () => Cable | Promise<Cable>
  /** Most devices are powered by the cable: they lose what they remember. */
  readonly onPulled?: () => void
  readonly onPlugged?: () => void
}

export function createPluggable<Cable extends Plugged>(
  context: SimulatorContext,
  options: PluggableOptions<Cable>,
): Pluggable<Cable> {
  const faults = createFaults(context.random, options.shape)
  let cable: Cable | null = options.cable
  /** Acts run one after the other: a port must be free before it is taken again. */
  let moving: Promise<void> = Promise.resolve()

  async function plug(): Promise<void> {
    if (cable !== null) return
    cable = await options.plug()
    options.onPlugged?.()
    context.emit('cable', { plugged: true })
  }
  async function pull(): Promise<void> {
    if (cable === null) return
    const pulled = cable
    cable = null
    await pulled.pull()
    options.onPulled?.()
    context.emit('cable', { plugged: false })
  }
  const inTurn = (move: () => Promise<void>) => {
    const moved = moving.then(move)
    moving = moved.catch(() => {})
    return moved
  }

  return {
    cable: () => cable,
    spoil: (reply, name) => faults.spoil(reply, name),
    acts: {
      'cable.pull': {
        help: 'Pulls the cable: the driver sees a hang-up, the way to the device disappears.',
        do: () => inTurn(pull),
      },
      'cable.plug': {
        help: 'Plugs the cable back in: a new connection at the same address.',
        do: () => inTurn(plug),
      },
      fault: faultAct(faults),
    },
    state: () => ({ plugged: cable !== null, faults: faults.armed() }),
    stop: () => inTurn(pull),
  }
}

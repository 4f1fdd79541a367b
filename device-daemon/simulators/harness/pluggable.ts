/** What can be unplugged: the cable of a device, whatever goes through it, and the faults that spoil it. */
import type { Act } from './control.ts'
import { faultAct } from './fault-act.ts'
import { createFaults, type Fault, type FrameShape, type Piece } from './faults.ts'
import type { SimulatorContext } from './simulator.ts'

/** A cable that is plugged in: a pseudo-terminal, a port, a stream. */
export interface Plugged {
  /** The driver's side hangs up and the way to the device disappears. Called once. */
  pull(): void | Promise<void>
}

export interface Pluggable<Cable extends Plugged> {
  /** Null: pulled. */
  cable(): Cable | null
  /** A reply as armed faults let it out. */
  spoil(reply: Uint8Array, name: string): readonly Piece[]
  readonly acts: Readonly<Record<'cable.pull' | 'cable.plug' | 'fault', Act>>
  state(): { readonly plugged: boolean; readonly faults: readonly Fault[] }
  stop(): Promise<void>
}

export interface PluggableOptions<Cable extends Plugged> {
  readonly shape: FrameShape
  /** Plugged in at first. */
  readonly cable: Cable
  /** Plugs in again, behind the same address. */
  readonly plug: () => Cable | Promise<Cable>
  /** Power comes over the cable for most devices: what they remember is lost. */
  readonly onPulled?: () => void
  readonly onPlugged?: () => void
}

export function createPluggable<Cable extends Plugged>(
  context: SimulatorContext,
  options: PluggableOptions<Cable>,
): Pluggable<Cable> {
  const faults = createFaults(context.random, options.shape)
  let cable: Cable | null = options.cable
  /** One act after the other: a port is free again before it is taken again. */
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

/**
 * Takes a chart's steps as pure functions of snapshots and remembers which transitions were taken. Nothing is
 * executed: what actors would answer is chosen by whoever explores, as `xstate.done.actor.…` events.
 */
import {
  createActor,
  getNextTransitions,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  type InputFrom,
  type InspectedMicrostepEvent,
  type SnapshotFrom,
  type StateNode,
} from 'xstate'

/** An event as an exploration makes it up, a chart's own ones included. */
export interface AnyEvent {
  readonly type: string
  readonly [member: string]: unknown
}

type Scope = Parameters<AnyStateMachine['transition']>[2]

export class Explorer<M extends AnyStateMachine> {
  readonly taken = new Set<AnyTransitionDefinition>()
  readonly machine: M
  readonly #scope: Scope
  readonly #start: SnapshotFrom<M>

  constructor(machine: M, input: InputFrom<M>) {
    this.machine = machine
    const actor = createActor(machine as AnyStateMachine, {
      input,
      inspect: (event) => {
        if (event.type === '@xstate.microstep') for (const transition of takenIn(event)) this.taken.add(transition)
      },
    })
    const nothing = (): void => undefined
    this.#scope = {
      self: actor,
      system: actor.system,
      id: actor.id,
      sessionId: actor.sessionId,
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: nothing,
    }
    this.#start = machine.getInitialSnapshot(this.#scope, input) as SnapshotFrom<M>
  }

  /** As it begins; with another input where one is given. */
  start(input?: InputFrom<M>): SnapshotFrom<M> {
    return input === undefined ? this.#start : (this.machine.getInitialSnapshot(this.#scope, input) as SnapshotFrom<M>)
  }

  next(snapshot: SnapshotFrom<M>, event: AnyEvent): SnapshotFrom<M> {
    return this.machine.transition(snapshot as never, event, this.#scope) as unknown as SnapshotFrom<M>
  }

  /** Event descriptors that some active state listens to. */
  heard(snapshot: SnapshotFrom<M>): ReadonlySet<string> {
    return new Set(getNextTransitions(snapshot as never).map((transition) => transition.eventType))
  }

  /** All transitions of the chart, `always` included. */
  all(): readonly AnyTransitionDefinition[] {
    const of = (node: StateNode): AnyTransitionDefinition[] => [
      ...[...node.transitions.values()].flat(),
      ...(node.always ?? []),
      ...Object.values(node.states).flatMap((child) => of(child)),
    ]
    return of(this.machine.root)
  }

  untaken(): readonly string[] {
    return this.all()
      .filter((transition) => !this.taken.has(transition))
      .map(describeTransition)
  }
}

/** xstate's inspection names them with an underscore. */
const takenIn = ({ ['_transitions']: transitions }: InspectedMicrostepEvent): readonly AnyTransitionDefinition[] =>
  transitions

export function describeTransition({ source, eventType, target, guard }: AnyTransitionDefinition): string {
  const goal = typeof guard === 'object' && 'params' in guard ? ` [${JSON.stringify(guard.params)}]` : ''
  return `${source.id} -- ${eventType}${goal} --> ${target?.map((node) => node.id).join(', ') ?? 'itself'}`
}

/**
 * States in which a chart can rest: leaves, but for those that only lead on (the explorations prove that they always
 * do).
 */
export function restingStates(machine: AnyStateMachine): readonly StateNode[] {
  const of = (node: StateNode): StateNode[] => {
    const children = Object.values(node.states)
    if (children.length > 0) return children.flatMap(of)
    const passing = (node.always ?? []).length > 0 && node.transitions.size === 0
    return node.type === 'final' || passing ? [] : [node]
  }
  return of(machine.root)
}

/** A state and everything it lies in, innermost first. */
export function lineage(node: StateNode): readonly StateNode[] {
  return node.parent === undefined ? [node] : [node, ...lineage(node.parent)]
}

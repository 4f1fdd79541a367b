/**
 * Runs a chart's transitions as pure functions of snapshots and remembers which were taken. Nothing is executed: the
 * test chooses what actors answer, as `xstate.done.actor.…` events.
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

/** An event made up for an exploration; may also be one of a chart's internal events. */
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

  /** The initial snapshot, optionally for another input. */
  start(input?: InputFrom<M>): SnapshotFrom<M> {
    return input === undefined ? this.#start : (this.machine.getInitialSnapshot(this.#scope, input) as SnapshotFrom<M>)
  }

  next(snapshot: SnapshotFrom<M>, event: AnyEvent): SnapshotFrom<M> {
    return this.machine.transition(snapshot as never, event, this.#scope) as unknown as SnapshotFrom<M>
  }

  /** Event descriptors that some active state handles. */
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

/** xstate's inspection event has this member with an underscore. */
const takenIn = ({ ['_transitions']: transitions }: InspectedMicrostepEvent): readonly AnyTransitionDefinition[] =>
  transitions

export function describeTransition({ source, eventType, target, guard }: AnyTransitionDefinition): string {
  const goal = typeof guard === 'object' && 'params' in guard ? ` [${JSON.stringify(guard.params)}]` : ''
  return `${source.id} -- ${eventType}${goal} --> ${target?.map((node) => node.id).join(', ') ?? 'itself'}`
}

/** States a chart can rest in: leaves, except those that only pass on (the explorations prove that they always do). */
export function restingStates(machine: AnyStateMachine): readonly StateNode[] {
  const of = (node: StateNode): StateNode[] => {
    const children = Object.values(node.states)
    if (children.length > 0) return children.flatMap(of)
    const passing = (node.always ?? []).length > 0 && node.transitions.size === 0
    return node.type === 'final' || passing ? [] : [node]
  }
  return of(machine.root)
}

/** A state and its ancestors, innermost first. */
export function lineage(node: StateNode): readonly StateNode[] {
  return node.parent === undefined ? [node] : [node, ...lineage(node.parent)]
}

/**
 * What a renderer reads from the terminal: which screen is shown, what it shows, which chart its touches go to. The
 * renderer itself never looks at state names or child actors.
 *
 * The terminal has a `journey`, a journey may have a `step`, and either may have a `print` while it prints. The
 * innermost of terminal, journey and step that carries a screen tag has the screen.
 */
import type { AnyActorRef } from 'xstate'
import type { IdlePolicy } from './delays.ts'
import type { Screen, Screens } from './screens.ts'
import type { Failure } from './port.ts'
import type { Printing } from './steps/print.ts'

const parts = ['journey', 'step', 'print'] as const
type Part = (typeof parts)[number]

/** The part of a machine's snapshot that the selectors need. */
export interface Seen {
  readonly tags: ReadonlySet<string>
  readonly context: unknown
  readonly children: { readonly [id: string]: AnyActorRef | undefined }
  getMeta(): Readonly<Record<string, unknown>>
}
type Chain = readonly Seen[]

const childOf = (snapshot: Seen, part: Part): AnyActorRef | undefined => snapshot.children[part]

/** Snapshots of the actor and of the active journey and step in it, outermost first. */
export function chainOf(actor: AnyActorRef): Chain {
  return actorsOf(actor).map((one) => one.getSnapshot() as Seen)
}
function actorsOf(actor: AnyActorRef): readonly AnyActorRef[] {
  const snapshot = actor.getSnapshot() as Seen
  const inner = childOf(snapshot, 'journey') ?? childOf(snapshot, 'step')
  return inner?.getSnapshot().status === 'active' ? [actor, ...actorsOf(inner)] : [actor]
}

const screenTag = 'screen:'
/** The screen of one chart's snapshot; null if it shows none itself. */
export function screenOf(snapshot: Pick<Seen, 'tags'>): Screen | null {
  for (const tag of snapshot.tags) if (tag.startsWith(screenTag)) return tag.slice(screenTag.length) as Screen
  return null
}

/**
 * The idle policy in force: that of the innermost chart that names one, there of its deepest active state that does.
 */
export function idleOf(chain: readonly Pick<Seen, 'getMeta'>[]): IdlePolicy {
  for (const snapshot of chain.toReversed()) {
    const [named] = Object.entries(snapshot.getMeta())
      .filter((entry): entry is [string, { idle: IdlePolicy }] => (entry[1] as { idle?: unknown })?.idle !== undefined)
      .toSorted(([a], [b]) => b.split('.').length - a.split('.').length)
    if (named !== undefined) return named[1].idle
  }
  return 'attract'
}

/** Screen and subject as one string: it changes whenever another screen is shown. */
export function shownOn(chain: Chain): string {
  return `${chain.map(screenOf).findLast((screen) => screen !== null) ?? ''} ${subjectOf(chain) ?? ''}`
}

/** Id of the question, form group, material or case shown. */
function subjectOf(chain: Chain): string | null {
  const { subject } = (chain.at(-1)?.context ?? {}) as { readonly subject?: string | null }
  return subject ?? null
}

/** What the screen shows now; `say` sends to the chart that carries the screen. */
export type Shown = {
  readonly [S in Screen]: {
    readonly screen: S
    readonly subject: string | null
    readonly show: Screens[S]['show']
    readonly say: (event: Screens[S]['says']) => void
    /** The last expected failure, to be shown on this screen. */
    readonly failure: Failure | null
    /** A document is being printed. */
    readonly printing: Printing | null
  }
}[Screen]

/**
 * The cast is safe: `showing` (screens.ts) has checked, where each state is written, that its chart has what its screen
 * shows.
 */
export function shown(terminal: AnyActorRef): Shown {
  const actors = actorsOf(terminal)
  const actor = actors.findLast((one) => screenOf(one.getSnapshot() as Seen) !== null) ?? terminal
  const snapshot = actor.getSnapshot() as Seen
  const { failure } = snapshot.context as { readonly failure: Failure | null }
  const printing = childOf(snapshot, 'print')?.getSnapshot() as Seen | undefined
  return {
    screen: screenOf(snapshot) ?? 'ending',
    subject: subjectOf([snapshot]),
    show: snapshot.context,
    say: (event: { readonly type: string }) => {
      actor.send(event)
    },
    failure,
    printing: (printing?.context ?? null) as Printing | null,
  } as Shown
}

export function overlayOf(terminal: { matches(state: unknown): boolean }): 'none' | 'help' | 'leaving' {
  if (terminal.matches({ overlay: 'help' })) return 'help'
  return terminal.matches({ overlay: 'leaving' }) ? 'leaving' : 'none'
}

/**
 * Calls the listener on every change of the actor and of its open children. Returns a function that stops it.
 * Subscribing to the actor alone would miss changes of its children, whose snapshots are separate.
 */
export function observe(actor: AnyActorRef, listener: () => void): () => void {
  const inner = new Map<AnyActorRef, () => void>()
  const follow = (): void => {
    const snapshot = actor.getSnapshot() as Seen
    const children = parts.flatMap((part) => childOf(snapshot, part) ?? [])
    for (const [child, stop] of inner) {
      if (children.includes(child)) continue
      stop()
      inner.delete(child)
    }
    for (const child of children) if (!inner.has(child)) inner.set(child, observe(child, listener))
  }
  follow()
  const own = actor.subscribe({
    next: () => {
      follow()
      listener()
    },
    error: listener,
  })
  return () => {
    own.unsubscribe()
    for (const stop of inner.values()) stop()
  }
}

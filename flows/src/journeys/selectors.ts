/**
 * What a renderer asks of a snapshot. It never looks at state names: the screen tag says what to show, the context
 * what to show on it.
 */
import type { AnyActorRef } from 'xstate'
import type { Condition } from '../affair.ts'
import { references } from '../condition.ts'
import type { ApplyContext, TerminalContext } from './protocol.ts'
import type { IdlePolicy, Screen } from './screens.ts'

/** What the selectors need of a machine's snapshot. */
export interface Shown {
  readonly tags: ReadonlySet<string>
  getMeta(): Readonly<Record<string, unknown>>
}
export interface TerminalShown extends Shown {
  readonly context: TerminalContext
  matches(state: unknown): boolean
}

const screenTag = 'screen:'

/**
 * The screen of one chart's snapshot; null where the chart shows none of its own (`terminal` while a service is open,
 * final states).
 */
export function screenOf(snapshot: Shown): Screen | null {
  for (const tag of snapshot.tags) if (tag.startsWith(screenTag)) return tag.slice(screenTag.length) as Screen
  return null
}

/** The idle policy in force: the innermost active state that names one. */
export function idleOf(snapshot: Shown): IdlePolicy {
  const named = Object.entries(snapshot.getMeta())
    .filter(
      (entry): entry is [string, { idle: IdlePolicy }] =>
        typeof (entry[1] as { idle?: unknown } | undefined)?.idle === 'string',
    )
    .toSorted(([a], [b]) => b.split('.').length - a.split('.').length)
  return named[0]?.[1].idle ?? 'attract'
}

/** The open service's snapshot, or null. */
export function applySnapshot(terminal: TerminalShown): (Shown & { readonly context: ApplyContext }) | null {
  const actor = terminal.context.apply as AnyActorRef | null
  return actor === null ? null : (actor.getSnapshot() as Shown & { readonly context: ApplyContext })
}

/** The screen to show now: the terminal's own, or that of the service which is open. */
export function currentScreen(terminal: TerminalShown): Screen {
  const own = screenOf(terminal)
  if (own !== null) return own
  const apply = applySnapshot(terminal)
  return (apply && screenOf(apply)) ?? 'ending'
}

export function overlayOf(terminal: TerminalShown): 'none' | 'help' | 'leaving' {
  if (terminal.matches({ overlay: 'help' })) return 'help'
  return terminal.matches({ overlay: 'leaving' }) ? 'leaving' : 'none'
}

/**
 * Calls back on every change of the terminal and of whichever service is open in it. Returns what stops it.
 * The terminal's own subscription alone would miss the service's changes: a child's snapshots are not its parent's.
 */
export function observe(
  terminal: { getSnapshot(): TerminalShown; subscribe(listener: () => void): { unsubscribe(): void } },
  listener: () => void,
): () => void {
  let watched: AnyActorRef | null = null
  let inner: { unsubscribe(): void } | null = null
  const follow = (): void => {
    const actor = terminal.getSnapshot().context.apply as AnyActorRef | null
    if (actor === watched) return
    inner?.unsubscribe()
    watched = actor
    inner = actor?.subscribe({ next: listener, error: listener }) ?? null
  }
  follow()
  const outer = terminal.subscribe(() => {
    follow()
    listener()
  })
  return () => {
    outer.unsubscribe()
    inner?.unsubscribe()
  }
}

/**
 * Question n of m: only when m cannot change any more by what is still to be answered; otherwise null, for a total
 * that moves misleads.
 */
export function progressOf(context: ApplyContext): { readonly at: number; readonly of: number } | null {
  const { affair, plan, subject } = context
  const at = plan.questions.findIndex((question) => question.id === subject)
  if (at < 0) return null
  const open = new Set(
    affair.questions.map((question) => question.id).filter((id) => id === subject || plan.answers[id] === undefined),
  )
  const undecided = (condition: Condition | undefined): boolean => {
    const { answers, items } = references(condition)
    return (
      answers.some((answer) => open.has(answer.question)) ||
      affair.items.some((item) => items.includes(item.id) && undecided(item.when))
    )
  }
  return affair.questions.some((question) => undecided(question.when))
    ? null
    : { at: at + 1, of: plan.questions.length }
}

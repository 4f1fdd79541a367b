/**
 * The dock's data as signals: the state of every simulator (requested every second while the page is visible), and what
 * went wrong with the last action.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { act, readPeople, readStandings, type Input, type Standings } from './api.ts'
import type { Person, Standing } from './standing.ts'

const everyMs = 1_000

const standings = signal<Standings>({})
const nameList = computed(() => Object.keys(standings.value).join(' '))
/** Names of the simulators that were started, in the order of the machine's profile. */
export const names = computed(() => (nameList.value === '' ? [] : nameList.value.split(' ')))
export const people = signal<readonly Person[]>([])
/** The daemon does not answer: what is shown may be outdated. */
export const daemonGone = signal(false)
/** The last action was refused: by which simulator, and in which words. */
export const refusal = signal<{ readonly simulator: string; readonly error: string } | null>(null)
/** Counts the rounds of requests; queries beside the state are repeated with it. */
export const round = signal(0)

const byName = new Map<string, ReadonlySignal<Standing | undefined>>()

function standingOf(name: string): ReadonlySignal<Standing | undefined> {
  const known = byName.get(name)
  if (known) return known
  // Compared as text, so that a panel is redrawn only if its own device has changed.
  const text = computed(() => JSON.stringify(standings.value[name]))
  const standing = computed(() => (text.value === undefined ? undefined : (JSON.parse(text.value) as Standing)))
  byName.set(name, standing)
  return standing
}

/** The `state` of this simulator; null: not running, or not requested yet. */
export function stateOf(name: string): unknown {
  const standing = standingOf(name).value
  return standing !== undefined && 'state' in standing ? standing.state : null
}

async function refresh(): Promise<void> {
  const answer = await readStandings()
  daemonGone.value = !answer.ok
  if (!answer.ok) return
  standings.value = answer.value
  if (people.value.length === 0) {
    const found = await readPeople()
    if (found.ok) people.value = found.value
  }
  round.value += 1
}

/** Carries out an action; a refusal is shown until the next action. True if it was done. */
export async function press(simulator: string, name: string, input: Input = {}): Promise<boolean> {
  const answer = await act(simulator, name, input)
  refusal.value = answer.ok ? null : { simulator, error: answer.error }
  await refresh()
  return answer.ok
}

/** Requests everything now and then every second while the page is visible. */
export async function keepLooking(): Promise<void> {
  if (!document.hidden) await refresh()
  setTimeout(() => void keepLooking(), everyMs)
}

import { protocolVersion } from '#contract/envelope.ts'
import type { Entrance as Given } from '#contract/entrance.ts'
import { paths } from '#contract/http.ts'

/**
 * notLaunched: this page was not opened from a launch address · version: the page is older or newer than the daemon ·
 * unreachable: the daemon does not answer.
 */
export type Entrance =
  | { readonly state: 'entered'; readonly given: Given }
  | { readonly state: 'notLaunched' | 'version' }
  | Unreachable
interface Unreachable {
  readonly state: 'unreachable'
}

export interface Place {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string }
  readonly history: { replaceState(data: unknown, unused: string, url: string): void }
  readonly fetch: typeof fetch
}

/**
 * From the printed address to a page the daemon trusts. The ticket leaves the address bar as soon as the daemon has
 * answered it, and not before: it is needed again where nobody was there yet. A page launched before (a reload) has its
 * cookie and needs no ticket.
 */
export async function enter({ location, history, fetch }: Place): Promise<Entrance> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket')
  try {
    if (ticket !== null)
      await fetch(paths.launch, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket }),
      })
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
    const response = await fetch(paths.config)
    if (!response.ok) return { state: response.status === 403 ? 'notLaunched' : 'unreachable' }
    const given = (await response.json()) as Given
    return given.protocolVersion === protocolVersion ? { state: 'entered', given } : { state: 'version' }
  } catch {
    return { state: 'unreachable' }
  }
}

/** The same of a daemon that answers late: asked until it does. */
export async function enterLate(place: Place, pause: () => Promise<void>): Promise<Exclude<Entrance, Unreachable>> {
  for (;;) {
    await pause()
    const entrance = await enter(place)
    if (entrance.state !== 'unreachable') return entrance
  }
}

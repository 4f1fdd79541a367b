import { protocolVersion } from '#contract/envelope.ts'
import { paths, type TerminalConfig } from '#contract/http.ts'

/**
 * notLaunched: this page was not opened from a launch address · version: the page is older or newer than the daemon ·
 * unreachable: the daemon does not answer.
 */
export type Entrance =
  | { readonly state: 'entered'; readonly config: TerminalConfig }
  | { readonly state: 'notLaunched' | 'version' | 'unreachable' }

export interface Place {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string }
  readonly history: { replaceState(data: unknown, unused: string, url: string): void }
  readonly fetch: typeof fetch
}

/**
 * From the printed address to a page the daemon trusts. The ticket is removed from the address bar before anything else
 * happens; a page launched before (a reload) has its cookie and needs no ticket.
 */
export async function enter({ location, history, fetch }: Place): Promise<Entrance> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket')
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  try {
    if (ticket !== null)
      await fetch(paths.launch, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket }),
      })
    const response = await fetch(paths.config)
    if (!response.ok) return { state: response.status === 403 ? 'notLaunched' : 'unreachable' }
    const config = (await response.json()) as TerminalConfig
    return config.protocolVersion === protocolVersion ? { state: 'entered', config } : { state: 'version' }
  } catch {
    return { state: 'unreachable' }
  }
}

/** The part of flows' port that the terminal itself needs: all that the first screens carry. */
import { paths } from '#contract/http.ts'
import type { Catalogue, Result, SessionPort } from '#flows/journeys/services.ts'
import type { Connection } from './connection.ts'

export async function get<T>(address: string, signal: AbortSignal): Promise<Result<T>> {
  try {
    const response = await fetch(address, { signal })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    return {
      ok: false,
      failure: { code: response.status === 404 ? 'unknownAffair' : 'internalError', detail: `HTTP ${response.status}` },
    }
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: { code: 'cancelled' } }
    return { ok: false, failure: { code: 'internalError', detail: error instanceof Error ? error.message : '' } }
  }
}

export function createSession({ request }: Pick<Connection, 'request'>): SessionPort {
  return {
    listAffairs: (signal) => get<Catalogue>(paths.catalogue, signal),
    currentSession: (signal) => request('Session.Current', {}, { signal }),
    setLanguage: (language) => request('Session.SetLanguage', { language }),
    endSession: (reason) => request('Session.End', { reason }),
    alive: () => void request('Session.Alive', {}),
    report: (kind, state, event) =>
      void request('Common.Report', { kind, state: state.slice(0, 400), event: event.slice(0, 400) }),
  }
}

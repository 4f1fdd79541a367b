/** Answers the requests of flows: commands over the WebSocket, the catalogue over HTTP. */
import type { Entrance } from '#contract/entrance.ts'
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/model/affair.ts'
import type { Catalogue, Result, DaemonPort } from '#flows/journeys/port.ts'
import type { Request } from './exchange.ts'

async function get<T>(address: string, signal: AbortSignal): Promise<Result<T>> {
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

/** `given`: what came with the page answers the first question about it; later ones ask the daemon. */
export function createPort(request: Request, given: Pick<Entrance, 'catalogue' | 'affair'> | null): DaemonPort {
  let catalogue = given?.catalogue ?? null
  let affair = given?.affair ?? null
  return {
    request,
    listAffairs(signal) {
      if (catalogue === null) return get<Catalogue>(paths.catalogue, signal)
      const value = catalogue
      catalogue = null
      return Promise.resolve({ ok: true, value })
    },
    openAffair(id, signal) {
      if (affair?.id !== id) return get<Affair>(paths.affair(id), signal)
      const value = affair
      affair = null
      return Promise.resolve({ ok: true, value })
    },
  }
}

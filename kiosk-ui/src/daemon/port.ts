/** Answers the requests of flows: commands over the WebSocket, the catalogue over HTTP. */
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/affair.ts'
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

export const createPort = (request: Request): DaemonPort => ({
  request,
  listAffairs: (signal) => get<Catalogue>(paths.catalogue, signal),
  openAffair: (id, signal) => get<Affair>(paths.affair(id), signal),
})

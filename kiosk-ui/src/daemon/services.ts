/** Answers the requests of flows: commands over the WebSocket, the catalogue over HTTP. */
import type { EventsOf, Payload, ResultOf } from '#contract/commands.ts'
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/affair.ts'
import type { Catalogue, RequestName, Requests, Result, Services } from '#flows/journeys/services.ts'
import type { Request } from './exchange.ts'

/** Requests of the charts that the contract does not offer in that form. */
type Unfit = {
  readonly [N in RequestName]: [Requests[N]['payload'], ResultOf<N>, EventsOf<N>] extends [
    Payload<N>,
    Requests[N]['result'],
    Requests[N]['events'],
  ]
    ? never
    : N
}[RequestName]

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

/** If a request does not fit, TypeScript reports it by name (`Unfit`) where this is called. */
export const createServices = (request: [Unfit] extends [never] ? Request : Unfit): Services => ({
  request: request as Services['request'],
  listAffairs: (signal) => get<Catalogue>(paths.catalogue, signal),
  openAffair: (id, signal) => get<Affair>(paths.affair(id), signal),
})

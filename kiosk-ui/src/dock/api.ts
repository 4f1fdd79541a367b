/** Client of `/dock/api` (device-daemon/src/server/dock/dock.ts). */
import type { Person, Standing } from './standing.ts'

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }

async function ask(path: string, body?: unknown): Promise<Answer<unknown>> {
  try {
    const request =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`/dock/api/${path}`, request)
    const text = await response.text()
    const answer: unknown = text === '' ? {} : JSON.parse(text)
    if (response.ok) return { ok: true, value: answer }
    const said =
      typeof answer === 'object' && answer !== null && 'error' in answer
        ? String(answer.error)
        : `HTTP ${response.status}`
    return { ok: false, error: said }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

export type Input = Readonly<Record<string, unknown>>
/** By simulator, in the order of the machine's profile. */
export type Standings = Readonly<Record<string, Standing>>

const inside = (answer: Answer<unknown>): Answer<unknown> =>
  answer.ok ? { ok: true, value: (answer.value as { readonly value: unknown }).value } : answer

/** Carries out an action on a simulator, or a query; a refusal has the simulator's own words. */
export const act = async (simulator: string, name: string, input: Input): Promise<Answer<unknown>> =>
  inside(await ask(`${simulator}/${name}`, input))

export const readPeople = async (): Promise<Answer<readonly Person[]>> =>
  inside(await ask('people')) as Answer<readonly Person[]>

export const readStandings = async (): Promise<Answer<Standings>> => (await ask('state')) as Answer<Standings>

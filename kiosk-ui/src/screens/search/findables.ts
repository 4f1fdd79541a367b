/** By what services are found: the same for everybody, so that it is fetched by the screen that searches. */
import { findablesPath } from '#contract/http.ts'
import type { Findables } from '#flows/find/findable.ts'

/** null: it does not arrive. */
export async function fetchFindables(signal: AbortSignal): Promise<Findables | null> {
  try {
    const response = await fetch(findablesPath, { signal })
    return response.ok ? ((await response.json()) as Findables) : null
  } catch {
    return null
  }
}

import { paths } from '#contract/http.ts'

const againAfterMs = 1_000
let renewing = false

/**
 * Nobody is here now, and this document has shown somebody's data: a new one takes its place, in a new process. Not
 * while the daemon is away: the page of a browser that finds nobody could not say so; `again` is called to try again.
 */
export async function renew(again: () => void): Promise<void> {
  if (renewing) return
  renewing = true
  const answer = await fetch(paths.config).catch(() => null)
  if (answer?.ok === true) return location.replace(paths.renewal)
  setTimeout(() => {
    renewing = false
    again()
  }, againAfterMs)
}

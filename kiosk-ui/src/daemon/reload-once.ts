/**
 * A page of another version than the daemon loads itself again, once. If what was loaded does not fit either (an update
 * that is not complete), loading it again and again would only make the screen flicker.
 */
const tried = 'reloaded'

/** True once; again only after a page of this window has fitted. */
export function mayReload(): boolean {
  if (sessionStorage.getItem(tried) !== null) return false
  sessionStorage.setItem(tried, 'once')
  return true
}

export const fits = (): void => sessionStorage.removeItem(tried)

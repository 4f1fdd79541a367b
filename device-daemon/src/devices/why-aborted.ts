/**
 * Why a device's work was broken off, when its signal aborted: by the caller's patience, by the caller's wish, or, when
 * the caller's own signal has not aborted, because the device went away.
 */
export function whyAborted(wanted: AbortSignal): 'timeOut' | 'cancelled' | 'deviceAbsent' {
  if (!wanted.aborted) return 'deviceAbsent'
  const { reason } = wanted as { readonly reason: unknown }
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'timeOut' : 'cancelled'
}

/** The reason with which a supervisor aborts the use of a device that went away. */
export const deviceLost = new DOMException('the device went away', 'NotReadableError')

/**
 * Why a device's work was broken off, by its own signal or its caller's: the caller's patience, the caller's wish, or,
 * when the caller's signal has not aborted, because the device went away.
 */
export function whyAborted(signal: AbortSignal): 'timeOut' | 'cancelled' | 'deviceAbsent' {
  const { reason } = signal as { readonly reason: unknown }
  if (!signal.aborted || reason === deviceLost) return 'deviceAbsent'
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'timeOut' : 'cancelled'
}

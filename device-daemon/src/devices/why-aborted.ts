/** The reason a supervisor aborts with when the device in use is lost. */
export const deviceLost = new DOMException('the device went away', 'NotReadableError')

/**
 * Why a device's work was aborted: the caller's time limit, the caller's cancellation, or, if the caller's signal has
 * not aborted, the loss of the device.
 */
export function whyAborted(signal: AbortSignal): 'timeOut' | 'cancelled' | 'deviceAbsent' {
  const { reason } = signal as { readonly reason: unknown }
  if (!signal.aborted || reason === deviceLost) return 'deviceAbsent'
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'timeOut' : 'cancelled'
}

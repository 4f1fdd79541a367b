import type { EventObject } from 'xstate'

/**
 * The event that a state is entered by, where its type does not say so. As xstate's own, which cannot be used: all of
 * xstate that is imported anywhere arrives with the first screen, and its words for this are 80 bytes of that.
 */
export function assertEvent<E extends EventObject, const T extends E['type']>(
  event: E,
  type: T,
): asserts event is Extract<E, { readonly type: T }> {
  if (event.type !== type) throw new Error(`${event.type} instead of ${type}`)
}

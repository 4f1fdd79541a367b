/**
 * A link without a line, for devices that are reached anew for every question (a printer over HTTP) or only while
 * they are used (a camera): it never hangs up by itself, so that presence is what the heartbeat finds.
 */
import { fail } from '../base/result.ts'
import type { Link, LinkFailure } from '../transport/transport.ts'

export function noLine(): Link {
  const { promise: closed, resolve } = Promise.withResolvers<LinkFailure>()
  return {
    onData: () => {},
    write: async () => fail({ code: 'closed', detail: 'there is no line to write to' }),
    close: async () => resolve({ code: 'closed', detail: 'closed' }),
    closed,
  }
}

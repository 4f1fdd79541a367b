/**
 * Opening of devices on a byte stream, serial or TCP: the link is opened, then the driver checks what answers on it.
 */
import type { DeviceKind } from '#contract/devices.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Link, LinkFailure, OpenLink } from '../transport/transport.ts'
import type { Trouble } from './supervision.ts'
import type { Attempt, Greeted, Handle, SupervisorOptions } from './supervisor.ts'

/** `greet` must attach `link.onData` before its first write. */
export function overLink<K extends DeviceKind, H extends Handle<K>>(
  openLink: OpenLink,
  url: string,
  greet: (link: Link, attempt: Attempt<K>) => Promise<Result<Greeted<K, H>, Trouble>>,
): SupervisorOptions<K, H>['open'] {
  return async (attempt) => {
    const opened = await openLink(url, attempt.signal)
    if (!opened.ok) return fail(troubleOf(opened.failure))
    const link = opened.value
    let ended: LinkFailure | null = null
    void link.closed.then((failure) => (ended = failure))
    const greeted = await greet(link, attempt)
    if (!greeted.ok) {
      await link.close()
      return greeted
    }
    if (ended !== null) return fail({ code: 'gone', detail: 'lost while opening' })
    return ok({ ...greeted.value, closed: link.closed, close: () => link.close() })
  }
}

/** A port that is in use elsewhere or may not be opened does exist, so nobody should go looking for a cable. */
const troubleOf = ({ code, detail }: LinkFailure): Trouble => ({
  code: code === 'denied' || code === 'busy' ? 'fault' : 'gone',
  detail,
})

/**
 * From the printed address to a trusted page: the launcher gives the browser `http://127.0.0.1:PORT/#ticket=…`, the
 * page hands the ticket in and gets a cookie. The fragment never reaches a server, a log or a Referer; the cookie is
 * out of reach of scripts.
 *
 * The cookie carries its own proof (a keyed digest), so a page that was launched stays launched when the daemon
 * restarts.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * `once`: the first page that hands it in. `reusable`: the printed address works at any time and after a restart
 * (demo only).
 */
export type TicketPolicy = 'once' | 'reusable'

export interface Launch {
  /** What the launcher puts into the address; null when a single-use ticket has been used. */
  ticket(): string | null
  /** The new page's cookie value, or null: not a valid ticket. */
  redeem(ticket: string): string | null
  /** The client a cookie value belongs to; stable over reloads of one browser. */
  readonly clientOf: (cookie: string) => string | null
}

const equal = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** `key`: 32 secret bytes of this machine. `random(n)`: n unpredictable bytes. */
export function createLaunch(options: {
  readonly key: Uint8Array
  readonly policy: TicketPolicy
  readonly random: (bytes: number) => Buffer
}): Launch {
  const { key, policy, random } = options
  const proof = (text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
  let ticket: string | null = policy === 'reusable' ? proof('launch ticket') : random(16).toString('hex')

  return {
    ticket: () => ticket,
    redeem(offered) {
      if (ticket === null || !equal(offered, ticket)) return null
      if (policy === 'once') ticket = null
      const client = random(16).toString('hex')
      return `${client}.${proof(`client ${client}`)}`
    },
    clientOf(cookie) {
      const [client, digest, ...rest] = cookie.split('.')
      if (client === undefined || digest === undefined || rest.length > 0 || !/^[0-9a-f]{32}$/.test(client)) return null
      return equal(digest, proof(`client ${client}`)) ? client : null
    },
  }
}

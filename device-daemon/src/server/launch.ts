/**
 * Makes a page trusted: the launcher gives the browser `http://127.0.0.1:PORT/#ticket=…`, the page sends the ticket and
 * gets a cookie. The fragment never reaches a server, a log or a Referer; scripts cannot read the cookie.
 *
 * The cookie contains its own proof (a keyed digest), so a launched page stays launched when the daemon restarts.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** `once`: valid for the first page that sends it. `reusable`: valid at any time, also after a restart (demo only). */
export type TicketPolicy = 'once' | 'reusable'

export interface Launch {
  /** The ticket for the address; null once a single-use ticket has been used. */
  ticket(): string | null
  /** A new cookie value for the page; null: the ticket is not valid. */
  redeem(ticket: string): string | null
  /** The client to which a cookie value belongs; stable over reloads of a browser. */
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

/**
 * What UI and daemon exchange over HTTP, on the daemon's single origin. Everything except the UI's shell and `launch`
 * needs the launch cookie; without it the answer is 403 without a body.
 */

export const paths = {
  /**
   * POST `{ticket}` as application/json → 204 and a cookie, or 403. The ticket is in the printed address, `/#ticket=…`;
   * the page removes it from the address bar after using it. A page that already has the cookie needs none: try
   * `config` first.
   */
  launch: '/launch',
  /**
   * GET → `Entrance`: all that a page needs before its first screen. Never moves: a page of any age finds out here that
   * the daemon is of another version.
   */
  config: '/config.json',
  /**
   * GET → `Catalogue` of flows: the district and `AffairSummary[]` with current availability. Fetch again after
   * `Common.StatusChanged`.
   */
  catalogue: '/catalogue',
  /** GET → `Affair` of flows, by id; 404 if there is none. */
  affair: (id: string): string => `/catalogue/${encodeURIComponent(id)}`,
  /**
   * GET → an empty page that leads back to `/`, in a new process of the browser. For the page to go to when a citizen
   * has left.
   */
  renewal: '/renew',
  /** WebSocket, with the `subprotocol` of envelope.ts. */
  daemon: '/daemon',
} as const

/** GET → `Findables` of flows: by what services are found. By itself, for it is wanted only when somebody searches. */
export const findablesPath = '/findables'

/** Single-use, short-lived address of a picture or stream, on the daemon's origin. */
export type BlobUrl = string

/** What the UI must know about the machine. No secrets. */
export interface TerminalConfig {
  readonly protocolVersion: number
  /** 终端编号 as used by the hall; shown to attendants. */
  readonly terminal: string
  readonly panel: { readonly widthPx: number; readonly widthMm: number }
  readonly languages: readonly ('zh' | 'en')[]
  /** The dev dock is available (demo only). */
  readonly dock: boolean
}

/** WebSocket close codes for which the UI has texts (4000–4999 are for applications). */
export const closeCodes = {
  /** Another browser holds the terminal; try again later. */
  secondUi: 4409,
  /** A newer page of this browser has taken over; do not reconnect automatically. */
  replaced: 4410,
  /** RFC 6455: the frame exceeded `maxFrameBytes`. */
  tooBig: 1009,
  /** RFC 6455: the daemon restarts; reconnect. */
  restart: 1012,
} as const

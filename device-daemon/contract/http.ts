/**
 * What goes over HTTP between UI and daemon, on the daemon's one origin. Everything but the shell of the UI and
 * `launch` needs the launched cookie; without it the answer is 403 and has no body.
 */

export const paths = {
  /**
   * POST `{ticket}` as application/json → 204 and a cookie, or 403. The ticket stands in the printed address:
   * `/#ticket=…`; take it out of the address bar when it has been handed in. A page that was launched before needs
   * none: try `config` first.
   */
  launch: '/launch',
  /** GET → `TerminalConfig` */
  config: '/config.json',
  /**
   * GET → `Catalogue` of flows: district and `AffairSummary[]` with availability now. Ask again after
   * `Common.StatusChanged`.
   */
  catalogue: '/catalogue',
  /** GET → `Affair` of flows, by id; 404 when there is none. */
  affair: (id: string): string => `/catalogue/${encodeURIComponent(id)}`,
  /** WebSocket, subprotocol `yijianshi.kiosk.v1`. */
  daemon: '/daemon',
} as const

/** Single-use, short-lived address of a picture or stream, on the daemon's own origin. */
export type BlobUrl = string

/** What the UI must know of the machine it runs on. No secrets. */
export interface TerminalConfig {
  readonly protocolVersion: number
  /** 终端编号 as the hall knows it; shown to attendants. */
  readonly terminal: string
  readonly panel: { readonly widthPx: number; readonly widthMm: number }
  readonly languages: readonly ('zh' | 'en')[]
  /** The dev dock is there (demo only). */
  readonly dock: boolean
}

/** Close codes of the WebSocket that the UI has words for (4000–4999 are ours to give). */
export const closeCodes = {
  /** Another browser holds the terminal; try again later. */
  secondUi: 4409,
  /** A newer page of this browser has taken over; do not reconnect by yourself. */
  replaced: 4410,
  /** RFC 6455: the frame was larger than any legitimate message. */
  tooBig: 1009,
  /** RFC 6455: the daemon restarts; reconnect. */
  restart: 1012,
} as const

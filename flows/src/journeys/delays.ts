/**
 * Every delay of the charts, in milliseconds, with its reason. WCAG 2.2.1 (Timing Adjustable): at least 20 s to answer
 * a warning, by one simple action, at least ten times (here: unlimited). VVSG 2.0 7.3: 2–5 minutes of inactivity, then
 * an alert of 20–45 s. Tests give the terminal others.
 */

/**
 * What kind of screen it is: decides how long it may stay untouched before the citizen is asked whether they are still
 * there.
 */
export type IdlePolicy = 'attract' | 'reading' | 'entering' | 'device' | 'working'

export const defaultDelays = {
  /** Pages to read. VVSG's lower bound; the warning comes on top of it. */
  reading: 120_000,
  /** Forms and questions. VVSG's lower bound, too. */
  entering: 120_000,
  /**
   * Card on the reader, paper under the camera: the citizen uses their hands, not the screen. A longer silence means
   * that nobody is there.
   */
  device: 60_000,
  /**
   * The terminal itself is busy. Longer than the longest command (printing, 180 s), so that it only fires if something
   * hangs.
   */
  working: 300_000,
  /** From the warning to the end of the session: ≥ 20 s (WCAG 2.2.1), 20–45 s (VVSG 2.0). */
  warning: 30_000,
  /** The tick of the countdown. */
  second: 1_000,
  /** How long “take your card and papers” stays unless touched: about twice the time it takes to read it aloud. */
  farewell: 20_000,
  /**
   * Starting the daemon and the handshake take well under a second (bench: start.daemon ≤ 400 ms); after this time the
   * screen says that something is wrong.
   */
  connecting: 3_000,
  /**
   * Between attempts to get what is missing (the catalogue, an unplugged reader). Short enough for somebody waiting at
   * the terminal.
   */
  recheck: 5_000,
  /**
   * After 提交, the screen waits this long for a lost daemon: its supervisor restarts it within seconds, on a loaded
   * machine within half a minute. After that the terminal is out of service, and the outcome is told when the daemon is
   * back.
   */
  recovery: 60_000,
  /** How long the attract screen mentions an application received a moment ago: as long as the daemon reports it. */
  unconcluded: 600_000,
  /** How often the chart tells the daemon that the screen is alive; the daemon wipes the session of a dead one. */
  heartbeat: 15_000,
} as const satisfies Record<string, number>

export type DelayName = keyof typeof defaultDelays
export type Delays = Readonly<Record<DelayName, number>>

/** How long a screen may stay untouched before the warning; null: without limit. */
export function idleLimit(delays: Delays, policy: IdlePolicy): number | null {
  return policy === 'attract' ? null : delays[policy]
}

/**
 * Every time the charts wait for, in milliseconds, with its reason. WCAG 2.2.1 (Timing Adjustable): at least 20 s to
 * answer a warning, by one simple act, at least ten times (here: unlimited). VVSG 2.0 7.3: 2–5 minutes of inactivity,
 * then an alert of 20–45 s. A machine's profile or a test may override any of them through the terminal's input.
 */

/** How long a screen may rest before the citizen is asked whether they are still there. */
export type IdlePolicy = 'attract' | 'reading' | 'entering' | 'device' | 'working'

export const defaultDelays = {
  /** Pages that are read. VVSG's lower bound; the warning comes on top of it. */
  reading: 120_000,
  /** Forms and questions. Same bound: nothing is lost on expiry of the warning but by the citizen's silence. */
  entering: 120_000,
  /**
   * Card on the reader, paper under the camera: the citizen acts with the hands, not with the screen; longer silence
   * means nobody is there.
   */
  device: 60_000,
  /**
   * The terminal itself is busy. Longer than the longest command (printing, 180 s), so that it only ever fires when
   * something hangs.
   */
  working: 300_000,
  /** From the warning to the end of the session: ≥ 20 s (WCAG 2.2.1), 20–45 s (VVSG 2.0). */
  warning: 30_000,
  /** The countdown's step. */
  second: 1_000,
  /** 'Take your card and papers' stays this long unless touched: about twice the time it takes to read it aloud. */
  farewell: 20_000,
  /**
   * Start of daemon and handshake take well under a second (start.daemon ≤ 400 ms); later than this, say so on the
   * screen.
   */
  connecting: 3_000,
  /**
   * Between attempts to have what is missing (the catalogue, an unplugged reader). Short enough for somebody standing
   * there.
   */
  recheck: 5_000,
  /**
   * After 提交, a lost daemon is waited for on the same screen: its supervisor starts it again within seconds, on a
   * loaded machine within half a minute. Later than this it is out of service, and the outcome is told when it is back.
   */
  recovery: 60_000,
  /** The word of an application received a moment ago stands on the attract screen as long as the daemon gives it. */
  unconcluded: 600_000,
  /** The daemon wipes a session whose screen has died; this is how often the chart says that it has not. */
  heartbeat: 15_000,
} as const satisfies Record<string, number>

export type DelayName = keyof typeof defaultDelays
export type Delays = Readonly<Record<DelayName, number>>

/** How long a screen may rest before the warning; null: for ever. */
export function idleLimit(delays: Delays, policy: IdlePolicy): number | null {
  return policy === 'attract' ? null : delays[policy]
}

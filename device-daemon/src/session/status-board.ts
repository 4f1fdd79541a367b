/**
 * The terminal's status (devices, platform, room for another application) as one value, with a notification on every
 * change.
 */
import type { DeviceStatus, TerminalStatus } from '#contract/status.ts'
import { underAnyOf } from '../base/any-of.ts'
import type { Applications } from '../applications/port.ts'
import type { Clock } from '../base/clock.ts'
import type { ClockState } from '../base/wall-clock.ts'
import type { Supervised } from '../devices/device.ts'
import type { Platform } from '../platform/port.ts'

export interface StatusBoard {
  now(): TerminalStatus
  onChange(listener: (status: TerminalStatus) => void): void
  /** Checks again for changes in what does not announce them. */
  refresh(): void
  stop(): void
}

/** Often enough to keep the home screen true, rarely enough not to load a county's platform. */
const platformCheckMs = { online: 60_000, offline: 10_000 }
const platformTimeoutMs = 5_000

export interface StatusBoardOptions {
  readonly devices: readonly Supervised[]
  readonly applications: Pick<Applications, 'cannotSeal' | 'waiting' | 'troubles'>
  readonly platform: Pick<Platform, 'health'>
  readonly recordHealthy: () => boolean
  readonly clockState: () => ClockState
  readonly faceComparer: boolean
  /** Services whose file is set aside. */
  readonly quarantined: () => readonly string[]
  readonly bundleRefused: () => TerminalStatus['bundleRefused']
  readonly clock: Clock
  /** For the record: the device became ready, absent or faulted, or its cause changed. */
  readonly onDevice: (status: DeviceStatus) => void
}

export function createStatusBoard(options: StatusBoardOptions): StatusBoard {
  const { devices, applications, platform, recordHealthy, clockState, faceComparer, clock, onDevice } = options
  const listeners: ((status: TerminalStatus) => void)[] = []
  const stopping = new AbortController()
  let link: TerminalStatus['platform'] = 'unknown'
  let forget = (): void => {}

  // `starting` is not taken over below: an absent device is retried every second and stays absent meanwhile.
  const known = new Map(devices.map((device) => [device.status().kind, device.status()]))
  const now = (): TerminalStatus => ({
    devices: [...known.values()],
    platform: link,
    cannotSeal:
      clockState() === 'doubtful' ? 'clockDoubtful' : recordHealthy() ? applications.cannotSeal() : 'diskFull',
    clock: clockState(),
    outbox: { waiting: applications.waiting(), troubled: applications.troubles().length },
    faceComparer,
    quarantined: options.quarantined(),
    bundleRefused: options.bundleRefused(),
  })
  let told = ''
  const refresh = (): void => {
    const status = now()
    const text = JSON.stringify(status)
    if (text === told) return
    told = text
    for (const listener of listeners) listener(status)
  }

  async function checkPlatform(): Promise<void> {
    const limit = new AbortController()
    const forgetLimit = clock.after(platformTimeoutMs, () => limit.abort())
    const answer = await underAnyOf([stopping.signal, limit.signal], (signal) => platform.health(signal))
    forgetLimit()
    if (stopping.signal.aborted) return
    link = answer.ok ? 'online' : 'offline'
    refresh()
    forget = clock.after(platformCheckMs[link], () => void checkPlatform())
  }

  const unsubscribe = devices.map((device) =>
    device.onStatus((status) => {
      if (status.state === 'starting') return
      const before = known.get(status.kind)
      known.set(status.kind, status)
      if (fitness(before) !== fitness(status)) onDevice(status)
      refresh()
    }),
  )
  void checkPlatform()

  return {
    now,
    onChange: (listener) => void listeners.push(listener),
    refresh,
    stop() {
      stopping.abort()
      forget()
      for (const one of unsubscribe) one()
    },
  }
}

/** `busy` counts as ready. */
const fitness = (status: DeviceStatus | undefined): string =>
  `${status?.state === 'busy' ? 'ready' : status?.state} ${status?.cause ?? ''}`

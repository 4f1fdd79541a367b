/**
 * The inner parts of the daemon, wired around its outer ends (devices, documents, applications, platform). The
 * composition root passes the real ends, a test its own.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { protocolVersion } from '#contract/envelope.ts'
import type { TerminalConfig } from '#contract/http.ts'
import type { TerminalStatus } from '#contract/status.ts'
import type { Catalogue } from '#flows/journeys/port.ts'
import type { Applications } from './applications/port.ts'
import type { Audit } from './audit/audit.ts'
import type { LoadedCatalogue } from './catalogue/catalogue.ts'
import type { Clock } from './base/clock.ts'
import type { ClockState } from './base/wall-clock.ts'
import { createHandlers } from './commands/handlers.ts'
import type { MeasureSharpness } from './devices/camera/sharpness-gauge.ts'
import type { Devices } from './devices/kinds.ts'
import type { Documents } from './documents/port.ts'
import type { Log } from './base/log.ts'
import type { Platform } from './platform/port.ts'
import type { NoticeCodes } from './notices/notice-codes.ts'
import { ok, type Result } from './base/result.ts'
import { createBlobs } from './server/blobs.ts'
import { createConnections } from './server/connection.ts'
import { createDispatcher } from './server/dispatcher.ts'
import type { Dock } from './server/dock/dock.ts'
import { createLaunch, type TicketPolicy } from './server/launch.ts'
import { createLease } from './server/lease.ts'
import { createRefusals } from './server/refusals.ts'
import { startServer, type ListenFailure } from './server/server.ts'
import { createStreams } from './server/streams.ts'
import { availability, works } from './session/availability.ts'
import type { FaceComparer } from './session/face-comparer.ts'
import { createSessions, endedByDaemon, type SessionLimits } from './session/sessions.ts'
import { patient } from './platform/patient.ts'
import { createStatusBoard } from './session/status-board.ts'

export interface DaemonOptions {
  readonly port: number
  readonly terminal: Omit<TerminalConfig, 'protocolVersion' | 'dock'>
  readonly uiFolder: string
  readonly catalogue: LoadedCatalogue
  /** Why newer services were refused. */
  readonly bundleRefused?: () => TerminalStatus['bundleRefused']
  readonly devices: Devices
  readonly documents: Documents
  readonly applications: Applications
  readonly platform: Platform
  readonly faceComparer: FaceComparer | null
  readonly clockState: () => ClockState
  readonly measureSharpness: MeasureSharpness
  readonly queryUrl: (applicationId: string) => string
  readonly notices: NoticeCodes | null
  readonly launchKey: Uint8Array
  readonly launchTicket: TicketPolicy
  readonly limits: SessionLimits
  readonly dock?: Dock | undefined
  readonly audit: Audit
  /** Overwrites what is not referred to any more; stands still meanwhile. */
  readonly forgetFreed: () => Promise<void>
  readonly clock: Clock
  readonly now: () => Date
  readonly log: Log
  /** A command handler threw; the citizen has already been answered. */
  readonly onBug: () => void
}

export interface Daemon {
  readonly origin: string
  /** The address for the browser to open. */
  readonly url: string
  /** A citizen is at the terminal. */
  occupied(): boolean
  /** Calls back when no session would be lost by a restart. */
  whenIdle(act: () => void): void
  /** Other services from now on. Only when nobody is at the terminal. */
  serve(catalogue: LoadedCatalogue): void
  /** Why newer services were refused has changed. */
  tellServices(): void
  /** Ends the session and releases the port. Whoever created the outer ends stops them. */
  stop(): Promise<void>
}

export async function startDaemon(options: DaemonOptions): Promise<Result<Daemon, ListenFailure>> {
  const { devices, applications, audit, clock, log } = options
  let services = options.catalogue
  const platform = patient(options.platform, clock)
  const sessions = createSessions({ clock, limits: options.limits })
  const blobs = createBlobs({ clock, random: randomBytes })
  const streams = createStreams(randomBytes)
  const supervised = Object.values(devices).filter((device): device is NonNullable<typeof device> => device !== null)
  const status = createStatusBoard({
    devices: supervised,
    applications,
    platform,
    clock,
    faceComparer: options.faceComparer !== null,
    quarantined: () => services.quarantined.map(({ affair, file }) => affair ?? file),
    bundleRefused: options.bundleRefused ?? (() => null),
    recordHealthy: () => audit.healthy,
    clockState: options.clockState,
    onDevice: ({ kind, state, cause }) => audit.record('device.changed', { kind, state, reason: cause ?? 'none' }),
  })
  /** A command finishes with the services it began with, even if its session has ended meanwhile. */
  const handlersFor = ({ district, affairs, calendar }: LoadedCatalogue) =>
    createHandlers({
      ...options,
      district,
      affairs,
      calendar,
      platform,
      terminal: options.terminal.terminal,
      sessions,
      status,
      blobs,
      streams,
      newId: randomUUID,
    })
  let handlers = handlersFor(services)

  const idle: (() => void)[] = []
  const dispatcher: Parameters<typeof createConnections>[0]['dispatcher'] = (send) =>
    createDispatcher({
      handlers: () => handlers,
      sessions,
      clock,
      log,
      send,
      onBug: (_error, command) => {
        audit.record('daemon.bug', { command })
        options.onBug()
      },
    })
  const connections = createConnections({
    lease: createLease((held) => sessions.uiPresent(held)),
    onHeard: () => sessions.uiHeard(),
    clock,
    audit,
    dispatcher,
  })

  sessions.onEnd((session, reason) => {
    blobs.wipe()
    streams.closeAll()
    audit.record('session.ended', { session: session.id, reason })
    // The UI is told only of ends it did not cause itself.
    if (endedByDaemon(reason)) connections.tell('Session.Ended', { reason })
    for (const act of idle.splice(0)) act()
    if (reason !== 'stopping') forgetting = forget(session.id)
  })
  let forgetting = Promise.resolve()
  /** Nothing refers to the session any more: its memory and that of the engines is overwritten. */
  async function forget(session: string): Promise<void> {
    await options.documents.forget()
    await options.forgetFreed()
    audit.record('session.forgotten', { session })
  }
  status.onChange((now) => connections.tell('Common.StatusChanged', now))
  const forgetUpdates = applications.onUpdate((submission) => {
    audit.record('application.outcome', { application: submission.applicationId, outcome: submission.outcome })
    const session = sessions.current
    if (session?.journey === 'apply' && session.draft.submission?.applicationId === submission.applicationId) {
      session.settle(submission)
      connections.tell('Application.Updated', { submission })
    }
    status.refresh()
  })
  const forgetTroubles = applications.onTroubles(() => status.refresh())

  const launch = createLaunch({ key: options.launchKey, policy: options.launchTicket, random: randomBytes })
  const server = await startServer({
    port: options.port,
    uiFolder: options.uiFolder,
    launch,
    blobs,
    streams,
    connections,
    log,
    terminal: { ...options.terminal, protocolVersion, dock: options.dock !== undefined },
    catalogue: (): Catalogue => ({
      district: services.district,
      affairs: [...services.affairs.values()].map((affair) => {
        const { id, name, summary, stage, audience } = affair
        return { id, name, summary, stage, audience, ...availability({ journey: 'apply', affair }, status.now()) }
      }),
      progress: availability({ journey: 'progress' }, status.now()),
      takesNotices: options.notices !== null && works('scanner', status.now()),
      platform: status.now().platform,
      forStaff: {
        applications: status.now().outbox.troubled,
        services: status.now().quarantined,
        bundle: status.now().bundleRefused,
        clock: status.now().clock,
      },
    }),
    affair: (id) => services.affairs.get(id) ?? null,
    findables: () => services.findables(),
    openAffair: () => (sessions.current?.journey === 'apply' ? sessions.current.affair : null),
    onLaunched: (client) => audit.record('ui.launched', { client }),
    onRefused: createRefusals(audit, clock),
    ...(options.dock && { dock: options.dock }),
  })
  if (!server.ok) {
    status.stop()
    forgetUpdates()
    forgetTroubles()
    return server
  }
  return ok({
    origin: server.value.origin,
    url: `${server.value.origin}/#ticket=${launch.ticket() ?? ''}`,
    occupied: () => sessions.current !== null,
    serve(catalogue) {
      if (sessions.current !== null) throw new Error('other services in the middle of a session')
      services = catalogue
      handlers = handlersFor(catalogue)
      connections.tell('Common.StatusChanged', status.now())
    },
    tellServices: () => status.refresh(),
    whenIdle: (act) => (sessions.current ? void idle.push(act) : act()),
    async stop() {
      sessions.end('stopping')
      await forgetting
      connections.closeAll()
      status.stop()
      forgetUpdates()
      forgetTroubles()
      await server.value.close()
    },
  })
}

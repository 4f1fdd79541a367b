/**
 * The composition root: the only place where long-lived parts are created and stopped. When the daemon serves, it
 * prints one line of JSON, `{"ready":"device-daemon","url":"…"}`, on standard output; everything else goes to standard
 * error.
 */
import { fstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { openApplications } from './applications/applications.ts'
import { readRecord } from './applications/record-knows.ts'
import { recordEvent } from './applications/to-record.ts'
import { lastRecorded, mayBeOfKey, openAudit } from './audit/audit.ts'
import { loaded, readFolders } from './catalogue/catalogue.ts'
import type { Keeping } from './catalogue/kept.ts'
import type { LiveServices } from './catalogue/live-services.ts'
import { systemClock } from './base/clock.ts'
import { createWallClock, type WallClock } from './base/wall-clock.ts'
import { measureSharpness } from './devices/camera/sharpness-gauge.ts'
import { loadConfig, type Config } from './profile/config.ts'
import { startDaemon, type Daemon } from './daemon.ts'
import { createDocuments } from './documents/documents.ts'
import { forgetFreed } from './base/forget-freed.ts'
import { createLog } from './base/log.ts'
import { createNoticeCodes } from './notices/notice-codes.ts'
import { noPlatform } from './platform/no-platform.ts'
import { openDevices } from './devices/open-devices.ts'
import { createPlatform } from './platform/client.ts'
import { codeTables } from './platform/code-tables.ts'
import type { Platform } from './platform/port.ts'
import { sm2Sm3 } from './platform/signing-sm2.ts'
import { hmacSm3 } from './platform/signing.ts'
import { readNoticeKey } from './profile/notice-key.ts'
import { readAuthority } from './profile/platform-ca.ts'
import { readPlatformKey } from './profile/platform-key.ts'
import { createDock } from './server/dock/dock.ts'
import { servicesLine } from './server/dock/services-line.ts'
import { openStateDirectory, recordKeyRemedy } from './profile/state-directory.ts'
import { carryOut } from './staff/acts.ts'
import { openStaffSocket, staffSocket } from './staff/socket.ts'

const root = join(import.meta.dirname, '../..')
/** EX_SOFTWARE of sysexits.h, an internal error; the service manager restarts the daemon. */
const bugExit = 70
const portRemedies = {
  portTaken: 'is another one running? stop it, or choose another port with --port',
  portDenied: 'choose a port above 1023 with --port',
}
/** Nothing has been sent for so long: a queue of applications is forgotten once, not one by one. */
const sendingPauseMs = 1_000
/** The platform's health, which tells the time, is asked every minute. */
const presentMs = 150_000
/** Time for devices and requests in flight to end in order. */
const stopWithinMs = 5_000

export interface Options {
  readonly profile: string
  readonly run?: string | undefined
  readonly port?: number | undefined
}

export async function compose(options: Options): Promise<void> {
  const config = expect(loadConfig({ file: options.profile, run: options.run, port: options.port }), ({ text }) => text)
  const state = expect(openStateDirectory(config.stateDirectory), ({ text }) => text)
  const folders = { flows: join(root, 'flows'), calendar: join(root, 'assets/calendar') }
  const { district, services } = config
  /** The dock's other districts do not push out what was kept of the profile's. */
  const keepingOf = (code: string): Keeping => ({
    file: join(state.path, code === district ? 'catalogue.json' : `catalogue-${code}.json`),
    key: state.secret('catalogue'),
  })
  const first = expect(
    services === undefined
      ? await readFolders(folders, district, keepingOf(district))
      : await (
          await import('./catalogue/from-bundle.ts')
        ).loadFromBundle(
          { file: services.bundle, publisher: services.publisher, district, flows: folders.flows },
          keepingOf(district),
        ),
    ({ text }) => text,
  )

  const log = createLog('info', pino.destination({ dest: 2, sync: false, minLength: 0 }))
  const record = join(state.path, 'audit.log')
  const recordKey = state.secret('audit').toString('hex')
  if (!mayBeOfKey(record, recordKey)) {
    const keyFile = join(state.path, 'daemon.key')
    console.error(`${keyFile} is a key, but not the one that ${record} was written with\n    → ${recordKeyRemedy}`)
    process.exit(1)
  }
  const wallClock = createWallClock({
    machine: Date.now,
    clock: systemClock,
    lastRecorded: lastRecorded(record),
    onChange(clockState, errorMs) {
      const seconds = Math.round(errorMs / 1000)
      log.error({ state: clockState, seconds }, 'the time of day')
      audit.record('clock.changed', { state: clockState, seconds })
    },
  })
  const now = (): Date => new Date(wallClock.now())
  const audit = openAudit({
    file: record,
    key: recordKey,
    now,
    log,
    clock: systemClock,
    hadRecord: !state.fresh,
  })
  for (const { file, affair, instead, text } of first.quarantined) {
    log.warn({ file, instead }, `a file of the services is set aside\n${text}`)
    audit.record('catalogue.quarantined', { file, affair: affair ?? 'none', instead })
  }
  const platform = openPlatform(config, wallClock)
  const noticeKey = config.notices && expect(readNoticeKey(config.notices.key), ({ text }) => text)
  let serving: Daemon | null = null
  /**
   * Between two citizens, because the current draft exists only in its memory. At a desk it keeps running, so that the
   * engineer can look at it.
   */
  function restartWhenIdle(): void {
    if (config.kind === 'production') serving?.whenIdle(() => void stop(bugExit))
  }
  let disarm = (): void => {}
  /** Whatever is sent is read into memory first. An open session is not disturbed: its end forgets everything. */
  function forgetSent(): void {
    disarm()
    disarm = systemClock.after(sendingPauseMs, () => {
      if (serving?.occupied() === false) void forgetFreed()
    })
  }
  const applications = expect(
    openApplications({
      directory: state.path,
      platform,
      wallClock: () => wallClock.now(),
      timeOfDay: () => wallClock.between(),
      present: () => wallClock.sinceHeard() < presentMs,
      report: (event) => {
        log.info({ event }, 'application')
        recordEvent(event, audit)
        forgetSent()
      },
      onSetAside(file, applications) {
        log.error({ file, applications }, 'the outbox was damaged and is set aside')
        audit.record('outbox.setAside', { file, applications })
      },
      onTimeDamaged() {
        log.error('the time by which the outbox destroys was damaged; it goes on from the latest that is certain')
        audit.record('outbox.timeDamaged', {})
      },
      onDamaged() {
        log.error('the outbox is damaged where new applications go; a restart between two citizens salvages it')
        restartWhenIdle()
      },
    }),
    (failure) =>
      'remedy' in failure
        ? `${failure.detail}\n    → ${failure.remedy}`
        : `The outbox cannot be opened: ${failure.detail}\n    → see device-daemon/src/applications/README.md before touching its files`,
  )
  const documents = createDocuments()
  const devices = await openDevices(config.devices, { folder: state.path, log })

  let live: LiveServices | null = null
  const daemon = expect(
    await startDaemon({
      port: config.port,
      terminal: { terminal: config.terminal, panel: config.panel, languages: config.languages },
      uiFolder: join(root, 'kiosk-ui/dist'),
      catalogue: loaded(first),
      bundleRefused: () => live?.refused()?.code ?? null,
      devices,
      documents,
      applications,
      platform,
      faceComparer: null,
      measureSharpness,
      queryUrl: (application) =>
        (config.platform?.queryUrl ?? '{application}').replace('{application}', encodeURIComponent(application)),
      notices: noticeKey === undefined ? null : createNoticeCodes(noticeKey),
      launchKey: state.secret('launch'),
      launchTicket: config.launchTicket,
      dock: config.dock
        ? createDock(config.simulators, systemClock, { services: servicesLine(() => live) })
        : undefined,
      limits: { idleMs: config.limits.idleSeconds * 1000, uiLostMs: config.limits.uiLostSeconds * 1000 },
      audit,
      forgetFreed,
      clock: systemClock,
      clockState: () => wallClock.state(),
      now,
      log,
      // The process may be in any state.
      onBug: restartWhenIdle,
    }),
    ({ code, detail }) => `${detail}\n    → ${portRemedies[code]}`,
  )
  serving = daemon
  const staff = openStaffSocket(
    staffSocket(state.path),
    (act) =>
      carryOut(act, {
        applications,
        audit,
        clock: () => ({ state: wallClock.state(), ahead: Math.round(wallClock.error() / 1000) }),
      }),
    (detail) => log.warn({ detail }, 'what staff do from the command line'),
  )
  let stopping = false
  async function stop(code: number): Promise<void> {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(code === 0 ? 1 : code), stopWithinMs).unref()
    live?.stop()
    staff.close()
    await daemon.stop()
    await Promise.allSettled([
      applications.stop(),
      documents.stop(),
      ...Object.values(devices).map((device) => device?.stop()),
    ])
    audit.record('daemon.stopped', {})
    audit.close()
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop(0))
  process.on('SIGINT', () => void stop(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'a bug')
      void stop(bugExit)
    })
  }
  // Standard input may be a pipe from the program that started the daemon; when that ends, however it ends, so does the
  // daemon.
  const input = fstatSync(0)
  if (input.isFIFO() || input.isSocket())
    process.stdin
      .on('end', () => void stop(0))
      .on('error', () => void stop(0))
      .resume()

  // Citizens are served meanwhile; nothing is sent before it is known what must not be.
  void readRecord(record, (id) => applications.holds(id)).then(async (known) => {
    if (stopping) return
    const heeded = await applications.heed(known)
    const { missing } = known
    for (const { applicationId, told } of missing)
      if (!told) audit.record('application.missing', { application: applicationId })
    if (missing.length > 0) log.error({ applications: missing.length }, 'sealed applications are missing in the outbox')
    if (!heeded.ok) log.error({ detail: heeded.failure.detail }, 'nothing is sent until the next start')
    else if (!stopping) applications.start()
  })
  audit.record('daemon.started', { version: version(), profile: config.kind })
  process.stdout.write(`${JSON.stringify({ ready: 'device-daemon', url: daemon.url })}\n`)
  if (services !== undefined || config.dock)
    void import('./catalogue/live-services.ts').then(({ startLiveServices }) => {
      if (stopping) return
      live = startLiveServices({
        folders,
        bundle: services === undefined ? null : { file: services.bundle, publisher: services.publisher },
        first,
        keepingOf,
        daemon,
        audit,
        clock: systemClock,
        // At a desk somebody reads along, who wants lines and no JSON.
        tell: (level, text) => (config.dock ? console.error(text) : log[level](text)),
      })
    })
}

/** Returns the value, or ends the process with a message for a person. */
function expect<T, F>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F },
  words: (failure: F) => string,
): T {
  if (result.ok) return result.value
  console.error(words(result.failure))
  process.exit(1)
}

function openPlatform({ platform, terminal }: Config, wallClock: WallClock): Platform {
  if (!platform) return noPlatform()
  const { baseUrl, appKey, signing, codes, ca } = platform
  const key = expect(readPlatformKey(signing), ({ text }) => text)
  const signer = signing.algorithm === 'hmac-sm3' ? hmacSm3(key) : sm2Sm3(key)
  return createPlatform({
    baseUrl,
    appKey,
    deviceId: terminal,
    signer,
    ...(ca !== undefined && { ca: expect(readAuthority(ca, new Date()), ({ problem }) => problem) }),
    codes: codeTables[codes],
    wallClock: () => wallClock.now(),
    onTime: (time) => wallClock.hear(time),
  })
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  return version
}

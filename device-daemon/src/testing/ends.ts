/** The daemon's outer ends for tests: small implementations of the ports of devices and platform. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'
import { hasPrivateUse } from '#flows/entries/characters.ts'
import type { Evaluation, ReturnReason } from '#flows/draft/draft.ts'
import { openApplications } from '../applications/applications.ts'
import { openAudit, type Audit } from '../audit/audit.ts'
import { systemClock, type Clock } from '../base/clock.ts'
import type { Camera, CameraKind } from '../devices/camera/port.ts'
import type { DeviceFailure, Supervised } from '../devices/device.ts'
import type { DocumentPrinter } from '../devices/document-printer/port.ts'
import type { CitizenCard, IdCardFailureCode, IdCardReader } from '../devices/id-card/port.ts'
import { descriptions, type Devices } from '../devices/kinds.ts'
import type { PrintFailureCode } from '../devices/print-failure.ts'
import type { ReceiptLine, ReceiptPrinter } from '../devices/receipt-printer/port.ts'
import type { Scanner } from '../devices/scanner/port.ts'
import { startDaemon, type Daemon, type DaemonOptions } from '../daemon.ts'
import { createNoticeCodes } from '../notices/notice-codes.ts'
import type { DocumentRequest, Documents } from '../documents/port.ts'
import { createLog } from '../base/log.ts'
import type { Platform, PlatformCase } from '../platform/port.ts'
import { fail, ok } from '../base/result.ts'
import { card, catalogue } from './affair.ts'
import { supplementDesk, type SupplementDesk } from './supplement-desk.ts'

export const silentLog = createLog('silent', { write: () => {} })

interface Settable<K extends DeviceKind = DeviceKind> extends Supervised<K> {
  become(status: Partial<DeviceStatus<K>>): void
}

function supervised<K extends DeviceKind>(kind: K): Settable<K> {
  const listeners = new Set<(status: DeviceStatus<K>) => void>()
  let status: DeviceStatus<K> = { kind, state: 'ready' }
  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {},
    become(change) {
      status = { ...change, kind, state: change.state ?? 'ready' }
      for (const listener of listeners) listener(status)
    },
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )

export interface TestReader extends IdCardReader, Settable<'idCard'> {
  /** The card, or the failure, that the next reads meet. */
  lay(card: CitizenCard | DeviceFailure<IdCardFailureCode>): void
  lift(): void
}

export function testReader(): TestReader {
  let lying: CitizenCard | DeviceFailure<IdCardFailureCode> | null = null
  let noticed = (): void => {}
  return {
    ...supervised('idCard'),
    lay(it) {
      lying = it
      noticed()
    },
    lift: () => void (lying = null),
    async read({ signal, onStage, onText }) {
      onStage('waiting')
      await Promise.race([aborted(signal), new Promise<void>((resolve) => (lying ? resolve() : (noticed = resolve)))])
      if (!lying) return fail({ code: 'cancelled', detail: 'aborted' })
      onStage('found')
      if ('code' in lying) return fail(lying)
      onStage('reading')
      onText(lying)
      return ok({ card: lying, photo: new Uint8Array(1024).fill(7) })
    },
  }
}

export interface TestScanner extends Scanner, Settable<'scanner'> {
  /** Text of the code held in front of the scanner from now on; null: removed. */
  show(text: string | null): void
}

export function testScanner(): TestScanner {
  let shown: string | null = null
  let noticed = (): void => {}
  return {
    ...supervised('scanner'),
    show(text) {
      shown = text
      noticed()
    },
    async scan({ signal }) {
      const held = (): boolean => shown !== null
      await Promise.race([aborted(signal), new Promise<void>((resolve) => (held() ? resolve() : (noticed = resolve)))])
      return shown === null ? fail({ code: 'cancelled', detail: 'aborted' }) : ok({ symbology: 'qr', text: shown })
    },
  }
}

export interface TestPrinters {
  readonly receiptPrinter: ReceiptPrinter & Settable<'receiptPrinter'>
  readonly documentPrinter: DocumentPrinter & Settable<'documentPrinter'>
  readonly receipts: (readonly ReceiptLine[])[]
  readonly jobs: { readonly jobName: string; readonly pages: number }[]
  failNext(code: PrintFailureCode): void
}

export function testPrinters(): TestPrinters {
  const receipts: (readonly ReceiptLine[])[] = []
  const jobs: { jobName: string; pages: number }[] = []
  let next: PrintFailureCode | null = null
  const trouble = (): DeviceFailure<PrintFailureCode> | null => {
    const code = next
    next = null
    return code && { code, detail: 'as told' }
  }
  return {
    receipts,
    jobs,
    failNext: (code) => void (next = code),
    receiptPrinter: {
      ...supervised('receiptPrinter'),
      async print(lines) {
        const failure = trouble()
        if (failure) return fail(failure)
        receipts.push(lines)
        return ok(undefined)
      },
    },
    documentPrinter: {
      ...supervised('documentPrinter'),
      async print(_pdf, { jobName, pages, onPage }) {
        const failure = trouble()
        if (failure) return fail(failure)
        for (let page = 1; page <= pages; page++) onPage(page)
        jobs.push({ jobName, pages })
        return ok({ sheets: pages })
      },
    },
  }
}

export function testCamera<K extends CameraKind>(kind: K, picture: () => Uint8Array): Camera<K> & Settable<K> {
  return {
    ...supervised(kind),
    async watch({ signal, onFrame }) {
      onFrame(picture())
      await aborted(signal)
      return ok(undefined)
    },
    still: async () => ok(picture()),
  }
}

/** Makes PDFs of the requests' JSON, so that a test sees what would have been printed. */
export function testDocuments(requests: DocumentRequest[]): Documents {
  return {
    async render(request) {
      requests.push(request)
      return ok({ pdf: Buffer.from(JSON.stringify(request.document)), pages: 1 })
    },
    pictures: async (pdf) => ok([{ type: 'image/png', bytes: Buffer.from(pdf), width: 1, height: 1 }]),
    bind: async (pdf, attachments) =>
      ok({
        pdf: Buffer.concat([pdf, ...attachments.map((one) => ('pdf' in one ? one.pdf : Buffer.from(one.title)))]),
        pages: 1 + attachments.length,
      }),
    unprintable: (text) => [...text].filter(hasPrivateUse),
    receiptLines: (request) => [{ kind: 'title', text: request.document }],
    rasteriseText: () => Promise.reject(new Error('a test prints no rare character on a roll')),
    warm: async () => {},
    forget: async () => {},
    stop: async () => {},
  }
}

export interface TestPlatform extends Platform, SupplementDesk {
  online: boolean
  /** 预约. */
  readonly cases: string[]
  /** What each case mends, as its application said. */
  readonly corrects: (string | undefined)[]
  readonly evaluations: Evaluation[]
  /** The staff's decision on the next application; by default it is accepted. */
  decide: () => Promise<
    | { readonly decision: 'returned'; readonly reasons: readonly ReturnReason[] }
    | { readonly decision: 'accepted'; readonly acceptedAt: string }
  >
  confirmSignIn(): void
}

/** 预约 is tested against the demo platform; this one gives no times out. */
const notOffered = fail({ code: 'notOffered', detail: '404 NOT_FOUND', own: true } as const)
const notMade = fail({ code: 'platformRefused', detail: '404 NOT_FOUND', own: true } as const)

export function testPlatform(): TestPlatform {
  let confirmed = false
  const offline = () => fail({ code: 'platformOffline', detail: 'as told', own: false } as const)
  const cases: string[] = []
  const corrects: (string | undefined)[] = []
  const evaluations: Evaluation[] = []
  const caseOf = (applicationId: string, at: number): PlatformCase => ({
    caseNumber: `C${at + 1}`,
    applicationId,
    affair: { id: null, name: '示范一件事' },
    appliedAt: '2026-11-22T09:00:00+08:00',
    standing: 'processing',
  })
  const platform: TestPlatform = {
    online: true,
    cases,
    corrects,
    evaluations,
    ...supplementDesk(() => platform.online),
    decide: async () => ({ decision: 'accepted', acceptedAt: '2026-11-22T01:00:00Z' }),
    confirmSignIn: () => void (confirmed = true),
    health: async () => (platform.online ? ok({ time: '2026-11-22T01:00:00Z' }) : offline()),
    beginSignIn: async () =>
      platform.online
        ? ok({ code: 'c1', content: 'https://example.invalid/c1', expiresAt: '2099-01-01T00:00:00Z' })
        : offline(),
    pollSignIn: async () => {
      const { name, idNumber, sex, birthDate } = card
      return confirmed
        ? ok({ state: 'confirmed', identity: { source: 'qrSignIn', name, idNumber, sex, birthDate } })
        : ok({ state: 'pending' })
    },
    sharedData: async () =>
      platform.online ? ok({ values: { 'population.household': '示范户' }, subjects: [] }) : offline(),
    licences: async (_identity, _affair, types) =>
      platform.online
        ? ok(
            types.map((type) => ({
              id: `l-${type}`,
              type,
              number: 'N1',
              holder: 'applicant',
              holderName: card.name,
              issuer: '示范局',
              validUntil: null,
            })),
          )
        : offline(),
    licencePicture: async () => ok({ type: 'image/png', bytes: Buffer.from('licence') }),
    async submit(application) {
      const { id } = application
      if (!platform.online) return offline()
      if (!cases.includes(id)) {
        cases.push(id)
        corrects.push(application.corrects)
      }
      return ok({ caseNumber: `C${cases.indexOf(id) + 1}`, ...(await platform.decide()) })
    },
    findByApplication: async (id) =>
      cases.includes(id)
        ? ok({ caseNumber: `C${cases.indexOf(id) + 1}`, decision: 'accepted', acceptedAt: '2026-11-22T01:00:00Z' })
        : ok(null),
    slots: async () => notOffered,
    appointment: async () => notOffered,
    makeAppointment: async () => notMade,
    chooseDelivery: async () => ok(null),
    evaluate: async (_case, evaluation) => {
      evaluations.push(evaluation)
      return ok(null)
    },
    casesOfPerson: async () =>
      platform.online ? ok({ cases: cases.map(caseOf), unreadable: 0, older: false }) : offline(),
    async caseStatus(caseNumber) {
      const found = cases.map(caseOf).find((each) => each.caseNumber === caseNumber)
      if (!platform.online || !found) return offline()
      return ok({ ...found, items: [], unreadable: 0, missing: null, reasons: [] })
    },
    async proveReceipt(applicationId, idTail) {
      if (!platform.online) return offline()
      const found = cases.map(caseOf).find((each) => each.applicationId === applicationId)
      return found && card.idNumber.endsWith(idTail)
        ? ok(found.caseNumber)
        : fail({ code: 'proofWrong', detail: 'as told', own: true })
    },
  }
  return platform
}

export interface TestDaemon {
  readonly daemon: Daemon
  readonly reader: TestReader
  readonly printers: TestPrinters
  readonly documentCamera: Camera<'documentCamera'> & Settable<'documentCamera'>
  readonly scanner: TestScanner
  readonly platform: TestPlatform
  readonly documentRequests: DocumentRequest[]
  readonly audit: Audit
  readonly auditFile: string
  readonly bugs: number
  stop(): Promise<void>
}

/** A machine without any device. */
export const none = Object.fromEntries(descriptions.map(({ kind }) => [kind, null])) as unknown as Devices

/** The whole daemon on a real port, with a real outbox and record in its own folder. */
export async function startTestDaemon(
  change: Partial<DaemonOptions> & {
    readonly picture?: () => Uint8Array
    readonly clock?: Clock
    /** Folder of an earlier daemon, to continue with its outbox and record; its creator removes it. */
    readonly folder?: string
  } = {},
): Promise<TestDaemon> {
  const folder = change.folder ?? mkdtempSync(join(tmpdir(), 'daemon-test-'))
  const now = (): Date => new Date('2026-11-22T01:00:00Z')
  const auditFile = join(folder, 'audit.log')
  const audit = openAudit({ file: auditFile, key: 'ab'.repeat(32), now, log: silentLog, clock: systemClock })
  const platform = testPlatform()
  const applications = openApplications({
    directory: folder,
    platform: change.platform ?? platform,
    limits: { maxWaiting: 100, minFreeBytes: 0, retentionMs: 86_400_000 },
  })
  if (!applications.ok) throw new Error(applications.failure.detail)
  const reader = testReader()
  const printers = testPrinters()
  const picture = change.picture ?? (() => Buffer.from([0xff, 0xd8, 0xff, 0xd9]))
  const documentCamera = testCamera('documentCamera', picture)
  const scanner = testScanner()
  const documentRequests: DocumentRequest[] = []
  let bugs = 0
  const started = await startDaemon({
    port: 0,
    terminal: { terminal: 'T-1', panel: { widthPx: 1080, widthMm: 268 }, languages: ['zh', 'en'] },
    uiFolder: join(folder, 'ui'),
    catalogue,
    devices: {
      ...none,
      idCard: reader,
      receiptPrinter: printers.receiptPrinter,
      documentPrinter: printers.documentPrinter,
      documentCamera,
      scanner,
    },
    documents: testDocuments(documentRequests),
    applications: applications.value,
    platform,
    faceComparer: null,
    measureSharpness: async () => 0.9,
    queryUrl: (id) => `https://example.invalid/?a=${id}`,
    notices: createNoticeCodes(Buffer.alloc(32, 6)),
    launchKey: Buffer.alloc(32, 5),
    launchTicket: 'reusable',
    limits: { idleMs: 300_000, uiLostMs: 60_000 },
    audit,
    forgetFreed: async () => {},
    clock: systemClock,
    now,
    clockState: () => 'right',
    log: silentLog,
    onBug: () => void (bugs += 1),
    ...change,
  })
  if (!started.ok) throw new Error(started.failure.detail)
  const daemon = started.value
  applications.value.start()
  return {
    daemon,
    reader,
    printers,
    documentCamera,
    scanner,
    platform,
    documentRequests,
    audit,
    auditFile,
    get bugs() {
      return bugs
    },
    async stop() {
      await daemon.stop()
      await applications.value.stop()
      audit.close()
      if (change.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

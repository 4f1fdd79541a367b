/** IPP operations (RFC 8011) of the printer: one request in, one reply out. */
import type { Habits } from './habits.ts'
import type { Job, Machine, Sensors } from './printer.ts'
import { groups, readRequest, tags, writeReply, type Asked, type Told } from './wire.ts'

const operations = {
  0x0002: 'Print-Job',
  0x0004: 'Validate-Job',
  0x0008: 'Cancel-Job',
  0x0009: 'Get-Job-Attributes',
  0x000a: 'Get-Jobs',
  0x000b: 'Get-Printer-Attributes',
} as const
type Operation = (typeof operations)[keyof typeof operations]

const status = {
  ok: 0x0000,
  okIgnored: 0x0001,
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  formatNotSupported: 0x040a,
  notSupported: 0x0501,
  versionNotSupported: 0x0503,
  notAccepting: 0x0506,
  busy: 0x0507,
} as const
const jobStates = { held: 4, processing: 5, stopped: 6, canceled: 7, completed: 9 } as const
const jobReasons = {
  held: 'job-held',
  processing: 'job-printing',
  stopped: 'printer-stopped',
  canceled: 'job-canceled-by-user',
  completed: 'job-completed-successfully',
} as const
const printerStates = { idle: 3, processing: 4, stopped: 5 } as const

export interface Reply {
  /** Used in the transcript and to arm faults. */
  readonly name: string
  readonly bytes: Buffer
  /** HTTP itself refuses; then the bytes are not sent. */
  readonly http?: number
}

interface Answer {
  readonly status: number
  readonly group?: number
  readonly attributes?: readonly Told[]
  readonly further?: readonly (readonly Told[])[]
  readonly unsupported?: readonly string[]
}

const [oldest, usual] = [0x0101, 0x0200]

export function answer(body: Buffer, machine: Machine, habits: Habits): Reply {
  const version = habits.oldVersion ? oldest : usual
  const reply = (given: Answer, requestId: number): Buffer =>
    writeReply({ group: groups.printer, attributes: [], ...given, version, requestId: habits.zeroId ? 0 : requestId })
  try {
    const asked = readRequest(body)
    const name = Object.entries(operations).find(([code]) => Number(code) === asked.operation)?.[1]
    if (name !== undefined && name === habits.http?.operation)
      return { name, bytes: Buffer.alloc(0), http: habits.http.status }
    if (habits.oldVersion && asked.version !== oldest)
      return { name: 'version', bytes: reply({ status: status.versionNotSupported }, asked.requestId) }
    const given = name === undefined ? { status: status.notSupported } : perform(name, asked, machine, habits)
    return { name: name ?? `operation ${asked.operation}`, bytes: reply(given, asked.requestId) }
  } catch {
    return { name: 'bad request', bytes: reply({ status: status.badRequest }, 0) }
  }
}

function perform(operation: Operation, asked: Asked, machine: Machine, habits: Habits): Answer {
  switch (operation) {
    case 'Get-Printer-Attributes':
      return { status: status.ok, group: groups.printer, attributes: printerAttributes(machine, habits) }
    case 'Validate-Job':
      return acceptable(asked) ? granted(asked, habits) : { status: status.formatNotSupported }
    case 'Print-Job':
      return printJob(asked, machine, habits)
    case 'Get-Job-Attributes': {
      const job = machine.job(Number(asked.attributes.get('job-id')))
      return job === undefined
        ? { status: status.notFound }
        : { status: status.ok, group: groups.job, attributes: jobAttributes(job, habits) }
    }
    case 'Get-Jobs':
      return getJobs(asked, machine, habits)
    case 'Cancel-Job': {
      const id = Number(asked.attributes.get('job-id'))
      if (machine.job(id) === undefined) return { status: status.notFound }
      if (habits.queue && asked.attributes.get('purge-job') === true) {
        machine.purge(id)
        return { status: status.ok }
      }
      return { status: machine.cancel(id) ? status.ok : status.notPossible }
    }
  }
}

const acceptable = (asked: Asked): boolean =>
  (asked.attributes.get('document-format') ?? 'application/pdf') === 'application/pdf'

/** Says which wishes it ignores. */
function granted({ attributes }: Asked, { ignores }: Habits): Answer {
  const unsupported = ignores.filter((name) => attributes.has(name))
  return unsupported.length === 0 ? { status: status.ok } : { status: status.okIgnored, unsupported }
}

function printJob(asked: Asked, machine: Machine, habits: Habits): Answer {
  if (!acceptable(asked)) return { status: status.formatNotSupported }
  const sides = String(asked.attributes.get('sides') ?? 'one-sided').startsWith('two') ? 'two' : 'one'
  const job = machine.accept({
    name: String(asked.attributes.get('job-name') ?? ''),
    user: String(asked.attributes.get('requesting-user-name') ?? ''),
    sides,
    pdf: Uint8Array.from(asked.document),
  })
  return job === null
    ? { status: habits.closesWhilePrinting ? status.notAccepting : status.busy }
    : { ...granted(asked, habits), group: groups.job, attributes: jobAttributes(job, habits) }
}

/** Without my-jobs everybody's are listed; finished ones come newest first (RFC 8011 §4.2.6). */
function getJobs({ attributes }: Asked, machine: Machine, habits: Habits): Answer {
  const finished = attributes.get('which-jobs') === 'completed'
  const user = attributes.get('my-jobs') === true ? attributes.get('requesting-user-name') : undefined
  const listed = machine
    .jobs()
    .filter((job) => isFinished(job) === finished && (user === undefined || job.user === user))
    .map((job) => nameOf(job, habits))
  const [attributesOfFirst = [], ...further] = finished ? listed.toReversed() : listed
  return { status: status.ok, group: groups.job, attributes: attributesOfFirst, further }
}

const isFinished = ({ state }: Job): boolean => state === 'completed' || state === 'canceled'
const nameOf = ({ id, name }: Job, habits: Habits): readonly Told[] => [
  { tag: tags.integer, name: 'job-id', values: [id] },
  { tag: tags.name, name: 'job-name', values: [listedName(name, habits)] },
]

function listedName(name: string, { nameOctets, namesAlike }: Habits): string {
  if (namesAlike) return 'Remote Job'
  return nameOctets === Infinity ? name : name.replaceAll(/[^\x20-\x7e]/g, '').slice(0, nameOctets)
}

const jobAttributes = (job: Job, { completesEarly }: Habits): readonly Told[] => [
  { tag: tags.integer, name: 'job-id', values: [job.id] },
  {
    tag: tags.enum,
    name: 'job-state',
    values: [jobStates[completesEarly && job.state === 'processing' ? 'completed' : job.state]],
  },
  // Even a successful job reports processing-to-stop-point, as in a CUPS queue.
  {
    tag: tags.keyword,
    name: 'job-state-reasons',
    values: reasonsOf(job),
  },
  { tag: tags.integer, name: 'job-impressions-completed', values: [job.impressions] },
  { tag: tags.integer, name: 'job-media-sheets-completed', values: [job.sheets] },
]

function reasonsOf({ state, reasons }: Job): readonly string[] {
  if (reasons.length > 0) return reasons
  return state === 'completed' ? [jobReasons.completed, 'processing-to-stop-point'] : [jobReasons[state]]
}

function printerAttributes(machine: Machine, habits: Habits): readonly Told[] {
  const { mentions, mediaReady, queue, closesWhilePrinting, saysStopped } = habits
  const reasons = [...printerReasons(machine.sensors()), ...mentions]
  const state = saysStopped && machine.isPrinting() ? printerStates.stopped : stateOf(machine)
  return [
    { tag: tags.enum, name: 'printer-state', values: [state] },
    { tag: tags.keyword, name: 'printer-state-reasons', values: reasons.length === 0 ? ['none'] : reasons },
    { tag: tags.boolean, name: 'printer-is-accepting-jobs', values: [!(closesWhilePrinting && machine.isPrinting())] },
    { tag: tags.textWithLanguage, name: 'printer-make-and-model', values: ['模拟 A4 打印机'] },
    ...(mediaReady === null ? [] : [{ tag: tags.keyword, name: 'media-ready', values: mediaReady }]),
    ...(queue ? [{ tag: tags.text, name: 'cups-version', values: ['2.4.10'] }] : []),
    { tag: tags.mime, name: 'document-format-supported', values: ['application/pdf'] },
    { tag: tags.keyword, name: 'sides-supported', values: ['one-sided', 'two-sided-long-edge'] },
    { tag: tags.integer, name: 'queued-job-count', values: [machine.isPrinting() ? 1 : 0] },
  ]
}

/** With the suffixes of real printers; what stops the mechanism is an error, but not every word of it says so. */
function printerReasons(sensors: Sensors): readonly string[] {
  return [
    ...(sensors.paper === 'out' ? ['media-empty-report', 'media-needed-error'] : []),
    ...(sensors.paper === 'low' ? ['media-low-report'] : []),
    ...(sensors.toner === 'out' ? ['toner-empty-error'] : []),
    ...(sensors.toner === 'low' ? ['toner-low-warning'] : []),
    ...(sensors.coverOpen ? ['cover-open-error'] : []),
    ...(sensors.jammed ? ['media-jam-error'] : []),
  ]
}

function stateOf(machine: Machine): number {
  const { paper, toner, coverOpen, jammed } = machine.sensors()
  if (machine.isPrinting() && (paper === 'out' || toner === 'out' || coverOpen || jammed)) return printerStates.stopped
  return machine.isPrinting() ? printerStates.processing : printerStates.idle
}

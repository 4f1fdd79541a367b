/** IPP operations (RFC 8011) of the printer: one request in, one reply out. */
import type { Job, Machine, Sensors } from './printer.ts'
import { groups, readRequest, tags, writeReply, type Asked, type Told } from './wire.ts'

const operations = {
  0x0002: 'Print-Job',
  0x0004: 'Validate-Job',
  0x0008: 'Cancel-Job',
  0x0009: 'Get-Job-Attributes',
  0x000b: 'Get-Printer-Attributes',
} as const
type Operation = (typeof operations)[keyof typeof operations]

const status = {
  ok: 0x0000,
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  formatNotSupported: 0x040a,
  notSupported: 0x0501,
  busy: 0x0507,
} as const
const jobStates = { processing: 5, stopped: 6, canceled: 7, completed: 9 } as const
const jobReasons = {
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
}

interface Answer {
  readonly status: number
  readonly group?: number
  readonly attributes?: readonly Told[]
}

export function answer(body: Buffer, machine: Machine): Reply {
  try {
    const asked = readRequest(body)
    const name = Object.entries(operations).find(([code]) => Number(code) === asked.operation)?.[1]
    const given = name === undefined ? { status: status.notSupported } : perform(name, asked, machine)
    return {
      name: name ?? `operation ${asked.operation}`,
      bytes: writeReply(given.status, asked.requestId, given.group ?? groups.printer, given.attributes ?? []),
    }
  } catch {
    return { name: 'bad request', bytes: writeReply(status.badRequest, 0, groups.printer, []) }
  }
}

function perform(operation: Operation, asked: Asked, machine: Machine): Answer {
  switch (operation) {
    case 'Get-Printer-Attributes':
      return { status: status.ok, group: groups.printer, attributes: printerAttributes(machine) }
    case 'Validate-Job':
      return { status: acceptable(asked) ? status.ok : status.formatNotSupported }
    case 'Print-Job':
      return printJob(asked, machine)
    case 'Get-Job-Attributes': {
      const job = machine.job(Number(asked.attributes.get('job-id')))
      return job === undefined
        ? { status: status.notFound }
        : { status: status.ok, group: groups.job, attributes: jobAttributes(job) }
    }
    case 'Cancel-Job': {
      const id = Number(asked.attributes.get('job-id'))
      if (machine.job(id) === undefined) return { status: status.notFound }
      return { status: machine.cancel(id) ? status.ok : status.notPossible }
    }
  }
}

const acceptable = (asked: Asked): boolean =>
  (asked.attributes.get('document-format') ?? 'application/pdf') === 'application/pdf'

function printJob(asked: Asked, machine: Machine): Answer {
  if (!acceptable(asked)) return { status: status.formatNotSupported }
  const sides = String(asked.attributes.get('sides') ?? 'one-sided').startsWith('two') ? 'two' : 'one'
  const job = machine.accept({
    name: String(asked.attributes.get('job-name') ?? ''),
    sides,
    pdf: Uint8Array.from(asked.document),
  })
  return job === null
    ? { status: status.busy }
    : { status: status.ok, group: groups.job, attributes: jobAttributes(job) }
}

const jobAttributes = (job: Job): readonly Told[] => [
  { tag: tags.integer, name: 'job-id', values: [job.id] },
  { tag: tags.enum, name: 'job-state', values: [jobStates[job.state]] },
  // Even a successful job reports processing-to-stop-point, as in a CUPS queue.
  {
    tag: tags.keyword,
    name: 'job-state-reasons',
    values: job.state === 'completed' ? [jobReasons.completed, 'processing-to-stop-point'] : [jobReasons[job.state]],
  },
  { tag: tags.integer, name: 'job-impressions-completed', values: [job.impressions] },
  { tag: tags.integer, name: 'job-media-sheets-completed', values: [job.sheets] },
]

function printerAttributes(machine: Machine): readonly Told[] {
  const reasons = printerReasons(machine.sensors())
  return [
    { tag: tags.enum, name: 'printer-state', values: [stateOf(machine)] },
    { tag: tags.keyword, name: 'printer-state-reasons', values: reasons.length === 0 ? ['none'] : reasons },
    { tag: tags.boolean, name: 'printer-is-accepting-jobs', values: [true] },
    { tag: tags.textWithLanguage, name: 'printer-make-and-model', values: ['模拟 A4 打印机'] },
    { tag: tags.mime, name: 'document-format-supported', values: ['application/pdf'] },
    { tag: tags.keyword, name: 'sides-supported', values: ['one-sided', 'two-sided-long-edge'] },
    { tag: tags.integer, name: 'queued-job-count', values: [machine.isPrinting() ? 1 : 0] },
  ]
}

/** With the suffixes that real printers and ippeveprinter send, which are not always the severity one would expect. */
function printerReasons(sensors: Sensors): readonly string[] {
  return [
    ...(sensors.paper === 'out' ? ['media-empty-report', 'media-needed-error'] : []),
    ...(sensors.paper === 'low' ? ['media-low-report'] : []),
    ...(sensors.toner === 'out' ? ['toner-empty-report'] : []),
    ...(sensors.toner === 'low' ? ['toner-low-warning'] : []),
    ...(sensors.coverOpen ? ['cover-open-error'] : []),
    ...(sensors.jammed ? ['media-jam-warning'] : []),
  ]
}

function stateOf(machine: Machine): number {
  const { paper, toner, coverOpen, jammed } = machine.sensors()
  if (machine.isPrinting() && (paper === 'out' || toner === 'out' || coverOpen || jammed)) return printerStates.stopped
  return machine.isPrinting() ? printerStates.processing : printerStates.idle
}

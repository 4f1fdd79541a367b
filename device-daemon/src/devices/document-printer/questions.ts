/** The requests to a printer or a CUPS queue, with values for results (RFC 8011 §4.2, §4.3). */
import { fail, ok, type Result } from '../../base/result.ts'
import type { ClientFailure, IppClient } from './client.ts'
import { operations, statuses, type Attribute, type Attributes, type Operation, type Reply } from './ipp.ts'
import { paperReady, type PaperReady } from './paper-ready.ts'
import { printerState, type PrinterState } from './printer-state.ts'

export interface JobDescription {
  /** Shown on the printer's panel and kept in its history: no personal data, and no other job's ever. */
  readonly name: string
  readonly sides: 'one' | 'two'
}

/** What the printer ignored of the wishes, or replaced by something else: `media`, `sides`, … */
export type Ignored = readonly string[]

export interface PrinterNow extends PrinterState {
  /** The answer comes from CUPS, which keeps jobs after printing. */
  readonly queue: boolean
  readonly paper: PaperReady
}

export interface JobProgress {
  readonly state: 'waiting' | 'held' | 'printing' | 'stopped' | 'canceled' | 'aborted' | 'completed'
  /** Sides and sheets that have come out; null: this printer does not count them. */
  readonly impressions: number | null
  readonly sheets: number | null
  /** job-state-reasons, without `none`. */
  readonly reasons: readonly string[]
}

/**
 * `busy`: the printer takes one job at a time, or none just now, ask later; `unknownJob`: it has no such job (any
 * more); `refused`: not allowed, not possible, not supported, …; the detail contains the status code and the printer's
 * own words.
 */
export type QuestionFailure =
  | ClientFailure
  | { readonly code: 'busy' | 'refused' | 'unknownJob'; readonly detail: string; readonly status: number }

export interface Questions {
  now(signal: AbortSignal): Promise<Result<PrinterNow, QuestionFailure>>
  validate(job: JobDescription, signal: AbortSignal): Promise<Result<Ignored, QuestionFailure>>
  /** Resolves with the job's number. */
  send(
    job: JobDescription,
    pdf: Uint8Array,
    signal: AbortSignal,
  ): Promise<Result<{ readonly id: number; readonly ignored: Ignored }, QuestionFailure>>
  /** The kiosk's jobs there, as the printer calls them; those without a name are none of ours. */
  mine(
    which: WhichJobs,
    signal: AbortSignal,
  ): Promise<Result<readonly { readonly id: number; readonly name: string }[], QuestionFailure>>
  progress(job: number, signal: AbortSignal): Promise<Result<JobProgress, QuestionFailure>>
  cancel(job: number): Promise<Result<void, QuestionFailure>>
  /** Erases a finished job and its document from a CUPS queue. */
  purge(job: number): Promise<Result<void, QuestionFailure>>
}

/** `completed`: finished in whatever way. */
export type WhichJobs = 'not-completed' | 'completed'

export interface TimeLimits {
  /** ms until the complete answer. */
  readonly replyMs: number
  /** ms until the answer to Print-Job: it includes transmitting the document, some MB to a slow printer. */
  readonly sendMs: number
}

const printerAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-make-and-model',
  'media-default',
  'media-ready',
  'cups-version',
]
const jobAttributes = ['job-state', 'job-state-reasons', 'job-impressions-completed', 'job-media-sheets-completed']
const nameAttributes = ['job-id', 'job-name']
const jobStates: Readonly<Record<number, JobProgress['state']>> = {
  3: 'waiting',
  4: 'held',
  5: 'printing',
  6: 'stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
}

export function questionsFor(client: IppClient, printerUri: string, limits: TimeLimits): Questions {
  const opening: readonly Attribute[] = [
    { name: 'attributes-charset', type: 'charset', values: ['utf-8'] },
    { name: 'attributes-natural-language', type: 'naturalLanguage', values: ['zh-cn'] },
    { name: 'printer-uri', type: 'uri', values: [printerUri] },
  ]
  const user: Attribute = { name: 'requesting-user-name', type: 'name', values: ['kiosk'] }
  const jobId = (job: number): Attribute => ({ name: 'job-id', type: 'integer', values: [job] })
  const wanted = (names: readonly string[]): Attribute => ({
    name: 'requested-attributes',
    type: 'keyword',
    values: names,
  })
  const never = new AbortController().signal

  async function ask(
    operation: Operation,
    attributes: readonly Attribute[],
    options: { readonly signal: AbortSignal; readonly job?: JobDescription; readonly document?: Uint8Array },
  ): Promise<Result<Reply, QuestionFailure>> {
    const answer = await client.ask(
      {
        operation,
        operationAttributes: [...opening, ...attributes],
        ...(options.job === undefined ? {} : { jobAttributes: template(options.job) }),
        ...(options.document === undefined ? {} : { document: options.document }),
      },
      { timeoutMs: options.document === undefined ? limits.replyMs : limits.sendMs, signal: options.signal },
    )
    if (!answer.ok || answer.value.status < 0x0100) return answer
    return fail(refusal(answer.value))
  }

  const describe = (job: JobDescription): readonly Attribute[] => [
    user,
    { name: 'job-name', type: 'name', values: [job.name] },
    { name: 'document-format', type: 'mimeMediaType', values: ['application/pdf'] },
  ]
  const nothing = (answer: Result<Reply, QuestionFailure>): Result<void, QuestionFailure> =>
    answer.ok ? ok(undefined) : answer

  const ignored = (reply: Reply): Ignored => [...reply.unsupported.keys()]

  return {
    async now(signal) {
      const answer = await ask(operations.getPrinterAttributes, [user, wanted(printerAttributes)], { signal })
      if (!answer.ok) return answer
      const { printer } = answer.value
      if (!printer.has('printer-state')) return fail({ code: 'malformed', detail: 'a reply without printer-state' })
      return ok({ ...printerState(printer), queue: printer.has('cups-version'), paper: paperReady(printer) })
    },
    async validate(job, signal) {
      const answer = await ask(operations.validateJob, describe(job), { signal, job })
      if (answer.ok) return ok(ignored(answer.value))
      // An old printer that does not support the check will report problems when it gets the job.
      const unchecked = 'status' in answer.failure && answer.failure.status === statuses.operationNotSupported
      return unchecked ? ok([]) : answer
    },
    async send(job, document, signal) {
      const answer = await ask(operations.printJob, describe(job), { signal, job, document })
      if (!answer.ok) return answer
      const id = integer(theJob(answer.value), 'job-id')
      return id === null
        ? fail({ code: 'malformed', detail: 'accepted without a job-id' })
        : ok({ id, ignored: ignored(answer.value) })
    },
    async mine(which, signal) {
      const answer = await ask(
        operations.getJobs,
        [
          user,
          { name: 'which-jobs', type: 'keyword', values: [which] },
          { name: 'my-jobs', type: 'boolean', values: [true] },
          wanted(nameAttributes),
        ],
        { signal },
      )
      // Some printers answer "not found" when the list is empty.
      if (!answer.ok) return answer.failure.code === 'unknownJob' ? ok([]) : answer
      return ok(
        answer.value.jobs.flatMap((job) => {
          const [id, name] = [integer(job, 'job-id'), job.get('job-name')?.[0]]
          return id !== null && typeof name === 'string' ? [{ id, name }] : []
        }),
      )
    },
    async progress(job, signal) {
      const answer = await ask(operations.getJobAttributes, [jobId(job), user, wanted(jobAttributes)], { signal })
      if (!answer.ok) return answer
      const told = theJob(answer.value)
      const state = jobStates[integer(told, 'job-state') ?? 0]
      if (state === undefined) return fail({ code: 'malformed', detail: 'a reply without job-state' })
      return ok({
        state,
        impressions: integer(told, 'job-impressions-completed'),
        sheets: integer(told, 'job-media-sheets-completed'),
        reasons: keywords(told, 'job-state-reasons').filter((reason) => reason !== 'none'),
      })
    },
    cancel: async (job) => nothing(await ask(operations.cancelJob, [jobId(job), user], { signal: never })),
    purge: async (job) =>
      nothing(
        await ask(operations.cancelJob, [jobId(job), user, { name: 'purge-job', type: 'boolean', values: [true] }], {
          signal: never,
        }),
      ),
  }
}

const template = (job: JobDescription): readonly Attribute[] => [
  { name: 'copies', type: 'integer', values: [1] },
  { name: 'media', type: 'keyword', values: ['iso_a4_210x297mm'] },
  { name: 'sides', type: 'keyword', values: [job.sides === 'two' ? 'two-sided-long-edge' : 'one-sided'] },
]

const statusNames: Readonly<Record<number, string>> = {
  [statuses.badRequest]: 'bad request',
  0x0401: 'forbidden',
  0x0402: 'not authenticated',
  0x0403: 'not authorized',
  [statuses.notPossible]: 'not possible',
  [statuses.notFound]: 'not found',
  [statuses.gone]: 'gone',
  0x0408: 'request entity too large',
  0x040a: 'document format not supported',
  0x040b: 'attributes or values not supported',
  [statuses.operationNotSupported]: 'operation not supported',
  [statuses.versionNotSupported]: 'IPP version not supported',
  [statuses.notAccepting]: 'not accepting jobs',
  [statuses.busy]: 'busy',
}

function refusal({ status, operation }: Reply) {
  const named = `status 0x${status.toString(16).padStart(4, '0')}`
  const said = [statusNames[status], keywords(operation, 'status-message')[0]?.slice(0, 200)].filter(Boolean)
  const code =
    status === statuses.busy || status === statuses.notAccepting
      ? 'busy'
      : status === statuses.notFound || status === statuses.gone
        ? 'unknownJob'
        : 'refused'
  return { code, status, detail: [named, ...said].join(': ') } as const
}

/** Of the one asked about. */
const theJob = ({ jobs }: Reply): Attributes => jobs[0] ?? new Map()

const keywords = (attributes: Attributes, name: string): readonly string[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'string')

function integer(attributes: Attributes, name: string): number | null {
  const value = attributes.get(name)?.[0]
  return typeof value === 'number' ? value : null
}

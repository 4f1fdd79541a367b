/**
 * IPP messages (RFC 8010) ⇄ values, as far as printing needs them. Written for this project because a printer's replies
 * cannot be trusted: a wrong length must give a failure, and the npm parsers loop forever or throw.
 */
import { fail, ok, type Result } from '../../base/result.ts'

export const operations = {
  printJob: 0x0002,
  validateJob: 0x0004,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const
export type Operation = (typeof operations)[keyof typeof operations]

/** The status codes of a reply that are treated specially (RFC 8011 §4.1.6); below 0x0100 is success. */
export const statuses = {
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  gone: 0x0407,
  operationNotSupported: 0x0501,
  versionNotSupported: 0x0503,
  notAccepting: 0x0506,
  busy: 0x0507,
} as const

/** IPP 1.1 (RFC 2911) differs in nothing that printing a document needs. */
export type Version = '2.0' | '1.1'

const valueTags = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const
const groupTags = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 } as const
const textWithLanguage = 0x35
const nameWithLanguage = 0x36
const beginCollection = 0x34
const endCollection = 0x37
const firstValueTag = 0x10

export interface Attribute {
  readonly name: string
  readonly type: keyof typeof valueTags
  readonly values: readonly (string | number | boolean)[]
}

export interface Request {
  readonly version: Version
  readonly operation: Operation
  readonly requestId: number
  readonly operationAttributes: readonly Attribute[]
  readonly jobAttributes?: readonly Attribute[]
  readonly document?: Uint8Array
}

/**
 * Attribute name → values. Out-of-band values (no-value, unknown), collections and binary types are not needed; such
 * attributes have no values here.
 */
export type Attributes = ReadonlyMap<string, readonly (string | number | boolean)[]>

export interface Reply {
  readonly status: number
  readonly requestId: number
  readonly operation: Attributes
  /** One for each job it tells of. */
  readonly jobs: readonly Attributes[]
  readonly printer: Attributes
  /** What the printer does not support of the request, or replaced by something else. */
  readonly unsupported: Attributes
}

export interface Malformed {
  readonly code: 'malformed'
  readonly detail: string
}

export function encodeRequest(request: Request): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(request.version === '1.1' ? 0x0101 : 0x0200, 0)
  head.writeUInt16BE(request.operation, 2)
  head.writeInt32BE(request.requestId, 4)
  const jobAttributes = request.jobAttributes ?? []
  return Buffer.concat([
    head,
    Buffer.of(groupTags.operation),
    ...request.operationAttributes.flatMap(encodeAttribute),
    ...(jobAttributes.length === 0 ? [] : [Buffer.of(groupTags.job), ...jobAttributes.flatMap(encodeAttribute)]),
    Buffer.of(groupTags.end),
    ...(request.document === undefined ? [] : [request.document]),
  ])
}

/** Additional values of an attribute are encoded as attributes with an empty name. */
const encodeAttribute = ({ name, type, values }: Attribute): readonly Buffer[] =>
  values.flatMap((value, i) => [
    Buffer.of(valueTags[type]),
    counted(Buffer.from(i === 0 ? name : '')),
    counted(encodeValue(value)),
  ])

function encodeValue(value: string | number | boolean): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0)
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Only reads forward and within the bytes, so it ends whatever they contain. */
export function decodeReply(bytes: Uint8Array): Result<Reply, Malformed> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 9) return malformed('shorter than a reply can be')
  if (data[0] !== 1 && data[0] !== 2) return malformed(`version ${data[0]}`)
  const groups = {
    operation: new Map<string, Value[]>(),
    jobs: [] as Map<string, Value[]>[],
    printer: new Map<string, Value[]>(),
    unsupported: new Map<string, Value[]>(),
  }
  let group = new Map<string, Value[]>()
  let values: Value[] = []
  let depth = 0
  let at = 8

  const counted = (): Buffer | null => {
    if (at + 2 > data.length) return null
    const length = data.readUInt16BE(at)
    if (at + 2 + length > data.length) return null
    at += 2 + length
    return data.subarray(at - length, at)
  }

  while (at < data.length) {
    const tag = data.readUInt8(at)
    at += 1
    if (tag === groupTags.end) {
      return depth === 0
        ? ok({ status: data.readUInt16BE(2), requestId: data.readInt32BE(4), ...groups })
        : malformed('collection without an end')
    }
    if (tag < firstValueTag) {
      group = groupOf(tag, groups)
      continue
    }
    const name = counted()
    const value = name === null ? null : counted()
    if (name === null || value === null) return malformed('a length beyond the end')
    if (name.length > 0) {
      values = []
      const key = name.toString('latin1')
      if (!group.has(key)) group.set(key, values)
    }
    if (tag === endCollection) depth -= 1
    const decoded = depth === 0 ? decodeValue(tag, value) : null
    if (tag === beginCollection) depth += 1
    if (depth < 0) return malformed('collection ended before it began')
    if (decoded !== null) values.push(decoded)
  }
  return malformed('no end of attributes')
}

type Value = string | number | boolean

function groupOf(
  tag: number,
  groups: Readonly<Record<'operation' | 'printer' | 'unsupported', Map<string, Value[]>>> & {
    readonly jobs: Map<string, Value[]>[]
  },
): Map<string, Value[]> {
  if (tag === groupTags.operation) return groups.operation
  if (tag === groupTags.job) {
    const job = new Map<string, Value[]>()
    groups.jobs.push(job)
    return job
  }
  if (tag === groupTags.printer) return groups.printer
  if (tag === groupTags.unsupported) return groups.unsupported
  return new Map()
}

function decodeValue(tag: number, value: Buffer): Value | null {
  if (tag === valueTags.integer || tag === valueTags.enum) return value.length === 4 ? value.readInt32BE() : null
  if (tag === valueTags.boolean) return value.length === 1 ? value[0] !== 0 : null
  if (tag === textWithLanguage || tag === nameWithLanguage) return withoutLanguage(value)
  return tag >= 0x40 && tag <= 0x49 ? value.toString('utf8') : null
}

/** textWithLanguage: u16 length, language, u16 length, text. */
function withoutLanguage(value: Buffer): string | null {
  if (value.length < 2) return null
  const textAt = 2 + value.readUInt16BE(0) + 2
  return textAt > value.length ? null : value.subarray(textAt).toString('utf8')
}

const malformed = (detail: string) => fail({ code: 'malformed', detail } as const)

/**
 * Decodes and encodes IPP messages on the printer's side (RFC 8010); written from the standard, independently of the
 * driver.
 */

export interface Asked {
  /** `0x0200` is 2.0. */
  readonly version: number
  readonly operation: number
  readonly requestId: number
  /** The attributes of all groups, each with its first value only. */
  readonly attributes: ReadonlyMap<string, string | number | boolean>
  readonly document: Buffer
}

export interface Told {
  readonly tag: number
  readonly name: string
  readonly values: readonly (string | number | boolean)[]
}

export const tags = {
  /** An out-of-band value: the attribute is not known at all. */
  unsupported: 0x10,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  textWithLanguage: 0x35,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const
export const groups = { operation: 1, job: 2, printer: 4, unsupported: 5 } as const

const attributesEnd = 3

/** Throws on anything that is not a well-formed request; a printer answers that with client-error-bad-request. */
export function readRequest(body: Buffer): Asked {
  const attributes = new Map<string, string | number | boolean>()
  let at = 8
  for (;;) {
    const tag = body.readUInt8(at++)
    if (tag === attributesEnd) break
    if (tag < 0x10) continue
    const nameLength = body.readUInt16BE(at)
    const name = body.toString('utf8', at + 2, at + 2 + nameLength)
    at += 2 + nameLength
    const valueLength = body.readUInt16BE(at)
    const value = body.subarray(at + 2, at + 2 + valueLength)
    at += 2 + valueLength
    if (at > body.length) throw new RangeError('length beyond the end')
    if (nameLength > 0) attributes.set(name, readValue(tag, value))
  }
  return {
    version: body.readUInt16BE(0),
    operation: body.readUInt16BE(2),
    requestId: body.readInt32BE(4),
    attributes,
    document: body.subarray(at),
  }
}

function readValue(tag: number, value: Buffer): string | number | boolean {
  if (tag === tags.integer || tag === tags.enum) return value.readInt32BE()
  if (tag === tags.boolean) return value.readUInt8() !== 0
  return value.toString('utf8')
}

export interface Answered {
  readonly version: number
  readonly status: number
  readonly requestId: number
  readonly group: number
  readonly attributes: readonly Told[]
  /** More groups of the same kind. */
  readonly further?: readonly (readonly Told[])[]
  /** Names of attributes of the request that were ignored. */
  readonly unsupported?: readonly string[]
}

export function writeReply(answered: Answered): Buffer {
  const { version, status, requestId, group, attributes, further = [], unsupported = [] } = answered
  const head = [...int16(version), ...int16(status), ...int32(requestId), groups.operation]
  const parts: number[] = [...head]
  const put = (told: Told) =>
    told.values.forEach((value, i) => {
      const bytes = writeValue(told.tag, value)
      const name = Buffer.from(i === 0 ? told.name : '')
      parts.push(told.tag, ...int16(name.length), ...name, ...int16(bytes.length), ...bytes)
    })
  put({ tag: tags.charset, name: 'attributes-charset', values: ['utf-8'] })
  put({ tag: tags.language, name: 'attributes-natural-language', values: ['zh-cn'] })
  if (unsupported.length > 0) parts.push(groups.unsupported)
  for (const name of unsupported) put({ tag: tags.unsupported, name, values: [''] })
  for (const told of [attributes, ...further]) {
    if (told.length > 0) parts.push(group)
    told.forEach(put)
  }
  return Buffer.from([...parts, attributesEnd])
}

function writeValue(tag: number, value: string | number | boolean): Buffer {
  if (typeof value === 'number') return Buffer.from(int32(value))
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0)
  const text = Buffer.from(value)
  if (tag !== tags.textWithLanguage) return text
  const language = Buffer.from('zh-cn')
  return Buffer.concat([Buffer.from(int16(language.length)), language, Buffer.from(int16(text.length)), text])
}

const int16 = (value: number): readonly number[] => [(value >> 8) & 0xff, value & 0xff]
const int32 = (value: number): readonly number[] => [
  (value >>> 24) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
]

import fc from 'fast-check'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { decodeReply, encodeRequest, operations, type Reply } from './ipp.ts'

/** The npm library serves only as an oracle: it hangs on a wrong length, which is why the daemon does not use it. */
const { parse, serialize } = createRequire(import.meta.url)('@sealsystems/ipp') as {
  readonly parse: (bytes: Buffer) => unknown
  readonly serialize: (message: object) => Buffer
}

const request = {
  version: '2.0',
  operation: operations.printJob,
  requestId: 7,
  operationAttributes: [
    { name: 'attributes-charset', type: 'charset', values: ['utf-8'] },
    { name: 'attributes-natural-language', type: 'naturalLanguage', values: ['zh-cn'] },
    { name: 'printer-uri', type: 'uri', values: ['ipp://localhost/ipp/print'] },
    { name: 'requested-attributes', type: 'keyword', values: ['printer-state', 'printer-state-reasons'] },
    { name: 'document-format', type: 'mimeMediaType', values: ['application/pdf'] },
  ],
  jobAttributes: [
    { name: 'copies', type: 'integer', values: [1] },
    { name: 'sides', type: 'keyword', values: ['one-sided'] },
  ],
  document: Buffer.from('%PDF'),
} as const

const reply = serialize({
  version: '2.0',
  statusCode: 'successful-ok',
  id: 7,
  'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
  'printer-attributes-tag': {
    'printer-state': 'idle',
    'printer-state-reasons': ['media-empty-report', 'cover-open-error'],
    'printer-is-accepting-jobs': true,
    'media-col-default': { 'media-size': { 'x-dimension': 21000, 'y-dimension': 29700 } },
    'printer-make-and-model': '打印机 A4',
  },
})

const decoded = (bytes: Uint8Array): Reply => {
  const result = decodeReply(bytes)
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}

describe('IPP on the wire', () => {
  it('another implementation reads our request', () => {
    expect(parse(encodeRequest(request))).toMatchObject({
      operation: 'Print-Job',
      id: 7,
      'operation-attributes-tag': {
        'printer-uri': 'ipp://localhost/ipp/print',
        'requested-attributes': ['printer-state', 'printer-state-reasons'],
        'document-format': 'application/pdf',
      },
      'job-attributes-tag': { copies: 1, sides: 'one-sided' },
      data: Buffer.from('%PDF'),
    })
  })

  it('we read the reply of another implementation, past collections we do not need', () => {
    const { status, requestId, printer } = decoded(reply)
    expect({ status, requestId }).toEqual({ status: 0, requestId: 7 })
    expect(printer.get('printer-state')).toEqual([3])
    expect(printer.get('printer-state-reasons')).toEqual(['media-empty-report', 'cover-open-error'])
    expect(printer.get('printer-is-accepting-jobs')).toEqual([true])
    expect(printer.get('printer-make-and-model')).toEqual(['打印机 A4'])
    expect(printer.get('media-col-default')).toEqual([])
  })

  it('a list of jobs: each has its own name and number', () => {
    const list = serialize({
      version: '2.0',
      statusCode: 'successful-ok',
      id: 7,
      'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
      'job-attributes-tag': [
        { 'job-id': 3, 'job-name': 'form' },
        { 'job-id': 4, 'job-name': 'receipt' },
      ],
    })
    expect(decoded(list).jobs.map((job) => [job.get('job-id'), job.get('job-name')])).toEqual([
      [[3], ['form']],
      [[4], ['receipt']],
    ])
  })

  it('a text with its language is the text', () => {
    const head = [2, 0, 0, 0, 0, 0, 0, 1, 4, 0x35, 0, 1, 0x61]
    const text = [0, 9, 0, 2, 0x65, 0x6e, 0, 3, 0x61, 0x62, 0x63]
    expect(decoded(Uint8Array.of(...head, ...text, 3)).printer.get('a')).toEqual(['abc'])
  })
})

describe('a reply that is not what it says', () => {
  it('cut off anywhere: a failure, never half a reply', () => {
    for (let length = 0; length < reply.length; length++) expect(decodeReply(reply.subarray(0, length)).ok).toBe(false)
  })

  it('a length that points backwards ends in a failure, not in a loop', () => {
    expect(decodeReply(Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 4, 0x44, 0, 1, 0x61, 0xff, 0xfa]))).toMatchObject({
      ok: false,
      failure: { code: 'malformed' },
    })
  })

  it('any bytes: no exception, and no more values than bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = decodeReply(Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 1, ...bytes))
        if (result.ok) expect([...result.value.printer.values()].flat().length).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 20_000 },
    )
  })

  it('a good reply with some bytes changed: no exception', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(reply.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = Buffer.from(reply)
          for (const [at, value] of changes) bytes[at] = value
          const result = decodeReply(bytes)
          expect(result.ok || result.failure.code === 'malformed').toBe(true)
        },
      ),
      { numRuns: 20_000 },
    )
  })
})

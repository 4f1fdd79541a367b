/**
 * A platform that answers what a test gives it and notes what it was asked, and what in the question was against the
 * contract.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { misfits, operationOf, type ContractOperation, type Schema } from './contract.ts'

export interface ScriptedAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

export interface Asked {
  readonly operation: ContractOperation
  /** The values in its path and query. */
  readonly values: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface ScriptedPlatform {
  readonly url: string
  answer: (asked: Asked) => ScriptedAnswer
  /** Newest last. */
  readonly asked: Asked[]
  /** Where a request was not of the contract. */
  readonly misfits: string[]
  stop(): Promise<void>
}

export async function scriptedPlatform(): Promise<ScriptedPlatform> {
  const asked: Asked[] = []
  const wrong: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((bytes) => {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2)
      const found = operationOf(request.method ?? '', path)
      if (found === null) {
        wrong.push(`${request.method} ${path}: no operation of the contract`)
        return response.writeHead(404).end()
      }
      const { operation } = found
      const values = { ...found.values, ...Object.fromEntries(new URLSearchParams(query)) }
      const body = parsed(request, bytes)
      wrong.push(...againstTheContract(operation, request, values, bytes, body).map((one) => `${operation.id}: ${one}`))
      const one = { operation, values, body }
      asked.push(one)
      const { status, headers = {}, body: answer } = platform.answer(one)
      return response.writeHead(status, headers).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const platform: ScriptedPlatform = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: () => ({ status: 500 }),
    asked,
    misfits: wrong,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return platform
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const mediaType = (request: IncomingMessage): string => (request.headers['content-type'] ?? '').split(';', 1)[0] ?? ''

const parsed = (request: IncomingMessage, bytes: Buffer): unknown =>
  mediaType(request) === 'application/json' ? JSON.parse(bytes.toString()) : null

const headers: Readonly<Record<string, Schema>> = {
  'x-app-key': { type: 'string', minLength: 1 },
  'x-device-id': { type: 'string', minLength: 1, maxLength: 64 },
  'x-timestamp': { type: 'string', pattern: '^[0-9]{13}$' },
  'x-nonce': { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' },
  'x-sign-alg': { enum: ['HMAC-SM3', 'SM2-SM3'] },
  'x-sign': { type: 'string', pattern: '^[0-9a-f]{64,160}$' },
}
const jsonLimit = 1024 * 1024
const fileLimit = 8 * 1024 * 1024

function againstTheContract(
  operation: ContractOperation,
  request: IncomingMessage,
  values: Readonly<Record<string, string>>,
  bytes: Buffer,
  body: unknown,
): readonly string[] {
  const of = (name: string, schema: Schema, value: unknown) =>
    misfits(schema, value).map((misfit) => `${name} ${misfit}`)
  const type = mediaType(request)
  const media = operation.requestBody?.[type]
  const wrongBody =
    operation.requestBody === null
      ? bytes.length > 0
      : media === undefined || bytes.length > (type === 'application/json' ? jsonLimit : fileLimit)
  return [
    ...Object.entries(headers).flatMap(([name, schema]) => of(name, schema, request.headers[name])),
    ...operation.parameters.flatMap((each) =>
      of(each.name, each.schema, each.in === 'header' ? request.headers[each.name.toLowerCase()] : values[each.name]),
    ),
    ...(wrongBody ? [`a body of ${bytes.length} bytes of ${type || 'no type'}`] : []),
    ...(media !== undefined && type === 'application/json' ? of('body', media.schema, body) : []),
  ]
}

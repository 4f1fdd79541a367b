/**
 * One IPP request over HTTP on its own connection, with limits of time and size, without retries. A request that was
 * sent but not answered is distinguished from one that never arrived, because only the latter may be repeated.
 */
import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { systemClock, type Clock } from '../../base/clock.ts'
import { http, https } from '../../base/node-http.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { PrinterAddress } from './address.ts'
import { whyUntrusted, tlsOptions } from './certificate.ts'
import { decodeReply, encodeRequest, statuses, type Reply, type Request, type Version } from './ipp.ts'

/**
 * `unreachable`: nothing was transmitted; `unanswered`: transmitted and perhaps acted upon, but no answer in time or
 * the connection broke; `malformed`: the answer is not IPP; `refused`: HTTP itself says no (401, 403, 413 …), so
 * nothing was done; `busy`: not now; `cancelled`: by the caller.
 */
export interface ClientFailure {
  readonly code: 'unreachable' | 'unanswered' | 'malformed' | 'refused' | 'busy' | 'cancelled'
  readonly detail: string
}

export interface IppClient {
  ask(
    request: Omit<Request, 'requestId' | 'version'>,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Result<Reply, ClientFailure>>
}

export interface IppClientOptions {
  readonly clock?: Clock
}

/** Get-Printer-Attributes of a printer with many features takes some 50 kB. */
const maxReplyBytes = 1_000_000
/** A server that does not know `Expect: 100-continue` says nothing; the document is sent all the same. */
const invitationMs = 1_000

export function createIppClient(address: PrinterAddress, { clock = systemClock }: IppClientOptions = {}): IppClient {
  let lastId = 0
  /** 2.0 until the printer has said that it speaks 1.1 only. */
  let version: Version = '2.0'
  /** What this printer makes of `Expect`. */
  let invites = true

  async function once(
    question: Omit<Request, 'requestId' | 'version'>,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Result<Reply, ClientFailure & { readonly status?: number }>> {
    lastId += 1
    const requestId = lastId
    const body = encodeRequest({ ...question, requestId, version })
    // A printer may refuse the sender or the size before it takes the document: nobody's papers travel for nothing.
    const invited = question.document !== undefined && invites
    const answer = await exchange({ address, body, invited, timeoutMs, signal, clock })
    body.fill(0)
    if (!answer.ok) return answer
    const { status, bytes } = answer.value
    if (status === 200) return readReply(bytes, requestId)
    return fail({ ...httpFailure(status), status })
  }

  return {
    async ask(question, options) {
      let answer = await once(question, options)
      if (!answer.ok && answer.failure.status === expectationFailed && invites) {
        invites = false
        answer = await once(question, options)
      }
      if (version === '1.1' || !isVersionTrouble(answer)) return withoutStatus(answer)
      version = '1.1'
      const older = await once(question, options)
      // Not the version, then: what the printer said of the usual one counts.
      if (older.ok && older.value.status !== statuses.versionNotSupported) return older
      version = '2.0'
      return withoutStatus(older.ok ? older : answer)
    },
  }
}

const expectationFailed = 417
const httpVersionTrouble = new Set([400, 505])

function isVersionTrouble(answer: Result<Reply, ClientFailure & { readonly status?: number }>): boolean {
  if (answer.ok)
    return answer.value.status === statuses.versionNotSupported || answer.value.status === statuses.badRequest
  return answer.failure.status !== undefined && httpVersionTrouble.has(answer.failure.status)
}

function withoutStatus(
  answer: Result<Reply, ClientFailure & { readonly status?: number }>,
): Result<Reply, ClientFailure> {
  if (answer.ok) return answer
  const { code, detail } = answer.failure
  return fail({ code, detail })
}

const httpWords: Readonly<Record<number, string>> = {
  401: 'the printer asks for a name and password',
  403: 'the printer does not allow this computer to print',
  404: 'no such printer or queue',
  413: 'the document is too large for the printer',
  426: 'the printer demands encryption: write ipps:// in its address',
}

/** What HTTP itself says. Only of an error inside the server is it unclear whether the request was acted upon. */
function httpFailure(status: number): ClientFailure {
  const words = httpWords[status]
  const detail = `HTTP ${status}${words === undefined ? '' : `: ${words}`}`
  if (status === 503) return { code: 'busy', detail }
  const isRefusal = (status >= 300 && status < 500) || status === 501 || status === 505
  return { code: isRefusal ? 'refused' : 'malformed', detail }
}

interface Exchange {
  readonly address: PrinterAddress
  readonly body: Buffer
  /** Wait for the server's word before the body is sent. */
  readonly invited: boolean
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly clock: Clock
}

type HttpAnswer = { readonly status: number; readonly bytes: Buffer }

function exchange(options: Exchange): Promise<Result<HttpAnswer, ClientFailure>> {
  const { address, body, invited, timeoutMs, signal, clock } = options
  return new Promise((resolve) => {
    let connected = false
    let bodyBegun = false
    let late = false
    const disarms: (() => void)[] = []
    const end = (failure: ClientFailure) => resolve(fail(failure))
    const broke = (detail: string) => {
      if (signal.aborted) return end({ code: 'cancelled', detail: 'by the caller' })
      end({
        code: connected && bodyBegun ? 'unanswered' : 'unreachable',
        detail: late ? `no answer within ${timeoutMs} ms` : detail,
      })
    }
    const tls = address.tls === null ? null : tlsOptions(address.tls)
    if (tls !== null && !tls.ok) return end({ code: 'refused', detail: tls.failure.detail })
    const request = (tls === null ? http : https).request({
      hostname: address.host,
      port: address.port,
      path: address.path,
      method: 'POST',
      agent: false,
      headers: {
        'Content-Type': 'application/ipp',
        'Content-Length': body.length,
        ...(invited ? { Expect: '100-continue' } : {}),
      },
      signal,
      ...tls?.value,
    })
    const sendBody = () => {
      if (bodyBegun) return
      bodyBegun = true
      request.end(body)
    }
    const begin = () => {
      if (!invited) return sendBody()
      request.flushHeaders()
      disarms.push(clock.after(Math.min(invitationMs, timeoutMs / 2), sendBody))
    }
    disarms.push(
      clock.after(timeoutMs, () => {
        late = true
        request.destroy()
      }),
    )
    request.on('close', () => disarms.forEach((disarm) => disarm()))
    request.on('socket', (socket) => {
      socket.on('connect', () => (connected = true))
      if (address.tls === null) return begin()
      const trusting = address.tls
      // Not a byte goes to a peer that has not proved to be the printer.
      socket.on('secureConnect', () => {
        const why = whyUntrusted(socket as TLSSocket, trusting)
        if (why === null) return begin()
        end({ code: 'refused', detail: why })
        request.destroy()
      })
    })
    request.on('error', (error) => broke(error.message))
    request.on('continue', sendBody)
    request.on('response', (response) => {
      // What HTTP refuses is refused, whatever happens to the rest of the connection.
      if (response.statusCode !== 200) {
        resolve(ok({ status: response.statusCode ?? 0, bytes: Buffer.alloc(0) }))
        return void request.destroy()
      }
      collect(response, { resolve, broke, end: () => request.destroy() })
    })
  })
}

function collect(
  response: IncomingMessage,
  then: {
    readonly resolve: (answer: Result<HttpAnswer, ClientFailure>) => void
    readonly broke: (detail: string) => void
    readonly end: () => void
  },
): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('error', (error) => then.broke(error.message))
  response.on('close', () => then.broke('the connection broke off'))
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    chunks.push(chunk)
    if (length <= maxReplyBytes) return
    then.resolve(fail({ code: 'malformed', detail: `more than ${maxReplyBytes} bytes` }))
    then.end()
  })
  response.on('end', () => {
    then.resolve(ok({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }))
    // An answer may come before the whole document has been taken: the rest is nobody's business.
    then.end()
  })
}

function readReply(bytes: Buffer, requestId: number): Result<Reply, ClientFailure> {
  const reply = decodeReply(bytes)
  // Some printers answer 0; each question has its own connection, so that is the answer all the same.
  if (reply.ok && reply.value.requestId !== requestId && reply.value.requestId !== 0)
    return fail({ code: 'malformed', detail: 'answers another question' })
  return reply
}

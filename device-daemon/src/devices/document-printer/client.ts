/**
 * One IPP request over HTTP on its own connection, with limits of time and size, without retries. A request that was
 * sent but not answered is distinguished from one that never arrived, because only the latter may be repeated.
 */
import { http } from '../../base/node-http.ts'
import { fail, type Result } from '../../base/result.ts'
import { decodeReply, encodeRequest, type Request, type Reply } from './ipp.ts'

/**
 * `unreachable`: nothing was transmitted; `unanswered`: transmitted and perhaps acted upon, but no answer in time or
 * the connection broke; `malformed`: the answer is not IPP; `cancelled`: by the caller.
 */
export interface ClientFailure {
  readonly code: 'unreachable' | 'unanswered' | 'malformed' | 'cancelled'
  readonly detail: string
}

export interface IppClient {
  ask(
    request: Omit<Request, 'requestId'>,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Result<Reply, ClientFailure>>
}

/** Get-Printer-Attributes of a printer with many features takes some 50 kB. */
const maxReplyBytes = 1_000_000

/** `url`: `ipp://host:631/ipp/print` or `ipp://localhost:631/printers/queue`. */
export function createIppClient(url: string): IppClient {
  const { hostname, port, pathname, search } = new URL(url.replace(/^ipp:/, 'http:'))
  let lastId = 0
  return {
    ask(question, { timeoutMs, signal }) {
      lastId += 1
      const body = encodeRequest({ ...question, requestId: lastId })
      const requestId = lastId
      return new Promise((resolve) => {
        let connected = false
        let late = false
        const end = (failure: ClientFailure) => resolve(fail(failure))
        const broke = (detail: string) => {
          if (signal.aborted) end({ code: 'cancelled', detail: 'by the caller' })
          else
            end({
              code: connected ? 'unanswered' : 'unreachable',
              detail: late ? `no answer within ${timeoutMs} ms` : detail,
            })
        }
        const request = http.request({
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port: port === '' ? 631 : Number(port),
          path: pathname + search,
          method: 'POST',
          agent: false,
          headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length },
          signal,
        })
        const timer = setTimeout(() => {
          late = true
          request.destroy()
        }, timeoutMs)
        request.on('close', () => clearTimeout(timer))
        request.on('socket', (socket) => socket.on('connect', () => (connected = true)))
        request.on('error', (error) => broke(error.message))
        request.on('response', (response) => {
          const chunks: Buffer[] = []
          let length = 0
          response.on('error', (error) => broke(error.message))
          response.on('close', () => broke('the connection broke off'))
          response.on('data', (chunk: Buffer) => {
            length += chunk.length
            chunks.push(chunk)
            if (length <= maxReplyBytes) return
            end({ code: 'malformed', detail: `more than ${maxReplyBytes} bytes` })
            request.destroy()
          })
          response.on('end', () =>
            resolve(
              response.statusCode === 200
                ? readReply(Buffer.concat(chunks), requestId)
                : fail({ code: 'malformed', detail: `HTTP ${response.statusCode}` }),
            ),
          )
        })
        request.end(body)
      })
    },
  }
}

function readReply(bytes: Buffer, requestId: number): Result<Reply, ClientFailure> {
  const reply = decodeReply(bytes)
  if (reply.ok && reply.value.requestId !== requestId)
    return fail({ code: 'malformed', detail: 'answers another question' })
  return reply
}

import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../base/result.ts'

/** Bodies are a ticket or the input of a dock act; nothing larger comes in over HTTP. */
const maxBytes = 4 * 1024

/** `tooLarge`: answer 413 and close the connection; `notJson`: also if the sender went away in the middle. */
export interface BodyFailure {
  readonly code: 'tooLarge' | 'notJson'
}

/** The body of a request as JSON; the caller has to check its shape. */
export function readJson(request: IncomingMessage): Promise<Result<unknown, BodyFailure>> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= maxBytes) parts.push(part)
      else resolve(fail({ code: 'tooLarge' }))
    })
    request.on('end', () => resolve(parse(Buffer.concat(parts).toString('utf8'))))
    request.on('close', () => resolve(fail({ code: 'notJson' })))
  })
}

function parse(text: string): Result<unknown, BodyFailure> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail({ code: 'notJson' })
  }
}

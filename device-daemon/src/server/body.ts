import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../base/result.ts'

/** A ticket, or what an act of the dock needs: nothing that comes in over HTTP is larger. */
const maxBytes = 4 * 1024

/** `tooLarge`: answer 413 and let the connection go; `notJson`: also when the sender went away in the middle. */
export interface BodyFailure {
  readonly code: 'tooLarge' | 'notJson'
}

/** The body of a request as JSON. Its shape is for the caller to check. */
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

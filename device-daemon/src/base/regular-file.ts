/**
 * Reads a file that somebody put there by hand. A pipe would be waited for without end, a device never ends, a folder
 * or a very large file was put there by mistake: each is told as what it is.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { fail, ok, type Result } from './result.ts'

export interface FileFailure {
  readonly code: 'missing' | 'notAFile' | 'tooLarge' | 'unreadable'
  /** For a person, to follow the file's name: `is a folder, not a file`. */
  readonly detail: string
}

export function readRegularFile(path: string, maxBytes: number): Result<Buffer, FileFailure> {
  let file: number
  try {
    // Without O_NONBLOCK, opening a pipe waits until somebody writes into it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    return fail(failureOf(error))
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile())
      return fail({
        code: 'notAFile',
        detail: `is ${stat.isDirectory() ? 'a folder' : 'a pipe or device'}, not a file`,
      })
    // The size that the file says is not trusted: those of /proc say 0, and another may grow while it is read.
    let bytes = Buffer.allocUnsafe(Math.min(stat.size, maxBytes) + 1)
    let read = 0
    for (let got = -1; got !== 0 && read <= maxBytes; read += got) {
      if (read === bytes.length) bytes = Buffer.concat([bytes], Math.min(read * 2, maxBytes + 1))
      got = readSync(file, bytes, read, bytes.length - read, null)
    }
    return read > maxBytes
      ? fail({ code: 'tooLarge', detail: `is larger than ${maxBytes / 1024} KiB` })
      : ok(bytes.subarray(0, read))
  } catch (error) {
    return fail(failureOf(error))
  } finally {
    closeSync(file)
  }
}

function failureOf(error: unknown): FileFailure {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  const reason = error instanceof Error ? error.message : String(error)
  return { code: missing ? 'missing' : 'unreadable', detail: `cannot be read: ${reason}` }
}

/**
 * A serial port as a `Link`, over serialport 13.
 *
 * Quirks of the field that shape this file (each reproduced on Linux):
 * - the system reports an unplug only while a read is pending, so the data listener is attached before the port opens;
 * - even then some unplugs pass unreported and the next write fails with EIO, followed by `error` and up to two `close`
 *   events;
 * - a write made after the unplug keeps its callback waiting for ever, and reopening the same object sends it to the
 *   next device: a SerialPort lives once, and every write races with the end of the link;
 * - a pseudo-terminal knows no DTR or RTS, and no device here needs them: they are never touched.
 */
import { stat } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { fail, ok, type Result } from '../base/result.ts'
import { endOfLink } from './end-of-link.ts'
import type { Link, LinkFailure } from './transport.ts'

export interface SerialAddress {
  readonly path: string
  /** Bd; always 8 data bits, no parity, one stop bit. */
  readonly baud: number
}

export async function openSerial(address: SerialAddress, signal: AbortSignal): Promise<Result<Link, LinkFailure>> {
  const { path, baud } = address
  if (!(await exists(path))) return fail({ code: 'absent', detail: `${path} does not exist` })

  if (signal.aborted) return fail({ code: 'closed', detail: 'opening was cancelled' })
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false })
  const end = endOfLink()
  let deliver: (bytes: Uint8Array) => void = () => {}
  port.on('data', (bytes: Buffer) => {
    if (end.ended() === null) deliver(bytes)
  })
  port.on('error', (error: Error) => end.end({ code: 'gone', detail: error.message }))
  port.on('close', () => end.end({ code: 'gone', detail: `${path} hung up` }))

  const problem = await new Promise<Error | null>((resolve) => port.open(resolve))
  if (problem !== null) return fail(openFailure(path, problem))
  // What a device said before anyone listened answers no question of ours.
  await new Promise((resolve) => port.flush(resolve))

  const close = () => closePort(port)
  void end.closed.then(close)
  if (signal.aborted) {
    end.end({ code: 'closed', detail: 'opening was cancelled' })
    await close()
    return fail({ code: 'closed', detail: 'opening was cancelled' })
  }

  return ok({
    onData(listener) {
      deliver = listener
    },
    async write(bytes) {
      const before = end.ended()
      if (before !== null) return fail(before)
      const written = new Promise<LinkFailure | null>((resolve) => {
        port.write(bytes, (error) => resolve(error ? { code: 'gone', detail: error.message } : null))
      })
      const failure = await end.orEnd(written)
      if (failure === null) return ok(undefined)
      end.end(failure)
      return fail(failure)
    },
    async close() {
      end.end({ code: 'closed', detail: `${path} closed` })
      await close()
    },
    closed: end.closed,
  })
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** serialport gives its reasons as sentences, without codes. */
function openFailure(path: string, error: Error): LinkFailure {
  const detail = `${path}: ${error.message}`
  if (/no such file|no such device/i.test(error.message)) return { code: 'absent', detail }
  if (/permission denied|access denied/i.test(error.message)) return { code: 'denied', detail }
  if (/lock port|busy/i.test(error.message)) return { code: 'busy', detail }
  return { code: 'gone', detail }
}

/** Resolves when the descriptor is released, also when the port had closed by itself. */
async function closePort(port: SerialPort): Promise<void> {
  if (!port.isOpen) return
  await new Promise<void>((resolve) => port.close(() => resolve()))
}

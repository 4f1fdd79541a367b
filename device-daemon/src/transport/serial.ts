/**
 * A serial port as a `Link`, using serialport 13.
 *
 * Quirks that shape this file (each reproduced on Linux):
 * - The system reports an unplug only while a read is pending, so the data listener is attached before the port opens.
 * - Even then some unplugs are not reported. The next write fails with EIO, then come `error` and up to two `close`.
 * - A write after the unplug never calls back, and reopening the same object sends it to the next device. So a
 *   SerialPort is used for one opening only, and every write races with the end of the link.
 * - A pseudo-terminal has no DTR or RTS, and no device here needs them, so they are never set.
 */
import { stat } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { fail, ok, type Result } from '../base/result.ts'
import { endOfLink } from './end-of-link.ts'
import { holdersOf } from './holders.ts'
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
    // A view of the buffer that is read into for hours. Whoever keeps something of it has copied it.
    bytes.fill(0)
  })
  port.on('error', (error: Error) => end.end({ code: 'gone', detail: error.message }))
  port.on('close', () => end.end({ code: 'gone', detail: `${path} hung up` }))

  const problem = await new Promise<Error | null>((resolve) => port.open(resolve))
  if (problem !== null) return fail(await openFailure(path, problem))
  // What the device sent before is not an answer to any of our requests.
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

/** serialport reports its reasons as sentences without codes. */
async function openFailure(path: string, error: Error): Promise<LinkFailure> {
  const detail = `${path}: ${error.message}`
  if (/no such file|no such device/i.test(error.message)) return { code: 'absent', detail }
  if (/permission denied|access denied/i.test(error.message)) return { code: 'denied', detail }
  if (/lock port|busy/i.test(error.message)) {
    const holders = (await holdersOf(path)) ?? 'another program'
    return { code: 'busy', detail: `${path} is held by ${holders}; a port has one holder, so end that first` }
  }
  return { code: 'gone', detail }
}

/** Resolves when the descriptor is released, even if the port had closed by itself. */
async function closePort(port: SerialPort): Promise<void> {
  if (!port.isOpen) return
  await new Promise<void>((resolve) => port.close(() => resolve()))
}

/**
 * A pseudo-terminal as a serial cable: the simulator holds the master, `link` points to the slave that a driver opens.
 * node-pty's own `open()` reads from the slave and swallows its bytes, so its native binding is called directly.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { ReadStream } from 'node:tty'
import type { Cable } from './cable.ts'

export interface SerialCable extends Cable {
  /** The rate in Bd set by the driver on its side; until it sets one, the rate the cable was plugged in with. */
  hostBaud(): number
}

interface NativePty {
  open(columns: number, rows: number): { readonly master: number; readonly slave: number; readonly pty: string }
}

/**
 * Plugs in: creates a pseudo-terminal and makes it raw before anyone can open it (a cooked one would echo what the
 * simulator writes).
 */
export function plugCable(link: string, baud = 115_200): SerialCable {
  const { master, slave, pty } = loadNativePty().open(80, 24)
  execFileSync('stty', ['-F', pty, 'raw', '-echo', String(baud)])
  const stream = new ReadStream(master)
  let plugged = true
  stream.on('error', () => {}) // EIO of a terminal whose other side is gone is expected
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(pty, link)
  return {
    onData(listener) {
      stream.on('data', (bytes: Buffer) => listener(bytes))
    },
    write(bytes) {
      if (plugged) stream.write(bytes)
    },
    hostBaud: () => Number(execFileSync('stty', ['speed'], { stdio: [slave, 'pipe', 'inherit'], encoding: 'utf8' })),
    pull() {
      if (!plugged) return
      plugged = false
      rmSync(link, { force: true })
      stream.destroy()
      // Kept open until now: it keeps the terminal raw and the master readable between two drivers.
      closeSync(slave)
    },
  }
}

function loadNativePty(): NativePty {
  // Resolved from the wrapper package, which has the platform's binary as an optional dependency.
  const wrapper = createRequire(createRequire(import.meta.url).resolve('@lydell/node-pty'))
  const name = `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`
  try {
    return wrapper(name) as NativePty
  } catch (error) {
    throw new Error(`${name} is missing: run npm ci without --omit=optional; simulators run on Linux x64 and arm64`, {
      cause: error,
    })
  }
}

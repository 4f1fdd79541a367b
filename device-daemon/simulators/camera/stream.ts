/**
 * The camera's plug: a Unix socket that sends Motion JPEG to whoever connects, as the system's capture program does.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { dirname } from 'node:path'
import type { Piece } from '../harness/faults.ts'
import type { Plugged } from '../harness/pluggable.ts'

export interface Stream extends Plugged {
  pull(): Promise<void>
  watchers(): number
}

export interface StreamOptions {
  readonly path: string
  readonly framesPerSecond: number
  readonly frame: () => Promise<Uint8Array>
  /** The pieces that armed faults turn a frame into. */
  readonly spoil: (frame: Uint8Array) => readonly Piece[]
  readonly onWatchers: (count: number) => void
}

export async function openStream(options: StreamOptions): Promise<Stream> {
  const sockets = new Set<Socket>()
  let timer: NodeJS.Timeout | null = null

  /** Runs only while somebody watches: an idle camera costs nothing. */
  async function tick(): Promise<void> {
    const frame = await options.frame()
    const pieces = options.spoil(frame)
    for (const socket of sockets) {
      // For a host that does not read, frames are dropped rather than buffered.
      if (socket.writableLength > 0) continue
      for (const piece of pieces) socket.write(piece.bytes)
    }
    timer = sockets.size === 0 ? null : setTimeout(() => void tick(), 1000 / options.framesPerSecond)
  }

  function serve(socket: Socket): void {
    sockets.add(socket)
    options.onWatchers(sockets.size)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      options.onWatchers(sockets.size)
    })
    socket.resume()
    timer ??= setTimeout(() => void tick(), 0)
  }

  mkdirSync(dirname(options.path), { recursive: true })
  rmSync(options.path, { force: true })
  const server = createServer(serve)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.path, resolve))
  return {
    async pull() {
      for (const socket of sockets) socket.destroy()
      // Closing also removes the path.
      await new Promise((resolve) => server.close(resolve))
    },
    watchers: () => sockets.size,
  }
}

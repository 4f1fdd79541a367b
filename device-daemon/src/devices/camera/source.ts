/** The bytes of a camera while somebody watches, from the system's capture program or from a socket. */
import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import type { Trouble } from '../supervision.ts'
import type { CameraAddress } from './address.ts'

export interface Source {
  /** The listener may overwrite the bytes when it has taken what it needs. */
  onData(listener: (bytes: Uint8Array) => void): void
  /** Settles once, with the reason, when no more bytes will come: camera gone, access refused, or closed by us. */
  readonly ended: Promise<Trouble>
  /** Resolves when the camera is free again. Idempotent. */
  close(): Promise<void>
}

/** Whether the camera exists: its path does. For a network address only connecting can tell, so the answer is true. */
export async function isPresent(address: CameraAddress): Promise<boolean> {
  if (address.kind === 'tcp') return true
  return stat(address.path).then(
    () => true,
    () => false,
  )
}

/** `ffmpeg`: the program that reads a UVC camera. */
export function openSource(address: CameraAddress, ffmpeg: string): Source {
  if (address.kind === 'uvc') return fromFfmpeg(address, ffmpeg)
  return fromSocket(address.kind === 'unix' ? connect(address.path) : connect(address.port, address.host))
}

/** The camera compresses the pictures itself; they are passed on unchanged. */
const captureArguments = ({ path, size, rate }: Extract<CameraAddress, { kind: 'uvc' }>): readonly string[] =>
  `-hide_banner -loglevel error -nostdin -f v4l2 -input_format mjpeg -video_size ${size} -framerate ${rate}`
    .split(' ')
    .concat('-i', path, '-c:v', 'copy', '-f', 'mjpeg', 'pipe:1')

const patienceMs = 1_000

function fromFfmpeg(address: Extract<CameraAddress, { kind: 'uvc' }>, ffmpeg: string): Source {
  const program = spawn(ffmpeg, captureArguments(address), { stdio: ['ignore', 'pipe', 'pipe'] })
  const { promise: ended, resolve } = Promise.withResolvers<Trouble>()
  let complaint = ''
  program.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(-500)))
  program.on('error', (error: NodeJS.ErrnoException) => {
    resolve({
      code: 'fault',
      detail:
        error.code === 'ENOENT'
          ? `${ffmpeg} is not installed; it reads the camera: apt-get install ffmpeg`
          : error.message,
    })
  })
  program.on('close', () => resolve(reasonOf(complaint.trim(), address.path)))
  return {
    onData: (listener) => program.stdout.on('data', listener),
    ended,
    async close() {
      program.kill('SIGTERM')
      const force = setTimeout(() => program.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(force)
    },
  }
}

/** ffmpeg reports its failures only as English sentences. */
function reasonOf(complaint: string, path: string): Trouble {
  if (complaint === '') return { code: 'gone', detail: `${path}: the capture ended` }
  return { code: /no such (file|device)|input\/output error/i.test(complaint) ? 'gone' : 'fault', detail: complaint }
}

function fromSocket(socket: Socket): Source {
  const { promise: ended, resolve } = Promise.withResolvers<Trouble>()
  socket.on('error', (error) => resolve({ code: 'gone', detail: error.message }))
  socket.on('close', () => resolve({ code: 'gone', detail: 'the stream ended' }))
  return {
    onData: (listener) => socket.on('data', listener),
    ended,
    async close() {
      socket.destroy()
      await ended
    },
  }
}

/**
 * Addresses of cameras: `uvc:/dev/video0?size=2592x1944&rate=10` for a real one, read by the system's ffmpeg;
 * `mjpeg+unix:/path` and `mjpeg+tcp://host:port` for anything that sends the same bytes over a socket.
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { AddressFailure } from '../../transport/transport.ts'

export type CameraAddress =
  | { readonly kind: 'uvc'; readonly path: string; readonly size: string; readonly rate: number }
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }

/** A 5 Mpx 高拍仪; over USB 2 it delivers this size ten times a second. */
const usualSize = '2592x1944'
const usualRate = 10

export function parseCameraAddress(url: string): Result<CameraAddress, AddressFailure> {
  if (url.startsWith('uvc:')) return parseUvc(url)
  const unix = /^mjpeg\+unix:(\/.+)$/.exec(url)
  if (unix !== null) return ok({ kind: 'unix', path: unix[1] ?? '' })
  const tcp = /^mjpeg\+tcp:\/\/([A-Za-z0-9.-]+):(\d{1,5})$/.exec(url)
  if (tcp !== null) return ok({ kind: 'tcp', host: tcp[1] ?? '', port: Number(tcp[2]) })
  return bad(
    `"${url}" is no camera address; write uvc:/dev/video0?size=2592x1944, mjpeg+unix:/path or mjpeg+tcp://host:port`,
  )
}

function parseUvc(url: string): Result<CameraAddress, AddressFailure> {
  const [path = '', query = ''] = url.slice('uvc:'.length).split('?', 2)
  if (!path.startsWith('/')) return bad(`"${url}": the path of a camera starts with /, as in uvc:/dev/video0`)
  const options = new URLSearchParams(query)
  const size = options.get('size') ?? usualSize
  const rate = Number(options.get('rate') ?? usualRate)
  if (!/^\d{2,5}x\d{2,5}$/.test(size)) return bad(`"${url}": size is WIDTHxHEIGHT`)
  if (!(rate >= 1 && rate <= 60)) return bad(`"${url}": rate is 1 to 60 pictures a second`)
  return ok({ kind: 'uvc', path, size, rate })
}

const bad = (detail: string) => fail({ code: 'badAddress', detail } as const)

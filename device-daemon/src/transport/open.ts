/**
 * Addresses of devices in a machine's profile and for the bench tool: `serial:/dev/kiosk/id-card?baud=115200`,
 * `tcp://192.168.1.40:9100`.
 */
import { fail, ok, type Result } from '../base/result.ts'
import { openSerial, type SerialAddress } from './serial.ts'
import { openTcp, type TcpAddress } from './tcp.ts'
import type { AddressFailure, OpenLink } from './transport.ts'

export type LinkAddress = ({ readonly kind: 'serial' } & SerialAddress) | ({ readonly kind: 'tcp' } & TcpAddress)

const defaultBaud = 115200
/** The rates used by devices of this kind. */
const bauds = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 256000, 460800, 921600]

export function parseAddress(url: string): Result<LinkAddress, AddressFailure> {
  if (url.startsWith('serial:')) return parseSerial(url)
  if (url.startsWith('tcp:')) return parseTcp(url)
  return bad(`"${url}" is no device address; write serial:/dev/ttyUSB0?baud=115200 or tcp://host:port`)
}

/** Opens any address. Throws on a bad one: profiles and command lines are checked with `parseAddress` before. */
export const openLink: OpenLink = async (url, signal) => {
  const address = parseAddress(url)
  if (!address.ok) throw new Error(address.failure.detail)
  return address.value.kind === 'serial' ? openSerial(address.value, signal) : openTcp(address.value, signal)
}

function parseSerial(url: string): Result<LinkAddress, AddressFailure> {
  const [path = '', query = ''] = url.slice('serial:'.length).split('?', 2)
  if (!path.startsWith('/'))
    return bad(`"${url}": the path of a serial port starts with /, as in serial:/dev/ttyUSB0?baud=115200`)
  const options = new URLSearchParams(query)
  for (const key of options.keys()) {
    if (key !== 'baud') return bad(`"${url}": unknown option "${key}"; a serial port has baud only`)
  }
  const baud = options.has('baud') ? Number(options.get('baud')) : defaultBaud
  if (!bauds.includes(baud)) return bad(`"${url}": baud is one of ${bauds.join(', ')}`)
  return ok({ kind: 'serial', path, baud })
}

function parseTcp(url: string): Result<LinkAddress, AddressFailure> {
  const parts = /^tcp:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(url)
  const port = Number(parts?.[2])
  if (parts === null || port < 1 || port > 65_535)
    return bad(`"${url}": write tcp://host:port, as in tcp://192.168.1.40:9100`)
  return ok({ kind: 'tcp', host: (parts[1] ?? '').replace(/^\[|\]$/g, ''), port })
}

const bad = (detail: string) => fail({ code: 'badAddress', detail } as const)

import { expect, it } from 'vitest'
import { parsePrinterAddress } from './address.ts'

const pin = 'ab'.repeat(32)
const of = (url: string) => {
  const parsed = parsePrinterAddress(url)
  return parsed.ok ? parsed.value : parsed.failure
}

it('a printer and a queue', () => {
  expect(of('ipp://192.168.1.50/ipp/print')).toEqual({
    host: '192.168.1.50',
    port: 631,
    path: '/ipp/print',
    uri: 'ipp://192.168.1.50:631/ipp/print',
    tls: null,
  })
  expect(of('ipp://[::1]:8631/printers/a4?x=1')).toMatchObject({ host: '::1', port: 8631, path: '/printers/a4?x=1' })
})

it('an encrypted one, with what its certificate must be', () => {
  expect(of('ipps://printer.lan/ipp/print')).toMatchObject({ uri: 'ipps://printer.lan:631/ipp/print', tls: {} })
  expect(
    of(`IPPS://printer.lan:443/ipp/print?sha256=${pin.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:')}`),
  ).toMatchObject({
    path: '/ipp/print',
    tls: { sha256: pin },
  })
  expect(of('ipps://printer.lan/ipp/print?ca=/etc/kiosk/ca.pem')).toMatchObject({ tls: { ca: '/etc/kiosk/ca.pem' } })
})

it.each([
  'ipp://host',
  'ipp://host/',
  'ipp:///printers/a4',
  'http://host:631/ipp/print',
  'ipp://host:0/ipp/print',
  'ipp://host:65536/ipp/print',
  'ipp://me:secret@host/ipp/print',
  'ipp://host/ipp/print#part',
  'ipp://host/ipp print',
  ` ipp://host/ipp/print`,
  `ipp://host/ipp/print?sha256=${pin}`,
  'ipps://host/ipp/print?sha256=abc',
  'ipps://host/ipp/print?ca=ca.pem',
])('%s is no address', (url) => {
  expect(of(url)).toMatchObject({ code: 'badAddress', detail: expect.stringContaining(url) })
})

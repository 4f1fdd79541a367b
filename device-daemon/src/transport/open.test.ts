import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { plugCable } from '../../simulators/harness/pty.ts'
import { openLink, parseAddress } from './open.ts'

const run = mkdtempSync(`${tmpdir()}/transport-`)
afterAll(() => rmSync(run, { recursive: true }))
const signal = new AbortController().signal

test.each([
  ['serial:/dev/kiosk/id-card?baud=9600', { kind: 'serial', path: '/dev/kiosk/id-card', baud: 9600 }],
  ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', baud: 115200 }],
  ['tcp://192.168.1.40:9100', { kind: 'tcp', host: '192.168.1.40', port: 9100 }],
  ['tcp://[::1]:9100', { kind: 'tcp', host: '::1', port: 9100 }],
])('%s is understood', (url, value) => {
  expect(parseAddress(url)).toEqual({ ok: true, value })
})

test.each([
  '',
  '/dev/ttyUSB0',
  'usb:0400:c35a',
  'serial:ttyUSB0',
  'serial:/dev/ttyUSB0?baud=fast',
  'serial:/dev/ttyUSB0?baud=12345',
  'serial:/dev/ttyUSB0?parity=even',
  'tcp://host',
  'tcp://host:0',
  'tcp://host:70000',
  'tcp:host:1',
])('"%s" is refused with an example of a right one', (url) => {
  expect(parseAddress(url)).toMatchObject({
    ok: false,
    failure: { code: 'badAddress', detail: expect.stringMatching(/serial:|tcp:|baud/) },
  })
})

async function serialLink(name: string) {
  const cable = plugCable(`${run}/${name}`)
  const opened = await openLink(`serial:${run}/${name}?baud=115200`, signal)
  if (!opened.ok) throw new Error(opened.failure.detail)
  return { cable, link: opened.value }
}

test('a serial line carries all 256 byte values both ways, and keeps none of them', async () => {
  const { cable, link } = await serialLink('bytes')
  const all = Uint8Array.from({ length: 256 }, (_, value) => value)
  cable.onData((bytes) => cable.write(bytes))
  const received: number[] = []
  const handedOut: Uint8Array[] = []
  const complete = new Promise<void>((resolve) =>
    link.onData((bytes) => {
      handedOut.push(bytes)
      if (received.push(...bytes) === 256) resolve()
    }),
  )
  expect(await link.write(all)).toEqual({ ok: true, value: undefined })
  await complete
  expect(received).toEqual([...all])
  expect(handedOut.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true)
  await link.close()
  cable.pull()
})

test('unplugged: closed says so, later writes fail at once, closing is harmless', async () => {
  const { cable, link } = await serialLink('unplug')
  link.onData(() => {})
  cable.pull()
  expect((await link.closed).code).toBe('gone')
  expect(await link.write(Uint8Array.of(1))).toMatchObject({ failure: { code: 'gone' } })
  await link.close()
  await link.close()
  expect((await link.closed).code).toBe('gone')
})

test('absent, busy and cancelled are told apart', async () => {
  expect(await openLink(`serial:${run}/nothing`, signal)).toMatchObject({ failure: { code: 'absent' } })
  const { cable, link } = await serialLink('busy')
  expect(await openLink(`serial:${run}/busy`, signal)).toMatchObject({
    failure: { code: 'busy', detail: expect.stringMatching(`/busy is held by .+ \\(process ${process.pid}\\)`) },
  })
  await link.close()
  expect(await openLink(`serial:${run}/busy`, AbortSignal.abort())).toMatchObject({ failure: { code: 'closed' } })
  cable.pull()
})

test('closed by us: another link opens on the same path and hears nothing of before', async () => {
  const { cable, link } = await serialLink('again')
  await link.close()
  expect((await link.closed).code).toBe('closed')
  cable.write(Uint8Array.of(0x55))
  const again = await openLink(`serial:${run}/again`, signal)
  if (!again.ok) throw new Error(again.failure.detail)
  const heard = new Promise<Uint8Array>((resolve) => again.value.onData((bytes) => resolve(Uint8Array.from(bytes))))
  cable.onData(() => cable.write(Uint8Array.of(7)))
  await again.value.write(Uint8Array.of(1))
  expect([...(await heard)]).toEqual([7])
  await again.value.close()
  cable.pull()
})

test('a TCP peer that hangs up is gone, one that is not there is absent', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const opened = await openLink(`tcp://127.0.0.1:${port}`, signal)
  if (!opened.ok) throw new Error(opened.failure.detail)
  const [peer] = await accepted
  const heard = new Promise<Buffer>((resolve) => opened.value.onData((bytes) => resolve(Buffer.from(bytes))))
  peer.write('hello')
  expect((await heard).toString()).toBe('hello')
  peer.destroy()
  expect((await opened.value.closed).code).toBe('gone')
  server.close()
  await once(server, 'close')
  expect(await openLink(`tcp://127.0.0.1:${port}`, signal)).toMatchObject({ failure: { code: 'absent' } })
})

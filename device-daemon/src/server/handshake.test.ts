import { connect as connectTcp } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { launch } from '../testing/ui-client.ts'
import { decideUpgrade } from './handshake.ts'
import { attacks, door, headOf, right, withValue, without, type Handshake } from './handshake-attacks.fixture.ts'

const accepted = (handshake: Handshake): boolean => decideUpgrade(headOf(handshake), door).accepted

describe('the handshake', () => {
  it('accepts our own page, whatever the spelling of header names, and an old browser that sends no Sec-Fetch-Site', () => {
    expect(accepted(right)).toBe(true)
    expect(accepted({ ...right, lines: right.lines.map(([name, value]) => [name.toLowerCase(), value]) })).toBe(true)
    expect(accepted(without('Sec-Fetch-Site'))).toBe(true)
    expect(accepted(withValue('Connection', 'keep-alive, Upgrade'))).toBe(true)
    expect(accepted(withValue('Cookie', 'theme=dark; yijianshi-8350=good; x=y'))).toBe(true)
  })

  it(`refuses every one of the written-out attacks`, () => {
    expect(attacks.length).toBeGreaterThanOrEqual(200)
    expect(attacks.filter(([, handshake]) => accepted(handshake)).map(([label]) => label)).toEqual([])
  })

  it('refuses anything that differs from the one right value in Host, Origin, subprotocol or cookie', () => {
    const exact = ['Host', 'Origin', 'Sec-WebSocket-Protocol', 'Sec-WebSocket-Version'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...exact),
        fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.ipV4(), fc.ipV6()),
        (name, value) => {
          fc.pre(value !== right.lines.find(([key]) => key === name)?.[1])
          return !accepted(withValue(name, value))
        },
      ),
      { numRuns: 5_000 },
    )
    fc.assert(
      fc.property(
        fc.string(),
        (value) => !accepted(withValue('Cookie', `yijianshi-8350=${value}`)) || value.split(';')[0]?.trim() === 'good',
      ),
      { numRuns: 2_000 },
    )
  })

  it('never throws, whatever the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.string(),
        (rawHeaders, url) => !decideUpgrade({ method: 'GET', url, httpVersion: '1.1', rawHeaders }, door).accepted,
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('on the wire', () => {
  let here: TestDaemon
  let page: { readonly origin: string; readonly cookie: string }
  beforeAll(async () => {
    here = await startTestDaemon()
    page = await launch(here.daemon.url)
  })
  afterAll(() => here.stop())

  /** Everything the server sends until it closes the connection or switches protocols. */
  function speak({ method, url, httpVersion, lines }: Handshake): Promise<string> {
    const { port } = new URL(page.origin)
    const real = (text: string): string =>
      text.replaceAll('8350', port).replaceAll('=good', `=${page.cookie.split('=')[1] ?? ''}`)
    return new Promise((resolve) => {
      let said = ''
      const sent = lines.map(([name, value]) => `${name}: ${real(value)}\r\n`).join('')
      const socket = connectTcp(Number(port), '127.0.0.1', () =>
        socket.write(`${method} ${real(url)} HTTP/${httpVersion}\r\n${sent}\r\n`),
      )
      const done = (): void => {
        socket.destroy()
        resolve(said)
      }
      socket.on('data', (bytes) => {
        said += bytes.toString('latin1')
        if (said.startsWith('HTTP/1.1 101') || /\r\n\r\n/.test(said)) done()
      })
      socket.on('close', done)
      socket.on('error', done)
    })
  }

  it('our own page is let in', async () => {
    expect(await speak(right)).toMatch(/^HTTP\/1\.1 101 /)
  })

  it('of the attacks none switches protocols, and none gets a byte of content', async () => {
    const sendable = attacks.filter(
      ([, { method, url, lines }]) =>
        method !== '' &&
        url !== '' &&
        [...lines.flat(), url].every((text) => /^[\x20-\x7e]*$/.test(text) && text === text.trim()),
    )
    expect(sendable.length).toBeGreaterThanOrEqual(180)
    const leaks: string[] = []
    for (const [label, handshake] of sendable) {
      const said = await speak(handshake)
      const [, body = ''] = said.split('\r\n\r\n', 2)
      if (/^HTTP\/1\.1 (101|2)/.test(said) || body !== '' || /set-cookie|access-control/i.test(said))
        leaks.push(`${label}: ${said.slice(0, 60)}`)
    }
    expect(leaks).toEqual([])
  })

  it('a ticket is taken from our own page only, and a wrong one gives nothing', async () => {
    const ticket = new URL(here.daemon.url).hash.replace('#ticket=', '')
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${page.origin}/launch`, { method: 'POST', headers, body })
    const good = { 'content-type': 'application/json', origin: page.origin }
    const refused = [
      await post({ 'content-type': 'application/json' }, JSON.stringify({ ticket })),
      await post({ ...good, origin: 'http://evil.example' }, JSON.stringify({ ticket })),
      await post({ ...good, origin: 'null' }, JSON.stringify({ ticket })),
      await post({ ...good, 'content-type': 'text/plain' }, JSON.stringify({ ticket })),
      await post({ ...good, 'sec-fetch-site': 'cross-site' }, JSON.stringify({ ticket })),
      await post(good, JSON.stringify({ ticket: ticket.slice(1) })),
      await post(good, JSON.stringify({ ticket: '' })),
      await post(good, JSON.stringify({ ticket, more: 1 })),
      await post(good, '{}'),
    ]
    for (const answer of refused)
      expect([answer.status, answer.headers.get('set-cookie'), await answer.text()]).toEqual([403, null, ''])
    const letIn = await post(good, JSON.stringify({ ticket }))
    expect(letIn.status).toBe(204)
    expect(letIn.headers.get('set-cookie')).toMatch(/^yijianshi-\d+=[0-9a-f.]+; HttpOnly; SameSite=Strict; Path=\/$/)
  })
})

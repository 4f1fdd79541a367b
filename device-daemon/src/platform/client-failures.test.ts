import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createPlatform } from './client.ts'
import { hmacSm3 } from './signing.ts'
import { afterwards, daughter, demo, forever, sealedApplication } from './testing/client-world.ts'

/** No busy machine's slowness is taken for the platform's. */
const longMs = 50_000

describe('a platform that fails', () => {
  it('the port refuses: certainly nothing was done', async () => {
    const platform = await demo()
    await platform.act('network.set', { up: false })
    expect(await platform.client().submit(sealedApplication(), forever)).toMatchObject({
      ok: false,
      failure: { code: 'platformOffline', detail: 'ECONNREFUSED' },
    })
    await platform.act('network.set', { up: true })
    expect(await platform.client().health(forever)).toMatchObject({ ok: true })
  })

  it.each([
    ['cutBefore', 0],
    ['cutAfter', 1],
    ['errorBefore', 0],
    ['errorAfter', 1],
    ['malformed', 1],
    ['wrongShape', 1],
    ['html', 1],
    ['oversize', 1],
    ['hang', 0],
  ] as const)('%s while submitting: unclear, never a throw, and never taken for a no', async (kind, cases) => {
    const platform = await demo()
    await platform.act('fault', { kind, operation: 'submit' })
    const ms = kind === 'hang' ? 400 : longMs
    const sent = await platform.client({ timeouts: { request: ms, upload: ms } }).submit(sealedApplication(), forever)
    expect(sent).toMatchObject({ ok: false, failure: { code: 'outcomeUnknown' } })
    expect(platform.simulator.cases()).toHaveLength(cases)
  })

  it.each([
    ['malformed', 'platformUnreadable'],
    ['oversize', 'platformUnreadable'],
    ['wrongShape', 'platformUnreadable'],
    ['html', 'platformOffline'],
    ['errorAfter', 'platformOffline'],
    ['cutAfter', 'platformOffline'],
  ])('a question answered by %s counts as no answer, and as what it is: %s', async (kind, code) => {
    const platform = await demo()
    const client = platform.client({ timeouts: { request: longMs, upload: longMs } })
    const begun = await client.beginSignIn(forever)
    await platform.act('fault', { kind, times: 4 })
    expect(await client.findByApplication(sealedApplication().id, forever)).toMatchObject({
      ok: false,
      failure: { code },
    })
    expect(await client.pollSignIn(begun.ok ? begun.value.code : '', forever)).toMatchObject({
      ok: false,
      failure: { code },
    })
    expect(await client.licences(daughter, 'n13-after-death', ['居民身份证'], forever)).toMatchObject({
      ok: false,
      failure: { code },
    })
    expect(
      await client.licencePicture('id.li-xiaoman.applicant', { affair: 'a', terminal: 't' }, forever),
    ).toMatchObject({ ok: false, failure: { code } })
  })

  it('still at work on the first request: the second is told so, and there is one case', async () => {
    const platform = await demo()
    await platform.act('personality.set', { slowMs: 300 })
    const client = platform.client()
    const application = sealedApplication()
    const [one, other] = await Promise.all([client.submit(application, forever), client.submit(application, forever)])
    expect([one, other].map((each) => (each.ok ? each.value.decision : each.failure.code)).sort()).toEqual([
      'accepted',
      'inProgress',
    ])
    expect(platform.simulator.cases()).toHaveLength(1)
  })

  it('aborted before anything left: cancelled, and nothing is sent', async () => {
    const platform = await demo()
    expect(await platform.client().submit(sealedApplication(), AbortSignal.abort())).toMatchObject({
      ok: false,
      failure: { code: 'cancelled' },
    })
    expect(platform.lines).toEqual([])
  })
})

describe('an address where something else lives', () => {
  async function listening(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const sockets = new Set<Socket>()
    server.on('connection', (socket: Socket) => sockets.add(socket))
    afterwards(() => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const clientOf = (baseUrl: string) =>
    createPlatform({
      baseUrl,
      appKey: 'a',
      deviceId: 'd',
      signer: hmacSm3('s'),
      wallClock: Date.now,
      timeouts: { request: 300, upload: 300 },
    })
  const over = async (answer: RequestListener) => clientOf(await listening(createServer(answer)))

  it('a captive portal redirects: not followed, not believed', async () => {
    const asked: string[] = []
    const client = await over((request, response) => {
      asked.push(String(request.url))
      response.writeHead(302, { location: '/login' }).end()
    })
    expect(await client.health(forever)).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
    expect(asked).toEqual(['/v1/health'])
  })

  it('an endless answer is cut off at the limit', async () => {
    let sent = 0
    const client = await over((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, 0x20)
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await client.health(forever)).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })

  it('something that does not speak HTTP', async () => {
    const client = clientOf(
      await listening(createTcpServer((socket) => socket.on('error', () => {}).end('SSH-2.0-OpenSSH_9.2\r\n'))),
    )
    expect(await client.health(forever)).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
  })

  it('a 404 of some other server is not the platform’s no', async () => {
    const client = await over((_request, response) => response.writeHead(404).end('<h1>Not found</h1>'))
    expect(await client.findByApplication('x', forever)).toMatchObject({
      ok: false,
      failure: { code: 'platformOffline' },
    })
  })

  it('a gateway with a path in front of the contract signs the path it sends', async () => {
    let seen = ''
    const baseUrl = await listening(
      createServer((request, response) => {
        seen = String(request.url)
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ status: 'ok', time: '2026-11-22T01:30:00Z' }))
      }),
    )
    expect(await clientOf(`${baseUrl}/gateway/kiosk/`).health(forever)).toEqual({
      ok: true,
      value: { time: '2026-11-22T01:30:00Z' },
    })
    expect(seen).toBe('/gateway/kiosk/v1/health')
  })
})

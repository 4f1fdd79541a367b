import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { sm2 } from 'sm-crypto-v2'
import { afterEach, describe, expect, it } from 'vitest'
import type { Identity } from '#flows/draft.ts'
import { getPerson } from '../../simulators/people.ts'
import type { Application } from '../applications/application.ts'
import { exampleApplication, planted } from '../applications/testing/example.ts'
import { createPlatform } from './client.ts'
import { sm2Sm3 } from './signing-sm2.ts'
import { hmacSm3, stringToSign } from './signing.ts'
import type { PlatformCase } from './port.ts'
import { demoPlatform, type DemoPlatform } from './testing/demo-platform.ts'

const forever = new AbortController().signal
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function demo(...given: Parameters<typeof demoPlatform>): Promise<DemoPlatform> {
  const platform = await demoPlatform(...given)
  closing.push(() => platform.stop())
  return platform
}

let serial = 0
function sealedApplication(): Application {
  serial += 1
  return {
    ...exampleApplication(),
    id: `0b8f6a54-6f0e-4f3f-9d0e-${String(serial).padStart(12, '0')}`,
    sealedAt: '2026-11-22T01:30:00.000Z',
  }
}
const daughter: Identity = {
  source: 'idCard',
  name: '李小满',
  idNumber: '410999198805210026',
  sex: 'female',
  birthDate: '1988-05-21',
}

describe('over HTTP, the whole contract', () => {
  it('health', async () => {
    const client = (await demo()).client()
    expect(await client.health(forever)).toMatchObject({ ok: true })
  })

  it('sign-in by QR: pending, confirmed on a phone, given once', async () => {
    const platform = await demo()
    const client = platform.client()
    const begun = await client.beginSignIn(forever)
    if (!begun.ok) throw new Error(begun.failure.code)
    const { code, content } = begun.value
    expect(await client.pollSignIn(code, forever)).toEqual({ ok: true, value: { state: 'pending' } })
    expect(await (await fetch(content)).text()).toContain('王㛃䶮')
    await fetch(content, { method: 'POST', body: new URLSearchParams({ person: 'wang-jie-yan' }) })
    expect(await client.pollSignIn(code, forever)).toMatchObject({
      ok: true,
      value: {
        state: 'confirmed',
        identity: { source: 'qrSignIn', name: '王㛃䶮', sex: 'female', birthDate: '1993-02-14' },
      },
    })
    expect(await client.pollSignIn(code, forever)).toEqual({ ok: true, value: { state: 'expired' } })
    expect(await client.pollSignIn('unknown-code', forever)).toMatchObject({
      ok: false,
      failure: { code: 'platformRefused' },
    })
  })

  it('shared data and licences of the person and of whom the affair links to them', async () => {
    const client = (await demo()).client()
    expect(await client.sharedData(daughter, 'n13-after-death', forever)).toMatchObject({
      ok: true,
      value: { 'deceased.name': '李立暑', 'deceased.deathDate': '2026-11-02' },
    })
    const licences = await client.licences(daughter, 'n13-after-death', ['居民身份证', '火化证明', '营业执照'], forever)
    expect(licences.ok && licences.value.map((each) => [each.type, each.holder])).toEqual([
      ['居民身份证', 'applicant'],
      ['居民身份证', 'deceased'],
      ['火化证明', 'deceased'],
    ])
    const picture = await client.licencePicture(
      licences.ok ? (licences.value[2]?.id ?? '') : '',
      { affair: 'n13-after-death', terminal: 'SYN-1' },
      forever,
    )
    expect(picture.ok && [picture.value.type, picture.value.bytes.length > 1000]).toEqual(['image/png', true])
  })

  it('a person the register does not know under this name is refused', async () => {
    const client = (await demo()).client()
    expect(await client.sharedData({ ...daughter, name: '李小滿' }, 'n13-after-death', forever)).toMatchObject({
      ok: false,
      failure: { code: 'platformRefused', detail: '404 NOT_FOUND' },
    })
  })

  it('a case with all its parts arrives byte for byte, rare characters too', async () => {
    const platform = await demo()
    const application = sealedApplication()
    const sent = await platform.client().submit(application, forever)
    expect(sent).toMatchObject({
      ok: true,
      value: { decision: 'accepted', caseNumber: expect.stringMatching(/^[0-9A-Z]{43}$/) },
    })
    const [received] = (await platform.act('cases', { applicationId: application.id })) as {
      application: { applicant: unknown; formFile: string; materials: { files: string[] }[] }
      files: Record<string, { base64: string }>
    }[]
    expect(received?.application.applicant).toEqual({ name: planted.name, idType: '111', idNumber: planted.idNumber })
    const bytesOf = (digest: string | undefined) => Buffer.from(received?.files[digest ?? '']?.base64 ?? '', 'base64')
    expect(bytesOf(received?.application.formFile)).toEqual(Buffer.from(application.formPdf))
    const captured = application.materials[1]?.provided
    expect(bytesOf(received?.application.materials[1]?.files[0])).toEqual(
      captured?.by === 'captured' ? captured.pages[0] : null,
    )
  })

  it('the same key twice is one case; with other content it is refused', async () => {
    const platform = await demo()
    const client = platform.client()
    const application = sealedApplication()
    const first = await client.submit(application, forever)
    expect(await client.submit(application, forever)).toEqual(first)
    expect(await client.submit({ ...application, district: '410903' }, forever)).toMatchObject({
      ok: false,
      failure: { code: 'keyReused' },
    })
    expect(platform.simulator.cases()).toHaveLength(1)
  })

  it('returned and refused bring their reasons', async () => {
    const platform = await demo()
    await platform.act('personality.set', { name: 'returning', reasons: [{ text: '照片不清晰', materialId: 'm_rel' }] })
    const application = sealedApplication()
    expect(await platform.client().submit(application, forever)).toMatchObject({
      ok: true,
      value: { decision: 'returned', reasons: [{ text: '照片不清晰', material: 'm_rel' }] },
    })
    expect(await platform.client().findByApplication(application.id, forever)).toMatchObject({
      ok: true,
      value: { decision: 'returned' },
    })
    await platform.act('personality.set', { name: 'refusing' })
    expect(await platform.client().submit(sealedApplication(), forever)).toMatchObject({
      ok: true,
      value: { decision: 'refused' },
    })
  })

  it('departments work: progress, results, delivery, evaluation in the national direction', async () => {
    const platform = await demo()
    const client = platform.client()
    const sent = await client.submit(sealedApplication(), forever)
    const caseNumber = sent.ok ? sent.value.caseNumber : ''
    const status = async () => {
      const answered = await client.caseStatus(caseNumber, forever)
      return answered.ok ? [answered.value.standing, answered.value.items[0]?.state] : answered.failure.code
    }
    expect(await status()).toEqual(['accepted', 'waiting'])
    await platform.act('department.act', { caseNumber, act: 'work' })
    expect(await status()).toEqual(['processing', 'handling'])
    await platform.act('department.act', { caseNumber, act: 'work' })
    expect(await status()).toEqual(['done', 'approved'])
    expect(await client.chooseDelivery(caseNumber, { mode: 'post', receiver: planted.name }, forever)).toEqual({
      ok: true,
      value: null,
    })
    expect(
      await client.evaluate(caseNumber, { satisfaction: 5, remarks: [] }, '2026-11-22T01:32:00Z', forever),
    ).toEqual({ ok: true, value: null })
    const [done] = platform.simulator.cases()
    expect(done).toMatchObject({
      delivery: { mode: 'post', receiver: planted.name },
      evaluations: { 1: { satisfaction: '1', channel: '5', evaluatedAt: '20261122T093200' } },
    })
  })

  it('one case with a timeline for each item, due dates by the statutory calendar', async () => {
    // The day before National Day of 2026: seven days off, and the Saturday after them is worked in exchange.
    const platform = await demo({ now: () => Date.UTC(2026, 8, 30, 1) })
    const client = platform.client()
    const sent = await client.submit(sealedApplication(), forever)
    const caseNumber = sent.ok ? sent.value.caseNumber : ''
    expect(sent).toMatchObject({ value: { dueDate: '2026-10-20' } })
    await platform.act('department.act', { caseNumber, act: 'suspend', item: 'hukou', note: '待核实亲属关系' })
    await platform.act('department.act', { caseNumber, act: 'approve', item: 'hukou' })
    expect(await client.caseStatus(caseNumber, forever)).toMatchObject({
      ok: true,
      value: {
        caseNumber,
        affair: { id: 'n13-after-death', name: '公民身后' },
        standing: 'done',
        dueDate: '2026-10-20',
        items: [
          {
            id: 'hukou',
            department: '公安局（派出所）',
            state: 'approved',
            stage: 0,
            dueDate: '2026-10-20',
            events: [
              { at: '2026-09-30T09:00:00+08:00', state: 'suspended', note: '待核实亲属关系' },
              { at: '2026-09-30T09:00:00+08:00', state: 'approved' },
            ],
            result: { name: '户口注销' },
          },
        ],
      },
    })
  })

  it('a person’s cases: nobody’s, one’s, many, and what was just handed in among them', async () => {
    const platform = await demo()
    const client = platform.client()
    const casesOf = async (name: string, idNumber: string) => {
      const answered = await client.casesOfPerson({ ...daughter, name, idNumber }, forever)
      return answered.ok ? answered.value : answered.failure
    }
    const person = (id: string) => getPerson(id)
    expect(await casesOf(person('ayigul').name, person('ayigul').idNumber)).toEqual([])
    const [one, ...others] = (await casesOf(
      person('zhao-changqing').name,
      person('zhao-changqing').idNumber,
    )) as PlatformCase[]
    expect([one?.standing, others]).toEqual(['processing', []])
    const many = (await casesOf(person('chen-lichun').name, person('chen-lichun').idNumber)) as PlatformCase[]
    expect(new Set(many.map(({ standing }) => standing)).size).toBe(7)
    expect(many.some(({ applicationId }) => applicationId === null)).toBe(true)
    // The name must be the number's: a register that gave cases for a number alone would be an oracle.
    expect(await casesOf('陈立夏', person('chen-lichun').idNumber)).toEqual([])

    const application = sealedApplication()
    await client.submit(application, forever)
    expect(await casesOf(planted.name, planted.idNumber)).toMatchObject([
      { applicationId: application.id, standing: 'accepted', appliedAt: '2026-11-22T09:30:00+08:00' },
    ])
  })

  it('a receipt is proven by the end of its applicant’s number; three wrong ones lock it for an hour', async () => {
    let now = Date.UTC(2026, 10, 22, 1, 30)
    const platform = await demo({ now: () => now })
    const client = platform.client()
    const application = sealedApplication()
    const sent = await client.submit(application, forever)
    const prove = async (id: string, tail: string) => {
      const proven = await client.proveReceipt(id, tail, forever)
      return proven.ok ? proven.value : [proven.failure.code, proven.failure.attemptsLeft]
    }
    const right = planted.idNumber.slice(-6)
    expect(await prove(application.id, right)).toBe(sent.ok && sent.value.caseNumber)
    expect(await prove(application.id, '000000')).toEqual(['proofWrong', 2])
    expect(await prove(application.id, '000001')).toEqual(['proofWrong', 1])
    expect(await prove(application.id, '000002')).toEqual(['proofWrong', 0])
    expect(await prove(application.id, right)).toEqual(['proofLocked', undefined])
    // An application nobody handed in sounds the same.
    expect(await prove('0b8f6a54-6f0e-4f3f-9d0e-ffffffffffff', right)).toEqual(['proofWrong', 2])
    now += 61 * 60_000
    expect(await prove(application.id, right)).toBe(sent.ok && sent.value.caseNumber)
  })

  it('what is personal stands in no address', async () => {
    const platform = await demo()
    const client = platform.client()
    await client.casesOfPerson(daughter, forever)
    await client.proveReceipt(sealedApplication().id, daughter.idNumber.slice(-6), forever)
    expect(platform.lines.join('\n')).not.toContain(daughter.idNumber.slice(-6))
  })

  it('what the platform keeps survives its restart, when told so', async () => {
    const keepIn = `${process.env['TMPDIR'] ?? '/tmp'}/kiosk-platform-${process.pid}.json`
    closing.push(async () => (await import('node:fs')).rmSync(keepIn, { force: true }))
    const first = await demo({ keepIn })
    const application = sealedApplication()
    const sent = await first.client().submit(application, forever)
    await first.stop()
    expect(await (await demo({ keepIn })).client().findByApplication(application.id, forever)).toEqual(sent)
  })
})

describe('signatures', () => {
  it('SM2 is accepted by its public key, and by no other', async () => {
    const [keys, others] = [sm2.generateKeyPairHex(), sm2.generateKeyPairHex()]
    const platform = await demo({ sm2PublicKey: keys.publicKey })
    expect(
      await platform.client({ signer: sm2Sm3(keys.privateKey) }).findByApplication(sealedApplication().id, forever),
    ).toEqual({ ok: true, value: null })
    expect(await platform.client({ signer: sm2Sm3(others.privateKey) }).health(forever)).toMatchObject({
      ok: false,
      failure: { detail: '401 SIGNATURE_INVALID' },
    })
  })

  it('a wrong secret, or a clock five minutes off, keeps the terminal out', async () => {
    const platform = await demo()
    expect(await platform.client({ signer: hmacSm3('wrong') }).health(forever)).toMatchObject({
      ok: false,
      failure: { code: 'platformOffline', detail: '401 SIGNATURE_INVALID' },
    })
    expect(await platform.client({ wallClock: () => Date.now() - 301_000 }).health(forever)).toMatchObject({
      ok: false,
      failure: { detail: '401 TIMESTAMP_OUT_OF_WINDOW' },
    })
  })

  it('a request played again, or with another body, is refused', async () => {
    const { url } = await demo()
    const request = (body: string, signedBody = body) => {
      const [timestamp, nonce] = [Date.now(), '0123456789abcdef']
      const sign = hmacSm3('test-secret').sign(
        stringToSign({
          method: 'POST',
          target: '/v1/shared-data/query',
          body: Buffer.from(signedBody),
          timestamp,
          nonce,
        }),
      )
      return {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-app-key': 'test-app',
          'x-device-id': 'd',
          'x-timestamp': String(timestamp),
          'x-nonce': nonce,
          'x-sign-alg': 'HMAC-SM3',
          'x-sign': sign,
        },
      }
    }
    const body = JSON.stringify({
      affairId: 'n13-after-death',
      person: { name: daughter.name, idType: '111', idNumber: daughter.idNumber },
    })
    const verdict = async (given: RequestInit) => {
      const answer = await fetch(`${url}/v1/shared-data/query`, given)
      return answer.ok ? 'ok' : ((await answer.json()) as { code: string }).code
    }
    expect(await verdict(request(body.replace('li', 'le').replace('李', '王'), body))).toBe('SIGNATURE_INVALID')
    const once = request(body)
    expect(await verdict(once)).toBe('ok')
    expect(await verdict(once)).toBe('NONCE_REPLAYED')
  })
})

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
    const sent = await platform.client({ timeouts: { request: 400, upload: 400 } }).submit(sealedApplication(), forever)
    expect(sent).toMatchObject({ ok: false, failure: { code: 'outcomeUnknown' } })
    expect(platform.simulator.cases()).toHaveLength(cases)
  })

  it.each(['malformed', 'oversize', 'wrongShape', 'html', 'errorAfter', 'cutAfter'])(
    'a question answered by %s counts as no answer',
    async (kind) => {
      const platform = await demo()
      const client = platform.client()
      const begun = await client.beginSignIn(forever)
      await platform.act('fault', { kind, times: 4 })
      expect(await client.findByApplication(sealedApplication().id, forever)).toMatchObject({
        ok: false,
        failure: { code: 'platformOffline' },
      })
      expect(await client.pollSignIn(begun.ok ? begun.value.code : '', forever)).toMatchObject({
        ok: false,
        failure: { code: 'platformOffline' },
      })
      expect(await client.licences(daughter, 'n13-after-death', ['居民身份证'], forever)).toMatchObject({
        ok: false,
        failure: { code: 'platformOffline' },
      })
      expect(
        await client.licencePicture('id.li-xiaoman.applicant', { affair: 'a', terminal: 't' }, forever),
      ).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
    },
  )

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
    closing.push(() => {
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

/** The tool that tries a platform passes the demo platform and finds what is planted in front of it. */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { demoPlatform } from '../../device-daemon/src/platform/testing/demo-platform.ts'
import { sm2Sm3 } from '../../device-daemon/src/platform/signing-sm2.ts'
import { hmacSm3, stringToSign } from '../../device-daemon/src/platform/signing.ts'
import { conformance, rules, table } from './conformance.ts'
import { readPeople } from './people.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const read = readPeople(join(import.meta.dirname, 'people.example.yaml'))
if (!read.ok) throw new Error(read.failure.text)
const people = read.value
const signer = hmacSm3('test-secret')
const access = (baseUrl: string) => ({ baseUrl, appKey: 'test-app', deviceId: 'CONFORMANCE', signer })

async function demo(options: Parameters<typeof demoPlatform>[0] = {}) {
  const platform = await demoPlatform(options)
  closing.push(() => platform.stop())
  return platform
}
/** What a phone does. */
const confirmSignIn = async (content: string): Promise<void> => {
  await fetch(content, { method: 'POST', body: new URLSearchParams({ person: 'li-xiaoman' }) })
}

interface Passing {
  readonly method: string
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}
interface Passed {
  readonly status: number
  readonly type: string | null
  readonly body: Buffer
}
interface Fault {
  /** Before it reaches the platform; an answer: it never does. */
  readonly asked?: (request: Passing) => Passing | Passed
  readonly answered?: (answer: Passed, request: Passing) => Passed
}

/** Stands between the tool and the demo platform, and does one thing wrong. */
async function spoilt(platform: string, { asked = (it) => it, answered = (it) => it }: Fault): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const passing = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      }
      const passed = asked(passing)
      void ('status' in passed ? Promise.resolve(passed) : pass(platform, passed)).then((answer) => {
        const { status, type, body } = answered(answer, passing)
        response.writeHead(status, type === null ? {} : { 'content-type': type }).end(body)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function pass(platform: string, { method, target, headers, body }: Passing): Promise<Passed> {
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers
  const answer = await fetch(platform + target, {
    method,
    headers: rest as Record<string, string>,
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

/** As a gateway that signs by itself whatever came in. */
function signedAnew(request: Passing): Passing {
  const { method, target, body } = request
  const [timestamp, nonce] = [Date.now(), randomBytes(16).toString('hex')]
  return {
    ...request,
    headers: {
      ...request.headers,
      'x-app-key': 'test-app',
      'x-device-id': 'GATEWAY',
      'x-timestamp': String(timestamp),
      'x-nonce': nonce,
      'x-sign-alg': signer.algorithm,
      'x-sign': signer.sign(stringToSign({ method, target, body, timestamp, nonce })),
    },
  }
}
const json = (status: number, value: unknown): Passed => ({
  status,
  type: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
})
const notFound = json(404, { code: 'NOT_FOUND', message: '没有', traceId: '1', retryable: false })
const rewritten = (answer: Passed, change: (value: Record<string, unknown>) => unknown): Passed =>
  answer.type?.includes('json') === true
    ? {
        ...answer,
        body: Buffer.from(JSON.stringify(change(JSON.parse(answer.body.toString()) as Record<string, unknown>))),
      }
    : answer

it('the demo platform keeps every rule', async () => {
  const { url } = await demo()
  const verdicts = await conformance(access(url), people, { confirmSignIn })
  expect(verdicts.filter(({ verdict }) => verdict !== 'ok')).toEqual([])
  expect(verdicts).toHaveLength(rules.length)
})

it('with SM2 as well; what nobody confirms is not tried', async () => {
  const keys = sm2.generateKeyPairHex()
  const { url } = await demo({ sm2PublicKey: keys.publicKey })
  const verdicts = await conformance({ ...access(url), signer: sm2Sm3(keys.privateKey) }, people)
  expect(verdicts.filter(({ verdict }) => verdict !== 'ok').map(({ verdict }) => verdict)).toEqual(['skipped'])
})

const submits = ({ method, target }: Passing): boolean => method === 'POST' && target === '/v1/cases'
const finds = ({ method, target }: Passing): boolean => method === 'GET' && target.startsWith('/v1/cases?')
let confirmedBefore = false
let held: string | null = null
const appointmentAt = (slotId: string | null) =>
  slotId === null ? null : { slotId, start: '20261130T090000', place: '派出所' }
const faults: readonly (readonly [what: string, fault: Fault, found: readonly string[]])[] = [
  [
    'nothing of a signature is looked at',
    { asked: signedAnew },
    [
      'an unknown application key is refused',
      'a wrong signature is refused',
      'a body that was not signed is refused',
      'a clock ten minutes off is refused and told the time',
      'a nonce serves once',
    ],
  ],
  [
    'errors in a form of the platform’s own',
    { answered: (answer) => (answer.status < 400 ? answer : rewritten(answer, ({ message }) => ({ error: message }))) },
    ['a wrong signature is refused', 'shared data of a stranger', 'the same key with other content is refused'],
  ],
  [
    '404 for an empty list',
    {
      answered: (answer, request) => (finds(request) && answer.body.includes('[]') ? notFound : answer),
    },
    ['an application nobody sent has no case'],
  ],
  [
    'reads from a replica that lags',
    { answered: (answer, request) => (finds(request) ? json(200, { cases: [] }) : answer) },
    ['a case is found from the moment it exists', 'five at once open one case'],
  ],
  [
    'submission answered by 200',
    {
      answered: (answer, request) => (submits(request) && answer.status === 201 ? { ...answer, status: 200 } : answer),
    },
    ['an application opens a case'],
  ],
  [
    'delivery and evaluation answered by 200 with a body',
    { answered: (answer) => (answer.status === 204 ? json(200, { done: true }) : answer) },
    ['领取方式 may come twice', '好差评 may come twice'],
  ],
  [
    'beside the case no appointment is ever told of',
    {
      answered: (answer, { method, target }) =>
        method === 'GET' && /^\/v1\/cases\/[^/?]+$/.test(target)
          ? rewritten(answer, (body) => ({
              ...body,
              ...(Array.isArray(body['items']) && {
                items: body['items'].map((item: object) => ({ ...item, appointment: null })),
              }),
            }))
          : answer,
    },
    ['what is told of a time beside the case is what is held'],
  ],
  [
    'an appointment is taken whatever is held',
    {
      asked(request) {
        if (request.method !== 'PUT' || !request.target.includes('/appointments/')) return request
        const { slotId } = JSON.parse(request.body.toString()) as { slotId: string | null }
        held = slotId
        return json(200, { appointment: appointmentAt(slotId) })
      },
      answered: (answer, { method, target }) =>
        method === 'GET' && target.endsWith('/appointments/hukou')
          ? json(200, { appointment: appointmentAt(held) })
          : answer,
    },
    ['a copy of an earlier request undoes nothing', 'a time that is not to be had costs nothing that is held'],
  ],
  [
    'files are not looked up',
    {
      answered: (answer, request) =>
        submits(request) && answer.status === 424
          ? json(201, {
              caseNumber: 'C-1',
              applicationId: (JSON.parse(request.body.toString()) as { applicationId: string }).applicationId,
              decision: 'accepted',
              reasons: [],
            })
          : answer,
    },
    ['a case whose files are not held is refused'],
  ],
  [
    'a confirmed sign-in is forgotten once it was told',
    {
      answered(answer, { target }) {
        if (!target.startsWith('/v1/sign-ins/') || !answer.body.includes('confirmed')) return answer
        const again = confirmedBefore
        confirmedBefore = true
        return again ? json(200, { state: 'expired' }) : answer
      },
    },
    ['the person is given with every answer'],
  ],
  [
    'a clock an hour ahead',
    {
      answered: (answer, { target }) =>
        target === '/v1/health'
          ? rewritten(answer, (health) => ({ ...health, time: new Date(Date.now() + 3_600_000).toISOString() }))
          : answer,
    },
    ['health answers, and has a clock'],
  ],
  [
    'a number where the contract has text',
    {
      answered: (answer, { target }) =>
        target === '/v1/cases/query' && answer.status === 200
          ? rewritten(answer, (list) => ({
              cases: (list['cases'] as object[]).map((each) => ({ ...each, appliedAt: 20_261_122 })),
            }))
          : answer,
    },
    ['the case stands in its applicant’s list'],
  ],
]

describe('a planted fault is found', () => {
  it.each(faults)('%s', async (_what, fault, found) => {
    confirmedBefore = false
    const { url } = await demo()
    const verdicts = await conformance(access(await spoilt(url, fault)), people, { confirmSignIn })
    const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong')
    expect(wrong.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...found]))
    for (const each of wrong)
      for (const part of [each.sent, each.came, each.says, each.remedy]) expect(table(verdicts)).toContain(part)
  })

  it('a platform that makes no appointments breaks no rule', async () => {
    const platform = await demo()
    await platform.act('appointments.set', { offered: false })
    const verdicts = await conformance(access(platform.url), people, { confirmSignIn })
    expect(verdicts.filter(({ verdict }) => verdict === 'wrong')).toEqual([])
    expect(verdicts.filter(({ verdict }) => verdict === 'skipped')).toHaveLength(4)
  })

  it('404 to everything of an operation that is not written shows nothing', async () => {
    const { url } = await demo()
    const unwritten = /^\/v1\/(?:none|certificates\/.*\/derive|sign-ins\/|cases\/[^/]+\/(?:delivery|evaluation))/
    const at = await spoilt(url, { asked: (request) => (unwritten.test(request.target) ? notFound : request) })
    const verdicts = await conformance(access(at), people, { confirmSignIn })
    const of = (kind: string) => verdicts.filter(({ verdict }) => verdict === kind).map(({ rule }) => rule)
    expect(of('unshown')).toEqual([
      'a licence nobody has',
      'of a case nobody has there is neither',
      'a code never given',
    ])
    expect(of('wrong')).toEqual(expect.arrayContaining(['a licence as a picture', '领取方式 may come twice']))
    expect(table(verdicts)).toContain('404 NOT_FOUND, as from an address that no operation has')
    expect(table(verdicts)).toContain('3 not shown')
  })

  it('an operation that has answered is there, though its 404 is that of every address', async () => {
    const { url } = await demo()
    const at = await spoilt(url, {
      answered: (answer) => (answer.status === 404 ? notFound : answer),
    })
    const verdicts = await conformance(access(at), people, { confirmSignIn })
    expect(verdicts.filter(({ verdict }) => verdict !== 'ok')).toEqual([])
  })

  it('no memory of keys: another case for the same', async () => {
    const platform = await demo()
    await platform.act('personality.set', { name: 'forgetful' })
    const verdicts = await conformance(access(platform.url), people)
    expect(verdicts.filter(({ verdict }) => verdict === 'wrong').map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['the same again is the same answer', 'the same key with other content is refused']),
    )
  })

  it('a platform that forgets what an application mends, where it returns one', async () => {
    const rule = 'a returned case and what mends it name each other, and nothing else is related'
    const platform = await demo()
    await platform.act('personality.set', { name: 'returning', reasons: [{ text: '请补充' }] })
    const forgetting: Fault = {
      asked: (request) => {
        if (!submits(request)) return request
        const { corrects: _corrects, ...rest } = JSON.parse(request.body.toString()) as Record<string, unknown>
        return signedAnew({ ...request, body: Buffer.from(JSON.stringify(rest)) })
      },
    }
    const verdictAt = async (url: string) =>
      (await conformance(access(url), people)).find((each) => each.rule === rule)?.verdict
    expect(await verdictAt(platform.url)).toBe('ok')
    expect(await verdictAt(await spoilt(platform.url, forgetting))).toBe('wrong')
  })

  it('nobody is there: every rule says so', async () => {
    const verdicts = await conformance(access('http://127.0.0.1:1'), people)
    expect(verdicts.filter(({ verdict }) => verdict === 'ok')).toEqual([])
    expect(verdicts[0]?.came).toContain('ECONNREFUSED')
  })
})

it('what steers a terminal in a platform’s answer is shown, not sent to it', async () => {
  const { url } = await demo()
  const steering = '\u001b[2J\u009b1m\u202e'
  const at = await spoilt(url, {
    answered: (answer) => (answer.status < 400 ? answer : rewritten(answer, (error) => ({ ...error, code: steering }))),
  })
  const said = table(await conformance(access(at), people, { confirmSignIn }))
  expect(said).toContain('\\u{1b}[2J\\u{9b}1m\\u{202e}')
  expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

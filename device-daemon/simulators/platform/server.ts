/**
 * The demo platform as a server: the contract's routes behind signature, schema and personality. `startPlatform` runs
 * it in this process (for tests), `main.ts` as a simulator process.
 */
import { randomBytes } from 'node:crypto'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Acts } from '../harness/control.ts'
import type { Random } from '../harness/random.ts'
import { getPerson } from '../people.ts'
import { readContract, type Route } from './contract.ts'
import { departmentAct, stateOf, work, type Office } from './departments.ts'
import { createFaults, type FaultKind } from './faults.ts'
import { createLine, type Line } from './line.ts'
import { createOperations, type Operation } from './operations.ts'
import { createAppointments } from './appointments.ts'
import { choosePersonality, personalities, type Personality } from './personality.ts'
import { Refusal } from './refusal.ts'
import { filesOf, openRegistry, type Case, type Registry } from './registry.ts'
import { createSignIns, scanPage, type SignIns } from './sign-ins.ts'
import { createVerifier, type Credentials, type Verify } from './signature.ts'

export interface PlatformSimulatorOptions {
  readonly credentials: Credentials
  /** 0: any free port. */
  readonly port: number
  readonly random: Random
  /** ms since the epoch. */
  readonly now: () => number
  readonly personality?: string
  /** A file in which the data survives a restart. */
  readonly keepIn?: string
  /** ms between the departments' steps; 0: only by acts. */
  readonly paceMs?: number
  readonly emit: (event: string, value: unknown) => void
  /** One line per request: method, path, status. */
  readonly note: (direction: 'in' | 'out', line: string) => void
}

export interface PlatformSimulator {
  readonly url: string
  readonly acts: Acts
  readonly state: () => object
  readonly cases: () => readonly Case[]
  stop(): Promise<void>
}

const maxJsonBytes = 1024 * 1024
const maxFileBytes = 8 * 1024 * 1024

const statusOfVerdict = {
  SIGNATURE_INVALID: '签名不正确',
  TIMESTAMP_OUT_OF_WINDOW: '时间戳超出允许范围',
  NONCE_REPLAYED: '请求已经用过',
} as const

export async function startPlatform(options: PlatformSimulatorOptions): Promise<PlatformSimulator> {
  const { credentials, random, now, emit, note } = options
  const registry = openRegistry(options.keepIn)
  const signIns = createSignIns(now)
  const appointments = createAppointments(registry, now)
  const faults = createFaults()
  const verify = createVerifier(credentials, now, (path) => path.endsWith('/v1/health'))
  let personality = choosePersonality(personalities['normal'] as Personality, { name: options.personality ?? 'normal' })
  const wait = (ms: number) => new Promise<void>((resolve) => (ms > 0 ? setTimeout(resolve, ms) : resolve()))
  const url = () => `http://127.0.0.1:${line.port()}`

  const operations = createOperations({
    registry,
    appointments,
    signIns,
    now,
    wait,
    origin: url,
    personality: () => personality,
    onCase: (added) =>
      emit('case', { caseNumber: added.caseNumber, applicationId: added.applicationId, decision: added.decision }),
  })
  let line!: Line
  const app = fastify({
    bodyLimit: maxFileBytes,
    forceCloseConnections: true,
    ajv: { customOptions: { strict: false, coerceTypes: false, removeAdditional: false, useDefaults: false } },
    serverFactory(handler) {
      line = createLine(handler, options.port)
      return line.server
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  // Its own clock, which tests set, is the one its answers tell.
  app.addHook('onRequest', async (_request, reply) => void reply.header('date', new Date(now()).toUTCString()))
  const fault = (operation: string): FaultKind | null => {
    const armed = faults.take(operation)
    if (armed !== null) return armed
    if (random.next() < personality.failRate) return random.next() < 0.5 ? 'errorBefore' : 'errorAfter'
    return personality.lies === 'none' ? null : personality.lies
  }
  for (const route of readContract()) {
    const operation = operations[route.operation]
    if (operation === undefined)
      throw new Error(`openapi.yaml has an operation the demo platform lacks: ${route.operation}`)
    serve(app, route, operation, {
      verify,
      now,
      fault,
      slowMs: () => (route.operation === 'submit' ? 0 : personality.slowMs),
      wait,
      note,
    })
  }
  serveScanPage(app, signIns, emit)
  await app.ready()
  await line.up()

  const office: Office = {
    now,
    newResultNumber: () => `SYN-R-${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
  }
  const changed = (each: Case, act: string, itemId?: unknown) => {
    each.history.push({ at: now(), act, ...(typeof itemId === 'string' ? { itemId } : {}) })
    registry.save()
    emit('case.changed', { caseNumber: each.caseNumber, state: stateOf(each) })
  }
  const pace = options.paceMs
    ? setInterval(
        () => registry.cases.filter((each) => work(each, office)).forEach((each) => changed(each, 'work')),
        options.paceMs,
      )
    : undefined

  const names = Object.keys(personalities).join(' | ')
  return {
    url: url(),
    cases: () => registry.cases,
    state: () => ({
      up: line.isUp(),
      url: url(),
      personality,
      faults: faults.armed(),
      cases: registry.cases.length,
      signInsWaiting: signIns.waiting(),
    }),
    acts: {
      'network.set': {
        help: 'Cuts the line or mends it: {up: boolean}. Cut, the port refuses connections.',
        do: ({ up }) => (up === true ? line.up() : line.down()),
      },
      'personality.set': {
        help: `{name?: ${names}, slowMs?, failRate?, intake?, reasons?, supplements?: accept | return, forgetful?, lies?}.`,
        do(input) {
          personality = choosePersonality(personality, input)
          emit('personality', personality)
          return personality
        },
      },
      'department.act': {
        help: 'Decides: {caseNumber, act: accept | return | refuse | handle | suspend | approve | reject | work, item?, reasons?, note?}.',
        do(input) {
          const acted = departmentAct(registry, input, office)
          changed(acted, String(input['act']), input['item'])
          return view(acted, registry, false)
        },
      },
      'appointments.set': {
        help: '{offered?: false, no times are given out; fullDays?: so many coming working days are full; gone?: a slotId that others take}.',
        do: (input) => appointments.set(input),
      },
      'keys.forget': {
        help: 'Forgets all idempotency keys, as after their 24 hours.',
        do: () => registry.keys.clear(),
      },
      'signin.confirm': {
        help: 'Confirms a sign-in as a phone would: {code?, person}; without a code, the newest.',
        do({ code, person }) {
          const chosen = typeof code === 'string' ? code : signIns.waiting().at(-1)
          if (chosen === undefined) throw new Error('no sign-in is waiting')
          signIns.confirm(chosen, getPerson(String(person)))
          return { code: chosen }
        },
      },
      cases: {
        help: 'What has come in, newest last: {applicationId?, caseNumber?, files?: false to leave the pictures out}.',
        do: ({ applicationId, caseNumber, files }) =>
          registry.cases
            .filter(
              (each) =>
                (applicationId === undefined || each.applicationId === applicationId) &&
                (caseNumber === undefined || each.caseNumber === caseNumber),
            )
            .map((each) => view(each, registry, files !== false)),
      },
      fault: {
        help: 'Spoils coming requests: {kind: cutBefore | cutAfter | errorBefore | errorAfter | malformed | oversize | wrongShape | html | hang | refusedForGood, operation?, times?}; {clear: true} ends it.',
        do: (input) => (input['clear'] === true ? faults.clear() : faults.arm(input)),
      },
    },
    async stop() {
      clearInterval(pace)
      await line.down()
    },
  }
}

/** A case for the dock; with `withFiles`, also the submitted files, as base64 by digest. */
function view(each: Case, registry: Registry, withFiles: boolean): unknown {
  const { application } = each
  const digests = [...filesOf(application), ...each.supplements.flatMap(({ supplement }) => supplement.files)]
  const files = withFiles
    ? Object.fromEntries(
        digests.flatMap((digest) => (registry.files.has(digest) ? [[digest, registry.files.get(digest)]] : [])),
      )
    : undefined
  return { ...each, state: stateOf(each), ...(files && { files }) }
}

interface Serving {
  readonly verify: Verify
  readonly now: () => number
  readonly fault: (operation: string) => FaultKind | null
  readonly slowMs: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly note: (direction: 'in' | 'out', line: string) => void
}

function serve(
  app: FastifyInstance,
  route: Route,
  operation: Operation,
  { verify, now, fault, slowMs, wait, note }: Serving,
): void {
  const raw = new WeakMap<FastifyRequest, Uint8Array>()
  const refuse = (reply: FastifyReply, status: number, code: string, message: string, more: object = {}) =>
    reply.code(status).send({
      ...more,
      code,
      message,
      traceId: randomBytes(6).toString('hex'),
      retryable: (status === 409 && code === 'IN_PROGRESS') || status === 424 || status === 429 || status >= 500,
    })

  app.route({
    method: route.method,
    url: route.url,
    schema: route.schema,
    bodyLimit: 'body' in route.schema ? maxJsonBytes : maxFileBytes,
    errorHandler(error: FastifyError, _request, reply) {
      if (error instanceof Refusal) {
        void refuse(reply, error.status, error.code, error.message, error.more)
        return
      }
      const status = error.statusCode ?? 500
      void refuse(reply, status, status === 413 ? 'TOO_LARGE' : status < 500 ? 'INVALID' : 'INTERNAL', error.message)
    },
    async preValidation(request, reply) {
      note('in', `${request.method} ${request.url}`)
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      raw.set(request, body)
      const verdict = verify({ method: request.method, url: request.url, headers: request.headers, body })
      if (verdict !== null) {
        const time = verdict === 'TIMESTAMP_OUT_OF_WINDOW' ? { time: new Date(now()).toISOString() } : {}
        return refuse(reply, 401, verdict, statusOfVerdict[verdict], time)
      }
      if ('body' in route.schema) request.body = parseOrNull(body)
      return undefined
    },
    async handler(request, reply) {
      const kind = fault(route.operation)
      if (kind === 'cutBefore') return hangUp(reply)
      if (kind === 'hang') return reply.hijack()
      if (kind === 'errorBefore') return refuse(reply, 500, 'INTERNAL', '系统繁忙')
      if (kind === 'refusedForGood') return refuse(reply, 422, 'NOT_TAKEN', '该事项的实施清单已停用，平台不再接收')
      await wait(slowMs())
      const answer = await operation({
        params: request.params as Record<string, string>,
        query: request.query as Record<string, string>,
        headers: request.headers,
        body: request.body,
        rawBody: raw.get(request) ?? new Uint8Array(),
        type: request.headers['content-type'] ?? '',
      })
      note('out', `${request.method} ${request.url} ${kind ?? answer.status}`)
      if (kind === 'cutAfter') return hangUp(reply)
      if (kind === 'errorAfter') return refuse(reply, 500, 'INTERNAL', '系统繁忙')
      if (kind !== null) return lie(reply, kind)
      if (answer.body instanceof Uint8Array) return reply.code(answer.status).type('image/png').send(answer.body)
      return reply.code(answer.status).send(answer.body)
    },
  })
}

function parseOrNull(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown
  } catch {
    return null
  }
}

function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

/** Answers with status 200 and content that breaks the contract. */
function lie(reply: FastifyReply, kind: 'malformed' | 'oversize' | 'wrongShape' | 'html'): FastifyReply {
  switch (kind) {
    case 'malformed':
      return reply.type('application/json').send('{"caseNumber": "12345", "decision": "acc')
    case 'oversize':
      return reply.type('application/json').send(`{"filler":"${'受'.repeat(3 * 1024 * 1024)}"}`)
    case 'wrongShape':
      return reply.send({
        caseNumber: { toString: 'x' },
        cases: 'none',
        state: 42,
        values: [],
        certificates: {},
        decision: 'accepted',
        acceptedAt: '20261399T999999',
      })
    case 'html':
      return reply.type('text/html').send('<html><body>请先登录校园网</body></html>')
  }
}

/**
 * The page behind the QR code; not part of the contract and not signed, because a phone does not have the terminal's
 * key.
 */
function serveScanPage(app: FastifyInstance, signIns: SignIns, emit: (event: string, value: unknown) => void): void {
  app.get('/scan/:code', async (request, reply) =>
    reply.type('text/html').send(scanPage(readCode(request), '请选择以谁的身份登录。')),
  )
  app.post('/scan/:code', async (request, reply) => {
    const code = readCode(request)
    let said = '已确认，请看自助终端。'
    try {
      const person = getPerson(
        new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '').get('person') ?? '',
      )
      signIns.confirm(code, person)
      emit('signin.confirmed', { code, person: person.id })
    } catch (error) {
      said = `没有成功：${error instanceof Error ? error.message : String(error)}`
    }
    return reply.type('text/html').send(scanPage(code, said))
  })
}

const readCode = (request: FastifyRequest): string => (request.params as { code: string }).code.replaceAll(/\W/g, '')

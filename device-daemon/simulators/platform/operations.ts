/** What each operation of the contract does; `server.ts` handles the transport. */
import { sm3 } from 'sm-crypto-v2'
import type { Appointments } from './appointments.ts'
import { known, progressOf, summaryOf, type KnownCase } from './case-answers.ts'
import { drawCertificate } from './certificate-picture.ts'
import { dueDate } from './due-dates.ts'
import { earlierCases } from './earlier-cases.ts'
import { certificates, findCertificate, findPerson, sharedData } from './holdings.ts'
import type { Personality } from './personality.ts'
import { createProofs } from './proofs.ts'
import { Refusal } from './refusal.ts'
import { filesOf, type Case, type CaseApplication, type Registry, type Supplement } from './registry.ts'
import type { SignIns } from './sign-ins.ts'
import { supplementsOf, supply } from './supplements.ts'
import { dataTime } from './times.ts'

export interface Request {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, unknown>>
  /** Already checked by the contract's schema. */
  readonly body: unknown
  readonly rawBody: Uint8Array
  readonly type: string
}

/** A `body` of bytes is a picture. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
}
export type Operation = (request: Request) => Reply | Promise<Reply>

export interface PlatformState {
  readonly registry: Registry
  readonly appointments: Appointments
  readonly signIns: SignIns
  readonly personality: () => Personality
  /** ms since the epoch. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly origin: () => string
  readonly onCase: (added: Case) => void
}

/** The contract promises 24 hours; keys are forgotten right after. */
const keyLifeMs = 24 * 60 * 60 * 1000

export function createOperations(state: PlatformState): Readonly<Record<string, Operation>> {
  const { registry, appointments, signIns, personality, now, wait, origin, onCase } = state
  const inWork = new Set<string>()
  const proofs = createProofs(now)
  const earlier = earlierCases(now())
  /** All cases, however they were submitted. */
  const knownCases = (): readonly KnownCase[] => [...registry.cases.map(known), ...earlier]

  const personOf = (body: unknown) => {
    const found = findPerson((body as { person: { name: string; idNumber: string } }).person)
    if (found === undefined) throw new Refusal(404, 'NOT_FOUND', '人口库中没有此人，或姓名与号码不一致')
    return found
  }
  const caseOf = ({ params }: Request): Case => {
    const found = registry.caseByNumber(params['caseNumber'] ?? '')
    if (found === undefined) throw new Refusal(404, 'NOT_FOUND', '没有这个办件')
    return found
  }

  async function submit({ headers, body, rawBody }: Request): Promise<Reply> {
    const application = body as CaseApplication
    const key = headers['idempotency-key']
    if (typeof key !== 'string') throw new Refusal(400, 'KEY_MISSING', '缺少 Idempotency-Key')
    if (key !== application.applicationId) throw new Refusal(400, 'INVALID', 'Idempotency-Key 与 applicationId 不一致')
    if (inWork.has(key)) throw new Refusal(409, 'IN_PROGRESS', '正在处理')
    const fingerprint = sm3(rawBody)
    const kept = registry.keys.get(key)
    if (kept !== undefined && !personality().forgetful && now() - kept.at < keyLifeMs) {
      if (kept.fingerprint !== fingerprint) throw new Refusal(422, 'KEY_REUSED', '同一个 Idempotency-Key 的内容不同')
      return { status: 201, body: kept.answer }
    }
    const without = application.materials.find(({ submission, files }) => submission === 'form' && files.length === 0)
    if (without !== undefined) throw new Refusal(400, 'INVALID', `materials: ${without.materialId} 没有附文书`)
    const missing = filesOf(application).filter((digest) => !registry.files.has(digest))
    if (missing.length > 0) throw new Refusal(424, 'FILES_MISSING', missing.join(' '))

    inWork.add(key)
    try {
      await wait(personality().slowMs)
      const before = mended(application)
      const added = openCase(application, before?.caseNumber)
      registry.addCase(added)
      if (before !== undefined) before.correctedBy = added.caseNumber
      const answer = caseAnswer(added)
      registry.keys.set(key, { key, fingerprint, answer, at: now() })
      registry.save()
      onCase(added)
      return { status: 201, body: answer }
    } finally {
      inWork.delete(key)
    }
  }

  /** 补正: the returned case of the same applicant that the application names; what is none relates nothing. */
  function mended({ corrects, applicant }: CaseApplication): Case | undefined {
    const named = corrects === undefined ? undefined : registry.caseByNumber(corrects)
    const theirs = named?.application.applicant.idNumber === applicant.idNumber
    return theirs && named.decision === 'returned' ? named : undefined
  }

  function openCase(application: CaseApplication, corrects: string | undefined): Case {
    const { intake, reasons } = personality()
    const today = dataTime(now())
    const serial = String(registry.cases.length + 1).padStart(4, '0')
    const code =
      application.items.find((item) => item.implementationCode?.length === 31)?.implementationCode ??
      '11410999MB0000000A4000120170000'
    return {
      caseNumber: `${code}${today.slice(0, 8)}${serial}`,
      applicationId: application.applicationId,
      decision: intake === 'accept' ? 'accepted' : intake === 'return' ? 'returned' : 'refused',
      acceptedAt: today,
      dueDate: dueDate(now(), application.promisedWorkingDays),
      reasons: intake === 'accept' ? [] : reasons,
      items: application.items.map(({ itemId, name, departmentName }) => {
        const stage = Math.max(
          0,
          application.stages.findIndex((ids) => ids.includes(itemId)),
        )
        return {
          itemId,
          name,
          departmentName,
          stage,
          // Each stage's share of the whole promise; time one stage does not use is left to the next.
          dueDate: dueDate(
            now(),
            (application.promisedWorkingDays * (stage + 1)) / Math.max(1, application.stages.length),
          ),
          state: 'waiting',
          events: [],
        }
      }),
      application,
      ...(corrects === undefined ? {} : { corrects }),
      receivedAt: now(),
      supplements: [],
      delivery: null,
      evaluations: {},
      history: [],
    }
  }

  return {
    health: () => ({ status: 200, body: { status: 'ok', time: new Date(now()).toISOString() } }),
    beginSignIn() {
      const { code, expiresAt } = signIns.begin()
      return {
        status: 201,
        body: { code, content: `${origin()}/scan/${code}`, expiresAt: new Date(expiresAt).toISOString() },
      }
    },
    pollSignIn({ params }) {
      const polled = signIns.poll(params['code'] ?? '')
      if (polled === null) throw new Refusal(404, 'NOT_FOUND', '没有这个登录码')
      if (polled.state !== 'confirmed') return { status: 200, body: polled }
      const { name, idNumber, sex, birthDate, ethnicity, address } = polled.person
      return {
        status: 200,
        body: {
          state: 'confirmed',
          person: {
            name,
            idType: '111',
            idNumber,
            sex: sex === 'male' ? '1' : '2',
            birthDate: birthDate.replaceAll('-', ''),
            ethnicity,
            address,
          },
        },
      }
    },
    sharedData: ({ body }) => ({
      status: 200,
      body: sharedData(personOf(body), (body as { affairId: string }).affairId),
    }),
    licences({ body }) {
      const { affairId, types } = body as { affairId: string; types: string[] }
      return { status: 200, body: { certificates: certificates(personOf(body), affairId, types) } }
    },
    licencePicture({ params, body }) {
      const found = findCertificate(params['certificateId'] ?? '')
      if (found === undefined) throw new Refusal(404, 'NOT_FOUND', '没有这份证照')
      const { affairId, deviceId, cause } = body as { affairId: string; deviceId: string; cause: string }
      return { status: 200, body: drawCertificate(found, `${cause} ${affairId} ${deviceId}`) }
    },
    putFile({ params, rawBody, type }) {
      const digest = params['digest'] ?? ''
      if (sm3(rawBody) !== digest) throw new Refusal(400, 'INVALID', '内容与摘要不一致')
      registry.files.set(digest, { digest, type, base64: Buffer.from(rawBody).toString('base64') })
      registry.save()
      return { status: 200, body: { digest, size: rawBody.length } }
    },
    submit,
    findByApplication({ query }) {
      const found = registry.caseOf(query['applicationId'] ?? '')
      return { status: 200, body: { cases: found === undefined ? [] : [caseAnswer(found)] } }
    },
    casesOfPerson({ body }) {
      const { name, idNumber } = (body as { person: { name: string; idNumber: string } }).person
      const cases = knownCases()
        .filter(({ applicant }) => applicant.idNumber === idNumber && applicant.name === name)
        .sort((a, b) => b.appliedAt.localeCompare(a.appliedAt))
      return { status: 200, body: { cases: cases.slice(0, 200).map(summaryOf), more: cases.length > 200 } }
    },
    caseStatus({ params }) {
      const found = knownCases().find(({ caseNumber }) => caseNumber === params['caseNumber'])
      if (found === undefined) throw new Refusal(404, 'NOT_FOUND', '没有这个办件')
      return { status: 200, body: progressOf(found) }
    },
    proveReceipt({ body }) {
      const { applicationId, idTail } = body as { applicationId: string; idTail: string }
      const found = knownCases().find((each) => each.applicationId === applicationId)
      const proof = proofs.prove(applicationId, idTail, found?.applicant.idNumber)
      if (proof === null) throw new Refusal(423, 'PROOF_LOCKED', '核对次数过多，请一小时后再试')
      if (!proof.proven || found === undefined)
        throw new Refusal(403, 'PROOF_WRONG', '与凭证不一致', proof.proven ? {} : { attemptsLeft: proof.attemptsLeft })
      return { status: 200, body: { caseNumber: found.caseNumber } }
    },
    supplement(request) {
      const body = request.body as Supplement
      if (body.supplementId !== request.params['supplementId'])
        throw new Refusal(400, 'INVALID', '补交编号与地址不一致')
      return { status: 200, body: supply(caseOf(request), body, request.rawBody, state) }
    },
    findSupplement: (request) => ({
      status: 200,
      body: supplementsOf(caseOf(request), request.params['supplementId'] ?? ''),
    }),
    chooseDelivery(request) {
      const found = caseOf(request)
      if (found.decision !== 'accepted') throw new Refusal(403, 'FORBIDDEN', '该办件没有可领取的结果')
      found.delivery = request.body
      registry.save()
      return { status: 204 }
    },
    slots: (request) => ({
      status: 200,
      body: { slots: appointments.slots(caseOf(request), itemIn(request), request.query['from'] ?? '') },
    }),
    appointment: (request) => ({
      status: 200,
      body: { appointment: appointments.held(caseOf(request), itemIn(request)) },
    }),
    makeAppointment(request) {
      const { slotId, instead } = request.body as { slotId: string | null; instead: string | null }
      return {
        status: 200,
        body: { appointment: appointments.make(caseOf(request), itemIn(request), slotId, instead) },
      }
    },
    evaluate(request) {
      caseOf(request).evaluations[request.params['number'] ?? ''] = request.body
      registry.save()
      return { status: 204 }
    },
  }
}

const itemIn = ({ params }: Request): string => params['itemId'] ?? ''

function caseAnswer({ caseNumber, applicationId, decision, acceptedAt, dueDate, reasons }: Case): unknown {
  return { caseNumber, applicationId, decision, reasons, ...(decision === 'accepted' ? { acceptedAt, dueDate } : {}) }
}

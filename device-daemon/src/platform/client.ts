/**
 * The platform over HTTP: implements `port.ts` by the operations of `openapi.yaml`, one function each. `http.ts`
 * classifies the answers.
 */
import type * as v from 'valibot'
import { fail, ok, type Result } from '../base/result.ts'
import { appointmentsOver } from './appointments.ts'
import { nationalCodes, type CodeTables } from './code-tables.ts'
import { asEffect, asNotDone, asQuestion, asUnclear, notOfTheContract, refusal, type Failure } from './failures.ts'
import { createHttp, isOfContract, type HttpOptions, type HttpRequest } from './http.ts'
import { json, jsonOver, maxJsonBytes, type Asked } from './json.ts'
import type { CaseReceipt, Platform, PlatformFailure, ProofFailure, SubmitFailureCode } from './port.ts'
import { toDataTime } from './times.ts'
import { caseOf, caseProgress, casesOf, caseSummaries, supplementedIn, supplementsIn } from './wire-cases.ts'
import {
  Certificates,
  FileHeld,
  Health,
  personKey,
  ProvenReceipt,
  SharedData,
  SignIn,
  signInState,
  wireCase,
  wireSupplement,
  type WireFile,
} from './wire.ts'

export interface PlatformOptions extends HttpOptions {
  readonly codes?: CodeTables
  readonly timeouts?: Timeouts
}

/** ms. */
export interface Timeouts {
  readonly request: number
  readonly upload: number
}
export const defaultTimeouts: Timeouts = { request: 5_000, upload: 30_000 }

const maxPictureBytes = 8 * 1024 * 1024

export function createPlatform(options: PlatformOptions): Platform {
  const { codes = nationalCodes, timeouts = defaultTimeouts } = options
  const send = createHttp(options)
  const ask = jsonOver(send, timeouts.request)
  const held = heldFiles(options.wallClock)
  const answeredAt = (): string => new Date(options.wallClock()).toISOString()

  /** For a question, or an act that may safely be repeated: any failure except a plain refusal means “try later”. */
  async function question<S extends v.GenericSchema>(
    schema: S,
    request: Asked,
    body?: unknown,
  ): Promise<Result<v.InferOutput<S>, PlatformFailure>> {
    const answered = await ask(schema, request, body)
    return answered.ok ? answered : fail(asQuestion(answered.failure))
  }

  async function effect(
    request: Pick<HttpRequest, 'method' | 'target' | 'signal'>,
    body: unknown,
  ): Promise<Result<null, PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>>> {
    const outcome = await send({ timeoutMs: timeouts.request, maxBytes: maxJsonBytes, ...request, body: json(body) })
    if (outcome.kind === 'answer')
      return outcome.status === 204 ? ok(null) : fail(asUnclear(notOfTheContract(`status ${outcome.status}`)))
    return fail(asEffect(outcome))
  }

  async function upload(
    { digest, type, bytes }: WireFile,
    signal: AbortSignal,
  ): Promise<PlatformFailure<SubmitFailureCode> | null> {
    const answered = await question(FileHeld, {
      method: 'PUT',
      target: `/v1/files/${digest}`,
      body: { type, bytes },
      signal,
      timeoutMs: timeouts.upload,
    })
    // To be put again, whatever came instead of an answer.
    if (!answered.ok) return asOffline(answered.failure)
    if (answered.value.digest !== digest)
      return { code: 'platformOffline', detail: 'another file is said to be held', own: true }
    held.note(digest)
    return null
  }

  /** Files first, each once; then what refers to them. */
  async function sendWithFiles(
    schema: v.GenericSchema<unknown, CaseReceipt>,
    request: Asked,
    { body, files }: ReturnType<typeof wireCase>,
  ): Promise<Result<CaseReceipt, PlatformFailure<SubmitFailureCode>>> {
    const lacking = files.filter(({ digest }) => !held.has(digest))
    for (const file of lacking) {
      const failure = await upload(file, request.signal)
      if (failure !== null) return fail(failure)
    }
    const sent = await ask(schema, request, body)
    if (sent.ok) return sent
    const failure = asSubmission(sent.failure)
    if (sent.failure.kind !== 'refused' || sent.failure.status !== 424) return fail(failure)
    // What we took for held is gone. Whatever it was, it goes along next time, which is another request than this.
    held.forget(files)
    return fail(lacking.length < files.length ? { ...failure, code: 'platformOffline' } : failure)
  }

  return {
    async health(signal) {
      const ask = () => question(Health, { method: 'GET', target: '/v1/health', signal })
      const first = await ask()
      // The refusal of a wrong time told the right one: the second question is signed by that.
      const answered = !first.ok && first.failure.detail.startsWith('401 ') ? await ask() : first
      if (!answered.ok) return answered
      const { time } = answered.value
      options.onTime?.(Date.parse(time))
      return ok({ time })
    },
    beginSignIn: (signal) => question(SignIn, { method: 'POST', target: '/v1/sign-ins', status: 201, signal }),
    pollSignIn: (code, signal) =>
      question(signInState(codes), { method: 'GET', target: `/v1/sign-ins/${encodeURIComponent(code)}`, signal }),
    sharedData: (identity, affairId, signal) =>
      question(
        SharedData,
        { method: 'POST', target: '/v1/shared-data/query', signal },
        { affairId, person: personKey(identity, codes) },
      ),
    licences: (identity, affairId, types, signal) =>
      question(
        Certificates,
        { method: 'POST', target: '/v1/certificates/query', signal },
        { affairId, person: personKey(identity, codes), types },
      ),
    async licencePicture(licence, { affair, terminal }, signal) {
      const target = `/v1/certificates/${encodeURIComponent(licence)}/derive`
      const body = json({ affairId: affair, deviceId: terminal, cause: '自助终端申办查看' })
      const outcome = await send({
        method: 'POST',
        target,
        body,
        signal,
        headers: { accept: 'image/png, image/jpeg' },
        timeoutMs: timeouts.upload,
        maxBytes: maxPictureBytes,
      })
      if (outcome.kind !== 'answer') return fail(asQuestion(outcome))
      const { bytes, status } = outcome
      const type = status === 200 ? pictureType(bytes) : null
      return type === null
        ? fail({
            code: status === 200 && isOfContract(outcome.type) ? 'platformUnreadable' : 'platformOffline',
            detail: 'the answer is no picture',
            own: true,
          })
        : ok({ type, bytes })
    },
    submit: (application, signal) =>
      sendWithFiles(
        caseOf(application.id, answeredAt()),
        { method: 'POST', target: '/v1/cases', status: 201, headers: { 'idempotency-key': application.id }, signal },
        wireCase(application, codes),
      ),
    findByApplication: (applicationId, signal) =>
      question(casesOf(applicationId, answeredAt()), {
        method: 'GET',
        target: `/v1/cases?applicationId=${encodeURIComponent(applicationId)}`,
        signal,
      }),
    supplement: (caseNumber, supplement, signal) =>
      sendWithFiles(
        supplementedIn(caseNumber, supplement.id, answeredAt()),
        { method: 'PUT', target: supplementTarget(caseNumber, supplement.id), signal },
        wireSupplement(supplement, codes),
      ),
    findSupplement: (caseNumber, supplementId, signal) =>
      question(supplementsIn(caseNumber, supplementId, answeredAt()), {
        method: 'GET',
        target: supplementTarget(caseNumber, supplementId),
        signal,
      }),
    chooseDelivery: (caseNumber, { mode, ...rest }, signal) =>
      effect(
        { method: 'PUT', target: `/v1/cases/${encodeURIComponent(caseNumber)}/delivery`, signal },
        { mode: codes.delivery[mode], ...rest },
      ),
    evaluate: (caseNumber, { satisfaction, remarks }, givenAt, signal) =>
      effect(
        { method: 'PUT', target: `/v1/cases/${encodeURIComponent(caseNumber)}/evaluations/1`, signal },
        {
          satisfaction: codes.satisfaction[satisfaction],
          indicators: remarks,
          channel: codes.evaluationChannel,
          evaluatedAt: toDataTime(givenAt),
        },
      ),
    casesOfPerson: (identity, signal) =>
      question(
        caseSummaries(codes),
        { method: 'POST', target: '/v1/cases/query', signal },
        { person: personKey(identity, codes) },
      ),
    caseStatus: (caseNumber, signal) =>
      question(caseProgress(caseNumber, codes), {
        method: 'GET',
        target: `/v1/cases/${encodeURIComponent(caseNumber)}`,
        signal,
      }),
    ...appointmentsOver(ask),
    async proveReceipt(applicationId, idTail, signal) {
      const proven = await ask(
        ProvenReceipt,
        { method: 'POST', target: '/v1/receipts/proof', signal },
        { applicationId, idTail },
      )
      return proven.ok ? proven : fail(asProof(proven.failure))
    },
  }
}

const supplementTarget = (caseNumber: string, supplementId: string): string =>
  `/v1/cases/${encodeURIComponent(caseNumber)}/supplements/${encodeURIComponent(supplementId)}`

const asOffline = ({ code, ...rest }: PlatformFailure) =>
  ({ ...rest, code: code === 'platformUnreadable' ? 'platformOffline' : code }) as const

/**
 * `retryable` with 4xx (too many requests, a file has expired): nothing was created, try again as if it had not been
 * reached.
 */
function asSubmission(failure: Failure): PlatformFailure<SubmitFailureCode> {
  if (failure.kind === 'unclear') return asUnclear(failure)
  if (failure.kind === 'refused' && failure.status === 409) return { code: 'inProgress', ...refusal(failure) }
  if (failure.kind === 'refused' && failure.status === 422) return { code: 'keyReused', ...refusal(failure) }
  return asNotDone(failure)
}

function asProof(failure: Failure): ProofFailure {
  if (failure.kind !== 'refused') return asQuestion(failure)
  const { code, attemptsLeft } = failure.error
  if (code === 'PROOF_LOCKED') return { code: 'proofLocked', ...refusal(failure) }
  if (code !== 'PROOF_WRONG') return asQuestion(failure)
  return { code: 'proofWrong', ...refusal(failure), ...(attemptsLeft === undefined ? {} : { attemptsLeft }) }
}

/**
 * Which files the platform has said it holds, so that a submission that is tried again does not carry all its pictures
 * again. The contract promises a day; half of it is believed, and forgetting too much only costs an upload.
 */
function heldFiles(wallClock: () => number) {
  const believedMs = 12 * 60 * 60 * 1000
  const most = 4_000
  const since = new Map<string, number>()
  return {
    has: (digest: string): boolean => Math.abs(wallClock() - (since.get(digest) ?? -Infinity)) < believedMs,
    note(digest: string): void {
      if (since.size >= most) since.clear()
      since.set(digest, wallClock())
    },
    forget: (files: readonly WireFile[]): void => files.forEach(({ digest }) => since.delete(digest)),
  }
}

/** By its first bytes: what the header says is not what a screen decodes. */
function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  if (Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png'
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : null
}

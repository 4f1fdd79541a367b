/**
 * The client against the document itself: whatever the contract allows a platform to answer is understood, and whatever
 * the client asks is what the contract allows.
 */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { standardText } from '#flows/entries/characters.ts'
import type { Result } from '../base/result.ts'
import { createPlatform } from './client.ts'
import { codeTables } from './code-tables.ts'
import type { Platform, PlatformFailure } from './port.ts'
import { hmacSm3 } from './signing.ts'
import { afterwards, daughter, forever, sealedApplication, sealedSupplement } from './testing/client-world.ts'
import { conforming } from './testing/conforming.ts'
import { errorSchema, misfits, operationCalled, operations } from './testing/contract.ts'
import { applications, deliveries, evaluations, people, supplements } from './testing/requests.ts'
import {
  scriptedPlatform,
  type Asked,
  type ScriptedAnswer,
  type ScriptedPlatform,
} from './testing/scripted-platform.ts'

let platform: ScriptedPlatform
beforeEach(async () => {
  platform = await scriptedPlatform()
  const begun = platform
  afterwards(() => begun.stop())
})
const client = (codes: keyof typeof codeTables = 'national') =>
  createPlatform({
    baseUrl: platform.url,
    appKey: 'test-app',
    deviceId: 'SYN-41090201',
    signer: hmacSm3('test-secret'),
    wallClock: Date.now,
    codes: codeTables[codes],
    timeouts: { request: 20_000, upload: 20_000 },
  })

type Asking = (asking: Platform) => Promise<Result<unknown, PlatformFailure<string>>>
const application = sealedApplication()
const later = sealedSupplement()
const number = '龙审〔2026〕12/号'
/** One question for each operation; files are uploaded by `submit`. */
const questions: Readonly<Record<string, Asking>> = {
  health: (asking) => asking.health(forever),
  beginSignIn: (asking) => asking.beginSignIn(forever),
  pollSignIn: (asking) => asking.pollSignIn('7f3c9a52d1e84b06', forever),
  sharedData: (asking) => asking.sharedData(daughter, 'n13-after-death', forever),
  licences: (asking) => asking.licences(daughter, 'n13-after-death', ['居民户口簿'], forever),
  licencePicture: (asking) => asking.licencePicture('c-1', { affair: 'n13-after-death', terminal: 'T-1' }, forever),
  putFile: (asking) => asking.submit(application, forever),
  submit: (asking) => asking.submit(application, forever),
  findByApplication: (asking) => asking.findByApplication(application.id, forever),
  casesOfPerson: (asking) => asking.casesOfPerson(daughter, forever),
  slots: (asking) => asking.slots(number, 'book', '2026-11-30T00:00:00+08:00', forever),
  appointment: (asking) => asking.appointment(number, 'book', forever),
  makeAppointment: (asking) => asking.makeAppointment(number, 'book', { slot: 's-1', instead: null }, forever),
  proveReceipt: (asking) => asking.proveReceipt(application.id, '210026', forever),
  caseStatus: (asking) => asking.caseStatus(number, forever),
  supplement: (asking) => asking.supplement(number, later, forever),
  findSupplement: (asking) => asking.findSupplement(number, later.id, forever),
  chooseDelivery: (asking) => asking.chooseDelivery(number, { mode: 'window' }, forever),
  evaluate: (asking) => asking.evaluate(number, { satisfaction: 5, remarks: [] }, '2026-11-22T01:32:00.000Z', forever),
}

/** What an answer says of its question is the question's: prose of the contract that a schema cannot say. */
const ofTheQuestion: Readonly<Record<string, (answer: Record<string, unknown>, asked: Asked) => unknown>> = {
  putFile: (answer, { values }) => ({ ...answer, digest: values['digest'] }),
  submit: (answer, { body }) => ({ ...answer, applicationId: (body as { applicationId: string }).applicationId }),
  findByApplication: ({ cases, ...answer }, { values }) => ({
    ...answer,
    cases: (cases as object[]).slice(0, 1).map((each) => ({ ...each, applicationId: values['applicationId'] })),
  }),
  supplement: (answer, { values }) => ({ ...answer, supplementId: values['supplementId'] }),
  findSupplement: ({ supplements: told, ...answer }, { values }) => ({
    ...answer,
    supplements: (told as object[]).slice(0, 1).map((each) => ({ ...each, supplementId: values['supplementId'] })),
  }),
  caseStatus: (answer, { values }) => ({ ...answer, caseNumber: values['caseNumber'] }),
  makeAppointment: ({ appointment, ...answer }, { body }) => ({
    ...answer,
    appointment: {
      start: '20261130T090000',
      place: '婚姻登记处',
      ...(appointment as object | null),
      slotId: (body as { slotId: string }).slotId,
    },
  }),
}

interface Told {
  readonly values: object
}
/** Nothing that conforms is lost on the way: what was understood, beside what was said. */
const counts: Readonly<Record<string, (said: never, understood: never) => readonly [unknown, unknown]>> = {
  sharedData: (said: Told & { subjects?: Told[] }, understood: Told & { subjects: Told[] }) => [
    [said, ...(said.subjects ?? [])].map(({ values }) => Object.keys(values).length),
    [understood, ...understood.subjects].map(({ values }) => Object.keys(values).length),
  ],
  licences: (said: { certificates: unknown[] }, understood: unknown[]) => [said.certificates.length, understood.length],
  findByApplication: (said: { cases: unknown[] }, understood: unknown) => [
    said.cases.length,
    understood === null ? 0 : 1,
  ],
  casesOfPerson: (said: { cases: unknown[] }, understood: { cases: unknown[] }) => [
    said.cases.length,
    understood.cases.length,
  ],
  submit: (said: { decision: string; reasons: unknown[] }, understood: { reasons?: unknown[] }) => [
    said.decision === 'accepted' ? undefined : said.reasons.length,
    understood.reasons?.length,
  ],
  supplement: (
    said: { decision: string; late?: boolean; reasons: unknown[] },
    understood: { late?: boolean; reasons?: unknown[] },
  ) =>
    said.decision === 'accepted'
      ? [said.late === true, understood.late === true]
      : [said.reasons.length, understood.reasons?.length],
  findSupplement: (said: { supplements: unknown[] }, understood: unknown) => [
    said.supplements.length,
    understood === null ? 0 : 1,
  ],
  caseStatus: (said: { items: { events?: unknown[] }[] }, understood: { items: { events: unknown[] }[] }) => [
    said.items.map(({ events }) => events?.length ?? 0),
    understood.items.map(({ events }) => events.length),
  ],
  slots: (said: { slots: unknown[] }, understood: unknown[]) => [said.slots.length, understood.length],
  appointment: (said: { appointment: { slotId: string } | null }, understood: { slot: string } | null) => [
    said.appointment?.slotId,
    understood?.slot,
  ],
  pollSignIn: (said: { state: string; person?: { idType: string } }, understood: { state: string }) => [
    said.person !== undefined && said.state === 'confirmed' && said.person.idType !== '111'
      ? 'otherDocument'
      : said.state,
    understood.state,
  ],
}

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const pictures: Readonly<Record<string, Buffer>> = { 'image/png': png, 'image/jpeg': jpeg }

/** A conforming answer to the operation, as bytes; `said`: what it says. */
function answers(id: string): fc.Arbitrary<(asked: Asked) => ScriptedAnswer & { readonly said?: unknown }> {
  const { status, content } = operationCalled(id).success
  if (content === null) return fc.constant(() => ({ status }))
  return fc.oneof(
    ...Object.entries(content).map(([type, { schema }]) =>
      type === 'application/json'
        ? fc
            .tuple(
              conforming(schema),
              fc.constantFrom(type, `${type}; charset=utf-8`, `${type};charset=UTF-8`),
              fc.constantFrom(0, 2),
            )
            .map(([value, contentType, indent]) => (asked: Asked) => {
              const said = ofTheQuestion[id]?.(value as Record<string, unknown>, asked) ?? value
              expect(misfits(schema, said)).toEqual([])
              return {
                status,
                headers: { 'content-type': contentType },
                body: JSON.stringify(said, null, indent),
                said,
              }
            })
        : fc.constant(() => ({ status, headers: { 'content-type': type }, body: pictures[type] ?? '' })),
    ),
  )
}
/** So that what leads to the operation works. */
const usual = (asked: Asked): ScriptedAnswer =>
  asked.operation.id === 'putFile'
    ? { status: 200, body: JSON.stringify({ digest: asked.values['digest'], size: 1 }) }
    : {
        status: 201,
        body: JSON.stringify({ caseNumber: 'C-1', applicationId: application.id, decision: 'refused', reasons: [] }),
      }

it('every operation of the contract is asked here', () => {
  expect(Object.keys(questions).sort()).toEqual(operations.map(({ id }) => id).sort())
})

describe('an answer made from the contract is understood', () => {
  it.each(operations.map(({ id }) => id))('%s', async (id) => {
    await fc.assert(
      fc.asyncProperty(answers(id), async (answer) => {
        let said: unknown
        platform.answer = (asked) => {
          if (asked.operation.id !== id) return usual(asked)
          const given = answer(asked)
          said = given.said
          return given
        }
        const understood = await questions[id]?.(client())
        expect(understood).toMatchObject({ ok: true })
        const [before, after] = (understood?.ok && counts[id]?.(said as never, understood.value as never)) || []
        expect(after).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a refusal made from the contract is understood, with its words', () => {
  const refused = fc.tuple(
    fc.constantFrom(400, 401, 403, 404, 409, 413, 418, 422, 423, 424, 429, 499),
    conforming(errorSchema),
  )
  it.each(operations.map(({ id }) => id))('%s', async (id) => {
    await fc.assert(
      fc.asyncProperty(refused, async ([status, error]) => {
        platform.answer = (asked) =>
          asked.operation.id === id ? { status, body: JSON.stringify(error) } : usual(asked)
        const understood = await questions[id]?.(client())
        const { message, traceId, retryable } = error as { message: string; traceId: string; retryable: boolean }
        expect(understood).toMatchObject({
          ok: false,
          failure: { message: standardText(message), traceId: standardText(traceId) },
        })
        if (understood?.ok !== false) return
        const { code } = understood.failure
        expect(code).not.toBe('outcomeUnknown')
        if (retryable && status !== 409 && status !== 422) expect(code).toMatch(/^(?:platformOffline|proof\w+)$/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('an answer the contract does not describe is unclear, never success', () => {
  it.each(operations.map(({ id }) => id))('%s with another status', async (id) => {
    const { status } = operationCalled(id).success
    for (const other of [200, 201, 202, 203, 204, 206, 301, 302, 303, 304, 307, 500, 502, 503].filter(
      (each) => each !== status,
    )) {
      const [answer] = fc.sample(answers(id), 1)
      platform.answer = (asked) => (asked.operation.id === id ? { ...answer?.(asked), status: other } : usual(asked))
      const understood = await questions[id]?.(client())
      const code = ['submit', 'supplement', 'chooseDelivery', 'evaluate', 'makeAppointment'].includes(id)
        ? 'outcomeUnknown'
        : 'platformOffline'
      expect(understood, `status ${other}`).toMatchObject({ ok: false, failure: { code } })
    }
  })
})

describe('a request is what the contract allows', () => {
  const names = fc.constantFrom('national', 'zhejiang', 'guangdong')
  const numbers = conforming({ $ref: '#/components/schemas/CaseNumber' }) as fc.Arbitrary<string>
  const slotIds = fc.option(conforming({ $ref: '#/components/schemas/SlotId' }) as fc.Arbitrary<string>)
  const wishes = fc.record({ slot: slotIds, instead: slotIds })
  const asked: Readonly<Record<string, fc.Arbitrary<Asking>>> = {
    beginSignIn: fc.constant((asking) => asking.beginSignIn(forever)),
    sharedData: people.map((one) => (asking) => asking.sharedData(one, 'n13-after-death', forever)),
    licences: people.map((one) => (asking) => asking.licences(one, 'h01-restaurant', ['营业执照'], forever)),
    submit: applications.map((one) => (asking) => asking.submit(one, forever)),
    supplement: fc.tuple(numbers, supplements).map(
      ([one, supplement]) =>
        (asking) =>
          asking.supplement(one, supplement, forever),
    ),
    casesOfPerson: people.map((one) => (asking) => asking.casesOfPerson(one, forever)),
    caseStatus: numbers.map((one) => (asking) => asking.caseStatus(one, forever)),
    chooseDelivery: fc.tuple(numbers, deliveries).map(
      ([one, delivery]) =>
        (asking) =>
          asking.chooseDelivery(one, delivery, forever),
    ),
    makeAppointment: fc.tuple(numbers, fc.constantFrom('book', 'idcard'), wishes).map(
      ([one, item, wish]) =>
        (asking) =>
          asking.makeAppointment(one, item, wish, forever),
    ),
    evaluate: fc.tuple(numbers, evaluations).map(
      ([one, evaluation]) =>
        (asking) =>
          asking.evaluate(one, evaluation, '2026-11-22T01:32:00.000Z', forever),
    ),
  }
  it.each(Object.keys(asked))('%s, whatever people, forms and numbers', async (id) => {
    await fc.assert(
      fc.asyncProperty(names, asked[id] as fc.Arbitrary<Asking>, async (codes, ask) => {
        platform.answer = usual
        const before = platform.asked.length
        await ask(client(codes))
        expect(platform.misfits).toEqual([])
        expect(platform.asked.slice(before).at(-1)?.operation.id).toBe(id)
      }),
      { numRuns: 60 },
    )
  })

  it('the others too, and a case number arrives as it is', async () => {
    platform.answer = usual
    for (const ask of Object.values(questions)) await ask(client())
    expect(platform.misfits).toEqual([])
    expect(new Set(platform.asked.map(({ operation }) => operation.id))).toEqual(new Set(Object.keys(questions)))
    expect(platform.asked.find(({ operation }) => operation.id === 'caseStatus')?.values['caseNumber']).toBe(number)
  })
})

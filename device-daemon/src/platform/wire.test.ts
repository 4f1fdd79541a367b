import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { exampleApplication } from '../applications/testing/example.ts'
import type { PlatformCases } from './port.ts'
import { guangdongCodes, nationalCodes } from './code-tables.ts'
import { heldAppointment, WireSlots } from './wire-appointments.ts'
import { caseOf, caseProgress, casesOf, caseSummaries, supplementedIn, supplementsIn } from './wire-cases.ts'
import {
  Certificates,
  ErrorBody,
  FileHeld,
  Health,
  ProvenReceipt,
  SharedData,
  SignIn,
  signInState,
  wireCase,
} from './wire.ts'

interface Media {
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}
interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
}
const document = parse(readFileSync(new URL('openapi.yaml', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: { readonly Error: { readonly content: { readonly 'application/json': Media } } }
  }
}

const answeredAt = '2026-11-22T01:30:00.000Z'

/** The document's examples of successful answers, by operation. */
const examples = Object.values(document.paths).flatMap((methods) =>
  Object.values(methods).flatMap(({ operationId, responses }) =>
    Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, { content }]) => {
        const media = content?.['application/json']
        return [
          ...(media?.example === undefined ? [] : [media.example]),
          ...Object.values(media?.examples ?? {}).map((each) => each.value),
        ].map((value) => ({ operationId, value }))
      }),
  ),
)
const schemas: Readonly<Record<string, (value: unknown) => v.GenericSchema>> = {
  health: () => Health,
  beginSignIn: () => SignIn,
  pollSignIn: () => signInState(nationalCodes),
  sharedData: () => SharedData,
  licences: () => Certificates,
  putFile: () => FileHeld,
  submit: (value) => caseOf((value as { applicationId: string }).applicationId, answeredAt),
  findByApplication: () => casesOf('x', answeredAt),
  casesOfPerson: () => caseSummaries(nationalCodes),
  caseStatus: (value) => caseProgress((value as { caseNumber: string }).caseNumber, nationalCodes),
  proveReceipt: () => ProvenReceipt,
  slots: () => v.object({ slots: WireSlots }),
  appointment: () => heldAppointment(),
  makeAppointment: () => heldAppointment('s-20261130-0900'),
  supplement: (value) => supplementedIn('x', (value as { supplementId: string }).supplementId, answeredAt),
  findSupplement: () => supplementsIn('x', 'x', answeredAt),
}

describe('the contract and the client agree', () => {
  it('there are examples for every operation that answers with data', () => {
    expect([...new Set(examples.map((each) => each.operationId))].sort()).toEqual(Object.keys(schemas).sort())
  })

  it.each(examples)('the example of $operationId is understood', ({ operationId, value }) => {
    const schema = schemas[operationId]?.(value)
    expect(schema && v.safeParse(schema, value).issues).toBeUndefined()
  })

  it('so is the example of an error', () => {
    expect(v.is(ErrorBody, document.components.responses.Error.content['application/json'].example)).toBe(true)
  })
})

describe('answers that are not to be believed', () => {
  const good = {
    caseNumber: 'C1',
    applicationId: 'a',
    decision: 'accepted',
    acceptedAt: '20261122T093002',
    reasons: [],
  }

  it('the case of another application, an overlong number, an unknown decision', () => {
    expect(v.is(caseOf('a', answeredAt), good)).toBe(true)
    for (const bad of [
      { ...good, applicationId: 'b' },
      { ...good, caseNumber: 'x'.repeat(51) },
      { ...good, decision: 'perhaps' },
      { ...good, caseNumber: '..' },
      { ...good, caseNumber: '1\n2' },
      { ...good, caseNumber: '' },
    ]) {
      expect(v.is(caseOf('a', answeredAt), bad)).toBe(false)
    }
  })

  it('a case numbered as offices number papers, and one without a due date, are cases', () => {
    for (const change of [{ caseNumber: '410902/2026/0001' }, { caseNumber: '龙审〔2026〕12号' }, { dueDate: null }])
      expect(v.is(caseOf('a', answeredAt), { ...good, ...change })).toBe(true)
  })

  it('a case whose times or reasons cannot be read settles; without a time, the moment of the answer counts', () => {
    const read = (change: object) => v.parse(caseOf('a', answeredAt), { ...good, ...change })
    expect(read({ acceptedAt: '20261399T000000', reasons: [{ text: '' }] })).toMatchObject({ acceptedAt: answeredAt })
    expect(read({ decision: 'returned', reasons: [{ text: '' }, { text: '缺少公章', materialId: null }] })).toEqual({
      caseNumber: 'C1',
      decision: 'returned',
      reasons: [{ text: '缺少公章' }],
    })
  })

  it('somebody signs in with a document that is no resident identity card: said so, and nothing taken along', () => {
    const confirmed = {
      state: 'confirmed',
      person: { name: '李小满', idType: '111', idNumber: '410999198805210026', sex: '2', birthDate: '19880521' },
    }
    expect(v.parse(signInState(nationalCodes), confirmed)).toMatchObject({ state: 'confirmed' })
    expect(v.parse(signInState(guangdongCodes), confirmed)).toEqual({ state: 'otherDocument' })
    const passport = { name: 'MARTÍNEZ', idType: '414', idNumber: 'E1234567', sex: '2', birthDate: '19880521' }
    expect(v.parse(signInState(nationalCodes), { state: 'confirmed', person: passport })).toEqual({
      state: 'otherDocument',
    })
  })

  it('whatever comes, a schema answers and does not throw', () => {
    const spoilt = fc.tuple(fc.constantFrom(...examples), fc.nat(8), fc.jsonValue()).map(([{ value }, at, other]) => {
      const entries = Object.entries(value as Record<string, unknown>)
      return Object.fromEntries(
        entries.map(([key, each], index) => [key, index === at % entries.length ? other : each]),
      )
    })
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(schemas)), fc.oneof(fc.jsonValue(), spoilt), (schema, value) => {
        v.safeParse(schema({ applicationId: 'a', supplementId: 'a' }), value)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('what is only shown', () => {
  const summary = { caseNumber: 'C1', affair: { name: '公民身后' }, appliedAt: '20261122T093000', state: 'processing' }
  const item = { itemId: 'hukou', name: '户口注销', departmentName: '公安局', state: 'handling' }
  const list = (cases: unknown) => v.safeParse(caseSummaries(nationalCodes), { cases })
  const progress = (change: object) =>
    v.parse(caseProgress('C1', nationalCodes), { ...summary, items: [item], ...change })

  it('members that are absent, and members that nobody knows', () => {
    expect(list([{ ...summary, mood: 'good' }]).output).toMatchObject({
      cases: [
        {
          caseNumber: 'C1',
          applicationId: null,
          affair: { id: null, name: '公民身后' },
          appliedAt: '2026-11-22T09:30:00+08:00',
          standing: 'processing',
        },
      ],
      unreadable: 0,
    })
    expect(progress({}).items).toEqual([
      { id: 'hukou', name: '户口注销', department: '公安局', state: 'handling', stage: 0, events: [] },
    ])
  })

  it('more cases than are shown, the oldest first: the newest are shown', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      ...summary,
      caseNumber: `C${at}`,
      appliedAt: `${1990 + Math.floor(at / 200)}0101T000000`,
    }))
    const { cases, older } = list(many).output as PlatformCases
    expect([older, (list(many.slice(-200)).output as PlatformCases).older]).toEqual([true, false])
    expect(cases.map(({ caseNumber }) => caseNumber)).toEqual(many.slice(-200).map(({ caseNumber }) => caseNumber))
  })

  it('a state called like something every object has is a word nobody knows', () => {
    for (const state of ['constructor', 'toString', '__proto__']) {
      expect(list([{ ...summary, state }]).output).toMatchObject({ cases: [{ standing: 'processing' }] })
      const events = [{ at: '20261122T093000', state }]
      expect(progress({ items: [{ ...item, state, events }] }).items).toMatchObject([{ state: 'handling', events: [] }])
    }
  })

  it('a case that cannot be read costs itself; a list that is none is no answer', () => {
    const cases = list([{ ...summary, caseNumber: 'C 1' }, null, summary, { ...summary, appliedAt: 'yesterday' }])
    expect(cases.output).toMatchObject({ cases: [{ caseNumber: 'C1' }], unreadable: 3 })
    expect(list('none').success).toBe(false)
  })

  it('an unreadable due date, event or result is left out of its case', () => {
    expect(progress({ dueDate: '20261399', reasons: [{ no: 'text' }, { text: '缺少公章' }] })).toMatchObject({
      reasons: [{ text: '缺少公章' }],
    })
    const events = [
      { at: '20261124T090000', state: 'approved' },
      { at: '20261123T090000', state: 'handling', note: '' },
      { at: 'noon', state: 'handling' },
      { at: '20261123T100000', state: 'dancing' },
    ]
    const [read] = progress({ items: [{ ...item, events, result: 7, stage: -1, dueDate: null }] }).items
    expect(read?.events.map(({ at, state }) => [at.slice(8, 10), state])).toEqual([
      ['23', 'handling'],
      ['24', 'approved'],
    ])
    expect(read).not.toHaveProperty('result')
    expect(read?.stage).toBe(0)
  })

  it('a state that no table has says the least', () => {
    expect(list([{ ...summary, state: '97' }]).output).toMatchObject({ cases: [{ standing: 'processing' }] })
    expect(progress({ items: [{ ...item, state: '97' }] }).items).toMatchObject([{ state: 'handling' }])
  })

  it('the progress of another case is no answer', () => {
    expect(v.is(caseProgress('C2', nationalCodes), { ...summary, items: [] })).toBe(false)
  })
})

describe('the case on the wire', () => {
  it('refers to each file once by its SM3, and carries a rare name unchanged', () => {
    const application = {
      ...exampleApplication({ pages: 2 }),
      id: '0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11',
      sealedAt: '2026-11-22T01:30:00.000Z',
    }
    const [first] = application.materials
    if (first === undefined) throw new Error('an application with materials')
    const made = (pdf?: Uint8Array) => {
      const provided = { by: 'form', ...(pdf && { pdf }) } as const
      return wireCase({ ...application, materials: [{ ...first, provided }] }, nationalCodes)
    }
    // What an earlier version has sealed is in its form.
    expect(made().files).toHaveLength(1)
    expect(made(Buffer.from('undertaking')).files.map(({ type }) => type)).toEqual([
      'application/pdf',
      'application/pdf',
    ])
    expect(made().body).toMatchObject({ materials: [{ submission: 'form', files: [made().files[0]?.digest] }] })
    const same = { ...application, materials: [...application.materials, ...application.materials] }
    expect(wireCase(application, nationalCodes).files.map((file) => file.type)).toEqual([
      'image/jpeg',
      'image/jpeg',
      'application/pdf',
    ])
    expect(wireCase(same, nationalCodes).files).toHaveLength(3)
    expect(wireCase(application, nationalCodes).body).toMatchObject({
      appliedAt: '20261122T093000',
      applicant: { name: '王㛃䶮', idType: '111' },
      identification: { method: 'idCard', faceComparison: 'notCompared' },
      items: [{ caseType: '2' }],
      materials: [
        { submission: 'certificate', files: [] },
        { submission: 'upload' },
        { submission: 'deferred', files: [] },
      ],
    })
  })
})

describe('the time of an item, beside the case', () => {
  const told = (members: object) => {
    const items = [{ itemId: 'book', name: '婚姻登记', departmentName: '民政局', state: '2', ...members }]
    const affair = { name: '结婚生育' }
    const body = { caseNumber: 'C1', affair, appliedAt: '20261122T093000', state: '2', items }
    return v.parse(caseProgress('C1', nationalCodes), body).items[0]
  }
  it('is held, is none, or is not told; what cannot be read is not “none”', () => {
    const held = { slotId: 's-1', start: '20261130T090000', place: '示范大厅' }
    expect(told({ appointment: held })?.appointment).toMatchObject({ slot: 's-1' })
    expect(told({ appointment: null })?.appointment).toBeNull()
    for (const unreadable of [{ ...held, start: 'soon' }, {}, 'yes', false])
      expect(told({ appointment: unreadable })).not.toHaveProperty('appointment')
    expect(told({})).not.toHaveProperty('appointment')
  })
  it('held instead of what was thought, and unreadable, is not “none” either', () => {
    const refused = { code: 'APPOINTMENT_HELD', message: '已约', traceId: '1', retryable: false }
    expect(v.parse(ErrorBody, refused).appointment).toBeUndefined()
    expect(v.parse(ErrorBody, { ...refused, appointment: null }).appointment).toBeNull()
    expect(v.parse(ErrorBody, { ...refused, appointment: { slotId: 's-1' } }).appointment).toBe('unreadable')
  })
})

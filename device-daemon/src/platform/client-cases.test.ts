import { describe, expect, it } from 'vitest'
import { getPerson } from '../../simulators/people.ts'
import { planted } from '../applications/testing/example.ts'
import type { PlatformCase } from './port.ts'
import { daughter, demo, forever, sealedApplication } from './testing/client-world.ts'

describe('查办件 over HTTP', () => {
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
    // The day before National Day 2026: seven days off, and the Saturday after them is a working day in exchange.
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
      return answered.ok ? answered.value.cases : answered.failure
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
    // The name must match the ID number: a platform that answered for a number alone would reveal who has cases.
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
    // An application that was never submitted gives the same answer.
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
})

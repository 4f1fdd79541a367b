/** 容缺补交 over HTTP, against the demo platform. */
import { describe, expect, it } from 'vitest'
import type { Supplement } from '../applications/supplement.ts'
import { demo, forever, sealedApplication, sealedSupplement } from './testing/client-world.ts'

async function promised(until = '2026-11-27') {
  const platform = await demo()
  const client = platform.client()
  const application = sealedApplication()
  const materials = application.materials.map((one) =>
    one.id === 'm_later' ? { ...one, provided: { by: 'promised' as const, until } } : one,
  )
  const sent = await client.submit({ ...application, materials }, forever)
  const caseNumber = sent.ok ? sent.value.caseNumber : ''
  const missing = async () => {
    const told = await client.caseStatus(caseNumber, forever)
    return told.ok ? told.value.missing : told.failure.code
  }
  const send = (supplement: Supplement) => client.supplement(caseNumber, supplement, forever)
  return { platform, client, caseNumber, missing, send }
}

describe('容缺补交 over HTTP', () => {
  it('taken: nothing is missing any more, and it is found; before, it is not', async () => {
    const { client, caseNumber, missing, send } = await promised()
    const supplement = sealedSupplement()
    expect(await missing()).toMatchObject([{ id: 'm_later', until: '2026-11-27' }])
    expect(await client.findSupplement(caseNumber, supplement.id, forever)).toEqual({ ok: true, value: null })
    const taken = await send(supplement)
    expect(taken).toMatchObject({ ok: true, value: { caseNumber, decision: 'accepted' } })
    expect(taken.ok && taken.value).not.toHaveProperty('late')
    expect(await missing()).toEqual([])
    expect(await client.findSupplement(caseNumber, supplement.id, forever)).toEqual(taken)
  })

  it('after its day it is taken all the same, and that is said', async () => {
    const { missing, send } = await promised('2026-11-23')
    expect(await send(sealedSupplement())).toMatchObject({ value: { decision: 'accepted', late: true } })
    expect(await missing()).toEqual([])
  })

  it('unreadable: which and why, here and wherever the case is looked at; another is taken', async () => {
    const { platform, missing, send } = await promised()
    await platform.act('personality.set', { supplements: 'return' })
    const text = '同意书第 1 页看不清，请重新拍摄。'
    const first = sealedSupplement()
    const returned = await send(first)
    expect(returned).toMatchObject({ value: { decision: 'returned', reasons: [{ text, material: 'm_later' }] } })
    expect(await missing()).toMatchObject([{ id: 'm_later', reason: text }])
    await platform.act('personality.set', { supplements: 'accept' })
    expect(await send(first)).toEqual(returned)
    expect(await send(sealedSupplement())).toMatchObject({ value: { decision: 'accepted' } })
    expect(await missing()).toEqual([])
  })

  it('the answer is lost: it is found, and sent again it is the same one', async () => {
    const { platform, client, caseNumber, send } = await promised()
    const supplement = sealedSupplement()
    await platform.act('fault', { kind: 'cutAfter', operation: 'supplement' })
    expect(await send(supplement)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
    const found = await client.findSupplement(caseNumber, supplement.id, forever)
    expect(found).toMatchObject({ value: { decision: 'accepted' } })
    expect(await send(supplement)).toEqual(found)
    const cases = (await platform.act('cases', { files: false })) as { supplements: unknown[] }[]
    expect(cases[0]?.supplements).toHaveLength(1)
  })

  it('not with other contents, not by somebody else, not to a case nobody has', async () => {
    const { client, send } = await promised()
    const supplement = sealedSupplement()
    await send(supplement)
    const other = { ...supplement, provided: { by: 'fetched', licenceNumber: 'SYN-1' } } as const
    expect(await send(other)).toMatchObject({ failure: { code: 'keyReused' } })
    const stranger = { ...sealedSupplement(), applicant: { ...supplement.applicant, name: '李小满' } }
    expect(await send(stranger)).toMatchObject({ failure: { code: 'platformRefused', detail: '403 FORBIDDEN' } })
    expect(await client.supplement('no-such-case', sealedSupplement(), forever)).toMatchObject({
      failure: { code: 'platformRefused', detail: '404 NOT_FOUND' },
    })
  })

  it('nothing of the kind was promised, or the case is over: it takes none, and says so', async () => {
    const { platform, caseNumber, send } = await promised()
    const unasked = { ...sealedSupplement(), material: { id: 'm_other', name: { zh: '别的', en: 'Other' } } }
    expect(await send(unasked)).toMatchObject({ value: { decision: 'refused' } })
    await platform.act('department.act', { caseNumber, act: 'approve' })
    expect(await send(sealedSupplement())).toMatchObject({ value: { decision: 'refused' } })
  })
})

import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { getPerson } from '../../simulators/people.ts'
import { planted } from '../applications/testing/example.ts'
import { sm2Sm3 } from './signing-sm2.ts'
import { hmacSm3, stringToSign } from './signing.ts'
import { afterwards, daughter, demo, forever, sealedApplication } from './testing/client-world.ts'

describe('over HTTP, the whole contract', () => {
  it('health', async () => {
    const client = (await demo()).client()
    expect(await client.health(forever)).toMatchObject({ ok: true })
  })

  it('sign-in by QR: pending, confirmed on a phone, given with every answer until the code expires', async () => {
    let later = 0
    const platform = await demo({ now: () => Date.now() + later })
    const client = platform.client()
    const begun = await client.beginSignIn(forever)
    if (!begun.ok) throw new Error(begun.failure.code)
    const { code, content } = begun.value
    expect(await client.pollSignIn(code, forever)).toEqual({ ok: true, value: { state: 'pending' } })
    expect(await (await fetch(content)).text()).toContain('王㛃䶮')
    await fetch(content, { method: 'POST', body: new URLSearchParams({ person: 'wang-jie-yan' }) })
    // An answer may be lost on the way.
    await platform.act('fault', { kind: 'cutAfter', operation: 'pollSignIn' })
    expect(await client.pollSignIn(code, forever)).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
    for (const times of [1, 2])
      expect(await client.pollSignIn(code, forever), `asked ${times}`).toMatchObject({
        ok: true,
        value: {
          state: 'confirmed',
          identity: { source: 'qrSignIn', name: '王㛃䶮', sex: 'female', birthDate: '1993-02-14' },
        },
      })
    later = 180_000
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
      value: { values: { 'deceased.name': '李立暑', 'deceased.deathDate': '2026-11-02' }, subjects: [] },
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

  it('two deceased relatives are two, and each certificate says to which it belongs', async () => {
    const client = (await demo()).client()
    const { name, idNumber, sex, birthDate } = getPerson('he-liangzhong')
    const son = { source: 'idCard', name, idNumber, sex, birthDate } as const
    expect(await client.sharedData(son, 'n13-after-death', forever)).toMatchObject({
      ok: true,
      value: {
        values: {},
        subjects: [
          { id: 'he-zhongqiu', dataset: 'deceased', values: { 'deceased.name': '贺仲秋' } },
          { id: 'tao-shuangjiang', dataset: 'deceased', values: { 'deceased.name': '陶霜降' } },
        ],
      },
    })
    const licences = await client.licences(son, 'n13-after-death', ['火化证明'], forever)
    expect(licences.ok && licences.value.map((each) => [each.holderName, each.subject])).toEqual([
      ['贺仲秋', 'he-zhongqiu'],
      ['陶霜降', 'tao-shuangjiang'],
    ])
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

  it('what the platform keeps survives its restart, when told so', async () => {
    const keepIn = `${process.env['TMPDIR'] ?? '/tmp'}/kiosk-platform-${process.pid}.json`
    afterwards(async () => (await import('node:fs')).rmSync(keepIn, { force: true }))
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
    const late = platform.client({ wallClock: () => Date.now() - 301_000 })
    expect(await late.findByApplication(sealedApplication().id, forever)).toMatchObject({
      ok: false,
      failure: { detail: '401 TIMESTAMP_OUT_OF_WINDOW' },
    })
    // That is how its clock is found out.
    expect(await late.health(forever)).toMatchObject({ ok: true })
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

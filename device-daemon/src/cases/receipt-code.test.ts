import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enteredNumber, scannedApplication } from './receipt-code.ts'

const id = '0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11'
const queryUrl = (applicationId: string) =>
  `https://platform.example/query?application=${encodeURIComponent(applicationId)}`

describe('a scanned code', () => {
  it('is a receipt’s when it is, to the letter, what this terminal prints', () => {
    expect(scannedApplication(queryUrl(id), queryUrl)).toBe(id)
    for (const other of [
      id,
      `${queryUrl(id)}&next=https://elsewhere.example`,
      ` ${queryUrl(id)}`,
      `${queryUrl(id)}\r`,
      queryUrl(id).replace('https:', 'http:'),
      queryUrl(id).replace('platform.example', 'platform.example.evil'),
      queryUrl(id).replace('platform.example', 'evil@platform.example'),
      queryUrl(id.toUpperCase()),
      queryUrl(`${id}0`),
      `https://elsewhere.example/?u=${queryUrl(id)}`,
      'javascript:alert(1)',
      'WIFI:S:x;;',
      '',
    ])
      expect([other, scannedApplication(other, queryUrl)]).toEqual([other, null])
  })

  it('whatever it holds, the answer is null or an id that gives exactly this text', () => {
    const near = fc.tuple(fc.uuid(), fc.string(), fc.nat(80)).map(([uuid, noise, at]) => {
      const text = queryUrl(uuid)
      return text.slice(0, at) + noise + text.slice(at)
    })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near, fc.uuid().map(queryUrl)), (text) => {
        const found = scannedApplication(text, queryUrl)
        expect(found === null || queryUrl(found) === text).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('a number that is typed', () => {
  it.each([
    [id, { applicationId: id }],
    ['0B8F6A54 6F0E 4F3F 9D0E 6C5A0F6F1C11', { applicationId: id }],
    ['0b8f6a546f0e4f3f9d0e6c5a0f6f1c11', { applicationId: id }],
    [' 11410999MB0000000A 4000120170000 20261122 0001 ', { caseNumber: '11410999MB0000000A4000120170000202611220001' }],
    ['0B8F 6a54', { caseNumber: '0B8F6a54', short: '0b8f6a54' }],
    ['20261122', { caseNumber: '20261122', short: '20261122' }],
    ['0b8f6a5', { caseNumber: '0b8f6a5' }],
    ['SYN2026090100017', { caseNumber: 'SYN2026090100017' }],
    ['410902/2026/0001', { caseNumber: '410902/2026/0001' }],
    ['龙审〔2026〕12号', { caseNumber: '龙审〔2026〕12号' }],
    ['..', null],
    ['1\u20282', { caseNumber: '12' }],
    ['1\u00002', null],
    ['', null],
    ['9'.repeat(51), null],
  ])('%j', (text, expected) => expect(enteredNumber(text)).toEqual(expected))

  it('any text gives a number of the right form or null', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const entered = enteredNumber(text)
        if (entered === null) return
        if ('applicationId' in entered) expect(entered.applicationId).toMatch(/^[0-9a-f-]{36}$/)
        else expect(entered.caseNumber).toMatch(/^[^\p{C}\p{Z}]{1,50}$/u)
      }),
      { numRuns: 10_000 },
    )
  })
})

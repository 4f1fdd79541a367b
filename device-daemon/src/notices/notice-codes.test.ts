import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode } from 'uqr'
import { afterDeath, affairs, hualong } from '#flows/journeys/testing/catalogue.ts'
import { plan } from '#flows/plan/plan.ts'
import { everyPlan } from '#flows/lint/reachability.ts'
import { toldBy } from '#flows/notice/telling.ts'
import { toLetters } from '#flows/notice/code.ts'
import { paperDots } from '../devices/receipt-printer/layout.ts'
import { qrModuleDots } from '../devices/receipt-printer/codec.ts'
import { createNoticeCodes } from './notice-codes.ts'

const key = Buffer.alloc(32, 7)
const codes = createNoticeCodes(key)
const told = toldBy(afterDeath, hualong, plan(afterDeath, hualong, { answers: { rel: ['child'] }, choice: {} }))
const printed = codes.print(told) ?? ''
const read = (text: string) => codes.read(text, hualong.code)
const unknown = { ok: false, failure: { code: 'noticeUnknown' } }

test('any terminal with the district’s key reads what was told', () => {
  expect(createNoticeCodes(Buffer.from(key)).read(printed, hualong.code)).toEqual({ ok: true, value: told })
})

test('a code signed with another key, and the district’s own of another district', () => {
  expect(createNoticeCodes(Buffer.alloc(32, 8)).read(printed, hualong.code)).toEqual(unknown)
  expect(codes.read(printed, '410703')).toEqual({ ok: false, failure: { code: 'noticeElsewhere' } })
})

test('a code of another version, and a signed one that is none', () => {
  expect(read(printed.replace('YJS1', 'YJS0'))).toEqual(unknown)
  const bytes = Buffer.from([1, 2, 3])
  const signature = createHmac('sm3', key).update('YJS1').update(bytes).digest().subarray(0, 8)
  expect(read(`YJS1${toLetters(Buffer.concat([bytes, signature]))}`)).toEqual(unknown)
})

test('hostile, cut and foreign codes are refused, whatever they are', () => {
  const bent = fc
    .tuple(fc.nat(printed.length - 1), fc.constantFrom('A', 'B', 'Y', 'Z', '2', '7', 'a', ' ', '-', '=', '龙', ''))
    .map(([at, letter]) => printed.slice(0, at) + letter + printed.slice(at + 1))
    .filter((text) => text !== printed)
  const cut = fc.nat(printed.length - 1).map((length) => printed.slice(0, length))
  const foreign = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string().map((text) => `YJS1${text}`),
  )
  fc.assert(
    fc.property(fc.oneof(bent, cut, foreign), (text) => {
      expect(read(text)).toEqual(unknown)
    }),
  )
  expect(read(`YJS1${'A'.repeat(100_000)}`)).toEqual(unknown)
})

test('the largest code of the catalogue stays coarse enough for a counter’s scanner: half a millimetre a module', () => {
  const sizes = affairs.flatMap((affair) => {
    const texts = [...everyPlan(affair, hualong, {})].map((one) => codes.print(toldBy(affair, hualong, one.plan)) ?? '')
    const largest = texts.reduce((one, other) => (other.length > one.length ? other : one))
    return [encode(largest, { ecc: 'M', border: 0 }).size]
  })
  const modules = Math.max(...sizes)
  // 8 dots a millimetre; scanners of counters read from 0.33 mm.
  expect(qrModuleDots(modules)).toBeGreaterThanOrEqual(4)
  expect((modules + 8) * qrModuleDots(modules)).toBeLessThanOrEqual(paperDots)
  expect(modules).toBeLessThanOrEqual(57)
})

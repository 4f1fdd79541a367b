import { expect, test } from 'vitest'
import { failureCodes } from '#contract/codes.ts'
import * as english from './en.ts'
import { deviceName, failureText, supplyName } from './failures.ts'
import { load, speak, t } from './index.ts'
import * as chinese from './zh.ts'

const blanks = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort((a, b) => a.localeCompare(b))

test('both languages leave the same blanks to fill', () => {
  for (const key of Object.keys(chinese.words) as (keyof typeof chinese.words)[])
    expect([key, blanks(english.words[key])]).toEqual([key, blanks(chinese.words[key])])
})

test('every failure code has words for the citizen and for the staff, in both languages', () => {
  for (const { failures } of [chinese, english]) {
    expect(Object.keys(failures).sort()).toEqual(Object.keys(failureCodes).sort())
    for (const text of Object.values(failures))
      for (const words of [text.what, text.now, text.attendant]) expect(words).not.toBe('')
  }
})

test('blanks are filled', async () => {
  await load('zh')
  speak('zh')
  expect(t('notice.title', { count: 5 })).toBe('一共 5 个事项，一次办')
})

test('what is filled in stays what it is: no escaping, no second filling', async () => {
  await load('zh')
  speak('zh')
  expect(t('sign.lead', { name: '<李>&{{count}}$t(act.continue)' })).toContain('<李>&')
  expect(t('sign.lead', { name: '$t(act.continue)' })).toContain('$t(act.continue)')
})

test('a language that is not loaded is not spoken, one that is loaded is', async () => {
  await load('zh')
  speak('zh')
  speak('en')
  expect(t('act.continue')).toBe('继续')
  await load('en')
  speak('en')
  expect(t('act.continue')).toBe('Continue')
  speak('zh')
})

test('a failure code of a newer daemon still gets words', async () => {
  await load('zh')
  speak('zh')
  expect(failureText({ code: 'somethingNew' })).toEqual(chinese.failures.internalError)
  expect(failureText({ code: 'constructor' })).toEqual(chinese.failures.internalError)
})

test('a device that is down is named where it is known', async () => {
  await load('zh')
  speak('zh')
  expect(failureText({ code: 'deviceAbsent', device: 'idCard' }).what).toBe('身份证阅读器暂时不能用')
  expect(failureText({ code: 'deviceAbsent' }).what).toBe('这个设备暂时不能用')
  for (const { failures } of [chinese, english])
    for (const code of Object.keys(failures))
      for (const words of Object.values(failureText({ code }))) expect(words).not.toContain('{{')
})

test('one of a thing is said in the singular where the language has one', async () => {
  await load('en')
  speak('en')
  expect(t('promise.days', { count: 1 })).toBe('1 working day')
  expect(t('promise.days', { count: 12 })).toBe('12 working days')
  await load('zh')
  speak('zh')
  expect(t('promise.days', { count: 1 })).toBe('1 个工作日')
})

test.each([
  ['zh', '小票打印机', '纸'],
  ['en', 'The receipt printer', 'paper'],
] as const)('what runs low is named with its device: %s', async (language, device, paper) => {
  await load(language)
  speak(language)
  expect([deviceName('receiptPrinter'), supplyName('receiptPrinter', 'paper')]).toEqual([device, paper])
  expect([deviceName('somethingNew'), supplyName('somethingNew', 'fuel')]).toEqual([t('device.unnamed'), 'fuel'])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createNoticeCodes } from '../../device-daemon/src/notices/notice-codes.ts'
import { affairs, hualong } from '../../flows/src/journeys/testing/catalogue.ts'
import { toldBy } from '../../flows/src/notice/telling.ts'
import { plan } from '../../flows/src/plan/plan.ts'
import { noticeCode } from './notice-code.ts'

const folder = mkdtempSync(join(tmpdir(), 'notice-key-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('what a desk prints with the key of the district, its terminals read, and no others', () => {
  const key = file('key', `${'0c'.repeat(32)}\n`)
  for (const affair of affairs) {
    const told = plan(affair, hualong, { answers: {}, choice: {} })
    const code = noticeCode(key, affair, hualong, told) ?? ''
    const expected = { ok: true, value: toldBy(affair, hualong, told) }
    expect(createNoticeCodes(Buffer.alloc(32, 12)).read(code, hualong.code)).toEqual(expected)
    expect(createNoticeCodes(Buffer.alloc(32, 13)).read(code, hualong.code)).toMatchObject({ ok: false })
  }
})

test('a key that is none, or not there, is named with a remedy', () => {
  const [affair] = affairs
  if (affair === undefined) throw new Error('no service')
  const told = plan(affair, hualong, { answers: {}, choice: {} })
  for (const path of [file('short', '0c'), join(folder, 'nowhere')])
    expect(() => noticeCode(path, affair, hualong, told)).toThrow(/notices\.key[^]*→/)
})

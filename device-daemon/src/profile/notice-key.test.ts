import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readNoticeKey } from './notice-key.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'notice-key-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('the key of the demo is one', () => {
  const read = readNoticeKey(join(import.meta.dirname, '../../profiles/demo-notices.key'))
  expect(read.ok && read.value.length).toBe(32)
})

it.each([
  ['is cut', 'c0de'.repeat(15)],
  ['is something else', 'demo-secret'],
  ['is empty', ''],
])('a key that %s is refused with its file and the remedy, and nothing of it is said', (_, text) => {
  const file = join(folder, 'notices.key')
  writeFileSync(file, text)
  const read = readNoticeKey(file)
  if (read.ok) throw new Error('taken')
  expect(read.failure.code).toBe('unusable')
  expect(read.failure.text).toContain(`${file} does not hold 64 hexadecimal digits\n    → copy it whole`)
  if (text !== '') expect(read.failure.text).not.toContain(text)
})

it('there is none: how the first one is made', () => {
  const read = readNoticeKey(join(folder, 'none'))
  expect(read).toMatchObject({ ok: false, failure: { code: 'unreadable' } })
  expect(read.ok ? '' : read.failure.text).toContain('openssl rand -hex 32')
})

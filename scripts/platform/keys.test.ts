import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sm2Sm3 } from '../../device-daemon/src/platform/signing-sm2.ts'
import { publicKeyOf } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'kiosk-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('a key is made once, for its owner alone, and its public half is what openssl verifies with', () => {
  const file = join(folder, 'platform.key')
  const made = publicKeyOf(file)
  expect(made).toMatchObject({ ok: true, value: { made: true } })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  if (!made.ok) return
  expect(made.value.hex).toMatch(/^04[0-9a-f]{128}$/)
  expect(publicKeyOf(file)).toEqual({ ok: true, value: { ...made.value, made: false } })

  const text = 'GET\n/v1/health\n\n…'
  const [key, signature, message] = ['key.pem', 'signature', 'text'].map((name) => join(folder, name))
  if (key === undefined || signature === undefined || message === undefined) throw new Error('three names')
  writeFileSync(key, made.value.pem)
  writeFileSync(message, text)
  writeFileSync(signature, Buffer.from(sm2Sm3(readFileSync(file, 'utf8').trim()).sign(text), 'hex'))
  const of = ['-verify', '-pubin', '-inkey', key, '-rawin', '-in', message, '-sigfile', signature]
  const as = ['-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
  expect(execFileSync('openssl', ['pkeyutl', ...of, ...as]).toString()).toContain('Success')
})

it('a file that is no key, and a folder that is not there, are said so', () => {
  writeFileSync(join(folder, 'other'), 'not a key')
  expect(publicKeyOf(join(folder, 'other'))).toMatchObject({ ok: false, failure: { code: 'notAKey' } })
  expect(publicKeyOf(join(folder, 'none/key'))).toMatchObject({ ok: false, failure: { code: 'unwritable' } })
})

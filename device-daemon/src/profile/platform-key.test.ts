import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sm2Sm3 } from '../platform/signing-sm2.ts'
import { readPlatformKey } from './platform-key.ts'

let folder: string
let keyFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platform-key-'))
  keyFile = join(folder, 'platform.key')
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (text: string, algorithm: 'hmac-sm3' | 'sm2-sm3') => {
  writeFileSync(keyFile, text)
  return readPlatformKey({ keyFile, algorithm })
}

describe("the platform's key", () => {
  it('that is missing, a folder, empty or of another algorithm is told with its file and a remedy', () => {
    for (const [outcome, words] of [
      [readPlatformKey({ keyFile, algorithm: 'hmac-sm3' }), 'cannot be read'],
      [readPlatformKey({ keyFile: folder, algorithm: 'hmac-sm3' }), 'is a folder'],
      [read(' \n', 'hmac-sm3'), 'is empty'],
      [read('', 'sm2-sm3'), 'is empty'],
      [read('demo-secret', 'sm2-sm3'), 'no private key of SM2'],
      [read('0'.repeat(64), 'sm2-sm3'), 'no private key of SM2'],
      [read('f'.repeat(64), 'sm2-sm3'), 'no private key of SM2'],
    ] as const)
      expect(outcome.ok ? '' : outcome.failure.text).toMatch(new RegExp(`^The platform's key: /.* ${words}.*\n {4}→ `))
  })

  it('whatever is taken can sign; what is not taken is never repeated', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789abcdefABCDEF'.split('')), { minLength: 64, maxLength: 64 })
    fc.assert(
      fc.property(
        fc.oneof(
          digits.map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          const key = read(text, 'sm2-sm3')
          if (key.ok) expect(sm2Sm3(key.value).sign('GET')).toMatch(/^30[0-9a-f]+$/)
          else if (text.trim().length > 8) expect(key.failure.text).not.toContain(text.trim())
        },
      ),
      { numRuns: 60 },
    )
  })
})

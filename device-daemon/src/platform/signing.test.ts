import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { sm2Sm3 } from './signing-sm2.ts'
import { hmacSm3, sm3, stringToSign } from './signing.ts'

describe('signing', () => {
  it('SM3 of the standard’s own example (GB/T 32905 appendix A)', () => {
    expect(sm3(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  it('the string to sign has six lines, the query sorted, the body as its SM3', () => {
    const parts = {
      method: 'GET',
      target: '/v1/cases?b=2&a=%E5%8A%9E&a=1',
      body: new Uint8Array(),
      timestamp: 1_795_325_400_000,
      nonce: '0123456789abcdef',
    }
    expect(stringToSign(parts)).toBe(
      `GET\n/v1/cases\na=%E5%8A%9E&a=1&b=2\n1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b\n1795325400000\n0123456789abcdef`,
    )
    expect(stringToSign({ ...parts, target: '/v1/health' }).split('\n')).toHaveLength(6)
  })

  it('HMAC-SM3 agrees with openssl', () => {
    const text = 'GET\n/v1/health\n\n…'
    const openssl = execFileSync('openssl', ['mac', '-digest', 'SM3', '-macopt', 'key:demo-secret', 'HMAC'], {
      input: text,
    })
      .toString()
      .trim()
      .toLowerCase()
    expect(hmacSm3('demo-secret').sign(text)).toBe(openssl)
  })

  it('SM2-SM3 is verified by openssl with the standard user id', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-sm2-'))
    try {
      const { privateKey, publicKey } = sm2.generateKeyPairHex()
      const text = 'POST\n/v1/cases\n\nabc'
      writeFileSync(join(folder, 'text'), text)
      writeFileSync(join(folder, 'signature'), Buffer.from(sm2Sm3(privateKey).sign(text), 'hex'))
      // SubjectPublicKeyInfo: id-ecPublicKey, curve 1.2.156.10197.1.301.
      writeFileSync(
        join(folder, 'key'),
        Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${publicKey}`, 'hex'),
      )
      const verify = (distid: string) =>
        execFileSync(
          'openssl',
          [
            'pkeyutl',
            '-verify',
            '-pubin',
            '-keyform',
            'DER',
            '-inkey',
            'key',
            '-rawin',
            '-digest',
            'sm3',
            '-in',
            'text',
            '-sigfile',
            'signature',
            '-pkeyopt',
            `distid:${distid}`,
          ],
          { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
        ).toString()
      expect(verify('1234567812345678')).toContain('Success')
      expect(() => verify('another-user')).toThrow('openssl')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

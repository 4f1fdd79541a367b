/** An SM2 key pair in the form both sides of the contract use. */
import { existsSync, writeFileSync } from 'node:fs'
import { sm2 } from 'sm-crypto-v2'
import { readRegularFile } from '../../device-daemon/src/base/regular-file.ts'
import { fail, ok, type Result } from '../../device-daemon/src/base/result.ts'

export interface PublicKey {
  /** Whether the private key was made now. */
  readonly made: boolean
  /** 130 hexadecimal digits: 04, x, y. */
  readonly hex: string
  /** The same as SubjectPublicKeyInfo, for openssl and other libraries. */
  readonly pem: string
}

export type KeyFailure = { readonly code: 'notAKey' | 'unreadable' | 'unwritable'; readonly text: string }

/** `file` holds the private key, 64 hexadecimal digits; without the file, it is made, for its owner's eyes only. */
const largestBytes = 4096

export function publicKeyOf(file: string): Result<PublicKey, KeyFailure> {
  const made = !existsSync(file)
  if (made) {
    try {
      writeFileSync(file, `${sm2.generateKeyPairHex().privateKey}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return fail({ code: 'unwritable', text: `${why}\n    → name a file in a folder you may write to` })
    }
  }
  const read = readRegularFile(file, largestBytes)
  if (!read.ok)
    return fail({ code: 'unreadable', text: `${file} ${read.failure.detail}\n    → name a file that can be read` })
  const key = read.value.toString('utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(key))
    return fail({
      code: 'notAKey',
      text: `${file} is not a private key of 64 hexadecimal digits\n    → name a new file to make one`,
    })
  const hex = sm2.getPublicKeyFromPrivateKey(key.toLowerCase())
  return ok({ made, hex, pem: asPem(hex) })
}

/** id-ecPublicKey on curve 1.2.156.10197.1.301. */
function asPem(hex: string): string {
  const der = Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${hex}`, 'hex').toString('base64')
  return ['-----BEGIN PUBLIC KEY-----', ...(der.match(/.{1,64}/g) ?? []), '-----END PUBLIC KEY-----'].join('\n')
}

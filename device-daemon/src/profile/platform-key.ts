/** The key file named by `platform.signing.keyFile`: text on one line, of a form that its algorithm can sign with. */
import { readRegularFile } from '../base/regular-file.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Config } from './config.ts'

export interface PlatformKeyFailure {
  readonly code: 'unreadable' | 'unusable'
  /** For a person: which file, what is wrong, the remedy; nothing of the key. */
  readonly text: string
}

type Signing = NonNullable<Config['platform']>['signing']

const largestBytes = 4096
/** Of the curve of SM2 (GB/T 32918.5): a private key is 1 … n − 2. */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

export function readPlatformKey({ keyFile, algorithm }: Signing): Result<string, PlatformKeyFailure> {
  const read = readRegularFile(keyFile, largestBytes)
  if (!read.ok)
    return failed(
      'unreadable',
      `${keyFile} ${read.failure.detail}`,
      "put it there, readable for the daemon's user only (platform.signing.keyFile in the profile)",
    )
  const key = read.value.toString('utf8').trim()
  if (key === '') return failed('unusable', `${keyFile} is empty`, 'write the key that the platform gave into it')
  if (algorithm === 'sm2-sm3' && !isSm2Key(key))
    return failed(
      'unusable',
      `${keyFile} holds no private key of SM2`,
      'write it as 64 hexadecimal digits, or name the algorithm that the platform agreed to',
    )
  return ok(key)
}

function isSm2Key(text: string): boolean {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) return false
  const key = BigInt(`0x${text}`)
  return key >= 1n && key <= order - 2n
}

const failed = (code: PlatformKeyFailure['code'], problem: string, remedy: string) =>
  fail({ code, text: `The platform's key: ${problem}\n    → ${remedy}` })

/** `notices.key`: the key that the terminals of a district share for the codes on 一次性告知书, 32 bytes as hexadecimal. */
import { readRegularFile } from '../base/regular-file.ts'
import { fail, ok, type Result } from '../base/result.ts'

export interface NoticeKeyFailure {
  readonly code: 'unreadable' | 'unusable'
  /** For a person: which file, what is wrong, the remedy; nothing of the key. */
  readonly text: string
}

const largestBytes = 4096

export function readNoticeKey(file: string): Result<Buffer, NoticeKeyFailure> {
  const read = readRegularFile(file, largestBytes)
  if (!read.ok)
    return failed(
      'unreadable',
      `${file} ${read.failure.detail}`,
      'copy it from another terminal of the district; for the first one: openssl rand -hex 32 > FILE',
    )
  const text = read.value.toString('latin1').trim()
  return /^[0-9a-fA-F]{64}$/.test(text)
    ? ok(Buffer.from(text, 'hex'))
    : failed(
        'unusable',
        `${file} does not hold 64 hexadecimal digits`,
        'copy it whole from another terminal of the district, or leave notices out of the profile',
      )
}

const failed = (code: NoticeKeyFailure['code'], problem: string, remedy: string) =>
  fail({ code, text: `The key of the codes on 告知书 (notices.key): ${problem}\n    → ${remedy}` })

/**
 * The code on a 一次性告知书: what it told, in letters, signed with the key that the terminals of a district share. Without
 * the key nobody prints a paper that a terminal takes for its own; what a code opens is a questionnaire, so half a
 * digest's length of signature is plenty: at a code a second, 64 bits are guessed in no lifetime.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { fromLetters, readTold, toLetters, writeTold } from '#flows/notice/code.ts'
import type { Told } from '#flows/notice/told.ts'
import { fail, ok, type Result } from '../base/result.ts'

/**
 * `noticeUnknown`: not a code of a notice, cut, of another way of writing, or not signed with this key.
 * `noticeElsewhere`: signed, and of another district, where other rules hold.
 */
export interface NoticeFailure {
  readonly code: 'noticeUnknown' | 'noticeElsewhere'
}

export interface NoticeCodes {
  /** null: too much for a code. */
  print(told: Told): string | null
  /** `district`: the code of the one that is served now; at a desk it can be changed. */
  read(text: string, district: string): Result<Told, NoticeFailure>
}

/** 一件事 告知书, and the version of the way it is written. */
const prefix = 'YJS1'
const signatureBytes = 8
/** The largest that `writeTold` makes, in letters: nothing longer is looked at. */
const mostLetters = 4_096

export function createNoticeCodes(key: Uint8Array): NoticeCodes {
  const signatureOf = (bytes: Uint8Array): Uint8Array =>
    createHmac('sm3', key).update(prefix).update(bytes).digest().subarray(0, signatureBytes)
  return {
    print(told) {
      const bytes = writeTold(told)
      return bytes && prefix + toLetters(Buffer.concat([bytes, signatureOf(bytes)]))
    },
    read(text, district) {
      if (!text.startsWith(prefix) || text.length > mostLetters) return fail({ code: 'noticeUnknown' })
      const all = fromLetters(text.slice(prefix.length))
      if (all === null || all.length <= signatureBytes) return fail({ code: 'noticeUnknown' })
      const bytes = all.subarray(0, -signatureBytes)
      const told = timingSafeEqual(signatureOf(bytes), all.subarray(-signatureBytes)) ? readTold(bytes) : null
      if (told === null) return fail({ code: 'noticeUnknown' })
      return told.district === district ? ok(told) : fail({ code: 'noticeElsewhere' })
    },
  }
}

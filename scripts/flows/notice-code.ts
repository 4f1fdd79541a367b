/** The code on a 告知书 that is made at a desk: a terminal of the district takes it like one of its own. */
import type { Affair } from '../../flows/src/model/affair.ts'
import type { District } from '../../flows/src/model/district.ts'
import { toldBy } from '../../flows/src/notice/telling.ts'
import type { Plan } from '../../flows/src/plan/plan.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { createNoticeCodes } from '../../device-daemon/src/notices/notice-codes.ts'
import { readNoticeKey } from '../../device-daemon/src/profile/notice-key.ts'

/** null: more was told than a code holds. */
export function noticeCode(keyFile: string, affair: Affair, district: District, plan: Plan): string | null {
  const key = readNoticeKey(keyFile)
  if (!key.ok) throw new UsageError(key.failure.text)
  return createNoticeCodes(key.value).print(toldBy(affair, district, plan))
}

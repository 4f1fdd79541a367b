/**
 * What an earlier version of the code has kept, by today's schema. Loaded only then: the schema takes its time.
 */
import * as v from 'valibot'
import { Affair } from '#flows/model/affair.ts'
import { HolidayYear } from '#flows/time/calendar.ts'
import { District } from '#flows/model/district.ts'
import { Elsewhere } from '#flows/find/elsewhere.ts'
import type { Kept } from './kept.ts'

const Valid = v.strictObject({
  digest: v.string(),
  bundle: v.unknown(),
  district: District,
  affairs: v.array(Affair),
  years: v.array(HolidayYear),
  ...Elsewhere.entries,
  quarantined: v.array(v.unknown()),
})

export const stillValid = (kept: Kept): boolean => v.is(Valid, kept)

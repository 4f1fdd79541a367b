import * as v from 'valibot'
import { Id, Text } from './affair.ts'

/** What a district confirms about one affair; a confirmed promise or fee may be shown as such. */
export const DistrictAffair = v.strictObject({
  promise: v.optional(v.strictObject({ days: v.number(), basis: v.string() })),
  fee: v.optional(v.strictObject({ text: Text, basis: v.string() })),
  items: v.optional(
    v.record(
      Id,
      v.strictObject({
        promise: v.optional(v.strictObject({ days: v.number(), basis: v.string() })),
        offered: v.optional(v.boolean()),
      }),
    ),
    {},
  ),
})
export type DistrictAffair = v.InferOutput<typeof DistrictAffair>

/** 区县: what it offers, its promises, fees and hours. `code`: GB/T 2260. */
export const District = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'six digits of GB/T 2260')),
  name: Text,
  hall: v.strictObject({ name: Text, address: Text, hours: Text, telephone: v.string(), complaint: v.string() }),
  /** 部门: the body here that has a role named in the library, e.g. `marketRegulation`. */
  departments: v.optional(v.record(Id, Text)),
  /** 区县参数: the values this district has set, and the document that sets them. */
  parameters: v.optional(v.record(Id, v.strictObject({ value: v.number(), basis: v.string() }))),
  affairs: v.record(Id, DistrictAffair),
})
export type District = v.InferOutput<typeof District>

import * as v from 'valibot'
import { Id, Text } from './affair.ts'

/** The document in which the district says so; a fact without one is no fact. */
const basis = v.pipe(v.string(), v.minLength(1))

/** 承诺办结时限 that this district has published: working days, and where. */
const PublishedPromise = v.strictObject({ days: v.pipe(v.number(), v.minValue(0), v.maxValue(365)), basis })

/** What a district says about one item of an affair. */
const DistrictItem = v.strictObject({
  promise: v.optional(PublishedPromise),
  /** False: the item is not handled here. */
  offered: v.optional(v.boolean()),
  /** Of a withdrawn item: where it is done instead; whoever would need it is told. */
  goTo: v.optional(Text),
  /**
   * Of a withdrawn item: those that come after it stay, for they can be had without it. The other way is to withdraw
   * them as well.
   */
  dependants: v.optional(v.literal('stay')),
})

/** What a district confirms about one affair; a confirmed promise or fee may be shown as such. */
export const DistrictAffair = v.strictObject({
  /** What the affair is called here, if otherwise than in the catalogue; it is found by either name. */
  name: v.optional(Text),
  promise: v.optional(PublishedPromise),
  fee: v.optional(v.strictObject({ text: Text, basis })),
  items: v.optional(v.record(Id, DistrictItem), {}),
})
export type DistrictAffair = v.InferOutput<typeof DistrictAffair>

/**
 * 文件所列: a list, or a sentence that stands for one, in a paper by which the district offers affairs, so that nothing
 * of it is dropped without a word. `affairs`: what the row has become here; `resolved`: why it is not as printed. At
 * least one of the two.
 */
export const DistrictList = v.strictObject({
  /** The paper, and where in it. */
  paper: v.pipe(v.string(), v.minLength(1)),
  rows: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          /** Number of the row, or the clause, as printed. */
          row: v.string(),
          /** As printed. */
          name: v.pipe(v.string(), v.minLength(1)),
          /** 牵头部门, as printed. */
          department: v.optional(v.string()),
          affairs: v.optional(v.array(Id), []),
          resolved: v.optional(v.string()),
        }),
        v.check(({ affairs, resolved }) => affairs.length > 0 || resolved !== undefined, 'affairsOrResolved'),
      ),
    ),
    v.minLength(1),
  ),
})
export type DistrictList = v.InferOutput<typeof DistrictList>

/** 容缺: what this district has published about material that is not handed in in time. */
const DistrictDeferral = v.strictObject({ lapse: Text, basis })

/** 区县: what it offers, its promises, fees and hours. `code`: GB/T 2260. */
export const District = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'code')),
  name: Text,
  hall: v.strictObject({
    name: Text,
    /** 综合受理窗口, as the district calls it; people who need a person are sent there. */
    window: v.optional(Text),
    address: Text,
    hours: Text,
    telephone: v.string(),
    complaint: v.string(),
  }),
  /** 部门: the body here that has a role named in the library, e.g. `marketRegulation`. */
  departments: v.optional(v.record(Id, Text)),
  /** 区县参数: the values this district has set, and the document that sets them. */
  parameters: v.optional(v.record(Id, v.strictObject({ value: v.number(), basis }))),
  printed: v.optional(v.array(DistrictList)),
  deferral: v.optional(DistrictDeferral),
  affairs: v.record(Id, DistrictAffair),
})
export type District = v.InferOutput<typeof District>

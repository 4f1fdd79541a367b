/**
 * What there is to say about a service, in one place: every face (办事指南, 彩页, 挂图, web pages, flow diagram, JSON for other
 * channels) says this and nothing else. The JSON is this value itself; its schema is this one.
 */
import * as v from 'valibot'
import { AtTerminal, DeliveryMode, FieldType, Item, Material, Text } from '../model/affair.ts'
import { District } from '../model/district.ts'

const number = v.pipe(v.number(), v.integer(), v.minValue(1))
const numbers = v.array(number)
const said = v.nullable(Text)

/** A time that the district has promised; in working days, 0: at once. */
const Promised = v.nullable(v.strictObject({ days: v.number(), basis: v.string() }))

const GuideOption = v.strictObject({
  id: v.string(),
  label: Text,
  detail: said,
  hint: said,
  /** 都没有: none of the others. */
  exclusive: v.boolean(),
  /** Ends the application here; `when` null: always. */
  block: v.nullable(v.strictObject({ when: said, reason: Text, goTo: Text })),
})

export const GuideQuestion = v.strictObject({
  number,
  id: v.string(),
  text: Text,
  why: said,
  several: v.boolean(),
  /** Null: always asked. */
  when: said,
  options: v.array(GuideOption),
  /** What is there or not by its answer, by number. */
  decides: v.strictObject({ items: numbers, materials: numbers, questions: numbers, form: v.array(Text) }),
})
export type GuideQuestion = v.InferOutput<typeof GuideQuestion>

export const GuideItem = v.strictObject({
  number,
  id: v.string(),
  code: v.nullable(v.string()),
  name: Text,
  department: Text,
  level: Item.entries.level,
  result: Text,
  /** As it may be shown: the promise, or that the 受理通知书 decides. */
  time: Text,
  promise: Promised,
  legalLimit: said,
  /** 设定依据 */
  basis: v.array(Text),
  fee: Text,
  /** 1-based; the items of a stage run side by side. */
  stage: number,
  after: numbers,
  when: said,
  /** 必办: cannot be left out; `when` null: whenever it applies. */
  mandatory: v.nullable(v.strictObject({ when: said, reason: Text })),
  /** Not chosen unless the citizen chooses it. */
  optIn: v.boolean(),
  atTerminal: AtTerminal,
  onSite: said,
  note: said,
})
export type GuideItem = v.InferOutput<typeof GuideItem>

export const GuideMaterial = v.strictObject({
  number,
  id: v.string(),
  name: Text,
  source: Material.entries.source,
  provided: Text,
  holder: Text,
  /** 可容缺 */
  deferrable: v.boolean(),
  /** By when it follows, if it may. */
  later: said,
  when: said,
  /** Empty: all of them. */
  forItems: numbers,
  /** Applied for here as well, it comes by itself. */
  producedBy: numbers,
  note: said,
})
export type GuideMaterial = v.InferOutput<typeof GuideMaterial>

const GuideGroup = v.strictObject({
  id: v.string(),
  title: Text,
  when: said,
  party: said,
  repeat: v.nullable(v.strictObject({ min: v.number(), max: v.number() })),
  fields: v.array(
    v.strictObject({
      id: v.string(),
      label: Text,
      type: FieldType,
      origin: v.picklist(['idCard', 'shared', 'citizen']),
      required: v.boolean(),
      when: said,
    }),
  ),
})

export const Guide = v.strictObject({
  id: v.string(),
  version: v.string(),
  name: Text,
  summary: Text,
  audience: v.picklist(['person', 'enterprise']),
  tone: v.picklist(['plain', 'solemn']),
  /** Null: for no district in particular. */
  district: v.nullable(v.strictObject({ code: v.string(), name: Text, hall: District.entries.hall })),
  lead: Text,
  conditions: v.array(Text),
  questions: v.array(GuideQuestion),
  items: v.array(GuideItem),
  stages: v.array(numbers),
  materials: v.array(GuideMaterial),
  form: v.array(GuideGroup),
  time: Text,
  promise: Promised,
  fee: Text,
  delivery: v.array(v.strictObject({ mode: DeliveryMode, name: Text })),
  notes: v.array(Text),
  sources: v.array(v.string()),
})
export type Guide = v.InferOutput<typeof Guide>

import * as v from 'valibot'
import { lifeStages } from './life-stage.ts'

/**
 * The model of a 一件事, which county staff describe once as data and which all parts of the product are generated from.
 *
 * One schema gives the types, the validation of `catalog/*.yaml` and the JSON Schema for editors (`npm run flows --
 * schema`). Terms follow GB/T 39046—2020 (数据元) and the 办事指南 elements of 国办发〔2022〕32号; see the glossary in
 * `flows/README.md`.
 */

/** An identifier that stays the same across versions of the file; it appears in drafts, cases and statechart states. */
export const Id = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_-]*$/, 'id'))

/** A text for citizens, in both languages. No text of a service is in code. */
export const Text = v.strictObject({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })
export type Text = v.InferOutput<typeof Text>

/**
 * How certain a fact is. H: several sources or an official text; M: one local source; I: inferred, never shown as a
 * promise.
 */
export const Confidence = v.picklist(['H', 'M', 'I'])
export type Confidence = v.InferOutput<typeof Confidence>

/** A `when` clause, as structured data, so that neither a parser nor eval is needed. */
export type Condition =
  | { readonly answer: string; readonly in: readonly string[] }
  | { readonly item: string }
  /** A district's parameter, with `value` filled in from the district's file; needs at least one bound. */
  | { readonly parameter: string; readonly value: number; readonly atLeast?: number; readonly atMost?: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const Condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ answer: Id, in: v.pipe(v.array(Id), v.minLength(1)) }),
    v.strictObject({ item: Id }),
    v.pipe(
      v.strictObject({
        parameter: Id,
        value: v.number(),
        atLeast: v.exactOptional(v.number()),
        atMost: v.exactOptional(v.number()),
      }),
      v.check(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'bound'),
    ),
    v.strictObject({ all: v.pipe(v.array(Condition), v.minLength(1)) }),
    v.strictObject({ any: v.pipe(v.array(Condition), v.minLength(1)) }),
    v.strictObject({ not: Condition }),
  ]),
)

/**
 * 当事人: a person or organisation the affair is about. The person at the terminal is always `applicant`. Materials name
 * their holder by a party, groups of fields the party they describe.
 */
export const Party = v.strictObject({
  id: Id,
  name: Text,
  kind: v.picklist(['person', 'organisation']),
  /** How the terminal identifies them: `card` laid on the reader, `phone` 扫码登录, `paper` by a material. */
  identified: v.pipe(v.array(v.picklist(['card', 'phone', 'paper'])), v.minLength(1)),
  /** Signs the 申请表: on the screen once identified by card or phone, or on paper where `identified` allows it. */
  signs: v.boolean(),
})
export type Party = v.InferOutput<typeof Party>

/**
 * 区县参数: an area, age or amount that each district sets for itself, usable in texts (`{{id}}`), bounds and conditions.
 * `example` is used where no district is meant (in checks and in the general guide), never as a promise.
 */
export const Parameter = v.strictObject({
  id: Id,
  name: Text,
  unit: v.optional(Text),
  example: v.number(),
  confidence: Confidence,
})
export type Parameter = v.InferOutput<typeof Parameter>

/** 承诺办结时限: working days (工作日), 0 = at once (即办). */
export const WorkingDayPromise = v.strictObject({
  days: v.pipe(v.number(), v.minValue(0), v.maxValue(365)),
  confidence: Confidence,
  basis: v.optional(v.string()),
})
export type WorkingDayPromise = v.InferOutput<typeof WorkingDayPromise>

/**
 * 情形选项. A `block` ends the journey with a reason and where to go instead (with `when`: only in combination with earlier
 * answers); a `hint` is shown and the journey goes on.
 */
export const Option = v.strictObject({
  id: Id,
  label: Text,
  detail: v.optional(Text),
  hint: v.optional(Text),
  /** Of a multiple choice: none of the others (“都没有”); chosen, it takes their place. */
  exclusive: v.optional(v.literal(true)),
  block: v.optional(v.strictObject({ when: v.optional(Condition), reason: Text, goTo: Text })),
})
export type Option = v.InferOutput<typeof Option>

/** 情形问题: one per screen; asked if `when` holds. */
export const Question = v.strictObject({
  id: Id,
  text: Text,
  why: v.optional(Text),
  kind: v.picklist(['single', 'multiple']),
  when: v.optional(Condition),
  options: v.pipe(v.array(Option), v.minLength(2)),
})
export type Question = v.InferOutput<typeof Question>

/**
 * How far an item goes at a terminal: `whole`, from application to result; `preApply` 预填预审, what is filled in here is
 * examined beforehand, and the person goes in person all the same; `appointment`, only a time is agreed here.
 */
export const AtTerminal = v.picklist(['whole', 'preApply', 'appointment'])
export type AtTerminal = v.InferOutput<typeof AtTerminal>

/** 事项: what one department does. `after` names prerequisites; those not selected are ignored. */
export const Item = v.strictObject({
  id: Id,
  name: Text,
  /** 实施编码 or another code of the province's platform; opaque to us. */
  code: v.optional(v.string()),
  department: Text,
  level: v.picklist(['county', 'city', 'province', 'town']),
  result: v.strictObject({ name: Text, kind: v.picklist(['licence', 'document', 'status', 'payment']) }),
  /** 办件类型 (GB/T 39046 附录 A): 1 即办 immediate, 2 承诺 promised. */
  caseType: v.picklist(['immediate', 'promised']),
  promise: WorkingDayPromise,
  legalLimit: v.optional(Text),
  /** 设定依据: law and article. */
  basis: v.optional(v.array(v.strictObject({ law: Text, confidence: Confidence })), []),
  fee: v.strictObject({ text: Text, confidence: Confidence }),
  after: v.optional(v.array(Id), []),
  when: v.optional(Condition),
  /** 应当并行办理、不得单独取消: selected whenever it applies; the citizen reads the reason. */
  mandatory: v.optional(v.strictObject({ when: v.optional(Condition), reason: Text })),
  /** Not selected at first, although it applies. */
  optIn: v.optional(v.boolean()),
  atTerminal: v.optional(AtTerminal, 'whole'),
  /** What happens in person, and where; needed unless all of it is done at the terminal. */
  onSite: v.optional(Text),
  note: v.optional(Text),
  confidence: Confidence,
})
export type Item = v.InferOutput<typeof Item>

const Deferrable = v.union(
  [
    v.literal(false),
    v.literal('onSite'),
    v.strictObject({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)) }),
  ],
  'deferrable',
)

/**
 * 声明、承诺、委托、同意: a text that somebody signs, made here from the form. The Chinese is what is signed; the English is
 * an aid to reading. `{{field}}`, `{{answer:question}}`, `{{items}}`, `{{day}}` stand for what is known
 * (`placeholders.ts`), `{{a|b}}` for the first of them that the form has.
 */
export const Declaration = v.strictObject({
  title: Text,
  /** `each`: once for every person or organisation that the form describes as this party. */
  paragraphs: v.pipe(v.array(v.strictObject({ text: Text, each: v.optional(Id) })), v.minLength(1)),
  /**
   * `name` of a party that no group of the form describes; with their `number` they may sign at the terminal as well,
   * otherwise only on paper.
   */
  signedBy: v.pipe(
    v.array(v.strictObject({ party: Id, name: v.optional(v.string()), number: v.optional(v.string()) })),
    v.minLength(1),
  ),
  /** `onSite`: made here, signed before the officer. */
  signing: v.optional(v.picklist(['here', 'onSite']), 'here'),
  /** Made only if this field of the form says so: an undertaking that somebody refuses is not theirs. */
  given: v.optional(v.strictObject({ field: Id, in: v.pipe(v.array(v.string()), v.minLength(1)) })),
  basis: v.pipe(v.array(v.strictObject({ law: Text, confidence: Confidence })), v.minLength(1)),
})
export type Declaration = v.InferOutput<typeof Declaration>

/**
 * 材料. `source`: shared 数据共享免提交, licence 电子证照免提交, upload 拍摄上传, form 终端由填表生成. Materials are merged by (kind, holder): if
 * two items need the same person's identity card, it is asked for once.
 */
export const Material = v.strictObject({
  id: Id,
  name: Text,
  source: v.picklist(['shared', 'licence', 'upload', 'form']),
  kind: Id,
  /** The party it belongs to. */
  holder: Id,
  when: v.optional(Condition),
  /** Items that need it; empty: all items. */
  forItems: v.optional(v.array(Id), []),
  /** Items of this affair that produce it: if one of them is selected, the citizen brings nothing (前置结果自动流转). */
  producedBy: v.optional(v.array(Id)),
  /** 可容缺: within how many working days of acceptance it may follow; `onSite`: in person on the agreed day. */
  deferrable: Deferrable,
  /** 电子证照类型名称, to find it on the platform if `source` is `licence` or `shared`. */
  licenceType: v.optional(v.string()),
  pages: v.optional(
    v.strictObject({ min: v.pipe(v.number(), v.minValue(1)), max: v.pipe(v.number(), v.maxValue(50)) }),
  ),
  /** What a `form` material is made of: this text … */
  document: v.optional(Declaration),
  /** … or the form itself: the part that its items need (部门申请表), or only these fields. */
  fromForm: v.optional(v.union([v.literal('part'), v.pipe(v.array(Id), v.minLength(1))])),
  note: v.optional(Text),
  confidence: Confidence,
})
export type Material = v.InferOutput<typeof Material>

/** The kind of entry; decides control, keyboard and check (`identity.ts`). */
export const FieldType = v.picklist([
  'text',
  'personName',
  'mobile',
  'telephone',
  'idNumber',
  'uscc',
  'address',
  'number',
  'date',
  'select',
  'multiselect',
  'switch',
  'bankCard',
])
export type FieldType = v.InferOutput<typeof FieldType>

/**
 * 表单字段 with its source (国办发〔2022〕32号: 共享数据自动调用、个性信息自行填报). `origin` idCard: `from` is a key of `Identity`, of the
 * group's own party or of a named one (`spouse.name`); shared: `from` is `dataset.key` of the platform's shared data;
 * citizen: asked.
 */
export const Field = v.strictObject({
  id: Id,
  label: Text,
  type: FieldType,
  origin: v.picklist(['idCard', 'shared', 'citizen']),
  from: v.optional(v.string()),
  /**
   * Copied or computed from an earlier answer or field, so that nothing is asked twice: `answer:<question>`,
   * `field:<field>`, `sexOf:<idNumber>`, `ageOf:<idNumber>,<date>` (whole years on that date).
   */
  sameAs: v.optional(v.pipe(v.string(), v.regex(/^(answer|field|sexOf):[^,]+$|^ageOf:[^,]+,[^,]+$/, 'sameAs'))),
  /**
   * `sameAs` applies only if this holds: for example, the legal representative is the person at the terminal only if
   * they act for themselves.
   */
  sameAsWhen: v.optional(Condition),
  /** What card, platform or `sameAs` provide is only a proposal the citizen may change, e.g. a contact address. */
  editable: v.optional(v.boolean()),
  required: v.boolean(),
  when: v.optional(Condition),
  /**
   * Asked only if another field has one of these values (a post address if results are posted) or a number within these
   * bounds.
   */
  whenField: v.optional(
    v.strictObject({
      field: Id,
      in: v.optional(v.array(v.string())),
      atLeast: v.optional(v.number()),
      atMost: v.optional(v.number()),
    }),
  ),
  /** Of a date: a day still to come may be meant, such as a planned opening. Otherwise the day has been. */
  planned: v.optional(v.boolean()),
  /** Of a date: an earlier field of the same form that it cannot precede, a date or an identity number (the birth). */
  notBefore: v.optional(Id),
  /** Of a telephone: somebody may have none. The citizen is told what happens then. */
  without: v.optional(Text),
  options: v.optional(v.array(v.strictObject({ id: Id, label: Text }))),
  unit: v.optional(Text),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  help: v.optional(Text),
})
export type Field = v.InferOutput<typeof Field>

/**
 * 表单分组: one per screen. With `repeat`, the fields are asked for each of several persons or things (investors, heirs,
 * employees); a single further person is a group that repeats from 1 to 1. `party`: whom it describes. If they are
 * identified by card, they may lay it here to fill the row.
 */
export const FormGroup = v.strictObject({
  id: Id,
  title: Text,
  when: v.optional(Condition),
  party: v.optional(Id),
  repeat: v.optional(
    v.strictObject({
      min: v.pipe(v.number(), v.integer(), v.minValue(0)),
      max: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
  ),
  fields: v.pipe(v.array(Field), v.minLength(1)),
})
export type FormGroup = v.InferOutput<typeof FormGroup>

/** 领取方式 (统一出件). */
export const DeliveryMode = v.picklist(['window', 'post', 'locker', 'electronic'])
export type DeliveryMode = v.InferOutput<typeof DeliveryMode>

/** The grouping of the home screen. */
export const LifeStage = v.picklist(lifeStages)
export type LifeStage = v.InferOutput<typeof LifeStage>

/**
 * Where a policy paper lists the affair, entry by entry as printed, so that nothing of it is dropped without a word.
 * `items`: what it has become here; `resolved`: why it is not as printed. At least one of the two.
 */
export const Printed = v.strictObject({
  /** The paper and the row of its list. */
  paper: v.pipe(v.string(), v.minLength(1)),
  entries: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          name: v.string(),
          department: v.string(),
          items: v.optional(v.array(Id), []),
          resolved: v.optional(v.string()),
        }),
        v.check(({ items, resolved }) => items.length > 0 || resolved !== undefined, 'itemsOrResolved'),
      ),
    ),
    v.minLength(1),
  ),
})
export type Printed = v.InferOutput<typeof Printed>

export const Affair = v.strictObject({
  id: Id,
  version: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'version')),
  name: Text,
  summary: Text,
  /** What people call it or say when they need it, in either language; it is found by them (`find.ts`). */
  words: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), []),
  stage: LifeStage,
  audience: v.picklist(['person', 'enterprise']),
  /** Solemn affairs have no lively colour, sound or motion. */
  tone: v.optional(v.picklist(['plain', 'solemn']), 'plain'),
  leadDepartment: Text,
  sources: v.array(v.strictObject({ document: v.string(), confidence: Confidence })),
  printed: v.optional(Printed),
  promise: WorkingDayPromise,
  fee: v.strictObject({ text: Text, confidence: Confidence }),
  conditions: v.array(Text),
  /** All parties the affair names, including the standard ones of the library. */
  parties: v.optional(v.array(Party), []),
  parameters: v.optional(v.array(Parameter), []),
  questions: v.array(Question),
  items: v.pipe(v.array(Item), v.minLength(1)),
  materials: v.array(Material),
  form: v.array(FormGroup),
  delivery: v.pipe(v.array(DeliveryMode), v.minLength(1)),
  notes: v.optional(v.array(Text), []),
})
export type Affair = v.InferOutput<typeof Affair>

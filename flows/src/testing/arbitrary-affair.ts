/**
 * Arbitrary affairs, answers and choices for property tests: valid by the schema, but breaking every rule that lint
 * checks.
 */
import fc from 'fast-check'
import type { Affair, Condition, Field, Item, Material, Question, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import { anywhere } from '../lint/reachability.ts'

const text: Text = { zh: '文', en: 'text' }
const questionIds = ['qa', 'qb', 'qc', 'qd', 'qe'] as const
const optionIds = ['oa', 'ob', 'oc'] as const
const itemIds = ['ia', 'ib', 'ic', 'id', 'ie', 'if'] as const
const fieldIds = ['fa', 'fb', 'fc', 'fd'] as const

const questionId = fc.constantFrom(...questionIds, 'constructor', 'unknown')
const itemId = fc.constantFrom(...itemIds, 'toString', 'unknown')
const options = fc.subarray([...optionIds], { minLength: 1 })

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ answer: questionId, in: options }),
    fc.record({ item: itemId }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
})).condition

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })

/** Removes undefined members, as `exactOptionalPropertyTypes` requires. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

const question = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({
      kind: fc.constantFrom('single' as const, 'multiple' as const),
      when: maybe(conditions),
      blocked: fc.boolean(),
      hinted: fc.boolean(),
    })
    .map(({ kind, when, blocked, hinted }) =>
      present({
        id,
        text,
        kind,
        ...(when === undefined ? {} : { when }),
        options: optionIds.map((option, index) =>
          present({
            id: option,
            label: text,
            ...(hinted ? { hint: text } : {}),
            ...(blocked && index === 2 ? { block: { reason: text, goTo: text } } : {}),
          }),
        ),
      }),
    )

const item = (id: string): fc.Arbitrary<Item> =>
  fc
    .record({
      after: fc.subarray([...itemIds]),
      when: maybe(conditions),
      mandatory: fc.boolean(),
      optIn: fc.boolean(),
      days: fc.integer({ min: 0, max: 30 }),
      confidence: fc.constantFrom('H' as const, 'I' as const),
    })
    .map(({ after, when, mandatory, optIn, days, confidence }) =>
      present({
        id,
        name: text,
        department: text,
        level: 'county' as const,
        result: { name: text, kind: 'licence' as const },
        caseType: 'promised' as const,
        promise: { days, confidence },
        fee: { text, confidence },
        basis: [],
        atTerminal: 'whole' as const,
        after,
        optIn,
        confidence,
        ...(when === undefined ? {} : { when }),
        ...(mandatory ? { mandatory: { reason: text } } : {}),
      }),
    )

const material = (id: string): fc.Arbitrary<Material> =>
  fc
    .record({
      source: fc.constantFrom('shared' as const, 'licence' as const, 'upload' as const, 'form' as const),
      kind: fc.constantFrom('ka', 'kb'),
      holder: fc.constantFrom('applicant' as const, 'deceased' as const),
      when: maybe(conditions),
      forItems: fc.subarray([...itemIds]),
      producedBy: maybe(fc.subarray([...itemIds])),
      deferrable: fc.oneof(
        fc.constantFrom(false as const, 'onSite' as const),
        fc.integer({ min: 1, max: 30 }).map((days) => ({ days })),
      ),
    })
    .map((parts) => present({ id, name: text, confidence: 'H' as const, ...parts }) as Material)

const field = (id: string): fc.Arbitrary<Field> =>
  fc
    .record({
      type: fc.constantFrom('text' as const, 'mobile' as const, 'number' as const, 'switch' as const),
      origin: fc.constantFrom('citizen' as const, 'shared' as const),
      sameAs: maybe(fc.constantFrom('field:fa', 'field:fb', 'answer:qa', 'answer:none')),
      editable: maybe(fc.boolean()),
      required: fc.boolean(),
      when: maybe(conditions),
      whenField: maybe(
        fc.record({ field: fc.constantFrom(...fieldIds), in: fc.array(fc.constantFrom('yes', 'no', 'a')) }),
      ),
    })
    .map(
      (parts) =>
        present({ id, label: text, ...(parts.origin === 'shared' ? { from: 'set.key' } : {}), ...parts }) as Field,
    )

export const affairs: fc.Arbitrary<Affair> = fc
  .record({
    questions: fc.tuple(...questionIds.map(question)),
    items: fc.tuple(...itemIds.map(item)),
    materials: fc.tuple(material('ma'), material('mb'), material('mc'), material('md')),
    fields: fc.tuple(...fieldIds.map(field)),
  })
  .map(({ questions, items, materials, fields }) => ({
    id: 'arbitrary',
    version: '2026-01-01',
    name: text,
    summary: text,
    words: [],
    stage: 'living',
    audience: 'person',
    tone: 'plain',
    leadDepartment: text,
    sources: [],
    promise: { days: 1, confidence: 'I' },
    fee: { text, confidence: 'I' },
    conditions: [],
    parties: [],
    parameters: [],
    questions,
    items,
    materials,
    form: [
      { id: 'ga', title: text, fields: fields.slice(0, 2) },
      { id: 'gb', title: text, fields: fields.slice(2) },
    ],
    delivery: ['window'],
    notes: [],
  }))

/** Answers to existing and non-existing questions, with existing and non-existing options. */
export const answers: fc.Arbitrary<Record<string, readonly string[]>> = fc.dictionary(
  questionId,
  fc.array(fc.constantFrom(...optionIds, 'nonsense'), { maxLength: 3 }),
  { noNullPrototype: true },
)
export const choices: fc.Arbitrary<Record<string, boolean>> = fc.dictionary(itemId, fc.boolean(), {
  noNullPrototype: true,
})
export const districts: fc.Arbitrary<District> = fc
  .record({
    offered: fc.dictionary(fc.constantFrom(...itemIds), fc.boolean(), { noNullPrototype: true }),
    days: maybe(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ offered, days }) => ({
    ...anywhere,
    affairs: {
      arbitrary: {
        ...(days === undefined ? {} : { promise: { days, basis: '测试' } }),
        items: Object.fromEntries(Object.entries(offered).map(([id, yes]) => [id, { offered: yes }])),
      },
    },
  }))

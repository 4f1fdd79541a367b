/** Repeating groups: investors, heirs, employees. Whatever rows are added and removed, no row gets another's data. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair, Field, FormGroup } from '../model/affair.ts'
import { emptyDraft, type Draft, type Identity, type Row } from './draft.ts'
import { fillForm, formValues, told, type FilledGroup } from './fields.ts'
import { affair as published, hualong } from '../journeys/testing/catalogue.ts'
import { inLanguage } from '../catalogue/problem.ts'
import { synthetic } from '../journeys/testing/samples.ts'
import { integrityFindings } from '../lint/affair.ts'
import { plan } from '../plan/plan.ts'
import { incompleteness, steps } from './steps.ts'

const text = { zh: '文', en: 'text' }
const field = (id: string, parts: Partial<Field> = {}): Field => ({
  id,
  label: text,
  type: 'text',
  origin: 'citizen',
  required: true,
  ...parts,
})
const heirs: FormGroup = {
  id: 'heirs',
  title: { zh: '继承人', en: 'Heirs' },
  party: 'heir',
  repeat: { min: 1, max: 3 },
  fields: [
    field('heirName', { type: 'personName', origin: 'idCard', from: 'name' }),
    field('heirNumber', { type: 'idNumber', origin: 'idCard', from: 'idNumber' }),
    field('heirSex', {
      type: 'select',
      sameAs: 'sexOf:heirNumber',
      options: [
        { id: 'male', label: text },
        { id: 'female', label: text },
      ],
    }),
    field('heirShare', { type: 'number', min: 1, max: 100 }),
    field('heirWhy', { whenField: { field: 'heirShare', atLeast: 50 } }),
    field('heirTown', { sameAs: 'field:town', editable: true }),
  ],
}
const base = published('n13-after-death')
const affair: Affair = {
  ...base,
  questions: [],
  items: base.items.filter(({ id }) => id === 'hukou').map((item) => ({ ...item, after: [] })),
  materials: [],
  parties: [...base.parties, { id: 'heir', name: text, kind: 'person', identified: ['card'], signs: true }],
  form: [{ id: 'first', title: text, fields: [field('town')] }, heirs],
}
const draftOf = (rows: readonly Row[], parts: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(affair),
  identity: synthetic,
  values: { town: '濮阳' },
  rows: { heirs: rows },
  ...parts,
})
const filled = (draft: Draft): FilledGroup => {
  const group = fillForm(plan(affair, hualong, draft), draft).find(({ group }) => group.id === 'heirs')
  if (group === undefined) throw new Error('the group is not there')
  return group
}
const someone: Identity = { ...synthetic, name: '㛃', idNumber: '110101200001010037', sex: 'male' }
const values = { heirName: '䶮', heirNumber: someone.idNumber, heirShare: '10' }

describe('a group that repeats', () => {
  it('is a rule-abiding part of an affair', () => expect(integrityFindings(affair)).toEqual([]))

  it('fills each row from its own card, its own words and the groups before', () => {
    const draft = draftOf(
      [
        { id: 'r1', values: { heirShare: '60', heirWhy: '长子' } },
        { id: 'r2', values },
        { id: 'r3', self: true, values: { heirShare: '30', heirTown: '郑州' } },
      ],
      { persons: { heirs: { r1: { ...someone, idNumber: '110101200001010053' } } } },
    )
    const { rows, complete } = filled(draft)
    expect(rows.map((row) => told(row.fields).map(({ value }) => value))).toEqual([
      ['㛃', '110101200001010053', 'male', '60', '长子', '濮阳'],
      ['䶮', someone.idNumber, 'male', '10', '濮阳'],
      [synthetic.name, synthetic.idNumber, 'female', '30', '郑州'],
    ])
    expect(rows.map((row) => row.fields[0]?.asked)).toEqual([false, true, false])
    expect(complete).toBe(true)
  })

  it('says when there are too few or too many, and leads back to it', () => {
    const of = (count: number): Draft =>
      draftOf(Array.from({ length: count }, (_, index) => ({ id: `r${index}`, values: { heirShare: '1' } })))
    expect([0, 1, 3, 4].map((count) => filled(of(count)).problem)).toEqual(['tooFew', null, null, 'tooMany'])
    expect(incompleteness(affair, hualong, of(0))).toContainEqual({
      kind: 'rows',
      id: 'heirs',
      step: 'form.heirs',
      name: heirs.title,
      problem: 'tooFew',
    })
    expect(steps(plan(affair, hualong, of(0)), of(0)).map(({ id }) => id)).toContain('form.heirs')
  })

  it('takes nobody twice', () => {
    const { rows, complete } = filled(
      draftOf([
        { id: 'r1', values },
        { id: 'r2', values },
      ]),
    )
    expect(rows.map((row) => told(row.fields)[1]?.problem)).toEqual([null, 'taken'])
    expect(complete).toBe(false)
  })

  it('is handed in under its name, row by row', () => {
    const draft = draftOf([{ id: 'r1', values }])
    expect(formValues(fillForm(plan(affair, hualong, draft), draft))).toEqual({
      town: '濮阳',
      heirs: [{ ...values, heirSex: 'male', heirTown: '濮阳' }],
    })
  })

  it('of a single person lends their card to the groups after it', () => {
    const seller: Affair = {
      ...affair,
      parties: [...affair.parties, { id: 'seller', name: text, kind: 'person', identified: ['card'], signs: true }],
      form: [
        {
          ...heirs,
          id: 'seller',
          party: 'seller',
          repeat: { min: 1, max: 1 },
          fields: [field('any', { required: false })],
        },
        { id: 'deal', title: text, fields: [field('sellerName', { origin: 'idCard', from: 'seller.name' })] },
      ],
    }
    expect(integrityFindings(seller)).toEqual([])
    const draft: Draft = {
      ...emptyDraft(seller),
      rows: { seller: [{ id: 's', values: {} }] },
      persons: { seller: { s: someone } },
    }
    const known = (given: Draft) => fillForm(plan(seller, hualong, given), given)[1]?.fields[0]
    expect(known(draft)).toMatchObject({ value: someone.name, asked: false })
    expect(known({ ...draft, persons: {} })).toMatchObject({ value: null, asked: true })
  })
})

describe('the rules name', () => {
  const withFields = (...fields: Field[]): Affair => ({
    ...affair,
    form: [...affair.form, { id: 'last', title: text, fields }],
  })
  it.each<[string, Affair, RegExp]>([
    ['a look back into rows', withFields(field('x', { sameAs: 'field:heirName' })), /no field "heirName" before/],
    [
      'a card of several people',
      withFields(field('x', { origin: 'idCard', from: 'heir.name' })),
      /card of "heir" is not known here/,
    ],
    ['a card of nobody', withFields(field('x', { origin: 'idCard', from: 'uncle.name' })), /no party "uncle"/],
    ['a card of who lays none', withFields(field('x', { origin: 'idCard', from: 'deceased.name' })), /lays no card/],
    ['more at least than at most', { ...affair, form: [{ ...heirs, repeat: { min: 3, max: 2 } }] }, /min is above max/],
    ['a party that is not declared', { ...affair, form: [{ ...heirs, party: 'hare' }] }, /no party "hare"/],
    ['a plan for what is no date', withFields(field('x', { planned: true })), /"planned" is for a date/],
    [
      'a day not before nothing',
      withFields(field('x', { type: 'date', notBefore: 'y' })),
      /no date or identity number/,
    ],
    ['no telephone that is no telephone', withFields(field('x', { without: text })), /"without" is for a telephone/],
    ['a name that the kind of document has', withFields(field('x', { type: 'idNumber' }), field('xType')), /"xType"/],
    [
      'bounds of what is no number',
      withFields(field('x', { whenField: { field: 'town', atLeast: 3 } })),
      /is no number/,
    ],
    [
      'a condition that does not say for what',
      withFields(field('x', { whenField: { field: 'town' } })),
      /for which values/,
    ],
    ['a field named like a group', withFields(field('heirs')), /"heirs" is there twice/],
  ])('%s', (_, wrong, message) =>
    expect(integrityFindings(wrong).map((one) => inLanguage(one.message, 'en'))).toContainEqual(
      expect.stringMatching(message),
    ),
  )
})

describe('whatever is added, typed, read and taken away', () => {
  type Act =
    | { readonly act: 'add'; readonly at: number }
    | { readonly act: 'remove'; readonly at: number }
    | { readonly act: 'card'; readonly at: number }
    | { readonly act: 'self'; readonly at: number }
    | { readonly act: 'type'; readonly at: number; readonly field: string; readonly value: string }
  /** A different Han character for every row. */
  const nameOf = (row: string): string => String.fromCodePoint(0x4e00 + Number(row.slice(1)))
  const at = fc.nat(4)
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ act: fc.constantFrom('add' as const, 'remove' as const, 'card' as const, 'self' as const), at }),
    fc.record({
      act: fc.constant('type' as const),
      at,
      field: fc.constantFrom(...heirs.fields.map(({ id }) => id)),
      value: fc.constantFrom('5', '60', '䶮', '', '110101200001010037'),
    }),
  )

  it('each row says what its own person said and showed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let rows: readonly Row[] = []
        const persons: Record<string, Identity> = {}
        let given = 0
        // The model: what was typed and which card was read for each row, by row id.
        const model = new Map<string, { typed: Record<string, string>; identity: Identity | null }>()
        for (const one of acts) {
          const row = rows[one.at]
          if (one.act === 'add') {
            const id = `r${(given += 1)}`
            rows = rows.toSpliced(one.at, 0, { id, values: {} })
            model.set(id, { typed: {}, identity: null })
          } else if (row !== undefined) {
            const known = model.get(row.id)
            if (known === undefined) throw new Error('unknown row')
            if (one.act === 'remove') {
              rows = rows.filter(({ id }) => id !== row.id)
              model.delete(row.id)
            } else if (one.act === 'card') {
              persons[row.id] = { ...someone, name: nameOf(row.id) }
              rows = rows.map((each) => (each.id === row.id ? { id: each.id, values: each.values } : each))
              known.identity = persons[row.id] ?? null
            } else if (one.act === 'self') {
              rows = rows.map((each) => (each.id === row.id ? { ...each, self: true } : each))
              known.identity = synthetic
            } else if (one.act === 'type') {
              const values = { ...row.values, [one.field]: one.value }
              rows = rows.map((each) => (each.id === row.id ? { ...each, values } : each))
              known.typed[one.field] = one.value
            }
          }
        }
        const group = filled(draftOf(rows, { persons: { heirs: persons } }))
        expect(group.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
        for (const row of group.rows) {
          const known = model.get(row.id)
          expect(row.identity).toEqual(known?.identity ?? null)
          for (const entry of told(row.fields).filter(({ field }) => field.sameAs === undefined))
            expect(entry.value, `${row.id} ${entry.field.id}`).toEqual(
              entry.field.from === undefined || known?.identity == null
                ? (known?.typed[entry.field.id] ?? null)
                : known.identity[entry.field.from === 'name' ? 'name' : 'idNumber'],
            )
        }
        expect(group.problem).toBe(rows.length < 1 ? 'tooFew' : rows.length > 3 ? 'tooMany' : null)
        expect(group.complete).toBe(group.problem === null && group.rows.every(({ complete }) => complete))
      }),
      { numRuns: 400 },
    )
  })
})

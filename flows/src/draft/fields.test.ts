import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { emptyDraft, type Draft, type Identity } from './draft.ts'
import { checkField } from '../entries/entries.ts'
import { fillForm, formValues, type FilledField } from './fields.ts'
import { idCheckDigit } from '../entries/identity.ts'
import { afterDeath, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan } from '../plan/plan.ts'
import { affairs, answers, choices } from '../testing/arbitrary-affair.ts'

const synthetic: Identity = {
  source: 'idCard',
  name: '㛃䶮',
  idNumber: '11010519491231002X',
  sex: 'female',
  birthDate: '1949-12-31',
  address: '河南省濮阳市华龙区测试路1号',
}
const today = '2026-11-27'
const numberBorn = (day: string): string => {
  const first = `110105${day.replaceAll('-', '')}002`
  return first + idCheckDigit(first)
}
const funeral = {
  rel: ['child'],
  place: ['hosp'],
  cremated: ['no'],
  ins: ['emp'],
  hpf: ['no'],
  drv: ['no'],
  med: ['no'],
}
const diner = { proxy: ['no'], subject: ['company'], hyg: ['no'], prepack: ['no'] }

function draftOf(affair: Affair, parts: Partial<Draft>): Draft {
  return { ...emptyDraft(affair), identity: synthetic, ...parts }
}
function filled(affair: Affair, draft: Draft): ReadonlyMap<string, FilledField> {
  return new Map(
    fillForm(plan(affair, hualong, draft), draft).flatMap(({ fields }) =>
      fields.map((entry) => [entry.field.id, entry]),
    ),
  )
}
const known = (affair: Affair, parts: Partial<Draft>, field: string) => {
  const entry = filled(affair, draftOf(affair, parts)).get(field)
  return entry && { value: entry.value, origin: entry.origin, asked: entry.asked, problem: entry.problem }
}

describe('what is known is not asked', () => {
  it('from the card', () =>
    expect(known(afterDeath, { answers: funeral }, 'jsname')).toEqual({
      value: '㛃䶮',
      origin: 'idCard',
      asked: false,
      problem: null,
    }))
  it('from the platform', () =>
    expect(
      known(afterDeath, { answers: funeral, shared: { 'deceased.deathDate': '20261101T080000' } }, 'szswsj'),
    ).toEqual({ value: '2026-11-01', origin: 'shared', asked: false, problem: null }))
  it('from an earlier answer', () =>
    expect(known(afterDeath, { answers: funeral }, 'jsgx')).toEqual({
      value: 'child',
      origin: 'citizen',
      asked: false,
      problem: null,
    }))
  it('even when a page claims to have typed something else', () =>
    expect(known(afterDeath, { answers: funeral, values: { jsname: '别人' } }, 'jsname')?.value).toBe('㛃䶮'))
  it('from another field: who applies for themselves is the person in charge', () => {
    expect(known(restaurant, { answers: diner }, 'manager')).toEqual({
      value: '㛃䶮',
      origin: 'idCard',
      asked: false,
      problem: null,
    })
    expect(known(restaurant, { answers: { ...diner, proxy: ['yes'] } }, 'manager')).toEqual({
      value: null,
      origin: null,
      asked: true,
      problem: 'required',
    })
  })
})

describe('what follows from other entries is not asked', () => {
  const values = { szcard: '11010519491231002X', szswsj: '2026-11-01' }
  it('the sex and the age, which the identity number and the date of death say', () => {
    expect(known(afterDeath, { answers: funeral, values }, 'szsex')).toEqual({
      value: 'female',
      origin: 'citizen',
      asked: false,
      problem: null,
    })
    expect(known(afterDeath, { answers: funeral, values }, 'szage')).toEqual({
      value: '76',
      origin: 'citizen',
      asked: false,
      problem: null,
    })
  })
  it('also when the platform holds nonsense', () =>
    expect(known(afterDeath, { answers: funeral, values, shared: { 'deceased.sex': '?' } }, 'szsex')).toMatchObject({
      value: 'female',
      asked: false,
    }))
  it('unless those are wrong or missing', () => {
    expect(
      known(afterDeath, { answers: funeral, values: { ...values, szcard: '110105194912310021' } }, 'szsex'),
    ).toMatchObject({ value: null, asked: true })
    expect(known(afterDeath, { answers: funeral, values: { szcard: values.szcard } }, 'szage')).toMatchObject({
      value: null,
      asked: true,
    })
    expect(known(afterDeath, { answers: funeral, values: { ...values, szswsj: '1920-01-01' } }, 'szage')).toMatchObject(
      { value: null, asked: true },
    )
  })
})

describe('what is not known is asked', () => {
  it('when the platform has nothing', () =>
    expect(known(afterDeath, { answers: funeral }, 'szname')).toEqual({
      value: null,
      origin: null,
      asked: true,
      problem: 'required',
    }))
  it('when what the platform has cannot be', () => {
    const shared = { 'deceased.idNumber': '110105194912310021', 'deceased.sex': '女' }
    const unborn = { 'deceased.idNumber': numberBorn('2026-11-28') }
    expect(known(afterDeath, { answers: funeral, shared: unborn, today }, 'szcard')).toMatchObject({
      value: null,
      asked: true,
    })
    for (const deathDate of ['2099-12-31', '1899-01-01', '2026-02-30', '?'])
      expect(
        known(afterDeath, { answers: funeral, shared: { 'deceased.deathDate': deathDate }, today }, 'szswsj'),
        deathDate,
      ).toMatchObject({ value: null, asked: true })
    expect(known(afterDeath, { answers: funeral, shared }, 'szsex')).toMatchObject({
      value: 'female',
      origin: 'shared',
    })
  })
  it('and an optional one may stay empty', () =>
    expect(known(afterDeath, { answers: funeral }, 'szsbk')).toEqual({
      value: null,
      origin: null,
      asked: true,
      problem: null,
    }))
  it('only while another field calls for it', () => {
    expect(known(afterDeath, { answers: funeral, values: { szkhh: 'icbc' } }, 'szkhhOther')).toBeUndefined()
    expect(known(afterDeath, { answers: funeral, values: { szkhh: 'other' } }, 'szkhhOther')).toMatchObject({
      problem: 'required',
    })
  })
})

describe('a proposal', () => {
  it('stands until the citizen changes it', () => {
    expect(known(afterDeath, { answers: funeral }, 'jsaddress')).toEqual({
      value: synthetic.address,
      origin: 'idCard',
      asked: true,
      problem: null,
    })
    expect(known(afterDeath, { answers: funeral, values: { jsaddress: ' 郑州市测试街2号 ' } }, 'jsaddress')).toEqual({
      value: '郑州市测试街2号',
      origin: 'citizen',
      asked: true,
      problem: null,
    })
  })
  it('emptied by the citizen is empty', () =>
    expect(known(afterDeath, { answers: funeral, values: { jsaddress: '' } }, 'jsaddress')).toMatchObject({
      problem: 'required',
    }))
})

describe('any form', () => {
  it('holds a value that passes or says what is wrong, and asks only for what nobody knows', () => {
    const values = fc.dictionary(
      fc.constantFrom('fa', 'fb', 'fc', 'fd'),
      fc.constantFrom('13800138000', '5', 'yes', '', '文'),
      { noNullPrototype: true },
    )
    const shared = fc
      .option(fc.constantFrom('13800138000', '7', 'no', ''), { nil: undefined })
      .map((value): Record<string, string> => (value === undefined ? {} : { 'set.key': value }))
    fc.assert(
      fc.property(affairs, answers, choices, values, shared, (affair, given, choice, typed, data) => {
        const draft: Draft = { ...emptyDraft(affair), answers: given, choice, values: typed, shared: data }
        const form = fillForm(plan(affair, hualong, draft), draft)
        for (const { field, value, origin, asked, problem } of form.flatMap(({ fields }) => fields)) {
          expect(problem).toBe(checkField(field, value))
          expect(value === null).toBe(origin === null)
          if (!asked) expect(problem).toBeNull()
        }
        expect(Object.keys(formValues(form)).length).toBe(
          form.flatMap(({ fields }) => fields).filter(({ value }) => value !== null).length,
        )
      }),
    )
  })
})

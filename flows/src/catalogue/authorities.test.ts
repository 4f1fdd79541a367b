import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { emptyDraft, type Draft, type Identity } from '../draft/draft.ts'
import { fillForm, formValues, type FilledField } from '../draft/fields.ts'
import { idCheckDigit, usccProblem } from '../entries/identity.ts'
import { afterDeath, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan } from '../plan/plan.ts'

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

describe('what an authority says', () => {
  const wrong = '110105194912310021'
  const right = '11010519491231002X'
  const odd = '91350203M0001QKT19'
  const licensed = { ...diner, proxy: ['yes'], subject: ['licensed'] }
  const enterprise = { 'enterprise.name': '示范', 'enterprise.uscc': odd }
  const uscc = (parts: Partial<Draft>) => known(restaurant, { answers: licensed, shared: enterprise, ...parts }, 'uscc')

  it('is kept and asked about where its check digit does not fit, until the citizen confirms it', () => {
    expect(uscc({})).toEqual({ value: odd, origin: 'shared', asked: true, problem: 'unsure' })
    expect(uscc({ confirmed: [odd] })).toEqual({ value: odd, origin: 'shared', asked: true, problem: null })
    expect(uscc({ confirmed: ['12441500196720244U'] })).toMatchObject({ problem: 'unsure' })
  })
  it('gives way to a right number that is typed, and not to one that is no better', () => {
    expect(uscc({ values: { uscc: '12441500196720244T' } })).toMatchObject({
      value: '12441500196720244T',
      origin: 'citizen',
      problem: null,
    })
    const other = { values: { uscc: '12441500196720244U' } }
    expect(uscc(other)).toMatchObject({ problem: 'uscc' })
    expect(uscc({ ...other, confirmed: ['12441500196720244U'] })).toMatchObject({ problem: null })
    expect(uscc({ values: { uscc: '' } })).toMatchObject({ value: odd, origin: 'shared' })
  })
  it('with a wrong check digit never wins over the right number of the same person', () => {
    // One person by whatever spelling of the name.
    const shared = { 'enterprise.legalIdNumber': wrong, 'enterprise.legalName': '㛃　\ue863' }
    const answers = { ...licensed, proxy: ['no'] }
    expect(known(restaurant, { answers, shared }, 'legalIdNo')).toEqual({
      value: right,
      origin: 'idCard',
      asked: false,
      problem: null,
    })
    expect(known(restaurant, { answers: licensed, shared }, 'legalIdNo')).toMatchObject({
      value: wrong,
      origin: 'shared',
      problem: 'unsure',
    })
  })
  it('of another person by name keeps its number, whoever says to be that person', () => {
    const shared = { 'enterprise.legalIdNumber': wrong, 'enterprise.legalName': '王五' }
    const answers = { ...licensed, proxy: ['no'] }
    expect(known(restaurant, { answers, shared }, 'legalIdNo')).toMatchObject({ value: wrong, problem: 'unsure' })
  })
  it.each([
    ['H60012345600', 'hkMacaoPass'],
    ['H60012345', 'hkMacaoPass'],
    ['E12345678', 'passport'],
    ['12345678', 'taiwanPass'],
    ['ZZZ410099010101', 'foreignerId'],
  ])('is kept although it is no identity card: %s, a %s', (number, document) => {
    for (const proxy of ['yes', 'no']) {
      const parts = { answers: { ...licensed, proxy: [proxy] }, shared: { 'enterprise.legalIdNumber': number } }
      expect(known(restaurant, parts, 'legalIdNo')).toEqual({
        value: number,
        origin: 'shared',
        asked: false,
        problem: null,
      })
      expect(known(restaurant, parts, 'legalIdNoType')).toMatchObject({ value: document, origin: 'shared' })
    }
  })
  it('also says which document it is', () => {
    const shared = { 'enterprise.legalIdNumber': '12345678', 'enterprise.legalIdNumberType': '414' }
    expect(known(restaurant, { answers: licensed, shared }, 'legalIdNoType')).toMatchObject({ value: 'passport' })
  })
  it('is never replaced, whatever is typed: only a right number takes the place of one that is not', () => {
    const code = fc.constantFrom('12441500196720244T', '91330000755918469E', odd, '12441500196720244U', '1244', 'x')
    fc.assert(
      fc.property(code, fc.oneof(code, fc.string()), fc.boolean(), (held, typed, says) => {
        const entry = uscc({
          shared: { 'enterprise.uscc': held },
          values: { uscc: typed },
          confirmed: says ? [held] : [],
        })
        if (usccProblem(held) === null) expect(entry).toMatchObject({ value: held, asked: false, problem: null })
        else if (entry?.value === held.toUpperCase()) expect([null, 'unsure', 'uscc']).toContain(entry.problem)
        else expect(entry?.problem === null).toBe(usccProblem(typed) === null)
      }),
    )
  })
  it('is no worse for being long, or for a digit in a name', () => {
    const shared = { 'enterprise.legalName': '示范2', 'enterprise.domicile': '路'.repeat(300) }
    expect(known(restaurant, { answers: licensed, shared }, 'legalName')).toMatchObject({
      value: '示范2',
      asked: false,
    })
    expect(known(restaurant, { answers: licensed, shared }, 'domicile')).toMatchObject({ asked: false, problem: null })
  })
  it('of the card is taken as printed', () => {
    const identity = { ...synthetic, idNumber: '110105198602300029', birthDate: '1986-02-30' }
    expect(known(afterDeath, { answers: funeral, identity }, 'jscard')).toMatchObject({
      value: identity.idNumber,
      asked: false,
      problem: null,
    })
  })
})

describe('a document that is no identity card', () => {
  const answers = { ...diner, proxy: ['yes'] }
  const typed = (managerIdNoType: string | null, managerIdNo: string) => ({
    answers,
    values: { managerIdNo, ...(managerIdNoType === null ? {} : { managerIdNoType }) },
  })
  it('is possible for everybody who lays no card here, and asked for with its own check', () => {
    expect(known(restaurant, { answers }, 'managerIdNoType')).toMatchObject({ value: 'residentId', asked: true })
    expect(known(restaurant, typed(null, 'H60012345'), 'managerIdNo')).toMatchObject({ problem: 'idNumber' })
    expect(known(restaurant, typed('hkMacaoPass', 'h 6001 2345'), 'managerIdNo')).toMatchObject({
      value: 'H60012345',
      problem: null,
    })
    expect(known(restaurant, typed('hkMacaoPass', 'E12345678'), 'managerIdNo')).toMatchObject({ problem: 'document' })
    expect(known(restaurant, typed('nonsense', 'E12345678'), 'managerIdNoType')).toMatchObject({ problem: 'choose' })
    expect(known(afterDeath, { answers: funeral }, 'szcardType')).toMatchObject({ value: 'residentId', asked: true })
  })
  it('is not asked for of whoever laid a card', () => {
    expect(known(afterDeath, { answers: funeral }, 'jscardType')).toBeUndefined()
    expect(known(restaurant, { answers: diner }, 'managerIdNoType')).toBeUndefined()
  })
  it('goes with the number to the platform, and without saying for an identity card', () => {
    const sent = (draft: Draft) => formValues(fillForm(plan(restaurant, hualong, draft), draft))
    const passport = sent(draftOf(restaurant, typed('passport', 'E12345678')))
    expect([passport['managerIdNoType'], passport['managerIdNo']]).toEqual(['passport', 'E12345678'])
    expect(sent(draftOf(restaurant, typed(null, synthetic.idNumber)))).not.toHaveProperty('managerIdNoType')
    expect(sent(draftOf(restaurant, { answers }))).not.toHaveProperty('managerIdNoType')
  })
  it('says neither sex nor age', () =>
    expect(
      known(afterDeath, { answers: funeral, values: { szcardType: 'passport', szcard: 'E12345678' } }, 'szsex'),
    ).toMatchObject({ value: null, asked: true }))
})

describe('a day', () => {
  const death = (szswsj: string, szcard = '11010519530807002X') =>
    known(afterDeath, { answers: funeral, values: { szcard, szswsj }, today }, 'szswsj')?.problem
  it('has been, and not before the birth', () => {
    expect(death('2026-11-27')).toBeNull()
    expect(death('20261128')).toBe('future')
    expect(death('2099-12-31')).toBe('future')
    expect(death('1940-01-01', numberBorn('1953-08-07'))).toBe('beforeBirth')
    expect(death('1899-12-31', numberBorn('1953-08-07'))).toBe('tooEarly')
  })
  it('of death that the platform has before the birth is asked instead', () => {
    const shared = { 'deceased.idNumber': numberBorn('1953-08-07'), 'deceased.deathDate': '19400101' }
    expect(known(afterDeath, { answers: funeral, shared, today }, 'szswsj')).toMatchObject({ value: null, asked: true })
  })
  it('is Beijing’s where the platform writes an instant', () =>
    expect(
      known(
        afterDeath,
        { answers: funeral, shared: { 'deceased.deathDate': '2026-11-02T16:30:00Z' }, today },
        'szswsj',
      ),
    ).toMatchObject({ value: '2026-11-03', origin: 'shared' }))
  it('of birth in a number is not to come either', () => {
    const of = (szcard: string) => known(afterDeath, { answers: funeral, values: { szcard }, today }, 'szcard')?.problem
    expect(of(numberBorn('2026-11-27'))).toBeNull()
    expect(of(numberBorn('2026-11-28'))).toBe('idNumber')
    expect(of(numberBorn('2090-01-01'))).toBe('idNumber')
  })
  it('that is planned may be to come', () => {
    const opening = known(restaurant, { answers: diner, values: { opening: '20270301' }, today }, 'opening')
    expect(opening).toMatchObject({ value: '2027-03-01', problem: null })
  })
})

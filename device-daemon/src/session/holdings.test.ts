/** Two deceased relatives, two enterprises, two names on a licence: nobody is taken for another. */
import { describe, expect, it } from 'vitest'
import type { Material } from '#flows/model/affair.ts'
import type { Identity, Several } from '#flows/draft/draft.ts'
import type { Licence, SharedData } from '../platform/port.ts'
import { licenceFor, severalOf, sharedOf, whoseOf } from './holdings.ts'

const text = (zh: string) => ({ zh, en: zh })
const material = (id: string, licenceType: string, holder: string): Material => ({
  id,
  name: text(licenceType),
  source: 'licence',
  kind: id,
  holder,
  forItems: [],
  deferrable: false,
  licenceType,
  confidence: 'H',
})
const death = material('death', '死亡医学证明', 'deceased')
const own = material('own', '居民户口簿', 'applicant')
const roles = ['deceased', 'enterprise', 'principal']
const citizen: Identity = {
  source: 'idCard',
  name: '贺两重',
  idNumber: '410999197604190571',
  sex: 'male',
  birthDate: '1976-04-19',
}
const licence = (id: string, { type, holder }: { readonly type: string; readonly holder: string }, name: string) =>
  ({ id, type, number: id, holder, holderName: name, issuer: '示范局', validUntil: null }) as const
const ofDeath = { type: '死亡医学证明', holder: 'deceased' }
const father = { id: 's1', dataset: 'deceased', values: { 'deceased.name': '贺仲秋', 'deceased.sex': 'male' } }
const mother = { id: 's2', dataset: 'deceased', values: { 'deceased.name': '陶霜降', 'deceased.sex': 'female' } }
const two: SharedData = { values: { 'population.household': '示范户' }, subjects: [father, mother] }
const deaths: readonly Licence[] = [
  { ...licence('d1', ofDeath, '贺仲秋'), subject: 's1' },
  { ...licence('d2', ofDeath, '陶霜降'), subject: 's2' },
]
const meaning = (meant?: string | null): readonly Several[] => [
  { role: 'deceased', among: [father, mother], ...(meant !== undefined && { meant }) },
]

describe('two deceased relatives', () => {
  const held = { data: two, licences: deaths }

  it('are asked about, and until then nothing of either is used', () => {
    const several = severalOf(held, [death, own], roles, [])
    expect(several.map(({ role, among, meant }) => [role, among.map(({ id }) => id), meant])).toEqual([
      ['deceased', ['s1', 's2'], undefined],
    ])
    expect(sharedOf(held, several)).toEqual(two.values)
    expect(licenceFor(death, held, several, citizen)).toBeNull()
  })

  it.each([
    ['s1', '贺仲秋', 'd1'],
    ['s2', '陶霜降', 'd2'],
  ])('%s is meant: form and certificate are those of %s', (meant, name, certificate) => {
    const several = meaning(meant)
    expect(sharedOf(held, several)).toMatchObject({ 'deceased.name': name, 'population.household': '示范户' })
    expect(licenceFor(death, held, several, citizen)).toMatchObject({ id: certificate })
  })

  it('neither is meant: typed and photographed', () => {
    expect(sharedOf(held, meaning(null))).toEqual(two.values)
    expect(licenceFor(death, held, meaning(null), citizen)).toBe('notFound')
  })

  it('of the same name: the certificate that belongs to the one meant, never the other one', () => {
    const namesakes = [father, { ...mother, values: { 'deceased.name': '贺仲秋' } }]
    const same = { data: { ...two, subjects: namesakes }, licences: deaths.slice(1) }
    const asked = (meant: string) => [{ role: 'deceased', among: namesakes, meant }]
    expect(licenceFor(death, same, asked('s1'), citizen)).toBe('notFound')
    const unsaid = { data: same.data, licences: [licence('d3', ofDeath, '贺仲秋')] }
    expect(licenceFor(death, unsaid, asked('s1'), citizen)).toBe('notFound')
    const named = { data: same.data, licences: [{ ...licence('d2', ofDeath, '贺仲秋'), subject: 's2' }] }
    expect(licenceFor(death, named, asked('s2'), citizen)).toMatchObject({ id: 'd2' })
  })

  it('certificates that do not say whose: by the name of the one meant', () => {
    const unsaid = { data: two, licences: [licence('d1', ofDeath, '贺仲秋'), licence('d2', ofDeath, '陶霜降')] }
    expect(licenceFor(death, unsaid, meaning('s2'), citizen)).toMatchObject({ id: 'd2' })
  })

  it('what was said stays said when it is fetched again, unless that one is no longer told of', () => {
    expect(severalOf(held, [death], roles, meaning('s2'))[0]?.meant).toBe('s2')
    expect(severalOf(held, [death], roles, meaning(null))[0]?.meant).toBeNull()
    expect(severalOf(held, [death], roles, meaning('s3'))[0]).not.toHaveProperty('meant')
  })
})

it('the only one is not asked about', () => {
  const held = { data: { values: {}, subjects: [father] }, licences: deaths.slice(0, 1) }
  expect(severalOf(held, [death], roles, [])).toEqual([])
  expect(sharedOf(held, [])).toMatchObject({ 'deceased.name': '贺仲秋' })
  expect(licenceFor(death, held, [], citizen)).toMatchObject({ id: 'd1' })
})

describe('licences in several names, and nothing says which is the right one', () => {
  const business = material('business', '营业执照', 'enterprise')
  const ofBusiness = { type: '营业执照', holder: 'enterprise' }
  const licences = [licence('b1', ofBusiness, '雨水饭庄'), licence('b2', ofBusiness, '小雪茶舍')]
  const held = { data: { values: {}, subjects: [] }, licences }

  it('are asked about by name; the one chosen is the one used, and names the enterprise', () => {
    const [asked, ...others] = severalOf(held, [business], roles, [])
    expect(others).toEqual([])
    expect(licenceFor(business, held, asked ? [asked] : [], citizen)).toBeNull()
    const several = asked ? [{ ...asked, meant: '小雪茶舍' }] : []
    expect(licenceFor(business, held, several, citizen)).toMatchObject({ id: 'b2' })
    expect(sharedOf(held, several)).toEqual({ 'enterprise.name': '小雪茶舍' })
  })

  it('a name that is known decides without a question', () => {
    const known = { ...held, data: { values: { 'enterprise.name': '小雪茶舍' }, subjects: [] } }
    expect(severalOf(known, [business], roles, [])).toEqual([])
    expect(licenceFor(business, known, [], citizen)).toMatchObject({ id: 'b2' })
  })
})

it('the card of somebody who belongs to an enterprise goes with the enterprise', () => {
  const card = material('card', '居民身份证', 'principal')
  const enterprises = ['e1', 'e2'].map((id) => ({ id, dataset: 'enterprise', values: { 'enterprise.name': id } }))
  const ofPrincipal = { type: '居民身份证', holder: 'principal' }
  const licences = [
    { ...licence('p1', ofPrincipal, '贺两重'), subject: 'e1' },
    { ...licence('p2', ofPrincipal, '李小满'), subject: 'e2' },
  ]
  const held = { data: { values: {}, subjects: enterprises }, licences }
  const several = severalOf(held, [card], roles, [])
  expect(several.map(({ role }) => role)).toEqual(['enterprise'])
  expect(whoseOf(card, held, several)).toEqual(several)
  const meant = several.map((one) => ({ ...one, meant: 'e2' }))
  expect(licenceFor(card, held, meant, citizen)).toMatchObject({ id: 'p2' })
})

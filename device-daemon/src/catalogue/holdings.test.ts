/**
 * Every service of the catalogue has a synthetic person to try it with; the demo and the browser tests depend on it.
 */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseAffair, readLibrary } from '#flows/catalogue.ts'
import { people } from '../../simulators/people.ts'
import { certificates, findCertificate, sharedData } from '../../simulators/platform/holdings.ts'
import { readSources } from './sources.ts'

const root = join(import.meta.dirname, '../../..')
const sources = readSources({ flows: join(root, 'flows'), calendar: join(root, 'assets/calendar') }, '410902')
const { library } = readLibrary(sources.library)

it.each([...sources.affairs])('%s: whatever it may fetch is held for somebody', (id, { text, file }) => {
  const parsed = parseAffair(text, file, library)
  if (!parsed.ok) throw new Error('npm run flows -- lint')
  const { form, materials } = parsed.value
  const asked = form
    .flatMap(({ fields }) => fields)
    .flatMap(({ origin, from }) => (origin === 'shared' ? [from ?? ''] : []))
  const held = new Set(
    people.flatMap((person) => {
      const { values, subjects } = sharedData(person, id)
      return [values, ...subjects.map((one) => one.values)].flatMap(Object.keys)
    }),
  )
  expect(asked.filter((key) => !held.has(key))).toEqual([])

  const fetched = materials.filter(({ source }) => source === 'licence' || source === 'shared')
  for (const { id: material, licenceType = '', holder } of fetched)
    expect(
      people.some((person) => certificates(person, id, [licenceType]).some((each) => each.holder === holder)),
      `${material}: ${licenceType} of ${holder}`,
    ).toBe(true)
})

it('a service that has no file is told nothing but what everybody may have', () => {
  for (const person of people) {
    const values = person.credit === undefined ? {} : { 'credit.deferral': person.credit }
    expect(sharedData(person, 'x99-none')).toEqual({ values, subjects: [] })
    expect(
      new Set(certificates(person, 'x99-none', ['居民身份证', '营业执照', '火化证明']).map(({ type }) => type)),
    ).toEqual(new Set(['居民身份证']))
  }
})

it('every certificate is found again by its id', () => {
  for (const person of people)
    for (const each of certificates(person, 'n13-after-death', ['居民身份证', '死亡医学证明']))
      expect(findCertificate(each.certificateId)).toEqual(each)
})

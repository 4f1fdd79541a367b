import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import {
  affairFrom,
  formatProblems,
  libraryEntryProblems,
  libraryFrom,
  parseAffair,
  parseDistrict,
  readDocument,
  readLibrary,
  type CatalogueProblem,
  type Library,
  type Read,
} from '../catalogue.ts'
import type { District } from '../model/district.ts'
import { library as published, sourcesIn } from '../journeys/testing/catalogue.ts'
import { libraryFindings } from '../lint/district.ts'
import { evaluate } from '../model/condition.ts'
import { reachabilityFindings } from '../lint/reachability.ts'

const shop = `
departments:
  - { id: bureau, name: { zh: 某局, en: Bureau } }
parameters:
  - { id: area, name: { zh: 最小面积, en: Smallest area }, unit: { zh: 平方米, en: m² }, example: 30, confidence: M }
parties:
  - { id: applicant, name: { zh: 申请人, en: Applicant }, kind: person, identified: [card], signs: true }
  - { id: owner, name: { zh: 业主, en: Owner }, kind: person, identified: [card], signs: true }
items:
  - id: permit
    name: { zh: 许可, en: Permit }
    department: { role: bureau }
    level: county
    result: { name: { zh: 许可证, en: Permit }, kind: licence }
    caseType: promised
    promise: { days: 5, confidence: I }
    fee: { text: { zh: 不收费, en: Free }, confidence: I }
    after: [registration]
    onSite: { zh: '面积不少于{{area}}平方米', en: 'No less than {{area}} m²' }
    confidence: H
  - use: shop/permit
    id: registration
    name: { zh: 登记, en: Registration }
    after: []
materials:
  - id: deed
    name: { zh: 房产证, en: Title deed }
    source: upload
    kind: deed
    holder: owner
    forItems: [permit, registration]
    deferrable: { days: 3 }
    confidence: M
form:
  - id: site
    title: { zh: 场所, en: Premises }
    fields:
      - { id: place, label: { zh: 地址, en: Address }, type: address, origin: citizen, required: true }
      - id: size
        label: { zh: 面积, en: Area }
        type: number
        origin: citizen
        required: true
        min: { parameter: area }
      - id: use
        label: { zh: 用途, en: Use }
        type: select
        origin: citizen
        required: true
        options:
          - { id: shop, label: { zh: 商店, en: Shop } }
          - { id: office, label: { zh: 办公, en: Office } }
          - { id: store, label: { zh: 仓库, en: Store } }
`
const head = `
id: x01-shop
version: 2026-11-26
name: { zh: 开店, en: Open a shop }
summary: { zh: 开店, en: Open a shop }
stage: opening
audience: enterprise
leadDepartment: { role: bureau }
sources: []
promise: { days: 5, confidence: I }
fee: { text: { zh: 不收费, en: Free }, confidence: I }
conditions: []
delivery: [window]
`
const body = `
questions: []
items:
  - use: shop/permit
materials:
  - use: shop/deed
form:
  - use: shop/site
`
const district = (more = ''): District => {
  const hall =
    "hall: { name: { zh: 大厅, en: Hall }, address: { zh: 某路, en: Road }, hours: { zh: 全天, en: Always }, telephone: '1', complaint: '1' }"
  const parsed = parseDistrict(
    `code: '410999'\nname: { zh: 某区, en: District }\n${hall}\naffairs: {}\n${more}`,
    'd.yaml',
  )
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems, 'en'))
  return parsed.value
}
const libraryOf = (...texts: string[]): Library =>
  readLibrary(texts.map((text, index) => ({ file: index === 0 ? 'items/shop.yaml' : `items/more${index}.yaml`, text })))
    .library
const read = (text: string, library = libraryOf(shop), here: District | null = null) =>
  parseAffair(head + text, 'catalog/x01-shop.yaml', library, here)
function good(...given: Parameters<typeof read>): Affair {
  const parsed = read(...given)
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems, 'en'))
  return parsed.value
}
const said = (problems: readonly CatalogueProblem[]): string => formatProblems(problems, 'en')
const wrong = (...given: Parameters<typeof read>): string => {
  const parsed = read(...given)
  return parsed.ok ? said(reachabilityFindings(parsed.value).map(parsed.place)) : said(parsed.problems)
}

describe('an affair of references', () => {
  it('is the affair they stand for', () => {
    const affair = good(body)
    expect(affair.items).toMatchObject([{ id: 'permit', department: { zh: '某局' }, result: { kind: 'licence' } }])
    expect(affair.form[0]?.fields.map(({ id }) => id)).toEqual(['place', 'size', 'use'])
  })

  it('overrides what is different here, member by member', () => {
    const affair = good(
      body
        .replace(
          'use: shop/permit',
          'use: shop/permit\n    id: licence\n    department: { zh: 别局, en: Other bureau }\n    promise: { days: 3, confidence: I }',
        )
        .replace('use: shop/deed', 'use: shop/deed\n    forItems: [licence]'),
    )
    expect(affair.items).toMatchObject([{ id: 'licence', department: { zh: '别局' }, promise: { days: 3 } }])
  })

  it('drops with null what the library says and is not so here', () => {
    const affair = good(body.replace('use: shop/permit', 'use: shop/permit\n    onSite: null'))
    expect(affair.items[0]).not.toHaveProperty('onSite')
  })

  it('overrides fields and options by their id, and leaves some out', () => {
    const affair = good(
      body.replace(
        'use: shop/site',
        'use: shop/site\n    omit: [place]\n    fields:\n      size: { required: false }\n      use: { omit: [store], options: { shop: { label: { zh: 门店, en: Store front } } } }',
      ),
    )
    expect(affair.form[0]?.fields).toMatchObject([
      { id: 'size', required: false },
      { id: 'use', options: [{ id: 'shop', label: { zh: '门店' } }, { id: 'office' }] },
    ])
  })

  it('puts the fields of one group among those of another, under its condition', () => {
    const affair = good(
      body
        .replace(
          'questions: []',
          'questions:\n  - id: has\n    text: { zh: 有店吗, en: Shop }\n    kind: single\n    options:\n      - { id: y, label: { zh: 有, en: Yes } }\n      - { id: n, label: { zh: 没, en: No } }',
        )
        .replace(
          '- use: shop/site',
          '- id: all\n    title: { zh: 全部, en: All }\n    fields:\n      - { id: who, label: { zh: 谁, en: Who }, type: text, origin: citizen, required: true }\n      - use: shop/site\n        when: { answer: has, in: [y] }',
        ),
    )
    expect(affair.form[0]?.fields.map(({ id, when }) => [id, when])).toEqual([
      ['who', undefined],
      ...['place', 'size', 'use'].map((id) => [id, { answer: 'has', in: ['y'] }]),
    ])
  })

  it('has no part of items that are not here: the library names all it may have to do with', () => {
    expect(good(body).items[0]?.after).toEqual([])
    expect(good(body).materials[0]?.forItems).toEqual(['permit'])
    const both = good(body.replace('- use: shop/permit', '- use: shop/permit\n  - use: shop/registration'))
    expect(both.items[0]?.after).toEqual(['registration'])
  })

  it('knows everybody it names, the standard parties among them', () => {
    expect(good(body).parties.map(({ id }) => id)).toEqual(['applicant', 'owner'])
    const own =
      'parties:\n  - { id: owner, name: { zh: 房东, en: Landlord }, kind: person, identified: [paper], signs: false }'
    expect(good(body + own).parties).toMatchObject([{ id: 'owner', name: { zh: '房东' } }, { id: 'applicant' }])
  })
})

describe('a mistake is named where it was made', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'an unknown reference, with the nearest',
      'use: shop/permit',
      'use: shop/permitt',
      /x01-shop\.yaml:\d+:\d+ items\[0\]\.use: the library has no items "shop\/permitt"\n {4}→ did you mean "shop\/permit"\?/,
    ],
    ['a reference of another kind', 'use: shop/permit', 'use: shop/deed', /no items "shop\/deed"/],
    [
      'an override of nothing',
      'use: shop/permit',
      'use: shop/permit\n    level: county',
      /items\[0\]\.level: "level" says what the library says already\n {4}→ remove it/,
    ],
    [
      'a null where there is nothing to drop',
      'use: shop/permit',
      'use: shop/permit\n    when: null',
      /x01-shop\.yaml:\d+:\d+ items\[0\]\.when: the library says no "when" that could be dropped\n {4}→ remove it/,
    ],
    [
      'an override of an unknown member',
      'use: shop/permit',
      'use: shop/permit\n    levl: town',
      /x01-shop\.yaml:\d+:\d+ items\[0\]\.levl: "levl" is not known here/,
    ],
    [
      'an override of an unknown field',
      'use: shop/site',
      'use: shop/site\n    fields: { sise: { required: false } }',
      /form\[0\]\.fields\.sise: there is no "sise" among the fields of the library\n {4}→ did you mean "size"/,
    ],
    [
      'an unknown field left out',
      'use: shop/site',
      'use: shop/site\n    omit: [plaice]',
      /form\[0\]\.omit: there is no "plaice"[^]*did you mean "place"/,
    ],
    [
      'a wrong value in an override',
      'use: shop/permit',
      'use: shop/permit\n    level: village',
      /x01-shop\.yaml:\d+:\d+ items\[0\]\.level: "village" is not/,
    ],
    [
      'an entry taken twice',
      '- use: shop/permit',
      '- use: shop/permit\n  - use: shop/permit',
      /x01-shop\.yaml:\d+:\d+ items\[1\]: item "permit" is there twice/,
    ],
    [
      'a material of no item here',
      'use: shop/permit',
      'use: shop/permit\n    id: other',
      /shop\.yaml:\d+:\d+ materials\[0\]\.forItems\[0\]: there is no item "permit"/,
    ],
    [
      'an unknown party',
      'use: shop/deed',
      'use: shop/deed\n    holder: ownr',
      /materials\[0\]\.holder: there is no party "ownr"\n {4}→ did you mean "owner"/,
    ],
    [
      'an unknown department',
      'use: shop/permit',
      'use: shop/permit\n    department: { role: buro }',
      /items\[0\]\.department: there is no department "buro"/,
    ],
    [
      'an unknown parameter in a text',
      'use: shop/permit',
      "use: shop/permit\n    note: { zh: '{{arae}}平', en: '{{arae}} m²' }",
      /items\[0\]\.note\.zh: there is no parameter "arae"\n {4}→ did you mean "area"/,
    ],
  ])('%s', (_, from, to, message) => expect(wrong(body.replace(from, to))).toMatch(message))

  it.each<[string, string, string, RegExp]>([
    [
      'a wrong word',
      'caseType: promised',
      'caseType: perhaps',
      /items\/shop\.yaml:15:5 items\[0\]\.caseType: "perhaps" is not/,
    ],
    [
      'a text left in Chinese',
      'en: Permit }\n    department',
      'en: 许可 }\n    department',
      /items\/shop\.yaml:\d+:\d+ items\[0\]\.name\.en: .* left in Chinese/,
    ],
    [
      'an item that no file knows',
      'after: [registration]',
      'after: [registratoin]',
      /items\/shop\.yaml:\d+:\d+ items\[0\]\.after\[0\]: there is no item "registratoin"/,
    ],
  ])('in the library: %s', (_, from, to, message) =>
    expect(wrong(body, libraryOf(shop.replace(from, to)))).toMatch(message),
  )

  it('entries that use each other in a circle', () => {
    const round = '\nitems:\n  - { use: shop/b, id: a }\n  - { use: shop/a, id: b }\n'
    const library = libraryOf(round)
    expect(said(libraryEntryProblems(library))).toMatch(
      /shop\.yaml:\d+:\d+ items\[\d\]\.use: uses itself in a circle: shop\/a → shop\/b → shop\/a/,
    )
    expect(wrong(body.replace('shop/permit', 'shop/a'), library)).toContain('in a circle')
  })

  it('the same thing in two files, a section that is none, a file that is none', () => {
    const twice = readLibrary([
      { file: 'a.yaml', text: 'parties:\n  - { id: heir }' },
      { file: 'b.yaml', text: 'parties:\n  - { id: heir }\nitms: []' },
      { file: 'c.yaml', text: 'items: [' },
    ])
    expect(said(twice.problems)).toMatch(/c\.yaml:\d+:\d+ not valid YAML/)
    expect(said(twice.problems)).toMatch(/b\.yaml:2:5 parties\[0\]: "b\/heir" is there twice/)
    expect(said(twice.problems)).toMatch(/b\.yaml:3:1 itms: "itms" is not known here/)
  })

  it('an entry that nobody uses is checked all the same', () =>
    expect(said(libraryEntryProblems(libraryOf(shop.replace('kind: deed', 'knd: deed'))))).toMatch(
      /materials\[0\]\.knd: "knd" is not known/,
    ))
})

describe('what a district says', () => {
  const asked = body.replace('use: shop/permit', 'use: shop/permit\n    when: { parameter: area, atLeast: 50 }')

  it('stands in texts, bounds and conditions', () => {
    const here = district(
      'parameters: { area: { value: 60, basis: 测试 } }\ndepartments: { bureau: { zh: 区局, en: District bureau } }',
    )
    const affair = good(asked, libraryOf(shop), here)
    const [permit] = affair.items
    expect(permit?.department.zh).toBe('区局')
    expect(affair.leadDepartment.zh).toBe('区局')
    expect(permit?.onSite).toEqual({ zh: '面积不少于60平方米', en: 'No less than 60 m²' })
    expect(affair.form[0]?.fields[1]?.min).toBe(60)
    expect(evaluate(permit?.when, { answers: {}, items: new Set() })).toBe(true)
    expect(affair.parameters).toMatchObject([{ id: 'area' }])
  })

  it('is missed where it does not say it, with what to add', () =>
    expect(wrong(asked, libraryOf(shop), district())).toMatch(
      /district 410999 \(某区\) does not say "area" \(最小面积\)\n {4}→ add to its file: parameters: \{ area: /,
    ))

  it('is the example where no district is meant, and both ways of a condition are walked', () => {
    expect(good(asked).items[0]?.onSite?.zh).toBe('面积不少于30平方米')
    expect(wrong(asked)).not.toContain('no answers lead to item')
  })

  it('must be something an affair asks for', () => {
    const here = district(
      'parameters: { aera: { value: 1, basis: 测试 } }\ndepartments: { buro: { zh: 局, en: Bureau } }',
    )
    expect(libraryFindings(here, libraryOf(shop), [])).toMatchObject([
      { code: 'noDepartment', path: ['departments', 'buro'] },
      { code: 'noParameter', remedy: { en: expect.stringMatching(/did you mean "area"/) as string } },
    ])
  })
})

describe('whatever the library holds', () => {
  it('a good file with a piece cut out costs problems with a place, never an exception', () => {
    const files = sourcesIn('items').map((source) => ({ ...source, read: readDocument(source.text, source.file) }))
    const affairs = sourcesIn('catalog').map(({ text, file }) => readDocument(text, file))
    const cut = fc
      .constantFrom(...files)
      .chain(({ file, text }) =>
        fc
          .tuple(fc.nat(text.length), fc.nat(200))
          .map(([start, length]) => readDocument(text.slice(0, start) + text.slice(start + length), file)),
      )
    const file = (read: Read) => (read.ok ? read.value.file : read.problems[0]?.file)
    fc.assert(
      fc.property(cut, fc.constantFrom(...affairs), (spoilt, affair) => {
        const { library, problems } = libraryFrom(files.map((one) => (one.file === file(spoilt) ? spoilt : one.read)))
        for (const { line, column } of [...problems, ...libraryEntryProblems(library)])
          expect([line >= 1, column >= 1]).toEqual([true, true])
        const parsed = affairFrom(affair, library)
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 120 },
    )
  })

  it('an affair of references to anything is refused with a place, never with an exception', () => {
    const references = published.entries.map(({ reference }) => reference)
    const value = fc.oneof(fc.constantFrom(...references), fc.jsonValue({ maxDepth: 2 }))
    const entry = fc.dictionary(fc.constantFrom('use', 'id', 'when', 'fields', 'omit', 'options'), value)
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('items', 'form', 'materials', 'questions', 'parties', 'id'), fc.array(entry)),
        (data) => {
          const parsed = parseAffair(JSON.stringify(data), 'x.yaml', published)
          expect(parsed.ok).toBe(false)
        },
      ),
    )
  })
})

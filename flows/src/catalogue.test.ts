import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatProblems,
  libraryEntryProblems,
  parseAffair,
  parseDistrict,
  parseHolidayYear,
  readLibrary,
  type CatalogueProblem,
} from './catalogue.ts'
import { affairs, library, sourcesIn } from './journeys/testing/catalogue.ts'
import { integrityFindings } from './lint/affair.ts'
import { districtFindings } from './lint/district.ts'
import { inLanguage } from './catalogue/problem.ts'
import { reachabilityFindings } from './lint/reachability.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const afterDeath = read('catalog/n13-after-death.yaml')
const restaurant = read('catalog/h01-restaurant.yaml')
const hualong = read('districts/410902-hualong.yaml')
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length
/** Changes one thing in the file and returns the problems reported. */
function broken(
  text: string,
  from: string,
  to: string,
): { readonly changed: string; readonly problems: readonly CatalogueProblem[] } {
  expect(text).toContain(from)
  const changed = text.replace(from, to)
  const parsed = parseAffair(changed, 'x.yaml', library)
  return { changed, problems: parsed.ok ? reachabilityFindings(parsed.value).map(parsed.place) : parsed.problems }
}

describe('the files of the catalogue', () => {
  it.each(sourcesIn('catalog'))('$file has no problem, on any path', ({ text, file }) => {
    const parsed = parseAffair(text, file, library)
    expect(parsed).toMatchObject({ ok: true })
    if (parsed.ok) expect(reachabilityFindings(parsed.value)).toEqual([])
  })

  it('and the library none, entry by entry', () => {
    expect(readLibrary(sourcesIn('items')).problems).toEqual([])
    expect(libraryEntryProblems(library)).toEqual([])
  })

  it('keep the ids of the agreed data set', () => {
    const ids = (text: string) => {
      const parsed = parseAffair(text, 'x.yaml', library)
      if (!parsed.ok) throw new Error('invalid')
      const { questions, items, materials } = parsed.value
      return [
        questions.map((question) => `${question.id}:${question.options.map(({ id }) => id).join('|')}`).join(' '),
        items.map(({ id }) => id).join(' '),
        materials.map(({ id }) => id).join(' '),
      ]
    }
    expect(ids(afterDeath)).toEqual([
      'rel:spouse|child|parent|other place:hosp|home|abn cremated:no|yes|burial ins:emp|res|gov|none hpf:no|yes drv:no|yes med:no|yes',
      'dcert dcertga crem hukou drv acct funeral resacct medacct hpf',
      'm_dead_id m_agent_id m_hukou m_dcert m_crem m_crem_later m_cancelled m_sscard m_bank m_rel m_heir',
    ])
    expect(ids(restaurant)).toEqual([
      'proxy:no|yes subject:company|branch|partner|licensed|individual hyg:no|yes prepack:no|yes aircon:no|yes',
      'company branch partner food hyg',
      'm_regapp m_articles m_partner m_parentlic m_ids m_addr m_lic m_proxy m_foodapp m_layout m_rules m_health m_hygapp m_hygplan m_hygtest m_hygrule m_aircon',
    ])
  })

  it('are what a district offers: it names no other', () => {
    const district = parseDistrict(hualong, 'x.yaml')
    const offered = district.ok ? Object.keys(district.value.affairs) : []
    expect(offered).not.toEqual([])
    expect(offered.filter((id) => affairs.every((affair) => affair.id !== id))).toEqual([])
  })
})

describe('a mistake is named with its line', () => {
  it.each<[string, string, string, string, string, string]>([
    ['YAML that is none', restaurant, 'id: h01-restaurant', 'id: [h01', 'not valid YAML', 'id: [h01'],
    [
      'the same member twice',
      restaurant,
      'stage: opening',
      'stage: opening\nstage: opening',
      'not valid YAML',
      'stage: opening\nstage',
    ],
    ['a text without English', afterDeath, 'zh: 配偶, en: Husband or wife', 'zh: 配偶', '"en" is missing', 'zh: 配偶'],
    [
      'an unknown member',
      afterDeath,
      'stage: afterLife',
      'stag: afterLife',
      '"stag" is not known here',
      'stag: afterLife',
    ],
    [
      'an applicant whom the terminal cannot identify',
      restaurant,
      'stage: opening',
      'stage: opening\nparties:\n  - { id: applicant, name: { zh: 申请人, en: Applicant }, kind: person, identified: [paper], signs: true }',
      'the applicant cannot be identified at the terminal',
      'identified: [paper]',
    ],
    ['a wrong word', afterDeath, 'audience: person', 'audience: human', '"human" is not', 'audience: human'],
    [
      'a comma outside quotes',
      afterDeath,
      'en: In a hospital or clinic',
      'en: In a hospital, or clinic',
      'read as a name',
      'or clinic }',
    ],
    [
      'a condition that is none',
      afterDeath,
      'when: { answer: place, in: [abn] }',
      'when: { answers: place }',
      'is not a condition',
      'answers: place',
    ],
    ['an id that is not one', afterDeath, 'id: rel\n', 'id: 关系\n', 'is not allowed', 'id: 关系'],
    [
      'a dangling question',
      afterDeath,
      'answer: place, in: [abn]',
      'answer: plaice, in: [abn]',
      'no question "plaice"',
      'answer: plaice',
    ],
    [
      'a dangling option',
      afterDeath,
      'answer: place, in: [abn]',
      'answer: place, in: [abnormal]',
      'no option "abnormal"',
      'in: [abnormal]',
    ],
    [
      'a dangling prerequisite',
      afterDeath,
      '- use: pension/funeral',
      '- use: pension/funeral\n    after: [hukou, creme]',
      'no item "creme"',
      'after: [hukou, creme]',
    ],
    [
      'a dangling item of a material',
      afterDeath,
      '- use: death/m_heir',
      '- use: death/m_heir\n    forItems: [hpf, medact]',
      'no item "medact"',
      'forItems: [hpf, medact]',
    ],
    [
      'items that wait for each other',
      restaurant,
      '- use: registration/company',
      '- use: registration/company\n    after: [food]',
      'in a circle: company → food → company',
      'after: [food]',
    ],
    [
      'an item that looks at an item',
      restaurant,
      "when: { answer: hyg, in: ['yes'] }",
      'when: { item: food }',
      'must not look at item "food"',
      'when: { item: food }',
    ],
    [
      'an id used twice',
      afterDeath,
      '- use: medical-insurance/medacct',
      '- use: medical-insurance/medacct\n    id: hpf',
      'item "hpf" is there twice',
      '- use: housing-fund/hpf',
    ],
    [
      'English left Chinese',
      afterDeath,
      'en: After a death in the family',
      'en: 公民身后',
      'left in Chinese',
      'en: 公民身后',
    ],
    [
      'an unknown part of the card',
      afterDeath,
      '- use: death/family',
      '- use: death/family\n    fields: { jscard: { from: number } }',
      'the card has no "number"',
      'from: number',
    ],
    [
      'a data set without key',
      afterDeath,
      '- use: death/dead',
      '- use: death/dead\n    fields: { szname: { from: deceased } }',
      'is not dataset.key',
      'from: deceased }',
    ],
    [
      'a field copied from a later one',
      afterDeath,
      '- use: death/pay',
      "- use: death/pay\n    fields: { szhm: { sameAs: 'field:szyhkh' } }",
      'no field "szyhkh" before',
      "sameAs: 'field:szyhkh'",
    ],
    [
      'a sex worked out from a name',
      afterDeath,
      '- use: death/dead',
      '- use: death/dead\n    fields: { szsex: { sameAs: sexOf:szname } }',
      'is not of type idNumber',
      'sexOf:szname',
    ],
    [
      'a field copied from no question',
      afterDeath,
      '- use: death/family',
      '- use: death/family\n    fields: { jsgx: { sameAs: answer:relation } }',
      'no question "relation"',
      'sameAs: answer:relation',
    ],
    [
      'a field that follows no option',
      afterDeath,
      '- use: death/pay',
      '- use: death/pay\n    fields: { szkhhOther: { whenField: { field: szkhh, in: [rural, foreign] } } }',
      'no option "foreign"',
      'in: [rural, foreign]',
    ],
    [
      'a time in a text',
      afterDeath,
      'zh: 亲人去世后，',
      'zh: 10个工作日办结，',
      'no district has confirmed',
      'zh: 10个工作日',
    ],
    [
      'a promise without basis',
      afterDeath,
      '- use: death/crem',
      '- use: death/crem\n    promise: { days: 3, confidence: H }',
      'needs its basis',
      'promise: { days: 3, confidence: H }',
    ],
    [
      'an item that no answers reach',
      afterDeath,
      'when: { answer: place, in: [abn] }',
      'when: { all: [{ answer: place, in: [abn] }, { answer: place, in: [home] }] }',
      'no answers lead to item "dcertga"',
      'use: death/dcertga',
    ],
    [
      'a material that no answers ask for',
      afterDeath,
      'when: { answer: rel, in: [other] }',
      'when: { all: [{ answer: rel, in: [other] }, { answer: rel, in: [child] }] }',
      'material "m_rel"',
      'use: death/m_rel',
    ],
    [
      'a question that no answers lead to',
      restaurant,
      '- use: hygiene/aircon',
      '- use: hygiene/aircon\n    when: { all: [{ item: branch }, { item: company }] }',
      'question "aircon"',
      'use: hygiene/aircon',
    ],
    [
      'a path that leads nowhere',
      restaurant,
      "when: { all: [{ answer: subject, in: [licensed] }, { answer: hyg, in: ['no'] }] }",
      "when: { answer: hyg, in: ['yes'] }",
      'leave nothing to apply for: proxy=no, subject=licensed, hyg=no, prepack=yes',
      'questions:',
    ],
  ])('%s', (_, text, from, to, message, where) => {
    const { changed, problems } = broken(text, from, to)
    const found = problems.find((problem) => inLanguage(problem.message, 'en').includes(message))
    expect(found, formatProblems(problems, 'en')).toBeDefined()
    expect(found?.remedy).not.toBe('')
    // A mistake inside a member is reported at the member, up to one line away from the text searched for.
    expect(Math.abs((found?.line ?? 0) - lineOf(changed, where))).toBeLessThanOrEqual(1)
  })

  it('a path that leads nowhere, also where other conditions hang on parameters of the district', () => {
    const parsed = parseAffair(restaurant, 'x.yaml', library)
    if (!parsed.ok) throw new Error('the restaurant is wrong')
    const affair = parsed.value
    const [item] = affair.items
    if (item === undefined) throw new Error('no items')
    const nowhere = (when: typeof item.when): number =>
      reachabilityFindings({ ...affair, items: [{ ...item, when }] }).filter(({ code }) => code === 'leadsNowhere')
        .length
    const asked = { answer: 'hyg', in: ['yes'] }
    const big = { parameter: 'area', value: 100, atLeast: 50 } as never
    expect(nowhere({ all: [asked, big] })).toBeGreaterThan(0)
    // Always something: which of the two it is, is the district's to say.
    expect(nowhere({ any: [big, { not: big }] })).toBe(0)
  })

  it('and printed as file, line, column, path, remedy', () => {
    const { problems } = broken(afterDeath, 'audience: person', 'audience: human')
    const at = lineOf(afterDeath, 'audience: person')
    expect(problems.map((one) => formatProblems([one], 'en'))).toEqual([
      expect.stringMatching(
        new RegExp(String.raw`^x\.yaml:${at}:1 audience: "human" is not \("person" \| "enterprise"\)\n {4}→ write `),
      ),
    ])
  })
})

describe('a district', () => {
  it('may only offer what the catalogue has', () => {
    const offering = `${hualong.slice(0, hualong.indexOf('printed:'))}affairs:
  n13-after-death: {}
  h01-restaurant: { items: { bar: { offered: false } } }
  h99-zoo: {}
`
    const parsed = parseDistrict(offering, 'x.yaml')
    if (!parsed.ok) throw new Error('invalid')
    const affair = parseAffair(restaurant, 'x.yaml', library)
    const messages = districtFindings(parsed.value, affair.ok ? [affair.value] : []).map(parsed.place)
    expect(messages.map(({ message, line }) => [inLanguage(message, 'en'), line])).toEqual([
      ['there is no affair "n13-after-death"', lineOf(offering, 'n13-after-death')],
      ['"h01-restaurant" has no item "bar"', lineOf(offering, 'h01-restaurant')],
      ['there is no affair "h99-zoo"', lineOf(offering, 'h01-restaurant') + 1],
    ])
  })
  it('has a code of six digits', () =>
    expect(parseDistrict(hualong.replace("'410902'", '4109'), 'x.yaml')).toMatchObject({
      ok: false,
      problems: [{ line: lineOf(hualong, "code: '410902'"), path: 'code' }],
    }))
})

describe("a year's holidays", () => {
  const year = (holidays: string, workdays: string): string =>
    `year: 2026\nsource: { document: 测试, issued: 2025-11-04, confidence: H }\nholidays:\n  - { name: { zh: 元旦, en: New Year }, ${holidays} }\nworkdays: [${workdays}]\n`
  it.each([
    ['a span backwards', year('from: 2026-01-03, to: 2026-01-01', ''), 'is after', 4],
    ['a day of another year', year('from: 2026-01-01, to: 2027-01-03', ''), 'is not in 2026', 4],
    ['a day that does not exist', year('from: 2026-02-30, to: 2026-02-30', ''), 'is not allowed', 4],
    ['a weekday worked in exchange', year('from: 2026-01-01, to: 2026-01-03', '2026-01-05'), 'is a weekday anyway', 5],
    ['a holiday worked', year('from: 2026-01-01, to: 2026-01-03', '2026-01-03'), 'is also a holiday', 5],
  ])('refuses %s', (_, text, message, line) => {
    const parsed = parseHolidayYear(text, '2026.yaml')
    expect(
      parsed.ok
        ? []
        : parsed.problems.map((problem) => [inLanguage(problem.message, 'en').includes(message), problem.line]),
    ).toContainEqual([true, line])
  })
})

describe('whatever a file holds', () => {
  it('is refused with a place, never with an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const parsed = parseAffair(text, 'x.yaml', library)
        expect(parsed.ok).toBe(false)
        if (!parsed.ok)
          for (const { line, column, message } of parsed.problems)
            expect([line >= 1, column >= 1, inLanguage(message, 'zh') !== '']).toEqual([true, true, true])
      }),
    )
  })

  it('a good file with a piece cut out is good or refused', () => {
    fc.assert(
      fc.property(fc.nat(afterDeath.length), fc.nat(200), (start, length) => {
        const parsed = parseAffair(afterDeath.slice(0, start) + afterDeath.slice(start + length), 'x.yaml', library)
        if (parsed.ok) expect(integrityFindings(parsed.value)).toEqual([])
        else expect(parsed.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('aliases that would unfold without end are refused', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n')
    expect(parseAffair(bomb, 'x.yaml')).toMatchObject({
      ok: false,
      problems: [{ remedy: { en: expect.stringContaining('without & and *') } }],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { affairFrom, formatProblems, libraryFrom, readDocument } from '../catalogue.ts'
import { vocabularyFindings } from '../catalogue/platform-vocabulary.ts'
import { reachabilityFindings } from './reachability.ts'
import { authoringFindings } from './authoring.ts'
import { repetitionProblems } from './repetition.ts'

const file = 'flows/catalog/h99-zoo.yaml'
const zoo = `id: h99-zoo
version: 2026-11-01
name: { zh: 开办动物园, en: Open a zoo }
summary: { zh: 一次申请。, en: One application. }
stage: opening
audience: enterprise
leadDepartment: { zh: 林业局, en: Forestry bureau }
sources:
  - { document: 某文件, confidence: H }
promise: { days: 5, confidence: I }
fee: { text: { zh: 不收费, en: Free }, confidence: I }
conditions: []
parties:
  - { id: applicant, name: { zh: 申请人, en: Applicant }, kind: person, identified: [card], signs: true }
questions:
  - id: size
    text: { zh: 园子有多大？, en: How large is it? }
    kind: single
    options:
      - { id: small, label: { zh: 小, en: Small } }
      - { id: large, label: { zh: 大, en: Large } }
items:
  - id: permit
    name: { zh: 动物园许可, en: Zoo permit }
    department: { zh: 林业局, en: Forestry bureau }
    level: county
    result: { name: { zh: 许可证, en: Permit }, kind: licence }
    caseType: promised
    promise: { days: 5, confidence: I }
    fee: { text: { zh: 不收费, en: Free }, confidence: I }
    confidence: H
materials:
  - id: m_plan
    name: { zh: 平面图, en: Plan }
    source: upload
    kind: plan
    holder: applicant
    deferrable: false
    when: { answer: size, in: [large] }
    confidence: M
form:
  - id: zoo
    title: { zh: 动物园, en: The zoo }
    fields:
      - { id: place, label: { zh: 地址, en: Place }, type: address, origin: citizen, required: true }
delivery: [window]
`
const library = libraryFrom([]).library
const vocabulary = { sharedData: { enterprise: ['name', 'uscc'] }, licenceTypes: ['营业执照'] }

/** What is said of the zoo after a change; every rule at once, as `flows -- lint` has them. */
function said(was: string, is: string): readonly string[] {
  if (!zoo.includes(was)) throw new Error(`the zoo has no ${was}`)
  const parsed = affairFrom(readDocument(zoo.replace(was, is), file), library)
  if (!parsed.ok) return parsed.problems.map((one) => formatProblems([one], 'en'))
  return [
    ...reachabilityFindings(parsed.value),
    ...authoringFindings(parsed.value, '2026-11-28'),
    ...vocabularyFindings(parsed.value, vocabulary),
  ].map((finding) => formatProblems([parsed.place(finding)], 'en'))
}
const at = (line: number, message: string, remedy: string): readonly unknown[] => [
  expect.stringMatching(new RegExp(`^${file}:${line}:\\d+ [^\\n]*${message}[^\\n]*\\n {4}→ [^\\n]*${remedy}`)),
]
const field = '{ id: place, label: { zh: 地址, en: Place }, type: address, origin: citizen, required: true }'
const choice = (more: string): string =>
  `{ id: kind, label: { zh: 规模, en: Size }, type: select, origin: citizen, required: true, ${more} }`
const options = (...ids: string[]): string =>
  `options: [${ids.map((id) => `{ id: ${id}, label: { zh: 选项, en: Option } }`).join(', ')}]`

describe('an author hears, with the line and what to do', () => {
  it('nothing of a file that is right', () => expect(said('id: h99-zoo', 'id: h99-zoo')).toEqual([]))

  it.each<[string, [string, string], [number, string, string]]>([
    [
      'a version in the future',
      ['2026-11-01', '2027-01-01'],
      [2, 'is in the future: today is 2026-11-28', 'the day of the change'],
    ],
    [
      'no source',
      ['sources:\n  - { document: 某文件, confidence: H }', 'sources: []'],
      [8, 'names no source', 'confidence: H'],
    ],
    ['a missing English text', ['{ zh: 平面图, en: Plan }', '{ zh: 平面图 }'], [34, '"en" is missing', 'add "en']],
    [
      'a holder nobody is',
      ['holder: applicant', 'holder: keeper'],
      [37, 'there is no party "keeper"', 'declare it in "parties"'],
    ],
    [
      'a question nothing looks at',
      ['    when: { answer: size, in: [large] }\n', ''],
      [16, 'question "size" changes nothing', 'remove it, or let something depend on it'],
    ],
    [
      'a condition that every answer satisfies',
      ['in: [large]', 'in: [small, large]'],
      [39, 'names every option of question "size"', 'only the options that matter'],
    ],
    [
      'two questions that ask the same in other words',
      [
        'items:\n',
        `  - id: big
    text: { zh: 请问您的园子有多大？, en: Is it large? }
    kind: single
    options:
      - { id: small, label: { zh: 小, en: No }, hint: { zh: 好, en: Good } }
      - { id: large, label: { zh: 大, en: Yes } }
items:
`,
      ],
      [22, 'question "big" says the same as "size"', 'keep one of them'],
    ],
    [
      'shared data no platform has',
      [field, field.replace('origin: citizen', 'origin: shared, from: enterprise.nmae')],
      [
        45,
        'no platform knows the shared data "enterprise.nmae"',
        'did you mean "enterprise.name".* tell the side of the platform',
      ],
    ],
    [
      'a licence type no platform has',
      ['source: upload', 'source: licence\n    licenceType: 营业证'],
      [36, 'no platform knows the licence type "营业证"', 'flows/platform.yaml'],
    ],
    [
      'a choice without an option for the answer it is filled from',
      [field, choice(`sameAs: 'answer:size', ${options('small', 'medium')}`)],
      [45, 'has no option for what "answer:size" may bring: large', 'under the same id'],
    ],
  ])('%s', (_, [was, is], [line, message, remedy]) => expect(said(was, is)).toEqual(at(line, message, remedy)))

  it('no complaint of an answer that ends the journey before the choice', () =>
    expect(
      said(
        '{ id: large, label: { zh: 大, en: Large } }',
        '{ id: large, label: { zh: 大, en: Large }, block: { reason: { zh: 不行, en: No }, goTo: { zh: 窗口, en: Window } } }',
      ).filter((one) => one.includes('no option')),
    ).toEqual([]))
})

describe('a slip of the keyboard is told once, as what it is', () => {
  it.each<[string, [string, string], [number, string, string]]>([
    ['：instead of a colon', ['stage: opening', 'stage：opening'], [5, 'full-width colon', 'a colon and a blank']],
    ['： between brackets', ['{ zh: 平面图, en', '{ zh： 平面图, en'], [34, 'full-width colon', 'a colon and a blank']],
    ['， between two members', ['{ zh: 平面图, en', '{ zh: 平面图，en'], [34, 'full-width comma', 'stands in quotes']],
    ['a tab', ['    level: county', '\tlevel: county'], [26, 'indented by a tab', 'two blanks']],
  ])('%s', (_, [was, is], [line, message, remedy]) => expect(said(was, is)).toEqual(at(line, message, remedy)))

  it('and is right inside a text', () =>
    expect(
      said('{ zh: 一次申请。, en: One application. }', "{ zh: '注意：一次申请，一次领证。', en: One application. }"),
    ).toEqual([]))
})

describe('what is described in two files', () => {
  const read = (name: string, text: string) => readDocument(text, name)
  const again = zoo.slice(zoo.indexOf('materials:'), zoo.indexOf('form:'))

  it('is told at the second, with where the first is', () => {
    const problems = repetitionProblems(library, [
      read(file, zoo),
      read('flows/catalog/h98-park.yaml', `id: h98\n${again}`),
    ])
    expect(problems.map((one) => formatProblems([one], 'en'))).toEqual([
      expect.stringMatching(
        /h98-park\.yaml:3:\d+ materials\[0\]: "m_plan" is described already in .*h99-zoo\.yaml.*\n {4}→ .*"use"/,
      ),
    ])
  })

  it('is told where the library has it already, but a reference describes nothing', () => {
    const items = libraryFrom([read('flows/items/zoo.yaml', again)]).library
    expect(repetitionProblems(items, [read(file, zoo)])).toHaveLength(1)
    const taken = zoo.replace(again, 'materials:\n  - use: zoo/m_plan\n')
    expect(
      repetitionProblems(items, [
        read(file, taken),
        read('flows/catalog/h97.yaml', taken.slice(taken.indexOf('materials:'), taken.indexOf('form:'))),
      ]),
    ).toEqual([])
  })
})

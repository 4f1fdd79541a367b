import { describe, expect, it } from 'vitest'
import { affairFrom, formatProblems, libraryFrom, readDocument } from '../catalogue.ts'
import { reachabilityFindings } from './reachability.ts'
import { repeatedParagraphs } from './repetition.ts'

const file = 'flows/catalog/h99-kite.yaml'
const kite = `id: h99-kite
version: 2026-11-01
name: { zh: 放风筝, en: Fly a kite }
summary: { zh: 一次申请。, en: One application. }
stage: opening
audience: person
leadDepartment: { zh: 气象局, en: Weather bureau }
sources:
  - { document: 某文件, confidence: H }
promise: { days: 5, confidence: I }
fee: { text: { zh: 不收费, en: Free }, confidence: I }
conditions: []
parties:
  - { id: applicant, name: { zh: 申请人, en: Applicant }, kind: person, identified: [card], signs: true }
  - { id: helper, name: { zh: 帮手, en: Helper }, kind: person, identified: [card], signs: true }
questions:
  - id: size
    text: { zh: 风筝有多大？, en: How large is it? }
    kind: single
    options:
      - { id: small, label: { zh: 小, en: Small } }
      - { id: large, label: { zh: 大, en: Large } }
items:
  - id: permit
    name: { zh: 放飞许可, en: Permit }
    department: { zh: 气象局, en: Weather bureau }
    level: county
    result: { name: { zh: 许可证, en: Permit }, kind: licence }
    caseType: promised
    promise: { days: 5, confidence: I }
    fee: { text: { zh: 不收费, en: Free }, confidence: I }
    confidence: H
materials:
  - id: m_promise
    name: { zh: 承诺书, en: Undertaking }
    source: form
    document:
      title: { zh: 放飞承诺书, en: Undertaking }
      paragraphs:
        - text: { zh: '本人{{name}}承诺看好{{size}}的风筝。', en: 'I, {{name}}, look after the {{size}} kite.' }
        - text: { zh: '帮手：{{helperName}}。', en: 'Helper: {{helperName}}.' }
          each: helper
      signedBy: [{ party: applicant }, { party: helper }]
      given: { field: agrees, in: ['yes'] }
      basis:
        - { law: { zh: 《某法》第一条, en: 'Some Law, Article 1' }, confidence: H }
    kind: undertaking
    holder: applicant
    deferrable: false
    confidence: M
form:
  - id: owner
    title: { zh: 本人, en: You }
    fields:
      - { id: name, label: { zh: 姓名, en: Name }, type: personName, origin: idCard, from: name, required: true }
      - { id: size, label: { zh: 大小, en: Size }, type: text, origin: citizen, required: true }
      - { id: agrees, label: { zh: 同意, en: Agreed }, type: switch, origin: citizen, required: true }
  - id: helpers
    title: { zh: 帮手, en: Helpers }
    party: helper
    repeat: { min: 1, max: 3 }
    fields:
      - { id: helperName, label: { zh: 姓名, en: Name }, type: personName, origin: idCard, from: name, required: true }
delivery: [window]
`
const { library } = libraryFrom([])

function problems(text: string): readonly string[] {
  const parsed = affairFrom(readDocument(text, file), library)
  const found = parsed.ok ? reachabilityFindings(parsed.value).map(parsed.place) : parsed.problems
  return found.map((one) => formatProblems([one], 'en'))
}

const where = /^flows\/catalog\/h99-kite\.yaml:\d+:\d+ materials\[0\]/

describe('what a material of the form is made of', () => {
  it('may be a text that somebody signs, or a part of the form', () => {
    expect(problems(kite)).toEqual([])
    const part = kite.replace(/ {4}document:[\s\S]*?( {4}kind: undertaking)/, '    fromForm: part\n$1')
    expect(problems(part)).toEqual([])
  })

  it.each([
    ['says nothing of it', [/ {4}document:[\s\S]*?( {4}kind: undertaking)/, '$1'], 'nothing says'],
    ['says two things', ['    kind: undertaking', '    fromForm: part\n    kind: undertaking'], 'two things say'],
    [
      'names a field that is not there',
      [/ {4}document:[\s\S]*?( {4}kind: undertaking)/, '    fromForm: [nose]\n$1'],
      '"nose"',
    ],
    ['fills in what nobody knows', ['{{size}}的风筝', '{{sise}}的风筝'], '{{sise}}'],
    ['fills in less in English', ['the {{size}} kite', 'the kite'], 'the English fills in'],
    [
      'is signed by a party that the form does not describe',
      ['{ party: helper }]', '{ party: applicant, name: 王 }]'],
      'names nobody',
    ],
    ['repeats for nobody', ['          each: helper', '          each: applicant'], 'no repeating group'],
    ['hangs on a value that a field cannot have', ["in: ['yes']", 'in: [maybe]'], '"maybe"'],
    ['is brought from outside all the same', ['source: form', 'source: upload'], 'is not made here'],
    [
      'may have a gap: a field that need not be filled in',
      ['type: text, origin: citizen, required: true', 'type: text, origin: citizen, required: false'],
      '{{size}} may be empty',
    ],
    ['may be signed by nobody', ['min: 1, max: 3', 'min: 0, max: 3'], 'who signs as "helper" may be empty'],
  ] as const)('one that %s is named with its line and a remedy', (_, [from, to], said) => {
    const text = kite.replace(from, to)
    expect(text).not.toBe(kite)
    const found = problems(text)
    expect(found.join('\n')).toContain(said)
    expect(found[0]).toMatch(where)
    expect(found[0]).toContain('→')
  })

  it('a field of some answers only leaves a gap with the others, and an alternative closes it', () => {
    const sometimes = kite.replace(
      'type: text, origin: citizen',
      'when: { answer: size, in: [large] }, type: text, origin: citizen',
    )
    expect(problems(sometimes).join()).toContain(
      '{{size}} may be empty when "m_promise" is printed, for example with size=small',
    )
    expect(problems(sometimes.replaceAll('{{size}}', '{{size|answer:size}}'))).toEqual([])
  })

  it('a paragraph that stands in two of them is told once, with the first', () => {
    const read = readDocument(kite, file)
    const other = readDocument(kite.replace('h99-kite', 'h98-kite'), 'flows/catalog/h98-kite.yaml')
    const found = repeatedParagraphs(library, [read, other]).map((one) => formatProblems([one], 'en'))
    expect(found).toHaveLength(2)
    expect(found[0]).toContain('stands already in flows/catalog/h99-kite.yaml, "m_promise"')
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDistrict } from '../catalogue.ts'
import type { District } from '../model/district.ts'
import { districtDifferences, type Names } from './district-difference.ts'
import { vocabularyDifferences } from './vocabulary-difference.ts'

const named = (names: Readonly<Record<string, string>>) => (id: string) => {
  const name = names[id]
  return name === undefined ? null : { zh: name, en: id }
}
const names: Names = {
  affair: named({ 'h01-restaurant': '开办餐馆', 'h11-teahouse': '开办茶馆' }),
  item: (_affair, id) => named({ company: '公司设立登记', tobacco: '烟草专卖零售许可' })(id),
  department: named({ marketRegulation: '市场监管部门' }),
  parameter: named({ hairArea: '理发店面积' }),
}

/** The sample that new districts copy, with what it has only in comments: every member is in it. */
function whole(): District {
  const file = join(import.meta.dirname, '../../districts/template/000000-template.yaml')
  const parsed = parseDistrict(readFileSync(file, 'utf8'), file)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => JSON.stringify(message)).join())
  return {
    ...parsed.value,
    parameters: { hairArea: { value: 10, basis: '某政办〔2026〕1号' } },
    deferral: { lapse: { zh: '逾期终止。', en: 'It ends.' }, basis: '某政办〔2026〕2号' },
  }
}
const said = (change: Partial<District>): readonly string[] =>
  districtDifferences(whole(), { ...whole(), ...change }, names).map(({ zh }) => zh)

/** Each copy has one value of the file changed. */
function copiesWithOneChange(value: unknown, place = ''): readonly (readonly [place: string, copy: unknown])[] {
  if (typeof value === 'string') return [[place, `${value}改`]]
  if (typeof value === 'number') return [[place, value + 1]]
  if (typeof value === 'boolean') return [[place, !value]]
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) =>
      copiesWithOneChange(one, `${place}/${at}`).map(([where, copy]) => [where, value.with(at, copy)] as const),
    )
  return Object.entries(value as object).flatMap(([key, one]) =>
    copiesWithOneChange(one, `${place}/${key}`).map(
      ([where, copy]) => [where, { ...(value as object), [key]: copy }] as const,
    ),
  )
}

describe('what has changed in a district', () => {
  it('is nothing between a file and itself', () =>
    expect(districtDifferences(whole(), structuredClone(whole()), names)).toEqual([]))

  it('is said in both languages, whichever one value is another', () => {
    const copies = copiesWithOneChange(whole()).filter(([place]) => place !== '/code')
    expect(copies.length).toBeGreaterThan(50)
    for (const [place, copy] of copies) {
      const texts = districtDifferences(whole(), copy as District, names)
      expect([place, texts.length > 0]).toEqual([place, true])
      for (const { zh, en } of texts) {
        expect(zh).toMatch(/\p{Script=Han}/u)
        expect(en).toMatch(/^[A-Z“]/)
        expect(zh + en).not.toMatch(/undefined|\[object/)
      }
    }
  })

  it('is a telephone, a window that has no name any more, and a body called otherwise', () => {
    const { window: _window, ...hall } = whole().hall
    const departments = { ...whole().departments, marketRegulation: { zh: '县市监局', en: 'County bureau' } }
    expect(said({ hall: { ...hall, telephone: '0393-4411234' }, departments })).toEqual([
      '去掉综合受理窗口（原为“‘一件事’综合受理窗口”）',
      '咨询电话由“12345”改为“0393-4411234”',
      '部门“市场监管部门”由“县市场监管局”改为“县市监局”',
    ])
  })

  it('is a promise that is another, one that is given up, and an item that is withdrawn', () => {
    const { fee: _fee, ...restaurant } = whole().affairs['h01-restaurant'] ?? { items: {} }
    const basis = '某政办〔2026〕9号'
    const items = { company: { offered: false, goTo: { zh: '请到市局。', en: 'Go to the city.' } } }
    expect(
      said({
        affairs: { ...whole().affairs, 'h01-restaurant': { ...restaurant, promise: { days: 5, basis }, items } },
      }),
    ).toEqual([
      '“开办餐馆”：全程承诺时限由7个工作日（依据某政办〔2026〕1号）改为5个工作日（依据某政办〔2026〕9号）',
      '“开办餐馆”：去掉收费（原为“不收费”（依据某政办〔2026〕1号））',
      '“开办餐馆”：“公司设立登记”：不在这里办了',
      '“开办餐馆”：“公司设立登记”：去掉事项承诺时限（原为1个工作日（依据某政办〔2026〕1号））',
      '“开办餐馆”：“公司设立登记”：增加去哪里办：“请到市局。”',
      '“开办餐馆”：“food”：去掉事项承诺时限（原为5个工作日（依据某政办〔2026〕1号））',
    ])
  })

  it('is an affair that is new here, and one that is no longer offered', () => {
    const { 'h11-teahouse': _teahouse, ...affairs } = whole().affairs
    expect(said({ affairs })).toEqual(['不再办理“开办茶馆”'])
    const before = { ...whole(), affairs }
    expect(districtDifferences(before, whole(), names).map(({ en }) => en)).toEqual([
      '“h11-teahouse” is offered from now on',
    ])
  })
})

it('what the platform is asked for is told by what came and what went, whatever the order', () => {
  const before = { sharedData: { person: ['a', 'b'] }, licenceTypes: ['居民身份证', '结婚证'] }
  const after = { sharedData: { person: ['b', 'c'] }, licenceTypes: ['营业执照', '居民身份证'] }
  expect(vocabularyDifferences(before, after).map(({ zh }) => zh)).toEqual([
    '向平台新要电子证照“营业执照”',
    '不再向平台要电子证照“结婚证”',
    '向平台新要共享数据“person.c”',
    '不再向平台要共享数据“person.a”',
  ])
})

/** Every district's file with every affair it offers, and every path of answers through it. */
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { formatProblems, parseAffair } from '../catalogue.ts'
import type { District } from '../model/district.ts'
import { districts, library, sourcesIn } from '../journeys/testing/catalogue.ts'
import type { Plan } from '../plan/plan.ts'
import { everyPlan } from '../lint/reachability.ts'

const catalog = new Map(sourcesIn('catalog').map((source) => [source.file.replace('.yaml', ''), source]))

function localised(id: string, district: District): Affair {
  const { text, file } = catalog.get(id) ?? { text: '', file: id }
  const parsed = parseAffair(text, file, library, district)
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems, 'en'))
  return parsed.value
}

/** What is wrong with a plan, in words; a district must not break what holds for the catalogue. */
function faults({ items, stages, materials, answered, workingDays }: Plan, district: District, id: string): string[] {
  const local = district.affairs[id]?.items ?? {}
  const selected = new Set(items.filter((one) => one.selected).map(({ item }) => item.id))
  const stageOf = (item: string): number => stages.findIndex((stage) => stage.includes(item))
  const days = items.filter((one) => one.selected).map(({ promise }) => promise.days)
  return [
    ...(answered && items.length === 0 ? ['nothing to apply for'] : []),
    ...(new Set(stages.flat()).size === stages.flat().length && stages.flat().length === selected.size
      ? []
      : ['an item is not in exactly one stage']),
    ...items.flatMap(({ item, after, promise }) => [
      ...(after.some((before) => stageOf(before) >= stageOf(item.id)) ? [`${item.id} before what it waits for`] : []),
      ...(local[item.id]?.offered === false ? [`${item.id} is withdrawn`] : []),
      ...(promise.confirmed === (local[item.id]?.promise !== undefined)
        ? []
        : [`${item.id} promises what is not published`]),
    ]),
    ...materials.flatMap(({ material, forItems }) =>
      forItems.length > 0 && forItems.every((item) => selected.has(item)) ? [] : [`${material.id} is for no item`],
    ),
    ...(district.affairs[id]?.promise === undefined && workingDays < Math.max(0, ...days)
      ? ['shorter than its longest item']
      : []),
  ]
}

describe.each(districts)('$code $name.zh', (district) => {
  it.each(Object.keys(district.affairs))('%s: every path of answers gives a plan that holds', (id) => {
    const affair = localised(id, district)
    const wrong = new Set<string>()
    let answered = 0
    for (const wanted of [true, false])
      for (const { plan } of everyPlan(
        affair,
        district,
        Object.fromEntries(affair.items.map((item) => [item.id, wanted])),
      )) {
        for (const fault of faults(plan, district, id)) wrong.add(fault)
        if (plan.answered) answered += 1
      }
    expect([...wrong]).toEqual([])
    expect(answered).toBeGreaterThan(0)
  })

  it('names the bodies as its own file does', () => {
    const own = Object.values(district.departments ?? {}).map(({ zh }) => zh)
    const named = new Set(
      Object.keys(district.affairs).flatMap((id) =>
        localised(id, district).items.map(({ department }) => department.zh),
      ),
    )
    expect(own.filter((name) => !named.has(name))).toEqual([])
  })
})

it('an affair is called as people know it in the district, and found by either name', () => {
  const name = { zh: '开茶楼', en: 'Set up a tea room' }
  const [here] = districts
  if (here === undefined) throw new Error('no district')
  const renamed = localised('h11-teahouse', { ...here, affairs: { 'h11-teahouse': { name, items: {} } } })
  expect(renamed.name).toEqual(name)
  expect(renamed.words).toEqual(expect.arrayContaining(['开办茶馆']))
})

it('four districts: what each of the papers says it offers', () => {
  const offered = Object.fromEntries(districts.map(({ code, affairs }) => [code, Object.keys(affairs).length]))
  expect(offered).toMatchObject({ '410902': 26, '410703': 13, '120110': 13, '610702': 13 })
})

it('a paper that prints no list, an annex that is missing, a licence that is only named: each row says so', () => {
  const left = districts.flatMap(({ code, printed = [] }) =>
    printed.flatMap(({ rows }) =>
      rows.filter(({ affairs }) => affairs.length === 0).map(({ name }) => `${code} ${name}`),
    ),
  )
  expect(left).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^410703 .*省级两批基础清单/),
      expect.stringMatching(/^120110 .*每年至少/),
      expect.stringMatching(/^610702 .*12个事项/),
      expect.stringMatching(/^610702 .*行业综合许可证/),
    ]),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import { guideOf } from '../faces/guide-of.ts'
import { affairs as published, afterDeath, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan, type Plan, type PlanInput } from './plan.ts'
import { funeral } from '../journeys/testing/samples.ts'
import { anywhere } from '../lint/reachability.ts'
import { affairs, answers, choices, districts } from '../testing/arbitrary-affair.ts'

const diner = { proxy: ['no'], subject: ['company'], hyg: ['yes'], prepack: ['no'], aircon: ['no'] }

const planOf = (
  affair: Affair,
  given: PlanInput['answers'],
  choice: PlanInput['choice'] = {},
  district: District = hualong,
): Plan => plan(affair, district, { answers: given, choice })
const selected = (result: Plan): string[] => result.items.filter((entry) => entry.selected).map(({ item }) => item.id)
const materials = (result: Plan): string[] => result.materials.map(({ material }) => material.id)

describe('公民身后', () => {
  it('names the items that apply, in stages, with the critical path as the whole time', () => {
    const result = planOf(afterDeath, funeral)
    expect(result.answered).toBe(true)
    expect(result.stages).toEqual([['dcert'], ['crem', 'hukou', 'drv'], ['acct', 'funeral', 'hpf']])
    expect(result.workingDays).toBe(1 + 1 + 10)
    expect(result.workingDaysConfirmed).toBe(false)
  })

  it('ignores a prerequisite that the citizen leaves out', () => {
    const result = planOf(afterDeath, funeral, { dcert: false, crem: false })
    expect(result.stages).toEqual([
      ['hukou', 'drv'],
      ['acct', 'funeral', 'hpf'],
    ])
    expect(result.items.find(({ item }) => item.id === 'funeral')?.after).toEqual(['hukou'])
    expect(result.items.filter((entry) => entry.stage === -1).map(({ item }) => item.id)).toEqual(['dcert', 'crem'])
  })

  it('keeps the removal from the household register, which the law demands, and says why', () => {
    const result = planOf(afterDeath, funeral, { hukou: false })
    expect(selected(result)).toContain('hukou')
    expect(result.items.find(({ item }) => item.id === 'hukou')?.locked?.zh).toContain('户口登记条例')
  })

  it('asks nobody for the death certificate that is being applied for, but asks when it is not', () => {
    const certificate = (result: Plan) => result.materials.find(({ material }) => material.id === 'm_dcert')
    expect(certificate(planOf(afterDeath, funeral))?.producedBy).toBe('dcert')
    expect(certificate(planOf(afterDeath, funeral, { dcert: false }))).not.toHaveProperty('producedBy')
  })

  it('asks for an account only when something is paid out', () => {
    const unpaid = { ...funeral, ins: ['none'], hpf: ['no'] }
    expect(planOf(afterDeath, unpaid).form.map(({ group }) => group.id)).toEqual(['family', 'dead'])
    expect(materials(planOf(afterDeath, unpaid))).not.toContain('m_bank')
    expect(planOf(afterDeath, funeral).form.map(({ group }) => group.id)).toEqual(['family', 'dead', 'pay'])
  })

  it('drops what a changed answer no longer leads to and keeps the rest', () => {
    const before = planOf(afterDeath, funeral, { drv: false })
    const after = planOf(afterDeath, { ...funeral, ins: ['res'] }, { drv: false })
    expect(selected(before)).toEqual(['dcert', 'crem', 'hukou', 'acct', 'funeral', 'hpf'])
    expect(selected(after)).toEqual(['dcert', 'crem', 'hukou', 'resacct', 'hpf'])
  })
})

describe('开办餐馆、饭店', () => {
  it('registers first, then permits side by side', () => {
    expect(planOf(restaurant, diner).stages).toEqual([['company'], ['food', 'hyg']])
    expect(planOf(restaurant, { ...diner, subject: ['licensed'] }).stages).toEqual([['food', 'hyg']])
  })

  it('sends a sole trader to the single service, and asks nothing more', () => {
    const result = planOf(restaurant, { ...diner, subject: ['individual'] })
    expect(result.answered).toBe(false)
    expect(result.questions.map(({ id }) => id)).toEqual(['proxy', 'subject'])
    expect(result.blocks.map(({ option, goTo }) => [option, goTo.zh.includes('个体工商户登记')])).toEqual([
      ['individual', true],
    ])
  })

  it('needs no food permit for pre-packaged food alone', () => {
    const result = planOf(restaurant, { ...diner, prepack: ['yes'] })
    expect(selected(result)).toEqual(['company', 'hyg'])
    expect(result.hints.some(({ zh }) => zh.includes('备案'))).toBe(true)
  })

  it('says so when nothing is left to apply for', () => {
    const result = planOf(restaurant, { ...diner, subject: ['licensed'], hyg: ['no'], prepack: ['yes'] })
    expect(result.blocks.map(({ question }) => question)).toEqual(['prepack'])
  })

  it('asks about the air conditioning only while the hygiene permit is wanted', () => {
    const asked = (result: Plan) => result.questions.map(({ id }) => id)
    expect(asked(planOf(restaurant, diner))).toContain('aircon')
    expect(asked(planOf(restaurant, { ...diner, hyg: ['no'] }))).not.toContain('aircon')
    const without = planOf(restaurant, { ...diner, aircon: ['yes'] }, { hyg: false })
    expect(asked(without)).not.toContain('aircon')
    expect(without.answers).not.toHaveProperty('aircon')
    expect(materials(without)).not.toContain('m_aircon')
  })

  it('takes one set of drawings for both permits (一套材料)', () => {
    const drawings = planOf(restaurant, diner).materials.find(({ material }) => material.kind === 'premisesDrawings')
    expect(drawings?.merged).toEqual(['m_layout', 'm_hygplan'])
    expect(drawings?.forItems).toEqual(['food', 'hyg'])
    expect(drawings?.material.name.zh).toContain('平面图')
  })
})

describe('a district', () => {
  const confirming: District = {
    ...hualong,
    affairs: {
      'h01-restaurant': {
        promise: { days: 7, basis: '测试文件' },
        items: { food: { promise: { days: 5, basis: '测试文件' } }, hyg: { offered: false } },
      },
    },
  }

  it('turns inferred times into promises', () => {
    const result = planOf(restaurant, diner, {}, confirming)
    expect(result.items.find(({ item }) => item.id === 'food')?.promise).toEqual({ days: 5, confirmed: true })
    expect([result.workingDays, result.workingDaysConfirmed]).toEqual([7, true])
  })

  it('leaves out an item that it does not offer', () => {
    expect(selected(planOf(restaurant, diner, {}, confirming))).toEqual(['company', 'food'])
  })

  it('says where that is done, to whoever would need it and to nobody else', () => {
    const goTo = { zh: '卫生许可请到县卫健委。', en: 'For the hygiene permit please go to the health commission.' }
    const elsewhere: District = {
      ...hualong,
      affairs: { 'h01-restaurant': { items: { hyg: { offered: false, goTo } } } },
    }
    expect(planOf(restaurant, diner, {}, elsewhere).hints).toContainEqual(goTo)
    expect(planOf(restaurant, { ...diner, hyg: ['no'] }, {}, elsewhere).hints).not.toContainEqual(goTo)
    expect(planOf(restaurant, {}, {}, elsewhere).hints).not.toContainEqual(goTo)
    expect(guideOf(restaurant, elsewhere).notes).toContainEqual(goTo)
  })

  it('alone makes promises: what another county does, however surely, is none', () => {
    const sure: Affair = {
      ...restaurant,
      promise: { days: 1, confidence: 'H', basis: '外地指南' },
      items: restaurant.items.map((item) =>
        Object.assign({}, item, { promise: { days: 1, confidence: 'H', basis: '外地指南' } }),
      ),
    }
    const result = planOf(sure, diner)
    expect(result.items.map(({ promise }) => promise.confirmed)).toEqual([false, false, false])
    expect(result.workingDaysConfirmed).toBe(false)
    expect(guideOf(sure, hualong)).toMatchObject({ promise: null })
    expect(guideOf(sure, confirming)).toMatchObject({ promise: { days: 7, basis: '测试文件' } })
  })
})

describe('any affair, whatever is answered and chosen', () => {
  const any = fc.record({ affair: affairs, district: districts, answers, choice: choices })
  const holds = (check: (affair: Affair, district: District, input: PlanInput) => void): void =>
    fc.assert(
      fc.property(any, ({ affair, district, answers, choice }) => check(affair, district, { answers, choice })),
      { numRuns: 400 },
    )

  it('has a plan that is data and the same each time', () => {
    holds((affair, district, input) => {
      const result = plan(affair, district, input)
      expect(plan(structuredClone(affair), district, input)).toEqual(result)
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    })
  })

  it('puts every selected item into exactly one stage, after all it waits for unless they wait for each other', () => {
    holds((affair, district, input) => {
      const acyclic = {
        ...affair,
        items: affair.items.map((item, index) =>
          Object.assign({}, item, {
            after: item.after.filter((id) => affair.items.findIndex((one) => one.id === id) < index),
          }),
        ),
      }
      const result = plan(acyclic, district, input)
      expect(result.stages.flat().toSorted()).toEqual(selected(result).toSorted())
      const stageOf = new Map(result.items.map(({ item, stage }) => [item.id, stage]))
      for (const entry of result.items) {
        if (!entry.selected) expect(entry.stage).toBe(-1)
        for (const id of entry.after)
          expect(stageOf.get(id)).toSatisfy((stage: number) => stage >= 0 && stage < entry.stage)
        if (entry.stage > 0) expect(entry.after.some((id) => stageOf.get(id) === entry.stage - 1)).toBe(true)
      }
    })
  })

  it('does not change when a locked item is deselected', () => {
    holds((affair, district, input) => {
      const result = plan(affair, district, input)
      const locked = result.items.filter((entry) => entry.locked !== undefined).map(({ item }) => item.id)
      const choice = { ...input.choice, ...Object.fromEntries(locked.map((id) => [id, false])) }
      expect(plan(affair, district, { ...input, choice })).toEqual(result)
    })
  })

  it('takes time at least as long as its longest item and at most as all of them in a row', () => {
    holds((affair, _, input) => {
      const result = plan(affair, anywhere, input)
      const days = result.items.filter((entry) => entry.selected).map(({ promise }) => promise.days)
      const sum = days.reduce((total, one) => total + one, 0)
      expect(result.workingDays).toBeGreaterThanOrEqual(Math.max(0, ...days))
      expect(result.workingDays).toBeLessThanOrEqual(sum)
    })
  })

  it('asks for each material of a holder once, for selected items only', () => {
    holds((affair, district, input) => {
      const result = plan(affair, district, input)
      const keys = result.materials.map(({ material }) => `${material.kind} ${material.holder}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { forItems } of result.materials) {
        expect(forItems.length).toBeGreaterThan(0)
        for (const id of forItems) expect(selected(result)).toContain(id)
      }
    })
  })
})

describe.each(published)('$id, whatever is answered', (affair) => {
  const given = fc
    .record(
      Object.fromEntries(
        affair.questions.map((question) => [
          question.id,
          fc.subarray(
            question.options.map(({ id }) => id),
            { maxLength: 2 },
          ),
        ]),
      ),
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((answers) => answers as PlanInput['answers'])
  const choice = fc.dictionary(fc.constantFrom(...affair.items.map(({ id }) => id)), fc.boolean(), {
    noNullPrototype: true,
  })

  it('rests on the answers that count and on no others', () => {
    fc.assert(
      fc.property(given, choice, (answers, wanted) => {
        const result = planOf(affair, answers, wanted)
        expect(planOf(affair, result.answers, wanted)).toEqual(result)
      }),
      { numRuns: 500 },
    )
  })

  it('is unanswered exactly while a question that applies is, or a block ends it', () => {
    fc.assert(
      fc.property(given, choice, (answers, wanted) => {
        const result = planOf(affair, answers, wanted)
        expect(result.answered).toBe(
          result.blocks.length === 0 && result.questions.every(({ id }) => Object.hasOwn(result.answers, id)),
        )
      }),
      { numRuns: 500 },
    )
  })
})

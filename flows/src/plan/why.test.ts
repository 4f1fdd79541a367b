import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../model/affair.ts'
import { afterDeath, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan } from './plan.ts'
import { affairs as arbitraryAffairs } from '../testing/arbitrary-affair.ts'
import { why, whyMaterial } from './why.ts'

const partnership = plan(restaurant, hualong, {
  answers: { proxy: ['no'], subject: ['partner'], hyg: ['no'], prepack: ['no'] },
  choice: {},
})
const itemOf = (id: string) => partnership.items.find(({ item }) => item.id === id)?.item ?? {}
const materialOf = (id: string) => {
  const found = partnership.materials.find(({ material }) => material.id === id)
  if (found === undefined) throw new Error(`no material ${id}`)
  return found
}

describe('because of what was chosen', () => {
  it('an item, by the option; by question and option where the option alone says nothing', () => {
    expect(why(partnership, itemOf('partner'))?.zh).toBe('因为您选了“合伙企业”')
    expect(why(partnership, itemOf('partner'))?.en).toBe('Because you chose “Partnership”')
    expect(why(partnership, itemOf('food'))?.zh).toBe('因为“是否仅销售预包装食品？”您选了“否”')
  })

  it('a material, by the items that need it, not by those that all need it', () => {
    expect(whyMaterial(partnership, materialOf('m_partner'))?.zh).toBe('因为办理“合伙企业登记”要用')
    const alone = plan(restaurant, hualong, {
      answers: { proxy: ['no'], subject: ['licensed'], hyg: ['no'], prepack: ['no'] },
      choice: {},
    })
    const licence = alone.materials.find(({ material }) => material.id === 'm_lic')
    expect(licence && whyMaterial(alone, licence)).toBeNull()
    const cooled = plan(restaurant, hualong, {
      answers: { proxy: ['no'], subject: ['licensed'], hyg: ['yes'], prepack: ['no'], aircon: ['yes'] },
      choice: {},
    })
    const ventilation = cooled.materials.find(({ material }) => material.id === 'm_aircon')
    expect(ventilation && whyMaterial(cooled, ventilation)?.zh).toMatch(
      /^因为“.*空调.*”您选了“.*”，办理“公共场所卫生许可”要用$/,
    )
  })

  it('a group of the form, by its items', () => {
    const reg = partnership.form.find(({ group }) => group.id === 'reg')
    expect(reg && why(partnership, reg.group)?.zh).toBe('因为办理“合伙企业登记”要用')
  })

  it('nothing, for what belongs to the service whatever is answered', () => {
    const died = plan(afterDeath, hualong, { answers: {}, choice: {} })
    const hukou = died.items.find(({ item }) => item.id === 'hukou')?.item
    expect(hukou && why(died, hukou)).toBeNull()
  })

  it('of several conditions what decides: every part of “all”, one of “any”, the reverse of “not”', () => {
    const said = (when: Condition) => why(partnership, { when })?.zh ?? null
    const partner: Condition = { answer: 'subject', in: ['partner'] }
    const forMyself: Condition = { answer: 'proxy', in: ['no'] }
    const company: Condition = { answer: 'subject', in: ['company'] }
    expect(said({ all: [partner, forMyself] })).toBe('因为您选了“合伙企业”，“是否本人办理？”您选了“本人办理”')
    expect(said({ any: [company, partner, forMyself] })).toBe('因为您选了“合伙企业”')
    expect(said({ not: { any: [company, { item: 'branch' }] } })).toBe('因为您选了“合伙企业”')
    expect(said({ parameter: 'area', value: 40, atLeast: 30 })).toBeNull()
  })
})

it('whatever the service, what depends on nothing says nothing, and what is said names only what was answered', () => {
  fc.assert(
    fc.property(
      arbitraryAffairs,
      fc.dictionary(fc.constantFrom('qa', 'qb', 'qc'), fc.constant(['a'])),
      (affair, answers) => {
        const made = plan(affair, hualong, { answers, choice: {} })
        for (const { item } of made.items) if (item.when === undefined) expect(why(made, item)).toBeNull()
        for (const one of made.materials) whyMaterial(made, one)
        for (const { group, fields } of made.form) [group, ...fields].forEach((one) => why(made, one))
      },
    ),
    { numRuns: 200 },
  )
})

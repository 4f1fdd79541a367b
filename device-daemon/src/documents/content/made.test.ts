import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillForm } from '#flows/draft/fields.ts'
import { exampleAffair, exampleAffairs, exampleForm, exampleMade } from './examples.ts'
import { declarationView, gap, type DeclarationView } from './declaration.ts'
import { formView, type FormView } from './form.ts'
import { filledPart } from './material-part.ts'
import { documentView, stringsOf } from './view.ts'
import type { MaterialRequest } from '../port.ts'

const someAnswers = fc.record({
  affair: fc.constantFrom(...exampleAffairs()),
  picks: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
})
const madeFor = ({ affair, picks }: { readonly affair: string; readonly picks: readonly number[] }) =>
  exampleMade({ affair, take: (question) => picks[question % picks.length] ?? 0 })

const declaration = (request: MaterialRequest): DeclarationView | null => {
  const { document } = request.material.material
  return document === undefined ? null : declarationView(request, document)
}
const firstOf = (affair: string, material: string): MaterialRequest => {
  for (const take of [0, 1, 2, 3])
    for (const request of exampleMade({ affair, take })) if (request.material.material.id === material) return request
  throw new Error(`no answers ask for ${material} of ${affair}`)
}

describe('whatever is answered', () => {
  it('every material of the form is made of something, complete, and for somebody', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        for (const request of madeFor(answers)) {
          const { view } = documentView(request)
          const all = stringsOf(view).join('\n')
          expect(all).not.toMatch(/\{\{|\}\}/)
          const text = declaration(request)
          if (text === null) {
            const part = view as FormView
            expect(part.items.length).toBeGreaterThan(0)
            expect(part.groups.length).toBeGreaterThan(0)
            continue
          }
          expect(all).not.toContain(gap)
          expect(text.addressees.length).toBeGreaterThan(0)
          expect(text.signers.length).toBeGreaterThan(0)
          for (const { name } of text.signers) expect(name).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a part of the form says what the whole form says, and nothing else', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        for (const request of madeFor(answers)) {
          if (request.material.material.document !== undefined) continue
          const { draft, plan, affair } = request
          const filled = { draft, plan, affair, written: {}, marked: null }
          const whole = formView(filled).groups.map(({ title, fields, rows }) => [title.zh, { fields, rows }] as const)
          for (const { title, fields, rows } of formView(filled, filledPart(request)).groups) {
            const there = whole.find(([name]) => name === title.zh)?.[1]
            expect(there?.fields).toEqual(expect.arrayContaining([...fields]))
            expect(there?.rows.length).toBeGreaterThanOrEqual(rows.length)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a declaration', () => {
  it('of all investors names each of them and has a place for each to sign', () => {
    const text = declaration(firstOf('n05-simple-deregister', 'm_promise'))
    expect(text?.paragraphs.filter(({ zh }) => zh.startsWith('投资人：'))).toHaveLength(2)
    expect(text?.signers.map(({ name }) => name)).toEqual(['李𠅤𬭚', '欧阳㛃'])
    expect(text?.signers.map(({ picture }) => picture)).toEqual(['written investor/r1', 'written investor/r2'])
  })

  it('of somebody who is the applicant as well has the signature that they gave as the applicant', () => {
    const request = firstOf('n05-simple-deregister', 'm_promise')
    const [first, second] = request.draft.rows['investors'] ?? []
    if (first === undefined || second === undefined) throw new Error('two investors')
    const own = { ...first, values: { ...first.values, investorIdNo: request.draft.identity?.idNumber ?? '' } }
    const draft = { ...request.draft, rows: { ...request.draft.rows, investors: [own, second] } }
    const text = declaration({ ...request, draft })
    expect(text?.signers.map(({ picture }) => picture)).toEqual(['written applicant', 'written investor/r2'])
  })

  it('of somebody who has not signed has an empty place, and no date', () => {
    const request = { ...firstOf('n05-simple-deregister', 'm_promise'), written: {}, marked: null }
    for (const { picture, signedOn } of declaration(request)?.signers ?? [])
      expect([picture, signedOn]).toEqual([null, null])
  })

  it('signed before the registrar is not signed here', () => {
    const text = declaration(firstOf('n08-marriage-birth', 'm_declare'))
    expect(text?.onSite).toBe(true)
    expect(text?.signers.map(({ picture }) => picture)).toEqual([null, null])
  })

  it('that somebody refuses in the form is not made', () => {
    const refusing = exampleMade({ affair: 'n05-simple-deregister', values: { undertaking: 'refuse' } })
    expect(refusing.map(({ material }) => material.material.id)).not.toContain('m_promise')
  })

  it('of an agent names the principal, whom it binds, and not the agent as the signer', () => {
    const request = firstOf('h01-restaurant', 'm_proxy')
    const form = fillForm(request.plan, request.draft).flatMap(({ fields }) => fields)
    const manager = form.find(({ field }) => field.id === 'manager' || field.id === 'legalName')?.value
    expect(declaration(request)?.signers).toMatchObject([{ name: manager, picture: null }])
  })
})

it('an agent’s form does not say that they apply for themselves', () => {
  for (const affair of exampleAffairs()) {
    const form = exampleForm({ affair, take: 1 })
    const agent = form.plan.materials.some(({ material }) => material.kind === 'powerOfAttorney')
    expect(formView(form).onBehalf).toBe(agent)
  }
  expect(formView(exampleForm({ affair: 'h01-restaurant', take: 1 })).onBehalf).toBe(true)
  expect(exampleAffair('h01-restaurant').questions.map(({ id }) => id)).toContain('proxy')
})

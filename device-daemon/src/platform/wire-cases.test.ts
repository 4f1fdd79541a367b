/** 办件 as `openapi.yaml` describes them, generated from it, and spoilt or written otherwise. */
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { beijingInstant, beijingTime } from '#flows/time/beijing.ts'
import { nationalCodes } from './code-tables.ts'
import { caseOf, caseProgress, casesOf, caseSummaries } from './wire-cases.ts'
import { conforming } from './testing/conforming.ts'

const valueOf = (name: string) => conforming({ $ref: `#/components/schemas/${name}` })
type Told = Readonly<Record<string, unknown>> & { readonly caseNumber: string }
const summaries = valueOf('CaseSummary') as fc.Arbitrary<Told & { readonly appliedAt: string }>
const progresses = valueOf('CaseProgress') as fc.Arbitrary<Told & { readonly items: readonly unknown[] }>
const decisions = valueOf('Case') as fc.Arbitrary<Told & { readonly applicationId: string; readonly decision: string }>

const readList = (cases: unknown) => v.parse(caseSummaries(nationalCodes), { cases })

/** One member is anything, or gone. */
const spoilt = <T extends object>(whole: fc.Arbitrary<T>) =>
  fc.tuple(whole, fc.nat(9), fc.option(fc.jsonValue(), { nil: undefined })).map(([value, at, other]) => {
    const keys = Object.keys(value)
    return { ...value, [keys[at % keys.length] ?? '']: other }
  })

describe('whatever one case looks like, the others are read', () => {
  it('in a list: each is shown or counted', () => {
    const lists = fc.array(
      fc.oneof(
        summaries.map((told) => ({ told, sound: true })),
        spoilt(summaries).map((told) => ({ told, sound: false })),
        fc.jsonValue().map((told) => ({ told, sound: false })),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(lists, (list) => {
        const { cases, unreadable } = readList(list.map(({ told }) => told))
        expect(cases.length + unreadable).toBe(list.length)
        const numbers = cases.map(({ caseNumber }) => caseNumber)
        for (const { told, sound } of list) if (sound) expect(numbers).toContain((told as unknown as Told).caseNumber)
      }),
      { numRuns: 500 },
    )
  })

  it('items, events and reasons too', () => {
    fc.assert(
      fc.property(progresses, fc.jsonValue(), fc.nat(3), (told, junk, at) => {
        const items = [...told.items.slice(0, at), junk, ...told.items.slice(at)]
        const read = v.parse(caseProgress(told.caseNumber, nationalCodes), {
          ...told,
          items,
          reasons: [junk, { text: '缺公章' }],
        })
        expect([read.items.length, read.unreadable]).toEqual([told.items.length, 1])
        expect(read.reasons.at(-1)).toEqual({ text: '缺公章' })
      }),
    )
  })
})

/** A day and time of the contract, as others write it. */
const otherwise = (time: string): readonly string[] => {
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)$/.exec(time) ?? []
  const date = `${year}-${month}-${day}`
  const clock = `${hour}:${minute}:${second}`
  const instant = beijingInstant(`${date}T${clock}`)
  const zoned = beijingTime(instant)
  return [
    zoned,
    `${zoned.slice(0, 19)}.000${zoned.slice(19).replace(':', '')}`,
    `${date} ${clock}`,
    `${year}${month}${day}${hour}${minute}${second}`,
    instant.toISOString(),
  ]
}

describe('a harmless difference of form changes nothing', () => {
  it('times, a number as a number, white space, null for what is not there', () => {
    fc.assert(
      fc.property(summaries, fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(4), (told, number, how) => {
        const plain = { ...told, caseNumber: String(number) }
        const other = {
          applicationId: null,
          dueDate: null,
          ...told,
          caseNumber: how % 2 === 0 ? number : ` ${number}\n`,
          appliedAt: otherwise(told.appliedAt)[how],
        }
        expect(readList([other])).toEqual(readList([plain]))
      }),
    )
  })

  it('a decision counts, whatever stands beside number and decision', () => {
    const besides = fc.record({ acceptedAt: fc.jsonValue(), dueDate: fc.jsonValue(), reasons: fc.jsonValue() })
    fc.assert(
      fc.property(decisions, besides, (told, beside) => {
        const { caseNumber, decision, applicationId } = told
        const read = v.parse(caseOf(applicationId, '2026-11-22T09:30:00+08:00'), { ...told, ...beside })
        expect(read).toMatchObject({ caseNumber, decision })
        const listed = v.parse(casesOf(applicationId, ''), { cases: [beside, { ...told, ...beside }] })
        expect(listed).toMatchObject({ caseNumber, decision })
      }),
    )
  })

  it('a reason that is too long is cut, an empty one left out', () => {
    const told = { caseNumber: 20_261_122, applicationId: 'A', decision: 'returned' }
    const reasons = [{ text: '' }, { text: '缺'.repeat(3_000) }, { text: '缺公章' }]
    const read = v.parse(caseOf('a', ''), { ...told, reasons })
    expect(read).toMatchObject({ caseNumber: '20261122', decision: 'returned' })
    expect('reasons' in read && read.reasons.map(({ text }) => text.length)).toEqual([1_000, 3])
  })

  it('a case that was found and cannot be read is not “none”: the application would be sent again', () => {
    expect(v.is(casesOf('a', ''), { cases: [] })).toBe(true)
    expect(v.is(casesOf('a', ''), { cases: [{ applicationId: 'a', decision: 'perhaps' }] })).toBe(false)
  })

  it('digits that JSON has lost make no case number', () => {
    const [told] = fc.sample(summaries, 1)
    expect(readList([{ ...told, caseNumber: 2 ** 64 }])).toEqual({ cases: [], unreadable: 1, older: false })
  })
})

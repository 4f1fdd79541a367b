/** What the daemon learns about a person after they have signed: the signature was for something else. */
import { describe, expect, test } from 'vitest'
import { emptyDraft, type Draft } from '../../draft/draft.ts'
import { applyInput } from '../testing/apply-world.ts'
import { afterDeath, hualong } from '../testing/catalogue.ts'
import { signedByApplicant, synthetic } from '../testing/samples.ts'
import { identifiedAs, initialContext, learned, type Context } from './context.ts'

const signed: Draft = {
  ...emptyDraft(afterDeath),
  identity: synthetic,
  face: 'match',
  shared: { 'deceased.name': '王某' },
  passed: ['guide', 'fetch', 'check', 'read'],
  signatures: signedByApplicant,
}
const unsigned = expect.not.objectContaining({ applicant: expect.anything() })
const at = { ...initialContext(afterDeath, hualong, applyInput(afterDeath, signed)) } as Context
const next = (change: Partial<Context>): Draft => ({ ...at.draft, ...change.draft })

describe('a signature', () => {
  test('is void after another identity, whose data is not the first one’s', () => {
    const other = { ...synthetic, idNumber: '410999200001010013' }
    const change = identifiedAs(at, other, null)
    expect(next(change)).toMatchObject({
      identity: other,
      signatures: unsigned,
      shared: {},
      materials: {},
      persons: {},
    })
    expect(next(change).passed).toEqual(['guide'])
    expect(change.changes).toEqual({ values: {}, rows: {}, promised: [], confirmed: [], passed: ['guide'] })
  })
  test('is void after another reading of the same person that says something else', () => {
    const moved = identifiedAs(at, { ...synthetic, address: '河南省濮阳市华龙区测试路2号' }, 'match')
    expect(next(moved)).toMatchObject({ signatures: unsigned, passed: ['guide', 'fetch'], shared: signed.shared })
  })
  test('is void after other shared data', () => {
    const change = learned(at, { shared: { 'deceased.name': '李某' } })
    expect(next(change)).toMatchObject({ signatures: unsigned, passed: ['guide', 'fetch'] })
  })
  test('stands while nothing new is learned', () => {
    for (const change of [identifiedAs(at, { ...synthetic }, 'match'), learned(at, { shared: { ...signed.shared } })]) {
      expect(next(change)).toEqual(signed)
      expect(change.changes).toEqual({})
    }
  })
})

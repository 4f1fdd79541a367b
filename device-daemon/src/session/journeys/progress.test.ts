import { expect, it } from 'vitest'
import { ProgressSession } from './progress.ts'

it('one application of which the platform holds two cases: each opens as itself', () => {
  const session = new ProgressSession('s', 'zh')
  const keys = ['N1', 'N2'].map((caseNumber) => ({ caseNumber, applicationId: 'A' }))
  const names = keys.map((key) => session.nameOf(key))
  expect(names.map((name) => session.listed(name))).toEqual(keys)
  expect(keys.map((key) => session.nameOf(key))).toEqual(names)
})

it('a case that has been given its number since keeps its name', () => {
  const session = new ProgressSession('s', 'zh')
  const name = session.nameOf({ caseNumber: null, applicationId: 'A' })
  expect(session.nameOf({ caseNumber: 'N1', applicationId: 'A' })).toBe(name)
  expect(session.listed(name)).toEqual({ caseNumber: 'N1', applicationId: 'A' })
})

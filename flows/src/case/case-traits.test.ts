import { expect, test } from 'vitest'
import { caseStandings, type CaseStanding } from './case.ts'
import { sentBack, traitsOf } from './case-traits.ts'

const those = (holds: (standing: CaseStanding) => boolean): readonly CaseStanding[] => caseStandings.filter(holds)

test('no department begins with what was sent back, refused or ended; staff may still send what is held', () => {
  expect(those(sentBack)).toEqual(['closed', 'returned', 'refused'])
})

test('what will not be accepted by itself is never without somebody to ask', () => {
  const notTaken = those((standing) => traitsOf(standing).taken === 'no')
  expect(notTaken).toEqual(['held', 'closed', 'returned', 'refused'])
  expect(notTaken.filter((standing) => !traitsOf(standing).asks)).toEqual([])
})

test('the terminal says of nothing that it was taken: that is for the platform to say', () => {
  const here = those((standing) => traitsOf(standing).saidBy === 'terminal')
  expect(here).toEqual(['queued', 'unknown', 'held', 'closed'])
  expect(here.filter((standing) => traitsOf(standing).taken === 'yes')).toEqual([])
})

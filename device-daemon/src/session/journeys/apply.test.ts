import { expect, it } from 'vitest'
import { affair, card } from '../../testing/affair.ts'
import { identityOfCard } from '../identity-check.ts'
import { ApplySession } from './apply.ts'

const applicant = affair.parties.find(({ id }) => id === 'applicant')
if (applicant === undefined) throw new Error('nobody applies')

it.each([
  [['card', 'phone'], ['mayReadCard', 'maySignIn'], ['maySignIn']],
  [['card'], ['mayReadCard'], []],
  [['phone'], ['maySignIn'], ['maySignIn']],
] as const)('an applicant who may be identified by %j: before and after it', (identified, before, after) => {
  const session = new ApplySession('s', { ...affair, parties: [{ ...applicant, identified: [...identified] }] }, 'zh')
  const ways = () => (['mayReadCard', 'maySignIn'] as const).filter((one) => session.capabilities.has(one))
  expect(ways()).toEqual(before)
  const identity = identityOfCard(card, '2026-11-22')
  if (!identity.ok) throw new Error(identity.failure.code)
  session.identify(identity.value, { photo: null, face: null })
  expect(ways()).toEqual(after)
})

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

it('a new identity or new shared data voids the signature; the same again does not', () => {
  const session = new ApplySession('s', affair, 'zh', '2026-11-22')
  const identity = identityOfCard(card, '2026-11-22')
  if (!identity.ok) throw new Error(identity.failure.code)
  const proof = { photo: null, face: 'notCompared' } as const
  const sign = () => session.sign({ strokes: [], signedAt: '2026-11-22T09:00:00+08:00', pdf: Buffer.from('form') })
  session.identify(identity.value, proof)
  sign()
  session.identify({ ...identity.value }, proof)
  expect(session.draft.signed).toBe(true)
  session.identify({ ...identity.value, address: '另一个地址' }, proof)
  expect([session.draft.signed, session.signed]).toEqual([false, null])
  sign()
  session.record({ shared: { 'deceased.name': '王某' } })
  expect([session.draft.signed, session.signed]).toEqual([false, null])
  sign()
  session.record({ shared: { 'deceased.name': '王某' } })
  expect(session.draft.signed).toBe(true)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyDraft, type CitizenPatch } from '#flows/draft/draft.ts'
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
  const signature = { strokes: [], signedAt: '2026-11-22T09:00:00+08:00' }
  const sign = () => session.sign('applicant', 'card', signature)
  session.identify(identity.value, proof)
  sign()
  session.identify({ ...identity.value }, proof)
  expect(session.draft.signatures).toEqual({ applicant: { by: 'card', signedAt: signature.signedAt } })
  session.identify({ ...identity.value, address: '另一个地址' }, proof)
  expect([session.draft.signatures, session.written]).toEqual([{}, {}])
  sign()
  session.record({ shared: { 'deceased.name': '王某' } })
  expect([session.draft.signatures, session.written]).toEqual([{}, {}])
  sign()
  session.record({ shared: { 'deceased.name': '王某' } })
  expect(session.draft.signatures).toEqual({ applicant: { by: 'card', signedAt: signature.signedAt } })
})

it('returned and opened again: what was chosen for the first application is not chosen for the next', () => {
  const session = new ApplySession('s', affair, 'zh', '2026-11-22')
  session.save({ passed: ['guide', 'check', 'outcome', 'receipt', 'evaluation'] })
  session.record({ delivery: { mode: 'window' }, evaluated: true })
  session.settle({ outcome: 'returned', applicationId: 'a', sealedAt: '', caseNumber: 'N1', reasons: [] })
  session.save({ passed: ['guide'] })
  expect(session.draft).toMatchObject({ corrects: 'N1', submission: null, delivery: null, evaluated: false })
  session.save({ passed: ['guide', 'outcome'] })
  expect(session.draft.passed).toEqual(['guide', 'outcome'])
})

it('nothing that one person typed, promised or handed in passes to another; what the matter is stays', () => {
  const identity = identityOfCard(card, '2026-11-22')
  if (!identity.ok) throw new Error(identity.failure.code)
  const proof = { photo: null, face: null } as const
  const ids = fc.constantFrom('a', 'b', 'mobile', 'where')
  const patches: fc.Arbitrary<CitizenPatch> = fc.record(
    {
      answers: fc.dictionary(ids, fc.array(ids)),
      choice: fc.dictionary(ids, fc.boolean()),
      values: fc.dictionary(ids, fc.string()),
      rows: fc.dictionary(ids, fc.array(fc.record({ id: fc.string(), values: fc.dictionary(ids, fc.string()) }))),
      promised: fc.array(ids),
      confirmed: fc.array(fc.string()),
      passed: fc.subarray(['guide', 'question.where', 'notice', 'fetch', 'form.a', 'materials', 'check', 'read']),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(patches), fc.boolean(), (typed, returned) => {
      const session = new ApplySession('s', affair, 'zh', '2026-11-22')
      session.identify(identity.value, proof)
      for (const patch of typed) session.save(patch)
      session.record({ shared: { 'deceased.name': '王某' }, materials: { m: { status: 'promised' } } })
      if (returned)
        session.settle({ outcome: 'returned', applicationId: 'a', sealedAt: '', caseNumber: 'N1', reasons: [] })
      const { answers, choice, passed } = session.draft
      const other = { ...identity.value, idNumber: '410999199001010103' }
      session.identify(other, proof)
      const { passed: left, ...draft } = session.draft
      const { passed: _, ...empty } = emptyDraft(affair, '2026-11-22')
      expect(draft).toEqual({ ...empty, answers, choice, identity: other })
      expect(left).toEqual(passed.filter((step) => ['guide', 'question.where', 'notice'].includes(step)))
      expect(session.capabilities.has('mayPrint.receipt')).toBe(false)
    }),
  )
})

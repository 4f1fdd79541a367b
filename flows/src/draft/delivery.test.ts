import { expect, it } from 'vitest'
import { deliveryBy, deliveryProblems } from './delivery.ts'

const known = { receiver: ' 李小满 ', mobile: '+86 138 0013 8000', address: '春分路1号 ' }

it.each([
  ['window', { mode: 'window' }],
  ['electronic', { mode: 'electronic' }],
  ['locker', { mode: 'locker', mobile: '13800138000' }],
  ['post', { mode: 'post', receiver: '李小满', mobile: '13800138000', address: '春分路1号' }],
] as const)('%s: what it needs goes with it, and nothing else', (mode, delivery) => {
  expect(deliveryBy(mode, known)).toEqual(delivery)
  expect(deliveryProblems(delivery)).toEqual([])
})

it('a locker sends its code to a mobile; a landline gets none', () => {
  const wrong = [{ member: 'mobile', problem: 'mobile' }]
  expect(deliveryProblems({ mode: 'locker' })).toEqual(wrong)
  expect(deliveryProblems({ mode: 'locker', mobile: '0393-4411234' })).toEqual(wrong)
})

it('a postman rings a landline as well, and needs name and address', () => {
  const nothing = { receiver: ' ', mobile: '0393-4411234', address: '' }
  expect(deliveryProblems(deliveryBy('post', nothing))).toEqual([
    { member: 'receiver', problem: 'required' },
    { member: 'address', problem: 'required' },
  ])
  expect(deliveryProblems({ mode: 'post' }).map(({ problem }) => problem)).toContain('telephone')
})

import { expect, it } from 'vitest'
import { isSameJob, jobNamesIn, keyIn } from './job-names.ts'

const names = jobNamesIn(null)
const name = names.nameOf('receipt 1f0c9d2e')

it.each([
  ['as it was given', (given: string) => given],
  ['cut after 31 octets', (given: string) => given.slice(0, 31)],
  ['cut after 16 octets', (given: string) => given.slice(0, 16)],
  ['in capitals', (given: string) => given.toUpperCase()],
  ['with words in front', (given: string) => `smbprn.00000012 ${given}`],
  ['with nothing but the key', (given: string) => given.split(' ')[0] ?? ''],
])('a name that a printer lists %s is known', (_how, listed) => {
  expect(isSameJob(listed(name), name)).toBe(true)
  expect(names.isOurs(listed(name))).toBe(true)
})

it.each([
  ['another job of this terminal', names.nameOf('receipt 1f0c9d2e'), true],
  ['the same paper of another terminal', jobNamesIn(null).nameOf('receipt 1f0c9d2e'), false],
  ['a name cut until it says nothing', name.slice(0, 12), false],
  ['no name', '', false],
  ['a name that the printer gives to all', 'Remote Job', false],
  ['a digest that somebody calls a job', `${name.slice(0, 20)}00112233445566778899`, false],
])('%s is not taken for it', (_what, listed, isOurs) => {
  expect(isSameJob(listed, name)).toBe(false)
  expect(names.isOurs(listed)).toBe(isOurs)
})

it('the key is in the first 31 octets, whatever the paper is called', () => {
  const key = keyIn(Buffer.from(names.nameOf('办件材料')).subarray(0, 31).toString('latin1'))
  expect(key).toHaveLength(20)
})

import { fork } from 'node:child_process'
import { expect, it, vi } from 'vitest'
import { readApart } from './read-apart.ts'

vi.mock('node:child_process', () => ({ fork: vi.fn() }))

const folders = { flows: '/nowhere', calendar: '/nowhere' }

it.each([
  [
    'the system has no process left',
    () => {
      throw new Error('spawn EAGAIN')
    },
  ],
  ['there is no line to it', () => ({ connected: false, on: () => {} })],
] as const)('%s: an answer, and nothing is thrown', async (_, started) => {
  vi.mocked(fork).mockImplementation(started as never)
  expect(await readApart('districts', folders)).toMatchObject({ ok: false, failure: { code: 'died' } })
})

import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { underAnyOf } from './any-of.ts'

const aborted = (signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => (signal.aborted ? resolve(true) : signal.addEventListener('abort', () => resolve(true))))

it('aborts with any of them, also with one that had aborted before', async () => {
  const [one, other] = [new AbortController(), new AbortController()]
  const waiting = underAnyOf([one.signal, other.signal], aborted)
  other.abort()
  expect(await waiting).toBe(true)
  expect(await underAnyOf([one.signal, other.signal], aborted)).toBe(true)
})

it('leaves nothing on them, however the work ends', async () => {
  const { signal } = new AbortController()
  await underAnyOf([signal], async () => expect(getEventListeners(signal, 'abort')).toHaveLength(1))
  await expect(underAnyOf([signal], () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

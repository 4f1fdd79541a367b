import { expect, test, vi } from 'vitest'
import { endOfLink } from './end-of-link.ts'

const gone = { code: 'gone', detail: 'unplugged' } as const

test('the first way of ending is the one that counts', async () => {
  const end = endOfLink()
  end.end(gone)
  end.end({ code: 'closed', detail: 'closed' })
  expect(await end.closed).toBe(gone)
  expect(end.ended()).toBe(gone)
})

test('what never finishes finishes with the link', async () => {
  const end = endOfLink()
  const waiting = end.orEnd(new Promise<string>(() => {}))
  end.end(gone)
  expect(await waiting).toBe(gone)
  expect(await end.orEnd(Promise.resolve('late'))).toBe(gone)
})

test('what finishes leaves nothing behind on a link that lives on', async () => {
  const end = endOfLink()
  const reactions = vi.spyOn(end.closed, 'then')
  for (let count = 0; count < 50; count += 1) expect(await end.orEnd(Promise.resolve(count))).toBe(count)
  expect(reactions).not.toHaveBeenCalled()
})

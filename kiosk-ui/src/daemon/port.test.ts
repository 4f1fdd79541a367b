import { afterEach, expect, test, vi } from 'vitest'
import type { Entrance } from '#contract/entrance.ts'
import type { Affair } from '#flows/model/affair.ts'
import { createPort } from './port.ts'

const given = { catalogue: { affairs: [] }, affair: { id: 'n13' } } as unknown as Entrance
const { signal } = new AbortController()
const asked: string[] = []
vi.stubGlobal('fetch', async (address: string) => {
  asked.push(address)
  return new Response(JSON.stringify({ id: 'fetched' }))
})
afterEach(() => void asked.splice(0))

test('what came with the page is not asked for; the next time it is', async () => {
  const port = createPort(() => Promise.reject(new Error('no command')), given)
  expect(await port.listAffairs(signal)).toEqual({ ok: true, value: given.catalogue })
  expect(await port.openAffair('n13', signal)).toEqual({ ok: true, value: given.affair })
  expect(asked).toEqual([])
  await port.listAffairs(signal)
  await port.openAffair('n13', signal)
  expect(asked).toEqual(['/catalogue', '/catalogue/n13'])
})

test('another service than the one that came is asked for', async () => {
  const port = createPort(() => Promise.reject(new Error('no command')), given)
  const other = await port.openAffair('h01', signal)
  expect([other.ok && (other.value as Pick<Affair, 'id'>).id, asked]).toEqual(['fetched', ['/catalogue/h01']])
})

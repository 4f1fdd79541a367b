import { expect, test } from 'vitest'
import { protocolVersion } from '#contract/envelope.ts'
import { enter, enterLate, type Place } from './launch.ts'

interface Daemon {
  readonly config: { readonly status: number; readonly body?: unknown }
  readonly fails?: boolean
}

function place(hash: string, daemon: Daemon) {
  const asked: string[] = []
  const shown: string[] = []
  const there: Place = {
    location: { hash, pathname: '/', search: '' },
    history: { replaceState: (_data, _unused, url) => void shown.push(url) },
    fetch: async (input, init) => {
      if (daemon.fails) throw new TypeError('Failed to fetch')
      const body = typeof init?.body === 'string' ? init.body : ''
      asked.push(`${init?.method ?? 'GET'} ${input instanceof Request ? input.url : input.toString()} ${body}`.trim())
      return input === '/launch'
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(daemon.config.body ?? null), { status: daemon.config.status })
    },
  }
  return { asked, shown, there }
}

const given = {
  protocolVersion,
  terminal: 'T-1',
  panel: { widthPx: 1080, widthMm: 267.8 },
  languages: ['zh', 'en'],
  dock: false,
}

test('opened from the launch address: the ticket is handed in and gone from the address bar', async () => {
  const { there, asked, shown } = place('#ticket=abc', { config: { status: 200, body: given } })
  expect(await enter(there)).toEqual({ state: 'entered', given })
  expect(asked).toEqual(['POST /launch {"ticket":"abc"}', 'GET /config.json'])
  expect(shown).toEqual(['/'])
})

test('reloaded: the cookie is enough', async () => {
  const { there, asked, shown } = place('', { config: { status: 200, body: given } })
  expect(await enter(there)).toMatchObject({ state: 'entered' })
  expect(asked).toEqual(['GET /config.json'])
  expect(shown).toEqual([])
})

test.each([
  ['opened by hand without a ticket', { config: { status: 403 } }, 'notLaunched'],
  [
    'page and daemon are of different versions',
    { config: { status: 200, body: { ...given, protocolVersion: protocolVersion + 1 } } },
    'version',
  ],
  ['the daemon is not there', { config: { status: 200 }, fails: true }, 'unreachable'],
  ['the daemon is ill', { config: { status: 500 } }, 'unreachable'],
] as const)('%s', async (_situation, daemon, state) => {
  expect(await enter(place('', daemon).there)).toEqual({ state })
})

test('the daemon comes late: the ticket stays until it has been answered, and the configuration is read then', async () => {
  const daemon = { config: { status: 200, body: given }, fails: true }
  const { there, asked, shown } = place('#ticket=abc', daemon)
  expect(await enter(there)).toEqual({ state: 'unreachable' })
  expect([asked, shown]).toEqual([[], []])
  let pauses = 0
  const pause = async () => void (daemon.fails = ++pauses < 3)
  expect(await enterLate(there, pause)).toEqual({ state: 'entered', given })
  expect(pauses).toBe(3)
  expect(asked).toEqual(['POST /launch {"ticket":"abc"}', 'GET /config.json'])
  expect(shown).toEqual(['/'])
})

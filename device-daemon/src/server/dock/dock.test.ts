import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveControl, type ControlServer } from '../../../simulators/harness/control.ts'
import { systemClock } from '../../base/clock.ts'
import { handClock } from '../../base/clock.fixture.ts'
import { startTestDaemon, type TestDaemon } from '../../testing/ends.ts'
import { createControlLine } from './control-line.ts'
import { createDock } from './dock.ts'

const run = mkdtempSync(join(tmpdir(), 'dock-'))
afterAll(() => rmSync(run, { recursive: true, force: true }))

/** The page and its bundle, as the build produces them. */
const uiFolder = join(run, 'ui')
mkdirSync(join(uiFolder, 'dock'), { recursive: true })
writeFileSync(join(uiFolder, 'dock.html'), '<!doctype html><title>dock</title>')
writeFileSync(join(uiFolder, 'dock/dock.js'), 'export {}')

function reader(path: string): Promise<ControlServer> {
  let card: string | null = null
  return serveControl(path, {
    state: { help: 'How it stands.', do: () => ({ card }) },
    people: { help: 'People.', do: () => [{ id: 'li-xiaoman', name: '李小满' }] },
    'card.lay': {
      help: 'Lays a card.',
      do({ person }) {
        if (card !== null) throw new Error('a card lies there already: lift it first')
        card = String(person)
        return { id: card }
      },
    },
  })
}

describe('the dev dock', () => {
  const control = join(run, 'id-card.sock')
  let simulator: ControlServer
  let here: TestDaemon
  let origin: string
  beforeAll(async () => {
    simulator = await reader(control)
    here = await startTestDaemon({
      uiFolder,
      dock: createDock({ 'id-card': { control }, platform: { control: join(run, 'nobody.sock') } }, systemClock),
    })
    origin = here.daemon.origin
  })
  afterAll(async () => {
    await here.stop()
    await simulator.close()
  })

  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = { origin }) =>
    fetch(`${origin}/dock/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('lays a card, and refuses a second one in the words of the simulator', async () => {
    expect(await (await post('id-card/card.lay', { person: 'li-xiaoman' })).json()).toEqual({
      value: { id: 'li-xiaoman' },
    })
    const second = await post('id-card/card.lay', { person: 'zhang-shouzheng' })
    expect([second.status, await second.json()]).toEqual([400, { error: 'a card lies there already: lift it first' }])
  })

  it('tells how all simulators stand, the one that is gone too', async () => {
    const answer = await fetch(`${origin}/dock/api/state`)
    expect(await answer.json()).toEqual({
      'id-card': { state: { card: 'li-xiaoman' } },
      platform: { error: 'the simulator is not running' },
    })
    expect(await (await fetch(`${origin}/dock/api/people`)).json()).toEqual({
      value: [{ id: 'li-xiaoman', name: '李小满' }],
    })
  })

  it.each([
    ['a simulator nobody started', 'locker/open', {}, 404, /no simulator "locker": one of id-card, platform/],
    ['a path instead of a name', '..%2Fid-card/state', {}, 404, /no simulator/],
    ['an act it does not know', 'id-card/explode', {}, 400, /unknown act "explode": one of state, people, card\.lay/],
    ['a simulator that has died', 'platform/cases', {}, 503, /not running/],
    ['a body that is no object', 'id-card/card.lay', ['li-xiaoman'], 400, /JSON object/],
  ])('%s: a clear error', async (_situation, path, body, status, words) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(status)
    expect(((await answer.json()) as { error: string }).error).toMatch(words)
  })

  it.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
    ['an origin of a sandboxed frame', { origin: 'null' }],
    ['our origin, said by a foreign page', { origin: 'ours', 'sec-fetch-site': 'cross-site' }],
    ['a form, which needs no preflight', { origin: 'ours', 'content-type': 'text/plain' }],
  ] as readonly (readonly [string, Readonly<Record<string, string>>])[])(
    '%s may press no button',
    async (_who, headers) => {
      const answer = await post(
        'id-card/card.lay',
        { person: 'zhang-shouzheng' },
        { ...headers, ...(headers['origin'] === 'ours' && { origin }) },
      )
      expect([answer.status, await answer.text()]).toEqual([403, ''])
    },
  )

  it('a foreign page may not look either', async () => {
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await fetch(`${origin}/dock/api/state`, { headers: { 'sec-fetch-site': site } })).status).toBe(403)
  })

  it('a body beyond measure is not taken', async () => {
    expect((await post('id-card/card.lay', { person: 'x'.repeat(5_000) })).status).toBe(413)
  })

  it('is served with its page, and needs no launched browser', async () => {
    expect((await fetch(`${origin}/dock`)).status).toBe(200)
    expect((await fetch(`${origin}/dock/dock.js`)).status).toBe(200)
  })
})

it('without a dock in the profile there is no page, no bundle and no button', async () => {
  const here = await startTestDaemon({ uiFolder })
  const { origin } = here.daemon
  for (const path of ['/dock', '/dock/dock.js', '/dock/api/state', '/dock/api/people'])
    expect([path, (await fetch(origin + path)).status]).toEqual([path, 404])
  expect(
    (
      await fetch(`${origin}/dock/api/id-card/state`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: '{}',
      })
    ).status,
  ).toBe(404)
  await here.stop()
})

describe('the line to a simulator', () => {
  it('finds it again after it was restarted', async () => {
    const path = join(run, 'again.sock')
    const line = createControlLine(path, systemClock)
    const first = await reader(path)
    expect(await line.do('state')).toEqual({ ok: true, value: { card: null } })
    await first.close()
    expect(await line.do('state')).toMatchObject({ ok: false, failure: { code: 'gone' } })
    const second = await reader(path)
    expect(await line.do('state')).toEqual({ ok: true, value: { card: null } })
    line.close()
    await second.close()
  })

  it('gives up on one that hangs', async () => {
    const path = join(run, 'hung.sock')
    const sockets: Socket[] = []
    const server: Server = createServer((socket) => void sockets.push(socket))
    const { promise: connected, resolve } = Promise.withResolvers<void>()
    server.on('connection', () => resolve())
    await new Promise<void>((listening) => server.listen(path, listening))
    const clock = handClock()
    const line = createControlLine(path, clock)
    const asked = line.do('state')
    await connected
    await clock.advance(10_000)
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'timedOut' } })
    line.close()
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
})

import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { protocolVersion } from '#contract/envelope.ts'
import { paths } from '#contract/http.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'

let here: TestDaemon
let page: { readonly origin: string; readonly cookie: string }
let ui: UiClient
const begin = () => ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
const get = (path: string, headers: Record<string, string> = { cookie: page.cookie }) =>
  fetch(page.origin + path, { headers })

beforeEach(async () => {
  here = await startTestDaemon()
  page = await launch(here.daemon.url)
  ui = await connect(page)
})
afterEach(async () => {
  await here.stop()
})

describe('the life of a command', () => {
  it('is acknowledged, then tells what happens, then ends exactly once', async () => {
    await begin()
    const reading = ui.start('IdCard.Read')
    here.reader.lay(card)
    expect((await reading.completion).header.completionCode).toBe('success')
    expect(reading.events.map(({ name }) => name)).toEqual([
      'IdCard.Progress',
      'IdCard.Progress',
      'IdCard.Progress',
      'IdCard.Text',
    ])
    const kinds = ui.messages
      .filter(({ header }) => 'requestId' in header && header.requestId === reading.requestId)
      .map(({ header }) => header.type)
    expect(kinds).toEqual(['acknowledge', 'event', 'event', 'event', 'event', 'completion'])
  })

  it('is refused where the session does not hold what it needs: no card without a session, no picture without an identity, no receipt before anything is sealed', async () => {
    expect(ending(await ui.command('IdCard.Read'))).toEqual(['sequenceError', 'notAllowedNow'])
    await begin()
    expect(ending(await ui.command('Material.Capture', { material: 'm_paper' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await ui.command('Application.Submit'))).toEqual(['sequenceError', 'notAllowedNow'])
    expect(ending(await ui.command('Document.Print', { document: 'form', on: 'a4' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await ui.command('Document.Print', { document: 'receipt', on: 'roll' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await begin())).toEqual(['sequenceError', 'notAllowedNow'])
    here.reader.lay(card)
    await ui.command('IdCard.Read')
    expect(ending(await ui.command('IdCard.Read'))).toEqual(['sequenceError', 'notAllowedNow'])
    expect(ending(await ui.command('Delivery.Choose', { mode: 'window' }))).toEqual(['sequenceError', 'notAllowedNow'])
    expect(here.printers.receipts).toEqual([])
    expect(here.printers.jobs).toEqual([])
  })

  it('is refused when it is not in the contract, and when its payload is not; the path is named, never the value', async () => {
    await begin()
    ui.sendRaw(JSON.stringify({ header: { type: 'command', name: 'Door.Open', requestId: 40 } }))
    const unknown = await ui.message(({ header }) => header.type === 'completion' && header.requestId === 40)
    expect(unknown.header).toMatchObject({ completionCode: 'invalidCommand' })
    ui.sendRaw(
      JSON.stringify({
        header: { type: 'command', name: 'Session.Save', requestId: 50 },
        payload: { values: { mobile: ['13800000000', { 张三: '李四' }] } },
      }),
    )
    const invalid = await ui.message(({ header }) => header.type === 'completion' && header.requestId === 50)
    expect(invalid).toMatchObject({
      header: { completionCode: 'invalidData' },
      payload: { errorCode: 'internalError' },
    })
    const text = JSON.stringify(ui.messages)
    for (const value of ['13800000000', '张三', '李四']) expect(text).not.toContain(value)
  })

  it('can be cancelled', async () => {
    await begin()
    const reading = ui.start('IdCard.Read')
    await ui.command('Common.Cancel', { requestIds: [reading.requestId] })
    expect(ending(await reading.completion)).toEqual(['canceled', 'cancelled'])
  })

  it('is acknowledged with the time it will be answered in: its own, or less if the page says so, never more', async () => {
    const told = async (asked?: number) => {
      const { requestId } = ui.start('Common.Status', undefined, asked)
      const { header } = await ui.message(
        ({ header }) => header.type === 'acknowledge' && header.requestId === requestId,
      )
      return 'completesWithinMs' in header ? header.completesWithinMs : null
    }
    expect(await Promise.all([told(), told(20), told(600_000)])).toEqual([5_000, 3_020, 5_000])
  })

  it('times out when the page gave it less time, and the reader is free again', async () => {
    await begin()
    expect(ending(await ui.start('IdCard.Read', undefined, 20).completion)).toEqual(['timeOut', 'timeOut'])
    here.reader.lay(card)
    expect(ending(await ui.command('IdCard.Read'))[0]).toBe('success')
  })

  it('ends with the session that it belongs to', async () => {
    await begin()
    const reading = ui.start('IdCard.Read')
    await ui.command('Session.End', { reason: 'cancelled' })
    expect(ending(await reading.completion)).toEqual(['canceled', 'sessionEnded'])
    expect(ending(await ui.command('Session.Save', {}))).toEqual(['sequenceError', 'notAllowedNow'])
  })

  it('gets an answer even when its handler has a bug, and the bug is counted and on record', async () => {
    await here.stop()
    here = await startTestDaemon({ measureSharpness: () => Promise.reject(new Error('a bug')) })
    page = await launch(here.daemon.url)
    ui = await connect(page)
    await begin()
    here.reader.lay(card)
    await ui.command('IdCard.Read')
    expect(ending(await ui.command('Material.Capture', { material: 'm_paper' }))).toEqual([
      'internalError',
      'internalError',
    ])
    expect(here.bugs).toBe(1)
    expect(ending(await ui.command('Session.Alive'))[0]).toBe('success')
  })
})

describe('what is not a command', () => {
  it('is acknowledged as invalid and changes nothing', async () => {
    const frames = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"header":{}}',
      JSON.stringify({ header: { type: 'command', name: 'Session.End', requestId: 0 } }),
      JSON.stringify({ header: { type: 'event', name: 'Session.End', requestId: 1 } }),
      new Uint8Array([1, 2, 3]),
    ]
    for (const frame of frames) ui.sendRaw(frame)
    expect(ending(await ui.command('Session.Alive'))[0]).toBe('success')
    const invalid = ui.messages.filter(
      ({ header }) => header.type === 'acknowledge' && header.status === 'invalidMessage',
    )
    expect(invalid).toHaveLength(frames.length)
  })

  it('a request id that does not rise is refused and not run', async () => {
    await ui.command('Session.Alive')
    await ui.command('Session.Alive')
    ui.sendRaw(
      JSON.stringify({
        header: { type: 'command', name: 'Session.Begin', requestId: 2 },
        payload: { journey: 'apply', affair: affair.id, language: 'zh' },
      }),
    )
    await ui.message(({ header }) => header.type === 'acknowledge' && header.status === 'invalidRequestID')
    expect((await ui.command('Session.Current')).payload).toEqual({ session: null, unconcluded: null })
  })

  it('a page gone wild is held back, and served again afterwards', async () => {
    await begin()
    const many = Array.from({ length: 20 }, () => ui.start('IdCard.Read'))
    await ui.message(({ header }) => header.type === 'acknowledge' && header.status === 'tooManyRequests')
    const refused = ui.messages.filter(
      ({ header }) => header.type === 'acknowledge' && header.status === 'tooManyRequests',
    )
    expect(refused.length).toBeGreaterThanOrEqual(4)
    ui.close()
    await ui.closed
    ui = await connect(page)
    expect(many).toHaveLength(20)
    expect(ending(await ui.command('Session.Alive'))[0]).toBe('success')
  })

  it('a frame larger than any message closes the connection and is on record; the next connection works', async () => {
    ui.sendRaw(
      JSON.stringify({ header: { type: 'command', name: 'Session.Alive', requestId: 1 }, payload: 'x'.repeat(70_000) }),
    )
    expect((await ui.closed).code).toBe(1009)
    ui = await connect(page)
    expect(ending(await ui.command('Session.Alive'))[0]).toBe('success')
    expect(readFileSync(here.auditFile, 'utf8')).toContain('ui.oversize')
  })
})

describe('one screen', () => {
  it('a second browser is refused with a reason it can show; when the first goes, it may come', async () => {
    const other = await launch(here.daemon.url)
    const second = await connect(other)
    expect(await second.closed).toEqual({ code: 4409, reason: 'secondUi' })
    expect(ending(await ui.command('Session.Alive'))[0]).toBe('success')
    ui.close()
    await ui.closed
    const third = await connect(other)
    expect(ending(await third.command('Session.Alive'))[0]).toBe('success')
  })

  it('a reload of the same browser takes over at once and finds the draft', async () => {
    await begin()
    await ui.command('Session.Save', { answers: { where: ['town'] }, passed: ['guide'] })
    const reloaded = await connect(page)
    expect((await ui.closed).code).toBe(4410)
    const current = await reloaded.command('Session.Current')
    expect(current.payload).toMatchObject({
      session: { journey: 'apply', language: 'zh', draft: { answers: { where: ['town'] }, passed: ['guide'] } },
    })
  })

  it('a reload in 查办件 finds who asks', async () => {
    await ui.command('Session.Begin', { journey: 'progress', language: 'en' })
    here.reader.lay(card)
    await ui.command('IdCard.Read')
    const reloaded = await connect(page)
    expect((await reloaded.command('Session.Current')).payload).toMatchObject({
      session: { journey: 'progress', language: 'en', owner: { identity: { name: card.name }, receipt: null } },
      unconcluded: null,
    })
  })

  it('a renderer that died without a word leaves the terminal to its successor', async () => {
    await begin()
    ui.die()
    await ui.closed
    ui = await connect(page)
    expect((await ui.command('Session.Current')).payload).toMatchObject({ session: { journey: 'apply' } })
  })

  it('a page that does not answer pings loses the terminal', async () => {
    await here.stop()
    const timers: { act: () => void; ms: number }[] = []
    const clock = {
      now: () => performance.now(),
      after: (ms: number, act: () => void) => (void timers.push({ act, ms }), () => {}),
    }
    here = await startTestDaemon({ clock })
    page = await launch(here.daemon.url)
    ui = await connect(page, { autoPong: false })
    const beats = () => timers.findLast(({ ms }) => ms === 5_000)
    await ui.command('Session.Alive')
    beats()?.act()
    beats()?.act()
    expect((await ui.closed).code).toBe(1006)
  })
})

describe('over HTTP', () => {
  it('the catalogue says what may be begun now, and what a missing device makes impossible', async () => {
    expect(await (await get(paths.catalogue)).json()).toMatchObject({
      district: { code: '410902' },
      affairs: [{ id: affair.id, available: true }],
    })
    here.documentCamera.become({ state: 'absent', cause: 'deviceAbsent' })
    expect(await (await get(paths.catalogue)).json()).toMatchObject({
      affairs: [{ available: false, reason: 'deviceAbsent' }],
    })
    expect((await ui.unsolicited('Common.StatusChanged')).payload).toMatchObject({ platform: 'online' })
    expect(await (await get(paths.affair(affair.id))).json()).toMatchObject({ id: affair.id })
    expect((await get(paths.affair('nothing'))).status).toBe(404)
  })

  it('a page gets all that it needs before its first screen at once, and the service it was in when loaded again', async () => {
    const entrance = {
      terminal: 'T-1',
      panel: { widthPx: 1080, widthMm: 268 },
      languages: ['zh', 'en'],
      protocolVersion,
      dock: false,
      catalogue: await (await get(paths.catalogue)).json(),
    }
    expect(await (await get(paths.config)).json()).toEqual({ ...entrance, affair: null })
    await ui.result('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    expect(await (await get(paths.config)).json()).toMatchObject({ affair: { id: affair.id } })
    await ui.result('Session.End', { reason: 'cancelled' })
    expect(await (await get(paths.config)).json()).toEqual({ ...entrance, affair: null })
  })

  it('nothing personal and no data is given to a page that was not launched here', async () => {
    const strangers: readonly Record<string, string>[] = [
      {},
      { cookie: 'yijianshi-1=x' },
      { cookie: page.cookie, origin: 'http://evil.example' },
      { cookie: page.cookie, 'sec-fetch-site': 'cross-site' },
    ]
    for (const path of [paths.config, paths.catalogue, paths.affair(affair.id), '/blob/00', '/stream/00']) {
      for (const headers of strangers) {
        const answer = await get(path, headers)
        expect([answer.status, await answer.text(), answer.headers.get('access-control-allow-origin')]).toEqual([
          403,
          '',
          null,
        ])
      }
    }
  })

  it('a picture can be had once', async () => {
    await begin()
    const [address] = (await ui.result('Document.View', { document: 'notice' })).pages
    const first = await get(address ?? '')
    expect([
      first.status,
      first.headers.get('content-type'),
      first.headers.get('cache-control'),
      await first.text(),
    ]).toEqual([200, 'image/png', 'no-store', '"notice"'])
    expect((await get(address ?? '')).status).toBe(404)
  })

  it('a camera is seen until it is closed', async () => {
    await begin()
    here.reader.lay(card)
    await ui.command('IdCard.Read')
    const opened = await ui.result('Camera.Open', { camera: 'documentCamera' })
    const stream = await get(opened.stream)
    expect(stream.headers.get('content-type')).toContain('multipart/x-mixed-replace')
    await ui.command('Camera.Close', { camera: 'documentCamera' })
    expect(await stream.text()).toContain('Content-Type: image/jpeg')
  })

  it('a rebound name is refused whatever it asks for, and without a word', async () => {
    const { port } = new URL(page.origin)
    const status = await new Promise<[number | undefined, number]>((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: '/', headers: { host: `evil.example:${port}`, cookie: page.cookie } },
        (answer) => {
          let bytes = 0
          answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
          answer.on('end', () => resolve([answer.statusCode, bytes]))
        },
      )
        .on('error', reject)
        .end()
    })
    expect(status).toEqual([403, 0])
  })
})

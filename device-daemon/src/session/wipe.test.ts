import { getHeapSnapshot } from 'node:v8'
import { afterEach, describe, expect, it } from 'vitest'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, launch } from '../testing/ui-client.ts'
import type { Clock } from '../base/clock.ts'
import { fail } from '../base/result.ts'

let here: TestDaemon
afterEach(() => here.stop())

/**
 * Data of the citizen alone. Written as code points and searched as bytes: a string in this file or held by this test
 * would itself be found in the searched memory.
 */
const canaries = {
  name: [0x5361, 0x7eb3, 0x91cc, 0x36c3],
  address: [67, 65, 78, 65, 82, 89, 82, 79, 65, 68],
  mobile: [49, 51, 56, 55, 54, 53, 52, 51, 50, 49, 48],
} as const
type Canary = keyof typeof canaries
const text = (which: Canary): string => String.fromCodePoint(...canaries[which])
/** The text as the heap snapshot's JSON escapes it. */
const spelling = (which: Canary): Buffer =>
  Buffer.concat(
    canaries[which].map((code) =>
      Buffer.from(code < 0x80 ? [code] : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`),
    ),
  )

/** Which canaries occur in anything the process can still reach. */
async function reachable(): Promise<Canary[]> {
  const found = new Set<Canary>()
  let carried = Buffer.alloc(0)
  for await (const chunk of getHeapSnapshot()) {
    const bytes = Buffer.concat([carried, chunk as Buffer])
    for (const which of Object.keys(canaries) as Canary[]) if (bytes.includes(spelling(which))) found.add(which)
    carried = bytes.subarray(Math.max(0, bytes.length - 256))
  }
  return [...found]
}

/** `submits`: also submits the application. */
async function sessionOfCanary({ submits = false } = {}): Promise<{
  readonly end: () => Promise<unknown>
  readonly addresses: readonly string[]
  readonly origin: string
  readonly cookie: string
}> {
  const page = await launch(here.daemon.url)
  const ui = await connect(page)
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
  here.reader.lay({ ...card, name: text('name'), address: text('address') })
  await ui.command('IdCard.Read')
  await ui.command('Session.Save', {
    answers: { where: ['town'] },
    values: { mobile: text('mobile') },
    passed: ['fetch'],
  })
  const captured = await ui.result('Material.Capture', { material: 'm_paper' })
  const viewed = await ui.result('Document.View', { document: 'form' })
  if (submits) await ui.command('Session.Save', { promised: ['m_licence'] })
  await ui.command('Application.Sign', { signer: 'applicant', strokes: [[[0.123456, 0.1, 0, 1]]] })
  if (submits) await ui.result('Application.Submit')
  const addresses = [captured.picture, ...viewed.pages]
  return {
    ...page,
    addresses,
    async end() {
      await ui.command('Session.End', { reason: 'finished' })
      ui.close()
      await ui.closed
      // The client belongs to the test, not to the daemon, and has to forget too.
      ;(ui.messages as unknown[]).length = 0
      here.documentRequests.length = 0
      here.reader.lay(card)
    },
  }
}

describe('the end of a session', () => {
  it('leaves no name, address or phone reachable in memory, and no picture to be had', async () => {
    const taken: Buffer[] = []
    const picture = (): Buffer => {
      const jpeg = Buffer.from('a page of canary')
      taken.push(jpeg)
      return jpeg
    }
    here = await startTestDaemon({ picture })
    const session = await sessionOfCanary()
    // They must be found while the session is open; otherwise the search would prove nothing.
    expect((await reachable()).sort()).toEqual(['address', 'mobile', 'name'])
    await session.end()
    expect(await reachable()).toEqual([])
    expect(taken.length > 0 && taken.every((jpeg) => jpeg.every((byte) => byte === 0))).toBe(true)
    for (const address of session.addresses)
      expect((await fetch(session.origin + address, { headers: { cookie: session.cookie } })).status).toBe(404)
  })

  it('of 查办件 leaves nobody reachable in memory, though a case was opened and its receipt printed again', async () => {
    here = await startTestDaemon()
    // Refused, so that the application stays here and is not sent again during the search; sending would decrypt it
    // into memory.
    here.platform.submit = async () => fail({ code: 'platformRefused', detail: 'as told', own: true })
    const applying = await sessionOfCanary({ submits: true })
    await applying.end()
    expect(await reachable()).toEqual([])

    const ui = await connect(await launch(here.daemon.url))
    await ui.command('Session.Begin', { journey: 'progress', language: 'zh' })
    here.reader.lay({ ...card, name: text('name'), address: text('address') })
    await ui.command('IdCard.Read')
    here.reader.lay(card)
    const [one] = (await ui.result('Case.List')).cases
    if (one === undefined) throw new Error('what was sealed is not listed')
    await ui.result('Case.Open', { case: one.id })
    await ui.result('Document.View', { document: 'receipt', case: one.id })
    await ui.result('Document.Print', { document: 'receipt', on: 'a4', case: one.id })
    // The client and the document maker belong to the test and have to forget too.
    ;(ui.messages as unknown[]).length = 0
    here.documentRequests.length = 0
    expect((await reachable()).sort()).toEqual(['address', 'name'])
    await ui.command('Session.End', { reason: 'finished' })
    expect(await reachable()).toEqual([])
  })

  it('comes by itself when the page has died and does not come back', async () => {
    const timers: { readonly ms: number; readonly act: () => void; off: boolean }[] = []
    const clock: Clock = {
      now: () => performance.now(),
      after(ms, act) {
        const timer = { ms, act, off: false }
        timers.push(timer)
        return () => void (timer.off = true)
      },
    }
    here = await startTestDaemon({ clock, limits: { idleMs: 301_000, uiLostMs: 61_000 } })
    const page = await launch(here.daemon.url)
    const ui = await connect(page)
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    const due = (ms: number) => timers.findLast((timer) => timer.ms === ms && !timer.off)
    expect(due(61_000)).toBeUndefined()
    ui.die()
    await ui.closed
    const again = await connect(page)
    // The page is back in time: the session is still open and does not end later.
    expect((await again.command('Session.Current')).payload).toMatchObject({ session: { journey: 'apply' } })
    expect(due(61_000)).toBeUndefined()
    again.die()
    await again.closed
    const third = await connect(page)
    third.die()
    await third.closed
    const last = await launch(here.daemon.url)
    due(61_000)?.act()
    const fourth = await connect(last)
    expect((await fourth.command('Session.Current')).payload).toEqual({ session: null, unconcluded: null })
  })

  it('comes by itself, and is told to the screen, when nobody has been heard of for long', async () => {
    const timers: { readonly ms: number; readonly act: () => void }[] = []
    const clock: Clock = { now: () => performance.now(), after: (ms, act) => (void timers.push({ ms, act }), () => {}) }
    here = await startTestDaemon({ clock, limits: { idleMs: 301_000, uiLostMs: 61_000 } })
    const ui = await connect(await launch(here.daemon.url))
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    timers.findLast(({ ms }) => ms === 301_000)?.act()
    expect((await ui.unsolicited('Session.Ended')).payload).toEqual({ reason: 'unattended' })
  })

  it('comes when the whole machine stood still: whoever stands there afterwards is not shown the former case', async () => {
    let stoodStillMs = 0
    const clock: Clock = { now: () => performance.now() + stoodStillMs, after: () => () => {} }
    here = await startTestDaemon({ clock, limits: { idleMs: 301_000, uiLostMs: 61_000 } })
    const page = await launch(here.daemon.url)
    const ui = await connect(page)
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    stoodStillMs += 60_000
    expect((await ui.command('Session.Current')).payload).toMatchObject({ session: { journey: 'apply' } })
    stoodStillMs += 62_000
    // The first thing heard again may be a command that was waiting on the line, or a new page.
    expect((await ui.command('Session.Current')).payload).toMatchObject({ session: null })
    expect((await ui.unsolicited('Session.Ended')).payload).toEqual({ reason: 'uiLost' })
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    stoodStillMs += 62_000
    expect((await (await connect(page)).command('Session.Current')).payload).toMatchObject({ session: null })
  })
})

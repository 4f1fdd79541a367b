/** The real daemon, a real page, and somebody who publishes services meanwhile. */
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entrance } from '#contract/entrance.ts'
import { findablesPath, paths } from '#contract/http.ts'
import type { TerminalStatus } from '#contract/status.ts'
import type { Affair } from '#flows/model/affair.ts'
import type { Findables } from '#flows/find/findable.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'
import { loaded, readFolders } from './catalogue.ts'
import { loadFromBundle } from './from-bundle.ts'
import type { Kept } from './kept.ts'
import { startLiveServices, type LiveServices } from './live-services.ts'
import * as county from './testing/county.ts'

const died = 'n13-after-death'
const waiting = { timeout: 120_000 }
/** Looks as often as it can. */
const eager = {
  after(_ms: number, act: () => void) {
    const timer = setTimeout(act, 5)
    return () => clearTimeout(timer)
  },
}

let folder: string
let here: TestDaemon
let live: LiveServices
let page: { readonly origin: string; readonly cookie: string }
let ui: UiClient
let said: string[]

const keepingOf = (code: string) => ({ file: join(folder, `${code}.json`), key: Buffer.alloc(32, 7) })
const file = (): string => join(folder, 'services.bundle')
const folders = () => ({ flows: join(folder, 'flows'), calendar: join(folder, 'flows/calendar') })
const bundle = () => ({ file: file(), publisher: county.publisher.publicKey })
const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(page.origin + path, { headers: { cookie: page.cookie } })).json()) as T
const versionOffered = async (): Promise<string> => (await get<Affair>(paths.affair(died))).version
const begin = () => ui.result('Session.Begin', { journey: 'apply', affair: died, language: 'zh' })
const leave = () => ui.result('Session.End', { reason: 'cancelled' })
const record = (): string => readFileSync(here.auditFile, 'utf8')

async function serve(first: Kept, from: ReturnType<typeof bundle> | null, flows: string): Promise<void> {
  said = []
  here = await startTestDaemon({
    catalogue: loaded(first),
    bundleRefused: () => live?.refused()?.code ?? null,
  })
  live = startLiveServices({
    folders: { ...folders(), flows },
    bundle: from,
    first,
    keepingOf,
    daemon: here.daemon,
    audit: here.audit,
    clock: eager,
    tell: (_level, text) => void said.push(text),
  })
  page = await launch(here.daemon.url)
  ui = await connect(page)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-'))
})
afterEach(async () => {
  live.stop()
  ui.close()
  await here.stop()
  rmSync(folder, { recursive: true })
})

describe('a bundle that is put there', () => {
  beforeEach(async () => {
    county.put(file(), county.bundleOf('2026-11-28.1', county.dated('2026-11-01')))
    const first = await loadFromBundle(
      { ...bundle(), district: county.district, flows: county.flows },
      keepingOf(county.district),
    )
    if (!first.ok) throw new Error(first.failure.text)
    await serve(first.value, bundle(), county.flows)
  })

  it('while somebody is at the terminal waits for them to leave; then everything follows, and the page is told', async () => {
    const { draft } = (await begin()) as { draft: { affair: { version: string } } }
    expect(draft.affair.version).toBe('2026-11-01')
    county.put(file(), county.bundleOf('2026-11-28.2', county.dated('2026-11-20')))
    await expect.poll(() => live.waiting(), waiting).toBe(true)
    expect(await versionOffered()).toBe('2026-11-01')
    const current = await ui.result('Session.Current')
    expect(current.session).toMatchObject({ draft: { affair: { version: '2026-11-01' } } })
    await leave()
    expect(live.waiting()).toBe(false)
    expect(await versionOffered()).toBe('2026-11-20')
    await ui.unsolicited('Common.StatusChanged')
    expect(await begin()).toMatchObject({ draft: { affair: { version: '2026-11-20' } } })
    expect(record()).toContain('"catalogue.taken"')
    // The next start has it at once, without reading the bundle again.
    county.put(file(), 'anything')
    const again = await loadFromBundle(
      { ...bundle(), district: county.district, flows: county.flows },
      keepingOf(county.district),
    )
    expect(again).toMatchObject({ ok: true, value: { bundle: { version: '2026-11-28.2' } } })
  })

  it('with nobody there is taken at once: home, search and what a new page is given follow', async () => {
    const without = county
      .dated('2026-11-20')
      .map((one) =>
        one.path.startsWith('districts/') ? { ...one, text: one.text.replace('h11-teahouse: {}, ', '') } : one,
      )
    county.put(file(), county.bundleOf('2026-11-29.1', without))
    await expect.poll(versionOffered, waiting).toBe('2026-11-20')
    const { catalogue } = await get<Entrance>(paths.config)
    expect(catalogue.affairs.map(({ id }) => id)).toEqual([died])
    const found = await get<Findables>(findablesPath)
    expect(JSON.stringify(found)).not.toContain('h11-teahouse')
  })

  it('and is refused is told to the attendant and recorded; what was in use stays, until a right one comes', async () => {
    const forStaff = async () => (await get<Entrance>(paths.config)).catalogue.forStaff.bundle
    const wrong = county.changed('catalog/h11-teahouse.yaml', (text) => text.replace(/^stage: .*$/m, 'stage: never'))
    county.put(file(), county.bundleOf('2026-11-29.1', wrong))
    await expect.poll(forStaff, waiting).toBe('broken')
    expect(said.at(-1)).toMatch(/h11-teahouse\.yaml:\d+:\d+ stage: .*\n {4}→ /)
    await ui.message(
      (message) =>
        'payload' in message &&
        message.header.name === 'Common.StatusChanged' &&
        (message.payload as TerminalStatus).bundleRefused === 'broken',
    )
    unlinkSync(file())
    await expect.poll(forStaff, waiting).toBe('unreadable')
    county.put(file(), county.bundleOf('2026-11-27.1'))
    await expect.poll(forStaff, waiting).toBe('older')
    expect(await versionOffered()).toBe('2026-11-01')
    expect(record()).toMatch(/"catalogue\.refused".*"2026-11-29\.1".*"broken"/)
    county.put(file(), county.bundleOf('2026-11-29.2', county.dated('2026-11-29')))
    await expect.poll(forStaff, waiting).toBeNull()
    expect(await versionOffered()).toBe('2026-11-29')
  })
})

describe('the folders of the demo', () => {
  const at = (path: string): string => join(folder, 'flows', path)
  const change = (path: string, from: string | RegExp, to: string): void =>
    writeFileSync(at(path), readFileSync(at(path), 'utf8').replace(from, to))

  beforeEach(async () => {
    county.layOut(join(folder, 'flows'))
    cpSync(join(county.flows, 'src'), at('src'), { recursive: true })
    const first = await readFolders(folders(), county.district, keepingOf(county.district))
    if (!first.ok) throw new Error(first.failure.text)
    await serve(first.value, null, folders().flows)
  })

  it('a changed file is in the next session; a broken one is told, and its service stays as it was', async () => {
    change(`catalog/${died}.yaml`, /^version: .*$/m, 'version: "2026-11-21"')
    await expect.poll(versionOffered, waiting).toBe('2026-11-21')
    change(`catalog/${died}.yaml`, /^stage: .*$/m, 'stage: never')
    await expect.poll(() => said.join('\n'), waiting).toMatch(/n13-after-death\.yaml:\d+:\d+ stage: .*\n {4}→ /)
    await expect.poll(async () => (await get<Entrance>(paths.config)).catalogue.forStaff.services).toEqual([died])
    expect(await versionOffered()).toBe('2026-11-21')
    change(`catalog/${died}.yaml`, /^stage: .*$/m, 'stage: afterLife')
    await expect.poll(async () => (await get<Entrance>(paths.config)).catalogue.forStaff.services, waiting).toEqual([])
  })

  it('another district is switched to between sessions, and back; one that is wrong is refused', async () => {
    const ours = readFileSync(at('districts/410902-hualong.yaml'), 'utf8')
    const other = ours.replace("code: '410902'", "code: '999999'").replace('zh: 濮阳市华龙区', 'zh: 试验区')
    writeFileSync(at('districts/999999-trial.yaml'), other)
    writeFileSync(at('districts/888888-wrong.yaml'), 'code: [')
    await expect.poll(() => live.districts().map(({ code }) => code), waiting).toContain('999999')
    expect(live.districts().map(({ code }) => code)).not.toContain('888888')
    await begin()
    expect(await live.switchDistrict('999999')).toMatchObject({ ok: true })
    expect((await get<Entrance>(paths.config)).catalogue.district.code).toBe('410902')
    await leave()
    expect((await get<Entrance>(paths.config)).catalogue.district.name.zh).toBe('试验区')
    for (const [code, words] of [
      ['888888', /888888-wrong\.yaml:\d+:\d+ .*\n {4}→ /],
      ['777777', /No file 777777-/],
    ] as const) {
      const refused = await live.switchDistrict(code)
      expect(refused.ok ? '' : refused.failure.text).toMatch(words)
    }
    change(`catalog/${died}.yaml`, /^version: .*$/m, 'version: "2026-11-22"')
    await expect.poll(versionOffered, waiting).toBe('2026-11-22')
    expect((await get<Entrance>(paths.config)).catalogue.district.code).toBe('999999')
    expect(await live.switchDistrict('410902')).toMatchObject({ ok: true })
    expect((await get<Entrance>(paths.config)).catalogue.district.code).toBe('410902')
    expect(await versionOffered()).toBe('2026-11-22')
  })
})

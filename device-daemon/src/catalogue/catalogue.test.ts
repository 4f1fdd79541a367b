import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ok, type Result } from '../base/result.ts'
import { loaded, readFolders, type LoadedCatalogue } from './catalogue.ts'
import type { CatalogueFailure } from './reading.ts'
import { readKept } from './kept.ts'

const real = join(import.meta.dirname, '../../../flows')
const key = Buffer.alloc(32, 7)
let flows: string
let kept: string
const at = (path: string): string => join(flows, path)
const load = async (district = '410902'): Promise<Result<LoadedCatalogue, CatalogueFailure>> => {
  const read = await readFolders({ flows, calendar: at('calendar') }, district, { file: kept, key })
  return read.ok ? ok(loaded(read.value)) : read
}
const good = async (): Promise<LoadedCatalogue> => {
  const read = await load()
  if (!read.ok) throw new Error(read.failure.text)
  return read.value
}
const change = (path: string, from: string | RegExp, to: string | ((found: string) => string)): void =>
  writeFileSync(
    at(path),
    readFileSync(at(path), 'utf8').replace(from, (found) => (typeof to === 'string' ? to : to(found))),
  )
/** Without the calendar, which consists of functions. */
const plain = ({ district, affairs, quarantined }: LoadedCatalogue) => ({ district, affairs, quarantined })
const ids = (catalogue: LoadedCatalogue): string[] => [...catalogue.affairs.keys()].toSorted()

beforeEach(() => {
  flows = mkdtempSync(join(tmpdir(), 'flows-'))
  kept = at('kept.json')
  for (const folder of ['items', 'catalog', 'districts', 'find', 'src'])
    cpSync(join(real, folder), at(folder), { recursive: true })
  cpSync(join(real, '../assets/calendar'), at('calendar'), { recursive: true })
  // Three services of the library and their district say as much as all of them, in a quarter of the time.
  const others = /^ {2}(?!h01-restaurant|h11-teahouse|n13-after-death)[hn]\d\d-.*\n/gm
  change('districts/410902-hualong.yaml', /^affairs:\n[^]*/m, (offers) => offers.replace(others, ''))
})
afterEach(() => rmSync(flows, { recursive: true }))

describe('the catalogue at start', () => {
  it('holds what the district offers, and is the same when it is read from what was kept', async () => {
    const first = await good()
    expect(first).toMatchObject({ district: { code: '410902' }, quarantined: [] })
    expect(ids(first)).toEqual(Object.keys(first.district.affairs).toSorted())
    expect(readKept({ file: kept, key })).not.toBeNull()
    expect(plain(await good())).toEqual(plain(first))
  })

  it('calls the departments as the district does', async () => {
    const { affairs } = await good()
    expect(affairs.get('h11-teahouse')?.items.map(({ department }) => department.zh)).toContain('区市场监管局')
  })

  it('a changed file is read anew', async () => {
    await good()
    change('catalog/n13-after-death.yaml', /^version: .*$/m, 'version: "2030-01-01"')
    expect((await good()).affairs.get('n13-after-death')?.version).toBe('2030-01-01')
  })

  it('a fact changed in the library changes in every service that takes it', async () => {
    await good()
    change('items/registration.yaml', 'zh: 公司登记', 'zh: 公司设立登记')
    const { affairs } = await good()
    for (const id of ['h01-restaurant', 'h11-teahouse'])
      expect(affairs.get(id)?.items.map(({ name }) => name.zh)).toContain('公司设立登记')
  })

  it('a district without a file is named', async () => {
    const nowhere = await load('999999')
    expect(nowhere.ok ? '' : nowhere.failure.text).toContain('No file 999999-*.yaml')
  })
})

describe('a wrong file', () => {
  it('costs its own service where it was never right, and says file, line and remedy', async () => {
    change('catalog/n13-after-death.yaml', /^audience: .*$/m, 'audience: nobody')
    const { affairs, quarantined } = await good()
    expect(affairs.has('n13-after-death')).toBe(false)
    expect(affairs.has('h01-restaurant')).toBe(true)
    expect(quarantined).toEqual([
      {
        file: expect.stringMatching(/catalog\/n13-after-death\.yaml$/),
        affair: 'n13-after-death',
        instead: 'nothing',
        text: expect.stringMatching(/n13-after-death\.yaml:\d+:\d+ audience: .*\n {4}→ /),
      },
    ])
  })

  it('is replaced by its last good version, at every start until it is mended', async () => {
    const before = await good()
    change('catalog/n13-after-death.yaml', /^id: .*$/m, 'id: [')
    for (const start of [1, 2, 3]) {
      const { affairs, quarantined } = await good()
      expect(affairs, `start ${start}`).toEqual(before.affairs)
      expect(quarantined).toMatchObject([{ affair: 'n13-after-death', instead: 'lastGood' }])
    }
    change('catalog/n13-after-death.yaml', /^id: .*$/m, 'id: n13-after-death')
    expect((await good()).quarantined).toEqual([])
  })

  it('of the library costs the services that use it and is named there', async () => {
    change('items/registration.yaml', 'caseType: promised', 'caseType: sometimes')
    const { affairs, quarantined } = await good()
    expect(affairs.has('n13-after-death')).toBe(true)
    expect(quarantined.map(({ affair }) => affair)).toEqual(expect.arrayContaining(['h01-restaurant', 'h11-teahouse']))
    for (const { affair } of quarantined) expect(affairs.has(affair ?? '')).toBe(false)
    for (const { text } of quarantined) expect(text).toMatch(/items\/registration\.yaml:\d+:\d+ items\[0\]\.caseType: /)
  })

  it('of the library that is no YAML any more: the services go on as they were', async () => {
    const before = await good()
    writeFileSync(at('items/registration.yaml'), 'items: [')
    const { affairs, quarantined } = await good()
    expect(affairs).toEqual(before.affairs)
    expect(quarantined[0]?.text).toMatch(/items\/registration\.yaml:\d+:\d+ not valid YAML/)
  })

  it('that cannot be read at all (a folder, a link to nowhere) costs no more', async () => {
    await good()
    mkdirSync(at('items/notes.yaml'))
    symlinkSync('nowhere', at('catalog/broken.yaml'))
    rmSync(at('catalog/h11-teahouse.yaml'))
    symlinkSync('nowhere', at('catalog/h11-teahouse.yaml'))
    const { affairs, quarantined } = await good()
    expect(affairs.has('h11-teahouse')).toBe(true)
    expect(quarantined).toMatchObject([{ affair: 'h11-teahouse', instead: 'lastGood' }])
    expect(quarantined[0]?.text).toMatch(/h11-teahouse\.yaml.*ENOENT/)
  })

  it('that is a pipe, a device or enormous stops no start', async () => {
    const before = await good()
    for (const spoil of [
      (file: string) => execFileSync('mkfifo', [file]),
      (file: string) => symlinkSync('/dev/zero', file),
      (file: string) => writeFileSync(file, '#'.repeat(600 * 1024)),
    ]) {
      const file = at('catalog/h11-teahouse.yaml')
      rmSync(file)
      spoil(file)
      const { affairs, quarantined } = await good()
      expect(affairs).toEqual(before.affairs)
      expect(quarantined).toMatchObject([{ affair: 'h11-teahouse', instead: 'lastGood' }])
      expect(quarantined[0]?.text).toMatch(/h11-teahouse\.yaml:1:1 is (a pipe or device|larger than 512 KiB).*\n {4}→ /)
    }
  })

  it('and whole folders that are gone: the services go on as they were, and what is missing is named', async () => {
    const before = await good()
    for (const folder of ['items', 'catalog', 'districts', 'calendar']) {
      renameSync(at(folder), at('elsewhere'))
      const without = await good()
      expect(plain(without), folder).toMatchObject({ district: before.district, affairs: before.affairs })
      expect(without.calendar.addWorkingDays('2026-09-30', 2).known).toBe(true)
      expect(without.quarantined.length).toBeGreaterThan(0)
      for (const { text, instead } of without.quarantined) {
        expect(text).toMatch(new RegExp(`${folder}/:1:1 cannot be read: ENOENT.*\\n {4}→ put the folder there`))
        expect(instead).toBe('lastGood')
      }
      renameSync(at('elsewhere'), at(folder))
    }
    expect((await good()).quarantined).toEqual([])
  })

  it('and the library gone at the first start: told, with no stack', async () => {
    rmSync(at('items'), { recursive: true })
    const read = await load()
    expect(read.ok ? '' : read.failure.text).toMatch(/items\/:1:1 cannot be read: ENOENT/)
  })

  it('with a mistake in every line, or nested without end, is told in a few lines', async () => {
    for (const text of [
      'id: x\n'.repeat(3000),
      '['.repeat(3000),
      '- '.repeat(3000),
      `${'{ not: '.repeat(60)}1${' }'.repeat(60)}`,
      Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ]) {
      writeFileSync(at('catalog/h11-teahouse.yaml'), text)
      const { quarantined } = await good()
      expect(quarantined).toMatchObject([{ affair: 'h11-teahouse', instead: 'nothing' }])
      expect(quarantined[0]?.text.split('\n').length).toBeLessThanOrEqual(24)
      expect(quarantined[0]?.text).toMatch(/and \d+ more|nested deeper than 40 levels/)
    }
  })

  it('named for another service than it holds does not take its place', async () => {
    change('catalog/h11-teahouse.yaml', /^id: .*$/m, 'id: h01-restaurant')
    const { affairs, quarantined } = await good()
    expect(affairs.get('h01-restaurant')?.name.zh).toBe('开办餐馆、饭店')
    expect(quarantined).toMatchObject([{ affair: 'h11-teahouse', text: expect.stringContaining('is named for') }])
  })

  it('that is gone is missed', async () => {
    rmSync(at('catalog/h11-teahouse.yaml'))
    expect((await good()).quarantined).toMatchObject([{ affair: 'h11-teahouse', instead: 'nothing' }])
  })

  it('of the district stops a start that knows nothing better, and no other', async () => {
    const file = 'districts/410902-hualong.yaml'
    const text = readFileSync(at(file), 'utf8')
    writeFileSync(at(file), 'code: [')
    expect(await load()).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    writeFileSync(at(file), text)
    const before = await good()
    writeFileSync(at(file), 'code: [')
    expect(plain(await good())).toEqual({
      ...plain(before),
      quarantined: [expect.objectContaining({ affair: null, instead: 'lastGood' })],
    })
  })

  it('of the district that is there twice, or holds another district, is not taken by chance', async () => {
    const file = 'districts/410902-hualong.yaml'
    const before = await good()
    cpSync(at(file), at('districts/410902-z.yaml'))
    const twice = await good()
    expect(twice.district).toEqual(before.district)
    expect(twice.quarantined).toMatchObject([{ affair: null, instead: 'lastGood' }])
    expect(twice.quarantined[0]?.text).toMatch(
      /410902-z\.yaml:1:1 the same district is in .*hualong\.yaml\n {4}→ keep one/,
    )
    rmSync(kept)
    expect(await load()).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    rmSync(at('districts/410902-z.yaml'))
    change(file, "code: '410902'", "code: '410903'")
    const other = await load()
    expect(other.ok ? '' : other.failure.text).toMatch(
      /hualong\.yaml:\d+:\d+ code: holds "410903" but is named for "410902"/,
    )
  })

  it('and another: with nothing left to offer the terminal does not pretend to serve', async () => {
    for (const name of readdirSync(at('catalog'))) writeFileSync(at(`catalog/${name}`), 'id: [')
    expect(await load()).toMatchObject({ ok: false, failure: { code: 'invalid' } })
  })
})

describe('the holidays of a year', () => {
  const october = (catalogue: LoadedCatalogue) => catalogue.calendar.addWorkingDays('2026-09-30', 2)

  it('are known, also from what was kept', async () => {
    expect(october(await good())).toEqual({ date: '2026-10-09', known: true })
    expect(october(await good())).toEqual({ date: '2026-10-09', known: true })
  })

  it('in a file that cannot be read go on as they were, and that is told', async () => {
    await good()
    const file = at('calendar/2026.yaml')
    rmSync(file)
    mkdirSync(file)
    const without = await good()
    expect(october(without)).toEqual({ date: '2026-10-09', known: true })
    expect(without.quarantined).toMatchObject([{ affair: null, instead: 'lastGood' }])
  })

  it('in a file that is broken go on as they were, or dates in that year are not sure', async () => {
    const file = 'calendar/2026.yaml'
    const text = readFileSync(at(file), 'utf8')
    writeFileSync(at(file), 'year: [')
    const unsure = await good()
    expect(october(unsure).known).toBe(false)
    expect(unsure.quarantined).toMatchObject([{ file: expect.stringContaining('2026.yaml'), instead: 'nothing' }])
    writeFileSync(at(file), text)
    await good()
    writeFileSync(at(file), 'year: [')
    expect(october(await good())).toEqual({ date: '2026-10-09', known: true })
  })
})

describe('what was kept', () => {
  const whole = async (): Promise<string> => {
    await good()
    return readFileSync(kept, 'utf8')
  }

  it('belongs to nobody else', async () => {
    await good()
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    chmodSync(kept, 0o622)
    expect(readKept({ file: kept, key })).toBeNull()
  })

  it('under another key is not this machine’s', async () => {
    await good()
    expect(readKept({ file: kept, key: Buffer.alloc(32, 8) })).toBeNull()
  })

  it('cut short or changed anywhere is not trusted; the files are read again', async () => {
    const text = await whole()
    const piece = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('', '0', '}', '龙'))
    fc.assert(
      fc.property(piece, ([where, put]) => {
        fc.pre(text[where] !== put)
        writeFileSync(kept, text.slice(0, where) + put + text.slice(where + 1), { mode: 0o600 })
        expect(readKept({ file: kept, key })).toBeNull()
        writeFileSync(kept, text.slice(0, where))
        expect(readKept({ file: kept, key })).toBeNull()
      }),
      { numRuns: 40 },
    )
    expect((await good()).quarantined).toEqual([])
    expect(readKept({ file: kept, key })).not.toBeNull()
  })

  it('of another district is not taken for this one’s', async () => {
    await good()
    cpSync(at('districts/410902-hualong.yaml'), at('districts/410999-x.yaml'))
    change('districts/410999-x.yaml', "code: '410902'", "code: '410999'")
    change('catalog/h11-teahouse.yaml', /^id: .*$/m, 'id: [')
    const elsewhere = await load('410999')
    expect(elsewhere.ok && elsewhere.value.quarantined).toMatchObject([{ affair: 'h11-teahouse', instead: 'nothing' }])
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareVersions, largestBundle, readBundle } from '#flows/catalogue/bundle.ts'
import { takeBundle } from './bundle.ts'
import { isSignedBy } from './publisher.ts'
import {
  bundleOf,
  changed,
  countyFiles,
  dated,
  district,
  flows,
  publisher,
  services,
  stranger,
} from './testing/county.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  file = join(folder, 'services.bundle')
})
afterEach(() => rmSync(folder, { recursive: true }))

const now = '2026-11-28.2'
const good = bundleOf(now)
const take = (text: string | Uint8Array | null, taken: Parameters<typeof takeBundle>[1] = null) => {
  if (text !== null) writeFileSync(file, text)
  return takeBundle({ file, publisher: publisher.publicKey, district, flows }, taken)
}

describe('a bundle', () => {
  it('holds what the folders hold, and the same data gives the same bytes', () => {
    const taken = take(good)
    expect(taken).toMatchObject({ ok: true, value: { bundle: { version: now }, quarantined: [] } })
    expect(taken.ok && taken.value.affairs.map(({ id }) => id).toSorted()).toEqual([...services])
    expect(bundleOf(now, countyFiles.toReversed())).toBe(good)
    expect(bundleOf('2026-11-28.3')).not.toBe(good)
  })

  it('is taken again by newer code, and follows an older one', () => {
    const first = take(good)
    const bundle = first.ok ? first.value.bundle : null
    expect(take(good, bundle)).toMatchObject({ ok: true })
    expect(take(bundleOf('2026-11-28.10'), bundle)).toMatchObject({ ok: true })
    expect(take(bundleOf('2026-12-01.1'), bundle)).toMatchObject({ ok: true })
  })

  const taken = { version: now, content: 'of another file' }
  const withoutDistrict = countyFiles.filter(({ path }) => !path.startsWith('districts/'))
  const elsewhere = [...withoutDistrict, { path: 'districts/999999-x.yaml', text: '' }]
  const mistaken = changed('catalog/h11-teahouse.yaml', (text) => text.replace(/^stage: .*$/m, 'stage: never'))
  const broken = changed('items/food.yaml', (text) => text.replace('id:', 'id ['))
  it.each([
    ['is not there', null, 'unreadable', /cannot be read: ENOENT/],
    ['is enormous', Buffer.alloc(largestBundle + 1, 0x20), 'tooLarge', /larger than 8192 KiB/],
    ['is something else', 'id: h11-teahouse\n', 'broken', /is not a bundle/],
    ['is of a format to come', good.replace('bundle 1 ', 'bundle 2 '), 'broken', /format 2, .* reads 1/],
    ['has no signature', good.replace(/^(\S+ 1 ).*\n/, '$1\n'), 'broken', /is not a bundle/],
    ['has a signature that is none', good.replace(/^(\S+ 1 ).*\n/, '$1abcd\n'), 'unsigned', /after it was signed/],
    ['has one sign changed', good.replace('公民身后', '公民身前'), 'unsigned', /after it was signed/],
    ['is cut short', good.slice(0, -200), 'unsigned', /after it was signed/],
    ['is signed by somebody else', bundleOf(now, countyFiles, stranger), 'unsigned', /another publisher, 04/],
    [
      'says to be from the publisher, and is not',
      bundleOf(now, countyFiles, { ...stranger, publicKey: publisher.publicKey }),
      'unsigned',
      /after it was signed/,
    ],
    ['is older', bundleOf('2026-11-28.1'), 'older', /is version 2026-11-28\.1; 2026-11-28\.2 is in use/],
    ['is the same version with other contents', bundleOf(now), 'older', /in use, with other contents/],
    ['has no district of ours', bundleOf('2026-11-29.1', elsewhere), 'foreign', /no district 410902, only 999999-x/],
    [
      'has a service with a mistake',
      bundleOf('2026-11-29.1', mistaken),
      'broken',
      /services\.bundle\/catalog\/h11-teahouse\.yaml:\d+:\d+ stage: .*\n {4}→ /,
    ],
    ['has a library that is no YAML', bundleOf('2026-11-29.1', broken), 'broken', /food\.yaml:\d+:\d+ .*\n {4}→ /],
    [
      'lacks a service that the district offers',
      bundleOf(
        '2026-11-29.1',
        countyFiles.filter(({ path }) => !path.includes('h11')),
      ),
      'broken',
      /410902-hualong\.yaml:\d+:\d+ .*no such file in flows\/catalog\n {4}→ /,
    ],
    [
      'leads out of its folder',
      bundleOf('2026-11-29.1', [...countyFiles, { path: '../../etc/cron.yaml', text: '' }]),
      'broken',
      /is not what pack writes/,
    ],
    [
      'holds a file twice',
      bundleOf('2026-11-29.1', [...countyFiles, { path: 'items/food.yaml', text: '' }]),
      'broken',
      /is not what pack writes/,
    ],
  ] as const)('that %s is refused, with the reason and the remedy', (_what, text, code, words) => {
    const refused = take(text, taken)
    expect(refused).toMatchObject({ ok: false, failure: { code } })
    if (!refused.ok) expect(refused.failure.text).toMatch(words)
    if (!refused.ok) expect(refused.failure.text).toMatch(/:\d+:\d+ .*\n {4}→ \S/)
  })
})

describe('whatever a bundle’s file holds', () => {
  const read = (text: string) => readBundle(text, publisher.publicKey, isSignedBy)

  it('only what was signed is read, and nothing throws', () => {
    const small = bundleOf(now, dated('2026-11-01').slice(0, 1))
    const at = fc.nat(small.length - 1)
    const spoilt = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      at.map((end) => small.slice(0, end)),
      fc
        .tuple(at, fc.string({ unit: 'binary', maxLength: 3 }))
        .map(([i, put]) => small.slice(0, i) + put + small.slice(i + 1)),
      fc.tuple(at, at).map(([i, j]) => small.slice(0, i) + small.slice(j)),
    )
    fc.assert(
      fc.property(spoilt, (text) => {
        fc.pre(text !== small)
        const found = read(text)
        expect(found.ok).toBe(false)
        if (!found.ok) expect([found.failure.message, found.failure.remedy]).not.toContain('')
      }),
      { numRuns: 300 },
    )
    expect(read(small)).toMatchObject({ ok: true })
  })

  it('another spelling of the same data, signed, is not read: there is one', () => {
    for (const respell of [
      (body: string) => JSON.stringify(JSON.parse(body)),
      (body: string) => body.replace('"version"', '"version":"2020-01-01.1", "version"'),
      (body: string) => `${body}\n`,
    ]) {
      const body = respell(bundleOf(now, countyFiles.slice(0, 1)).replace(/^.*\n/, ''))
      const found = read(`yijianshi-bundle 1 ${publisher.sign(body)}\n${body}`)
      expect(found).toMatchObject({ ok: false, failure: { code: 'notABundle' } })
    }
  })

  it('versions are ordered by day and number', () => {
    const all = ['2025-12-31.9', '2026-01-01.1', '2026-01-01.2', '2026-01-01.10', '2026-02-01.1']
    expect(all.toReversed().toSorted(compareVersions)).toEqual(all)
    expect(compareVersions('2026-01-01.1', '2026-01-01.1')).toBe(0)
  })
})

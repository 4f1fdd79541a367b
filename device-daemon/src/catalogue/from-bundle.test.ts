import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadFromBundle } from './from-bundle.ts'
import * as county from './testing/county.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'from-bundle-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bundle = (): string => join(folder, 'services.bundle')
const keeping = () => ({ file: join(folder, 'kept.json'), key: Buffer.alloc(32, 7) })
const load = () =>
  loadFromBundle(
    { file: bundle(), publisher: county.publisher.publicKey, district: county.district, flows: county.flows },
    keeping(),
  )

/** As an earlier version of the program has kept it. */
function keptBefore(): void {
  const { file, key } = keeping()
  const body =
    readFileSync(file, 'utf8')
      .split('\n')[1]
      ?.replace(/"format":\d+/, '"format":1') ?? ''
  writeFileSync(file, `${createHmac('sha256', key).update(body).digest('hex')}\n${body}`)
}

it('a new version of the program does not take an older bundle than the one in use, and reads that one again', async () => {
  county.put(bundle(), county.bundleOf('2026-11-29.1'))
  expect(await load()).toMatchObject({ ok: true })
  keptBefore()
  county.put(bundle(), county.bundleOf('2026-11-27.1'))
  expect(await load()).toMatchObject({ ok: false, failure: { code: 'older' } })
  county.put(bundle(), county.bundleOf('2026-11-29.1'))
  expect(await load()).toMatchObject({ ok: true, value: { bundle: { version: '2026-11-29.1' } } })
})

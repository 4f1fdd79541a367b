import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'

const real = join(import.meta.dirname, '../../../flows')
let flows: string
let kept: string
const affairFile = (): string => join(flows, 'catalog/n13-after-death.yaml')

beforeEach(() => {
  flows = mkdtempSync(join(tmpdir(), 'flows-'))
  kept = join(flows, 'kept/catalogue.json')
  for (const folder of ['catalog', 'districts', 'src'])
    cpSync(join(real, folder), join(flows, folder), { recursive: true })
})
afterEach(() => rmSync(flows, { recursive: true }))

describe('the catalogue at start', () => {
  it('holds what the district offers, and is the same when it is read from what was kept', async () => {
    const first = await loadCatalogue(flows, '410902', kept)
    const second = await loadCatalogue(flows, '410902', kept)
    expect(first).toMatchObject({ ok: true, value: { district: { code: '410902' } } })
    expect(second).toEqual(first)
    expect(first.ok && [...first.value.affairs.keys()].sort()).toEqual(['h01-restaurant', 'n13-after-death'])
  })

  it('a wrong file stops the start with file, line and remedy, also when a right one was kept before', async () => {
    await loadCatalogue(flows, '410902', kept)
    writeFileSync(affairFile(), readFileSync(affairFile(), 'utf8').replace(/^audience: .*$/m, 'audience: nobody'))
    const wrong = await loadCatalogue(flows, '410902', kept)
    expect(wrong.ok ? '' : wrong.failure.text).toMatch(/n13-after-death\.yaml:\d+:\d+ audience: .*\n {4}→ /)
    writeFileSync(affairFile(), 'id: [')
    const broken = await loadCatalogue(flows, '410902', kept)
    expect(broken.ok ? '' : broken.failure.text).toMatch(/n13-after-death\.yaml:\d+:\d+ not valid YAML/)
  })

  it('a changed file is read anew', async () => {
    await loadCatalogue(flows, '410902', kept)
    writeFileSync(affairFile(), readFileSync(affairFile(), 'utf8').replace(/^version: .*$/m, 'version: "2030-01-01"'))
    const changed = await loadCatalogue(flows, '410902', kept)
    expect(changed.ok && changed.value.affairs.get('n13-after-death')?.version).toBe('2030-01-01')
  })

  it('what was kept and is damaged is not trusted', async () => {
    await loadCatalogue(flows, '410902', kept)
    writeFileSync(kept, readFileSync(kept, 'utf8').slice(0, 1000))
    expect(await loadCatalogue(flows, '410902', kept)).toMatchObject({ ok: true })
  })

  it('a district without a file is named', async () => {
    const nowhere = await loadCatalogue(flows, '999999', kept)
    expect(nowhere.ok ? '' : nowhere.failure.text).toContain('No file 999999-*.yaml')
  })
})

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { beijingDay } from '../../flows/src/time/beijing.ts'
import { main } from '../../flows/src/cli.ts'
import { pack } from './pack.ts'
import { unpack } from './unpack.ts'
import { verify } from './verify.ts'

const flows = join(import.meta.dirname, '../../flows')
const folder = mkdtempSync(join(tmpdir(), 'pack-'))
const at = (name: string): string => join(folder, name)
const today = beijingDay(new Date())
/** A county of one service, which lints in a moment. */
const own = ['--items', at('items'), '--catalog', at('catalog'), '--districts', at('districts')]
const teahouse = (): string => at('catalog/h11-teahouse.yaml')

beforeAll(() => {
  cpSync(join(flows, 'items'), at('items'), { recursive: true })
  cpSync(join(flows, 'catalog/h11-teahouse.yaml'), teahouse())
  const hualong = readFileSync(join(flows, 'districts/410902-hualong.yaml'), 'utf8')
  const paper = '华龙“放管服”组办〔2020〕3号'
  const printed = `printed: [{ paper: ${paper}, rows: [{ row: '11', name: 开办茶馆, affairs: [h11-teahouse] }] }]`
  const offering = `${hualong.slice(0, hualong.indexOf('\nprinted:'))}\n${printed}\naffairs: { h11-teahouse: {} }\n`
  mkdirSync(at('districts'))
  writeFileSync(at('districts/410902-hualong.yaml'), offering)
  writeFileSync(at('key'), `${'1'.repeat(64)}\n`)
  writeFileSync(at('other.key'), `${'2'.repeat(64)}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...argv: string[]) {
  let [out, error] = ['', '']
  const code = await main(
    argv,
    { out: (text) => (out += text), error: (text) => (error += text) },
    [pack, verify, unpack],
    { environment: { LANG: 'en_US.UTF-8' } },
  )
  return { code, out, error }
}
const packed = (...more: string[]) => run('pack', '--key', at('key'), '--out', at('services.bundle'), ...own, ...more)
const bytes = (): string => readFileSync(at('services.bundle'), 'utf8')
const change = (from: string | RegExp, to: string): void =>
  writeFileSync(teahouse(), readFileSync(teahouse(), 'utf8').replace(from, to))

it('packs, counts on when something has changed, and gives the same bytes when nothing has', async () => {
  expect(await packed()).toMatchObject({ code: 0, out: expect.stringContaining(`version ${today}.1`) as string })
  const first = bytes()
  expect(await packed()).toMatchObject({ code: 0, out: expect.stringContaining(`version ${today}.1`) as string })
  expect(bytes()).toBe(first)
  change(/^version: .*$/m, 'version: "2026-11-02"')
  expect(await packed()).toMatchObject({ code: 0, out: expect.stringContaining(`version ${today}.2`) as string })
})

it('what is packed is verified by whom it is from, and comes out as it went in', async () => {
  const [, publisher = ''] = /publisher (04\w+)/.exec((await packed()).out) ?? []
  const right = await run('verify', at('services.bundle'), '--publisher', publisher)
  expect(right).toMatchObject({ code: 0, out: expect.stringContaining('410902 濮阳市华龙区: 1 services') as string })
  const stranger = await run('verify', at('services.bundle'), '--publisher', `04${'a'.repeat(128)}`)
  expect(stranger).toMatchObject({ code: 1, error: expect.stringMatching(/another publisher.*\n {4}→ /) as string })
  expect(await run('unpack', at('services.bundle'), '--out', at('out'))).toMatchObject({ code: 0 })
  expect(readFileSync(at('out/catalog/h11-teahouse.yaml'), 'utf8')).toBe(readFileSync(teahouse(), 'utf8'))
  expect(await run('unpack', at('services.bundle'), '--out', at('out'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('is not empty') as string,
  })
  expect(JSON.parse((await run('verify', at('services.bundle'), '--json')).out)).toMatchObject({ publisher })
})

it('what does not lint is not packed, and what lies there stays', async () => {
  await packed()
  const before = bytes()
  change(/^stage: .*$/m, 'stage: never')
  const { code, error } = await packed()
  expect([code, bytes()]).toEqual([1, before])
  expect(error).toMatch(/h11-teahouse\.yaml:\d+:\d+ stage: .*\n {4}→ [^]*nothing is packed/)
  change(/^stage: .*$/m, 'stage: opening')
})

it.each([
  ['no key', ['pack', '--out', at('x')], '--key FILE is missing'],
  ['no place', ['pack', '--key', at('key')], '--out FILE is missing'],
  ['a key that is none', ['pack', '--key', teahouse(), '--out', at('x'), ...own], 'keys FILE makes one'],
  ['a key that is not there', ['pack', '--key', at('none'), '--out', at('x'), ...own], 'keys FILE makes one'],
  ['a file that is no bundle', ['pack', '--key', at('key'), '--out', teahouse(), ...own], 'it is not overwritten'],
  [
    'the bundle of another publisher',
    ['pack', '--key', at('other.key'), '--out', at('services.bundle'), ...own],
    'it is not overwritten',
  ],
  ['a version that is none', ['pack', '--key', at('key'), '--out', at('x'), '--version', '1.0', ...own], 'write it as'],
  [
    'a day that has not come',
    ['pack', '--key', at('key'), '--out', at('x'), '--version', '2999-01-01.1', ...own],
    'in the future',
  ],
  [
    'an older version',
    ['pack', '--key', at('key'), '--out', at('services.bundle'), '--version', '2020-01-01.1', ...own],
    'terminals that have it refuse 2020-01-01.1',
  ],
  ['a folder nobody may write to', ['pack', '--key', at('key'), '--out', '/proc/x', ...own], 'you may write to'],
  ['a bundle that is not there', ['verify', at('none')], 'name a bundle'],
  ['something that is no bundle', ['unpack', teahouse(), '--out', at('y')], 'is not a bundle'],
])('%s: told with the remedy, and nothing is written', async (_what, argv, words) => {
  const { code, error } = await run(...argv)
  expect([code, error]).toEqual([1, expect.stringContaining(words)])
  expect(error).toMatch(/\n {4}→ \S/)
  expect([existsSync(at('x')), existsSync(at('y'))]).toEqual([false, false])
})

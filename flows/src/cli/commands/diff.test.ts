import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../cli.ts'
import { defaultFolders } from '../files.ts'

const folder = mkdtempSync(join(tmpdir(), 'flows-diff-'))
afterAll(() => rmSync(folder, { recursive: true }))

const chinese = { environment: { LANG: 'zh_CN.UTF-8' } }

async function diff(...argv: string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = ''
  const put = (text: string): void => {
    said += text
  }
  return { code: await main(['diff', ...argv], { out: put, error: put }, [], chinese), said }
}

const aDistrict = join(defaultFolders.districts, '410902-hualong.yaml')
const now = join(defaultFolders.catalog, 'h11-teahouse.yaml')
const old = join(folder, 'h11-teahouse.yaml')
writeFileSync(
  old,
  readFileSync(now, 'utf8')
    .replace(/^version: .*/m, 'version: 2026-06-01')
    .replace('promise: { days: 10,', 'promise: { days: 12,')
    .replace('  - use: food/m_rules\n', '')
    .replace('  - use: food/m_health\n', "  - use: enterprise/m_lic_other\n    when: { answer: prepack, in: ['no'] }\n")
    .replace('delivery: [window, post, locker, electronic]', 'delivery: [window, post]'),
)

describe('an official asks what has changed', () => {
  it('in one affair, and reads it in Chinese', async () => {
    const { code, said } = await diff(old, now)
    expect(code).toBe(0)
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^开办茶馆（h11-teahouse） {2}2026-06-01 → /),
      '  承诺办结时限由12个工作日改为10个工作日',
      '  领取方式新增自助取件柜、电子证照或电子文件',
      '  新增当事人“从业人员”',
      '  不再有当事人“对方”',
      '  新增材料“食品安全制度目录清单”（原件，现场拍摄）',
      '  新增材料“从业人员健康证明”（数据共享，免提交）',
      '  不再需要材料“对方的营业执照”',
    ])
  })

  it('and in English, or as data', async () => {
    expect((await diff(old, now, '--lang', 'en')).said).toContain(
      'Promised time from 12 working days to 10 working days',
    )
    const [{ changes }] = JSON.parse((await diff(old, now, '--json')).said) as [{ changes: object[] }]
    expect(changes).toContainEqual(
      expect.objectContaining({
        change: 'gone',
        part: [{ list: 'materials', id: 'm_lic_other' }],
        text: { zh: '不再需要材料“对方的营业执照”', en: 'No material “Business licence of the other party” any more' },
      }),
    )
  })

  it('in the library, by what became of the affairs that take from it', async () => {
    const [before, catalog] = [mkdtempSync(join(folder, 'flows-')), mkdtempSync(join(folder, 'catalog-'))]
    cpSync(defaultFolders.items, join(before, 'items'), { recursive: true })
    cpSync(catalog, join(before, 'catalog'), { recursive: true })
    for (const to of [join(before, 'catalog'), catalog]) copyFileSync(now, join(to, 'h11-teahouse.yaml'))
    const food = join(before, 'items/food.yaml')
    writeFileSync(food, readFileSync(food, 'utf8').replaceAll('deferrable: { days: 10 }', 'deferrable: false'))
    const { said } = await diff(before, catalog)
    expect(said).toContain('材料“食品安全制度目录清单”：改为可容缺，可以以后补')
    expect(said).toContain('版本没有改')
    rmSync(join(catalog, 'h11-teahouse.yaml'))
    expect((await diff(before, catalog)).said).toBe('开办茶馆（h11-teahouse）：不再提供')
  })

  it('in a district, by its file, and in what the platform is asked for', async () => {
    const hualong = aDistrict
    const earlier = join(folder, '410902-hualong.yaml')
    const text = readFileSync(hualong, 'utf8')
    writeFileSync(
      earlier,
      text.replace(/^  telephone: .*$/m, "  telephone: '0393-0000000'").replace(/^  h11-teahouse: .*\n/m, ''),
    )
    const { said } = await diff(earlier, hualong)
    expect(said).toMatch(/^濮阳市华龙区（410902）\n/)
    expect(said).toMatch(/咨询电话由“0393-0000000”改为“/)
    expect(said).toContain('新增办理“开办茶馆”')
    expect((await diff(earlier, hualong, '--lang', 'en')).said).toMatch(
      /\(410902\)\n {2}Telephone for questions from “/,
    )
    const platform = join(folder, 'platform.yaml')
    writeFileSync(platform, readFileSync(defaultFolders.platform, 'utf8').replace('  - 营业执照\n', ''))
    expect((await diff(platform, defaultFolders.platform)).said).toBe(
      '省平台（platform.yaml）\n  向平台新要电子证照“营业执照”',
    )
    expect((await diff(hualong, defaultFolders.platform)).said).toMatch(/写两个文件，或两个文件夹/)
  })

  it('in two folders like flows/, districts and platform.yaml included', async () => {
    const before = mkdtempSync(join(folder, 'whole-'))
    const flows = join(defaultFolders.catalog, '..')
    for (const part of ['items', 'catalog', 'districts', 'platform.yaml'])
      cpSync(join(flows, part), join(before, part), { recursive: true })
    rmSync(join(before, 'districts/410902-hualong.yaml'))
    const platform = join(before, 'platform.yaml')
    writeFileSync(platform, readFileSync(platform, 'utf8').replace('person: [maritalStatus]', 'person: [married]'))
    expect((await diff(before, flows)).said.split('\n')).toEqual([
      '濮阳市华龙区（410902）',
      '  新增的区县',
      '',
      '省平台（platform.yaml）',
      '  向平台新要共享数据“person.maritalStatus”',
      '  不再向平台要共享数据“person.married”',
    ])
  })

  it.each<[string, string[], RegExp]>([
    ['with one of the two missing', [now], /比较哪两个？/],
    ['of a file and a folder', [now, folder], /写两个文件，或两个文件夹/],
    ['of a file that is not there', [join(folder, 'none.yaml'), now], /none\.yaml 读不出来/],
    ['of a district’s file that is not there', [join(folder, 'gone.yaml'), aDistrict], /gone\.yaml 读不出来/],
    ['of two affairs', [join(defaultFolders.catalog, 'h10-gym.yaml'), now], /两样东西，“h10-gym”和“h11-teahouse”/],
  ])('and is told what to do %s', async (_, argv, message) =>
    expect(await diff(...argv)).toEqual({ code: 1, said: expect.stringMatching(message) }),
  )

  it('and hears that nothing has', async () => expect((await diff(now, now)).said).toBe('没有变化'))
})

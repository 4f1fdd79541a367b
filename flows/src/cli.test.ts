import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from './cli.ts'
import { defaultFolders, readCatalogue, type Catalogue } from './cli/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'flows-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const isYaml = (name: string): boolean => name.endsWith('.yaml')

// The project's own files, read once for all tests that only look at them.
let own: Catalogue | null = null
const reading: typeof readCatalogue = (folders) =>
  JSON.stringify(folders) === JSON.stringify(defaultFolders) ? (own ??= readCatalogue(folders)) : readCatalogue(folders)

async function run(
  ...argv: string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  let out = ''
  let error = ''
  const code = await main(
    argv,
    {
      out: (text) => {
        out += text
      },
      error: (text) => {
        error += text
      },
    },
    [],
    { read: reading, environment: { LANG: 'en_US.UTF-8' } },
  )
  return { code, out, error }
}
const answers = file(
  'answers.json',
  JSON.stringify({ rel: 'child', place: ['hosp'], cremated: 'no', ins: 'emp', hpf: 'no', drv: 'no', med: 'no' }),
)

describe('flows', () => {
  it("finds nothing wrong with the project's own files", async () =>
    expect(await run('lint')).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^\d+ files, no problems\nfees that are inferred .*: \d+ affairs, \d+ of their items; .*--fees$/,
      ),
      error: '',
    }))

  it('lists the affairs for scripts and for people', async () => {
    const rows = JSON.parse((await run('list', '--json')).out) as unknown[]
    expect(rows.length).toBe(readdirSync(new URL('../catalog/', import.meta.url)).filter(isYaml).length)
    expect(rows).toContainEqual(
      expect.objectContaining({ id: 'h01-restaurant', name: '开办餐馆、饭店', districts: ['410902'] }),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({ id: 'n13-after-death', districts: ['120110', '410703', '410902', '610702'] }),
    )
    expect((await run('list')).out).toContain('公民身后')
  })

  it('plans for scripts: items by id and name, materials, time, nothing unanswered', async () => {
    const { code, out } = await run('plan', 'n13-after-death', '--district', '410902', '--answers', answers, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      answered: true,
      unanswered: [],
      workingDays: 12,
      workingDaysConfirmed: false,
      blocks: [],
      items: [
        {
          id: 'dcert',
          name: '出具死亡证明（正常死亡）',
          nameEn: 'Death certificate (natural death)',
          stage: 0,
          selected: true,
          locked: null,
          promise: { days: 1, confirmed: false },
        },
        { id: 'crem' },
        { id: 'hukou', locked: expect.stringContaining('户口登记条例') },
        { id: 'acct' },
        { id: 'funeral', after: ['crem', 'hukou'].toSorted().toReversed() },
      ],
    })
  })

  it('says when it would be due, and when the holidays of that year are not arranged yet', async () => {
    const argv = ['plan', 'n13-after-death', '--district', '410902', '--answers', answers] as const
    expect((await run(...argv, '--accepted', '2026-09-30')).out).toMatch(/2026-09-30 受理，2026-1\d-\d\d 办结$/m)
    expect((await run(...argv, '--accepted', '2026-12-31')).out).toMatch(/2026-12-31 受理，2027-0\d-\d\d 办结（/)
    const { due } = JSON.parse((await run(...argv, '--accepted', '2026-09-30', '--json')).out) as { due: object }
    expect(due).toMatchObject({ accepted: '2026-09-30', known: true })
    // As people write it, with a time of day.
    for (const written of ['2026-09-30T16:30', '2026-09-30 16:30', '2026年9月30日'])
      expect((await run(...argv, '--accepted', written)).out).toContain('2026-09-30 受理')
    expect((await run(...argv, '--accepted', '2026-02-30')).error).toMatch(/--accepted is a day/)
  })
  it('plans for people, and names what is still to be answered', async () => {
    expect((await run('plan', 'n13-after-death', '--district', '410902', '--answers', answers)).out).toContain(
      '第1步  dcert',
    )
    expect((await run('plan', 'n13-after-death', '--district', '410902')).out).toContain('还没有回答')
  })

  it('where an answer ends it: why, where to go instead, no plan, and exit code 1', async () => {
    const given = file('blocked.json', '{"proxy": "no", "subject": "licensed", "prepack": "yes", "hyg": "no"}')
    const argv = ['plan', 'h01-restaurant', '--district', '410902', '--answers', given] as const
    const { code, out, error } = await run(...argv)
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(/^不能继续：您已有营业执照[^]*\n {4}→ .*仅销售预包装食品备案/)
    const told = await run(...argv, '--json')
    expect(told.code).toBe(1)
    expect(JSON.parse(told.out)).toMatchObject({ blocks: [{ question: 'prepack' }] })
  })

  it('says which answers did not count', async () => {
    const given = file('hidden.json', '{"hyg": "no", "aircon": "yes"}')
    expect(
      JSON.parse((await run('plan', 'h01-restaurant', '--district', '410902', '--answers', given, '--json')).out),
    ).toMatchObject({
      ignored: ['aircon'],
      answered: false,
      unanswered: [{ id: 'proxy' }, { id: 'subject' }, { id: 'prepack' }],
    })
  })

  it('draws the flow and writes the guide in both languages', async () => {
    expect((await run('diagram', 'h01-restaurant')).out).toMatch(/^flowchart TD\n[^]*i_company -\.->\|.*\| i_food/)
    expect((await run('guide', 'h01-restaurant', '--district', '410902')).out).toMatch(
      /^# 开办餐馆、饭店\n[^]*华龙区行政服务中心/,
    )
    expect((await run('diagram', 'h01-restaurant')).out).toMatch(
      /\n\n {2}subgraph stage_1[^]* {2}end\n\n {2}subgraph stage_2/,
    )
    const english = (await run('guide', 'n13-after-death', '--lang', 'en')).out
    expect(english).toContain('## Documents')
    expect(english.slice(0, english.indexOf('## Sources'))).not.toMatch(/\p{Script=Han}/u)
  })

  it('prints no inferred time as a promise in the guide', async () => {
    const guide = (await run('guide', 'n13-after-death', '--district', '410902')).out
    expect(guide).toContain('以受理通知书为准')
    expect(guide).not.toMatch(/\d+个工作日/)
  })

  it('says that the window tells a fee nobody is certain of; lint names it', async () => {
    const guide = (await run('guide', 'n09-disability-aid', '--district', '410902')).out
    expect(guide).toMatch(/## 收费\n\n以窗口告知为准/)
    expect((await run('lint', '--fees')).out).toMatch(/^ {2}n09-disability-aid {2}the whole {2}assess {2}/m)
    expect((await run('lint', '--fees')).out).not.toMatch(/^ {2}n11-house-transfer {2}the whole/m)
  })

  it("shows what each row of a district's papers has become, and what it has not said yet", async () => {
    expect((await run('districts')).out).toMatch(/^610702 {2}汉中市汉台区 .* 13 件 {2}文件所列 3 行，其中 2 行/m)
    expect((await run('districts', '410902')).out).toMatch(/ {2}11 {2}开办茶馆\n {6}→ h11-teahouse\n/)
    const [hantai] = JSON.parse((await run('districts', '610702', '--json')).out) as [object]
    expect(hantai).toMatchObject({
      code: '610702',
      printed: expect.arrayContaining([
        expect.objectContaining({ name: '大力推行行业综合许可证', affairs: [], resolved: expect.any(String) }),
      ]),
      unnamed: expect.arrayContaining(['民政局']),
    })
    expect((await run('districts', '000000')).error).toMatch(/no district "000000"; the districts are: 120110/)
  })

  it('shows the library, and who takes what from it', async () => {
    expect(JSON.parse((await run('items', '--json')).out)).toContainEqual({
      section: 'items',
      reference: 'registration/company',
      name: '公司登记',
      usedBy: expect.arrayContaining(['h01-restaurant', 'h11-teahouse']),
    })
    expect((await run('items')).out).toMatch(
      /^部门：\n[^]*\n {2}registration\/company +公司登记 {2}← h01-restaurant [^\n]*\bh11-teahouse\b/,
    )
  })

  it('plans with the departments as the district calls them', async () => {
    const departments = async (...argv: string[]): Promise<unknown> =>
      (
        JSON.parse((await run('plan', 'h11-teahouse', ...argv, '--json')).out) as { items: { department: string }[] }
      ).items.map(({ department }) => department)
    expect(await departments('--district', '410902')).toContain('区市场监管局')
    expect((await run('guide', 'h11-teahouse')).out).toContain('市场监督管理局')
  })

  it.each(['affair', 'items', 'district'])('gives the schema of %s for editors', async (kind) =>
    expect(JSON.parse((await run('schema', kind)).out)).toMatchObject({
      type: 'object',
      properties: expect.anything(),
    }),
  )

  it('offers in the editor what a file may say: a reference, a role, a parameter', async () => {
    const schema = JSON.parse((await run('schema')).out) as {
      properties: Record<string, { items: { anyOf: { properties: Record<string, unknown>; required: string[] }[] } }>
    }
    const [entry, reference] = schema.properties['items']?.items.anyOf ?? []
    expect(entry?.required).toContain('department')
    expect(reference).toMatchObject({ required: ['use'], properties: { when: expect.anything() } })
    expect(JSON.stringify(entry)).toContain('"role"')
    expect(JSON.stringify(schema.properties['form'])).toContain('"parameter"')
  })
  it('helps', async () =>
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('plan ID --district CODE') }))
})

describe('flows says what is wrong, and what would be right', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['plam'], /no command "plam"\n {4}→ did you mean "plan"/],
    ['an unknown option', ['list', '--jsn'], /no option --jsn\n {4}→ did you mean "--json"/],
    [
      'an unknown affair',
      ['plan', 'n99', '--district', '410902'],
      /no affair "n99"; the affairs are: h01-restaurant, /,
    ],
    ['no affair', ['guide'], /which affair\?/],
    ['no district', ['plan', 'n13-after-death'], /--district is missing; the districts are: .*410902 濮阳市华龙区/],
    ['an unknown district', ['plan', 'n13-after-death', '--district', '110101'], /no district "110101"/],
    [
      'an answers file that is not there',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', '/nowhere.json'],
      /cannot read \/nowhere\.json/,
    ],
    [
      'JSON with a mistake on its third line',
      [
        'plan',
        'n13-after-death',
        '--district',
        '410902',
        '--answers',
        file('bad.json', '{\n"rel": "child",\n"place" "hosp"\n}'),
      ],
      /bad\.json:3: not valid JSON/,
    ],
    [
      'JSON that ends too early',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', file('short.json', '{\n"rel":\n')],
      /short\.json:\d: not valid JSON/,
    ],
    [
      'a list instead of an object',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', file('list.json', '[]')],
      /must be an object/,
    ],
    [
      'an unknown question',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', file('q.json', '{"relation": "child"}')],
      /no question "relation"; its questions are: rel, place/,
    ],
    [
      'an unknown option',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', file('o.json', '{"rel": "cousin"}')],
      /"rel" has no option "cousin"; its options are: spouse, child, parent, other/,
    ],
    [
      'a number as option',
      ['plan', 'n13-after-death', '--district', '410902', '--answers', file('n.json', '{"rel": 1}')],
      /"rel" has no option 1/,
    ],
    [
      'two options where one is meant',
      [
        'plan',
        'n13-after-death',
        '--district',
        '410902',
        '--answers',
        file('two.json', '{"rel": ["child", "parent"]}'),
      ],
      /takes one option, not 2/,
    ],
    ['another language', ['guide', 'n13-after-death', '--lang', 'fr'], /zh or en/],
    ['too many arguments', ['lint', 'all'], /too many arguments/],
    ['a folder that is not there', ['lint', '--catalog', '/nowhere'], /cannot read folder \/nowhere/],
  ])('for %s', async (_, argv, message) => {
    const { code, out, error } = await run(...argv)
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(message)
  })

  it('for a catalogue file that is wrong or wrongly named, with file and line', async () => {
    file('broken.yaml', 'id: broken\nversion: yesterday\n')
    expect((await run('lint', '--catalog', folder)).error).toMatch(
      /broken\.yaml:2:1 version: "yesterday" is not allowed\n {4}→ a date/,
    )
  })

  it('once: an affair with a mistake in its file is not said to be missing by the district that offers it', async () => {
    const [catalog, districts] = [mkdtempSync(join(folder, 'catalog-')), mkdtempSync(join(folder, 'districts-'))]
    const hualong = readFileSync(join(import.meta.dirname, '../districts/410902-hualong.yaml'), 'utf8')
    writeFileSync(
      join(districts, '410902-hualong.yaml'),
      hualong.replace(/^affairs:[^]*/m, 'affairs:\n  h99-zoo: {}\n'),
    )
    writeFileSync(join(catalog, 'h99-zoo.yaml'), 'id: h99-zoo\nversion: yesterday\n')
    const { error } = await run('lint', '--catalog', catalog, '--districts', districts)
    expect(error).toContain('"yesterday" is not allowed')
    expect(error).not.toContain('there is no affair')
    rmSync(join(catalog, 'h99-zoo.yaml'))
    expect((await run('lint', '--catalog', catalog, '--districts', districts)).error).toContain(
      'there is no affair "h99-zoo"',
    )
  })

  it('for a script, with file, line and remedy of every problem', async () => {
    const catalog = mkdtempSync(join(folder, 'json-'))
    writeFileSync(join(catalog, 'h99-zoo.yaml'), 'id: h99-zoo\nversion: yesterday\n')
    const { code, out } = await run('lint', '--json', '--catalog', catalog)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      files: expect.any(Number),
      problems: expect.arrayContaining([
        expect.objectContaining({ file: expect.stringMatching(/h99-zoo\.yaml$/), line: 2, remedy: expect.any(String) }),
      ]),
    })
    expect(JSON.parse((await run('lint', '--json')).out)).toMatchObject({ problems: [] })
  })

  it('for a catalogue file that is a folder or a pipe, at once', async () => {
    const odd = mkdtempSync(join(folder, 'odd-'))
    execFileSync('mkfifo', [join(odd, 'pipe.yaml')])
    expect((await run('lint', '--catalog', odd)).error).toMatch(
      /cannot read .*pipe\.yaml: it is a folder, pipe or device/,
    )
    rmSync(join(odd, 'pipe.yaml'))
    mkdirSync(join(odd, 'folder.yaml'))
    expect((await run('lint', '--catalog', odd)).error).toMatch(
      /cannot read .*folder\.yaml: it is a folder, pipe or device/,
    )
  })

  it('for a district that is there twice', async () => {
    const districts = mkdtempSync(join(folder, 'districts-'))
    const hualong = join(import.meta.dirname, '../districts/410902-hualong.yaml')
    for (const name of ['410902-hualong.yaml', '410902-again.yaml']) copyFileSync(hualong, join(districts, name))
    expect((await run('lint', '--districts', districts)).error).toMatch(
      /410902-hualong\.yaml:\d+:\d+ code: the same district is in .*410902-again\.yaml\n {4}→ keep one/,
    )
  })
})

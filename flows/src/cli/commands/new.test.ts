import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../cli.ts'
import { affairFrom, readDocument } from '../../catalogue.ts'
import { authoringFindings } from '../../lint/authoring.ts'
import { reachabilityFindings } from '../../lint/reachability.ts'
import { defaultFolders, readCatalogue, type Catalogue } from '../files.ts'

const folder = mkdtempSync(join(tmpdir(), 'flows-new-'))
afterAll(() => rmSync(folder, { recursive: true }))

let own: Catalogue | null = null
const read = (): Catalogue => (own ??= readCatalogue(defaultFolders))

async function begin(
  argv: readonly string[],
  ...lines: string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = []
  const put = (text: string): void => void said.push(text)
  const typed = lines.values()
  const code = await main(['new', ...argv, '--catalog', folder], { out: put, error: put }, [], {
    read,
    today: '2026-11-28',
    environment: { LANG: 'en_US.UTF-8' },
    ask: async () => typed.next().value ?? null,
  })
  return { code, said: said.join('\n') }
}

/** What lint has to say of the file that was written. */
function faults(id: string): readonly unknown[] {
  const text = readFileSync(join(folder, `${id}.yaml`), 'utf8')
  const parsed = affairFrom(readDocument(text, id), read().library)
  return parsed.ok
    ? [...reachabilityFindings(parsed.value), ...authoringFindings(parsed.value, '2026-11-28')]
    : parsed.problems
}

const words = [
  '企业迁移',
  'Move an enterprise',
  '一次迁出迁入。',
  'Out and in at once.',
  '已登记的企业',
  'A registered enterprise',
]
const given = (
  '--name=退休 --name-en=Retire --summary=一次办。 --summary-en=Once. --condition=到龄 --condition-en=Old --audience=person ' +
  '--stage=ageing --lead=humanResources --source=国办发〔2022〕32号 --confidence=H --district=410902'
).split(' ')

describe('an author begins a file', () => {
  it('by answering, with numbers or words, searching the library', async () => {
    const { code, said } = await begin(
      ['n14-move'],
      ...words,
      ...'|enterprise|99|12|marketRegulation|国办函〔2024〕53号|1|610702|zzz|食品|food/food registration/branch|'.split(
        '|',
      ),
    )
    expect(said).toMatch(/n14-move\.yaml is written[^]*flows -- lint[^]*flows -- try n14-move --district 610702/)
    expect(said).toMatch(/nothing found[^]*food\/food +Food/)
    expect(code).toBe(0)
    expect(faults('n14-move')).toEqual([])
    expect(readFileSync(join(folder, 'n14-move.yaml'), 'utf8')).toMatch(
      /version: 2026-11-28\n[^]*stage: operating\n[^]*- use: handling\/proxy\n[^]*- use: food\/food\n[^]*- use: food\/m_layout/,
    )
  })

  it('never over one that is there', async () => {
    await begin(['n17-once', ...given, '--take', 'retirement/review'])
    const before = readFileSync(join(folder, 'n14-move.yaml'), 'utf8')
    expect(await begin(['n14-move', ...given, '--take', 'food/food'])).toEqual({
      code: 1,
      said: expect.stringMatching(/is there already, and stays as it is/),
    })
    expect(readFileSync(join(folder, 'n14-move.yaml'), 'utf8')).toBe(before)
  })

  it('with every item of the library: what does not fit is left out and said, or the reason is given', async () => {
    for (const [index, { reference }] of read()
      .library.entries.filter(({ section }) => section === 'items')
      .entries()) {
      const { code, said } = await begin([`x${index}`, ...given, '--take', reference])
      if (code === 0) expect([reference, faults(`x${index}`)]).toEqual([reference, []])
      else
        expect([reference, said]).toEqual([
          reference,
          expect.stringMatching(/nothing is written:\n.*:\d+:\d+ .*\n {4}→ /),
        ])
    }
  })

  it.each<[string, string[], RegExp]>([
    ['an id that cannot be one', ['14'], /ID is the name of the file/],
    [
      'an option that is not understood',
      ['n15-x', ...given, '--take', 'food/fod'],
      /--take "food\/fod"[^]*did you mean "food\/food"/,
    ],
    ['answers that end too early', ['n16-x'], /not answered: Name in Chinese[^]*--name/],
  ])('and is told of %s', async (_, argv, message) =>
    expect(await begin(argv)).toEqual({ code: 1, said: expect.stringMatching(message) }),
  )
})

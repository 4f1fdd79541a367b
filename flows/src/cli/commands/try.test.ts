import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../cli.ts'
import { readCatalogue, type Catalogue } from '../files.ts'

let own: Catalogue | null = null

/** The whole of what is said to somebody who types these lines. */
async function walk(...lines: string[]): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  const typed = lines.values()
  const code = await main(['try', 'h11-teahouse', '--district', '410902'], { out: say, error: say }, [], {
    read: (folders) => (own ??= readCatalogue(folders)),
    ask: async (prompt) => {
      say(prompt)
      return typed.next().value ?? null
    },
  })
  return { code, said: said.join('\n') }
}

describe('an official walks an affair at the keyboard', () => {
  it('question by question to what applies, with reasons, materials and the form', async () => {
    const { code, said } = await walk('1', '2', '1', 'q')
    expect(code).toBe(0)
    expect(said).toMatch(/第1题 {2}是否本人办理？[^]*第2题[^]*第3题/)
    expect(said).toMatch(/第1步 {2}branch [^]*因为您选了“分公司[^]*材料：\n[^]*m_parentlic[^]*表单：\n[^]*登记信息：/)
  })

  it('goes back, and answers otherwise', async () => {
    const { said } = await walk('1', '2', 'b', '1', '1', 'q')
    expect(said.match(/第2题/g)).toHaveLength(2)
    expect(said).toMatch(/第1步 {2}company/)
    expect(said).not.toMatch(/第1步 {2}branch/)
  })

  it('is told where to go instead, and can go back from there', async () => {
    const { code, said } = await walk('1', '4', '2', 'b', '1', 'q')
    expect(code).toBe(0)
    expect(said).toMatch(/不能继续：您已有营业执照[^]*仅销售预包装食品备案[^]*第1步 {2}food/)
  })

  it('cannot leave out what the law demands, and is told why', async () =>
    expect((await walk('1', '2', '1', 'food', 'q')).said).toMatch(/这一项必办：《食品安全法》/))

  it('is told what a line should have been', async () => {
    const { said } = await walk('', '9', '1 2', 'zwei', 'q')
    expect(said.match(/请输入 1 到 2 的编号/g)).toHaveLength(3)
    expect(said).toContain('这一题只选一项')
  })

  it('whose input ends too early learns which question is open', async () =>
    expect(await walk('1')).toEqual({ code: 1, said: expect.stringContaining('还没有回答：拟以哪种主体开办？') }))

  it('with the answers piped in', async () => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, '../../cli.ts'),
      'try',
      'h11-teahouse',
      '--district',
      '410902',
    ])
    let out = ''
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
    child.stdin.end('1\n2\n1\nq\n')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
    expect(out).toMatch(/> 1\n\n第2题[^]*第1步 {2}branch/)
  })
})

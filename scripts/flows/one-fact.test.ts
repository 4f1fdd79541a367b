/** 同源发布、同步更新: a fact is changed once, in the data, and every face says the new one and none the old. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPdfium } from '../../device-daemon/src/documents/engines/pdfium.ts'
import { main } from '../../flows/src/cli.ts'
import { paperCommands } from './commands.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'faces-'))
const old = { question: '是否兼营住宿、美容美发、洗浴等公共场所项目？', promise: 'h01-restaurant: {}' }
const fresh = {
  question: '店里还做不做住宿、理发、洗浴这些生意？',
  promise: 'h01-restaurant: { promise: { days: 7, basis: 华政办〔2026〕9号 } }',
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text.split(from).length, `${from} stands once in ${file}`).toBe(2)
  writeFileSync(file, text.replace(from, to))
}

let openPdf: Awaited<ReturnType<typeof loadPdfium>>
beforeAll(async () => {
  for (const data of ['items', 'catalog', 'districts'])
    cpSync(join(root, 'flows', data), join(folder, data), { recursive: true })
  change(join(folder, 'catalog/h01-restaurant.yaml'), old.question, fresh.question)
  change(join(folder, 'districts/410902-hualong.yaml'), old.promise, fresh.promise)
  const answers = { proxy: 'no', subject: 'company', hyg: 'no', prepack: 'no' }
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  openPdf = await loadPdfium()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...argv: string[]): Promise<string> {
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  const folders = ['items', 'catalog', 'districts'].flatMap((data) => [`--${data}`, join(folder, data)])
  const code = await main([...argv, ...folders, '--district', '410902'], { out: say, error: say }, paperCommands)
  expect([code, said.join('\n')]).toEqual([0, expect.anything()])
  return said.join('\n')
}

/** Without the spaces and line breaks of its layout. */
const flat = (text: string): string => text.replaceAll(/[\s\u200b\ufffe]/gu, '')
/** Of a picture within a PDF the extracted text has no marks. */
const han = (text: string): string => text.replaceAll(/[^\p{Script=Han}]/gu, '')

async function paper(command: string, option: string, ...more: string[]): Promise<string> {
  const file = join(folder, `${command}.pdf`)
  await run(command, 'h01-restaurant', option, file, ...more)
  const pdf = openPdf(readFileSync(file))
  try {
    const pages = Array.from({ length: pdf.pages }, (_, page) => pdf.characters(page))
    return pages.flatMap((page) => page.map(({ character }) => character)).join('')
  } finally {
    pdf.close()
  }
}

async function pages(): Promise<string> {
  const site = join(folder, 'web')
  await run('web', '--out', site)
  const mine = readdirSync(site).filter((name) => name.startsWith('h01-restaurant'))
  return mine.map((name) => readFileSync(join(site, name), 'utf8')).join('\n')
}

const faces: readonly (readonly [name: string, made: () => Promise<string>, promise: boolean])[] = [
  ['办事指南 as Markdown', () => run('guide', 'h01-restaurant'), true],
  ['办事指南 on paper', () => paper('guide', '--pdf'), true],
  ['一次性告知书', () => paper('notice', '--out', '--answers', join(folder, 'answers.json')), true],
  ['申请表', () => paper('form', '--out'), false],
  ['a department’s part of it', () => paper('form', '--out', '--department', '区市场监管局'), false],
  ['彩页', () => paper('leaflet', '--out'), true],
  ['挂图', () => paper('poster', '--out'), true],
  ['web guide', pages, true],
  ['flow diagram, drawn', () => run('diagram', 'h01-restaurant', '--svg'), false],
  ['flow diagram as Mermaid', () => run('diagram', 'h01-restaurant'), false],
  ['JSON for other channels', () => run('json', 'h01-restaurant'), true],
  ['statechart', () => run('chart', 'h01-restaurant'), false],
]

describe('a question asked in other words, and a promise the district has made', () => {
  test.each(faces)(
    '%s',
    async (_, made, promise) => {
      const text = (await made()).replaceAll(/<\/text>\s*<text[^>]*>/g, '')
      expect(han(text)).toContain(han(fresh.question))
      expect(han(text)).not.toContain(han(old.question))
      if (promise) expect(flat(text)).toContain('7个工作日')
    },
    60_000,
  )
})

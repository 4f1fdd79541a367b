/**
 * `pdf.form`: a form of four pages with Chinese text, from request to checked PDF, engines warm: view, IPC to the
 * engines' process, Typst, and checking every rendered glyph. Compared with Chromium's `page.pdf()` of the same text in
 * the same tables, browser and page warm, without the check.
 */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { createDocuments } from '../../device-daemon/src/documents/documents.ts'
import { exampleForm } from '../../device-daemon/src/documents/content/examples.ts'
import { formView } from '../../device-daemon/src/documents/content/form.ts'
import { loadPdfium } from '../../device-daemon/src/documents/engines/pdfium.ts'
import type { FormRequest } from '../../device-daemon/src/documents/port.ts'
import { median } from './row.ts'
import type { Row } from './row.ts'

const rounds = 20
const never = new AbortController().signal
const chromiumPath = '/usr/bin/chromium'

/** The example with its groups again and again until it has four pages. */
async function fourPages(pagesOf: (request: FormRequest) => Promise<number>): Promise<FormRequest> {
  const { plan, ...request } = exampleForm({ affair: 'h01-restaurant' })
  for (let groups = plan.form.length; groups < 10 * plan.form.length; groups += 1) {
    const form = Array.from({ length: groups }, (_, nth) => plan.form[nth % plan.form.length] ?? [])
    const longer = { ...request, plan: { ...plan, form: form.flat() } }
    if ((await pagesOf(longer)) === 4) return longer
  }
  throw new Error('no number of groups makes four pages')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

export async function measure(): Promise<readonly Row[]> {
  const documents = createDocuments()
  const render = async (request: FormRequest): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> => {
    const result = await documents.render(request, never)
    if (!result.ok) throw new Error(result.failure.detail)
    return result.value
  }
  try {
    const request = await fourPages(async (longer) => (await render(longer)).pages)
    const { pdf, pages } = await render(request)
    const open = (await loadPdfium())(pdf)
    const text = Array.from({ length: pages }, (_, index) =>
      open
        .characters(index)
        .map((placed) => placed.character)
        .join(''),
    ).join('')
    open.close()
    const isExtractable = text.includes('王㛃䶮') && text.includes(request.draft.identity?.idNumber ?? '?')
    const ms = await timed(() => render(request))
    const baseline = existsSync(chromiumPath) ? await chromiumMs(request) : undefined
    const kilobytes = pdf.length / 1000
    return [
      {
        name: 'pdf.form',
        value: ms,
        unit: 'ms',
        goal: '≤ 150 ms, text extractable',
        met: ms <= 150 && isExtractable,
        ...(baseline !== undefined && { baseline, ratio: ms / baseline }),
      },
      { name: 'pdf.form.bytes', value: kilobytes, unit: 'kB', goal: '≤ 120 kB', met: kilobytes <= 120 },
    ]
  } finally {
    await documents.stop()
  }
}

async function chromiumMs(request: FormRequest): Promise<number> {
  const view = formView(request)
  const say = (text: string | { readonly zh: string }): string => (typeof text === 'string' ? text : text.zh)
  const table = (rows: readonly (readonly string[])[]): string =>
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
  const groups = view.groups.map(
    (group) => `<h2>${group.title.zh}</h2>${table(group.fields.map((field) => [field.label.zh, say(field.value)]))}`,
  )
  const html = `<meta charset="utf-8"><style>
    @page{size:A4;margin:24mm 22mm}
    body{font:10.5pt/1.6 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
    table{width:100%;border-collapse:collapse}td{border:.4pt solid #999;padding:5pt}h1{text-align:center}</style>
    <h1>一件事联办申请表</h1>${groups.join('')}
    <h2>申请办理事项</h2>${table(view.items.map((item) => [item.name.zh, item.department.zh, item.result.zh]))}
    <h2>申请材料</h2>${table(view.materials.map((material) => [material.name.zh, material.provided.zh]))}`
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    const print = async (): Promise<void> => {
      await page.setContent(html)
      await page.pdf({ format: 'A4' })
    }
    await print()
    return await timed(print)
  } finally {
    await browser.close()
  }
}

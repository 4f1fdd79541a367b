import { readFileSync } from 'node:fs'
import { createCanvas } from '@napi-rs/canvas'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whatNow, whomToAsk } from '#flows/case/what-now.ts'
import { createDocuments } from './documents.ts'
import {
  exampleAffairs,
  exampleExplanation,
  exampleSupplement,
  exampleForm,
  exampleMade,
  exampleNotice,
  exampleReceipt,
  exampleSubmission,
} from './content/examples.ts'
import { declarationView } from './content/declaration.ts'
import { loadFontChain } from './glyphs/font-chain.ts'
import { loadPdfium } from './engines/pdfium.ts'
import type { OpenPdf } from './engines/pdfium.ts'
import type { DocumentRequest, Documents, RenderedDocument } from './port.ts'

const never = new AbortController().signal
let documents: Documents
let openPdf: (pdf: Uint8Array) => OpenPdf

beforeAll(async () => {
  documents = createDocuments()
  openPdf = await loadPdfium()
})
afterAll(() => documents.stop())

async function rendered(request: DocumentRequest): Promise<RenderedDocument> {
  const result = await documents.render(request, never)
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`)
  return result.value
}

/** The text as PDFium extracts it, without the spaces and line breaks of the layout. */
function textOf(pdf: Uint8Array): string {
  const open = openPdf(pdf)
  const text = Array.from({ length: open.pages }, (_, index) =>
    open
      .characters(index)
      .map((placed) => placed.character)
      .join(''),
  ).join('')
  open.close()
  return text.replaceAll(/[\s\u200b\ufffe]/gu, '')
}

test.each([
  ['an emoji', '请补正😀材料', '请补正□材料'],
  ['a private character', '材料\ue000不清', '材料□不清'],
  ['half a surrogate', '请补\ud800正', '请补□正'],
  ['a script without a font', 'مرحبا', '□□□□□'],
])('a department’s reason with %s: the receipt comes out, with a gap', async (_what, text, paper) => {
  const request = exampleReceipt({ submission: { ...exampleSubmission.returned, reasons: [{ text }] } })
  expect(textOf((await rendered(request)).pdf)).toContain(paper)
  const line = documents.receiptLines(request).find((each) => each.kind === 'text' && each.text.includes(paper))
  expect(line).toBeDefined()
})

test('a place of an appointment that cannot be printed: the receipt comes out, with a gap', async () => {
  const whole = exampleAffairs()
    .map((affair) => exampleReceipt({ affair, language: 'zh' }))
    .find(({ appointments }) => Object.keys(appointments).length > 0)
  if (whole === undefined) throw new Error('nothing is by appointment')
  const odd = { place: '大厅😀三楼', address: '濮阳\ue5e5路1号' }
  const appointments = Object.fromEntries(
    Object.entries(whole.appointments).map(([item, held]) => [item, { ...held, ...odd }]),
  )
  const request = { ...whole, appointments }
  const out = textOf((await rendered(request)).pdf)
  expect(out).toContain('大厅□三楼')
  const lines = documents.receiptLines(request).flatMap((each) => (each.kind === 'text' ? each.text : []))
  expect(lines.join('').replaceAll(/[\s\u200b]/g, '')).toContain('大厅□三楼')
})

describe('the documents', () => {
  test.each(exampleAffairs().flatMap((affair) => [[affair, 'zh'] as const, [affair, 'en'] as const]))(
    'of %s in %s come out, whole and small',
    async (affair, language) => {
      for (const take of [0, 1]) {
        for (const request of [
          exampleNotice({ affair, language, take }),
          exampleForm({ affair, language, take }),
          exampleReceipt({ affair, language, take }),
          exampleSupplement({ affair, language, take }),
          exampleExplanation({ affair, language, take, standing: take === 0 ? 'returned' : 'suspended' }),
        ]) {
          const { pdf, pages } = await rendered(request)
          expect(pages).toBeLessThanOrEqual(5)
          expect(pdf.length).toBeLessThan(120_000)
          expect((await PDFDocument.load(pdf)).getPageCount()).toBe(pages)
        }
      }
    },
  )

  test('the notice tells items, departments, materials and telephones, and promises nothing inferred', async () => {
    const request = exampleNotice({ affair: 'h01-restaurant' })
    const text = textOf((await rendered(request)).pdf)
    for (const { item, selected } of request.plan.items)
      if (selected) expect(text).toContain(item.name.zh.replaceAll(/\s/g, ''))
    for (const { material } of request.plan.materials) expect(text).toContain(material.name.zh.replaceAll(/\s/g, ''))
    expect(text).toContain('以受理通知书为准')
    expect(text).toContain(request.district.hall.telephone)
    expect(text).toContain(`指南版本${request.affair.version}`)
    expect(text).toContain('生成时间2026年11月22日09:30')
  })

  test.each(['returned', 'refused', 'suspended', 'partlyDone'] as const)(
    'what explains a case %s says on A4 word for word what the screen says to do, and whom to ask',
    async (standing) => {
      const request = exampleExplanation({ standing })
      const text = textOf((await rendered(request)).pdf)
      for (const { zh } of [...whatNow(request.progress, 'later'), whomToAsk(request.district.hall)])
        expect(text).toContain(zh.replaceAll(/\s/g, ''))
    },
  )

  test('the receipt says which of the honest kinds it is, gives the name in full and covers the number', async () => {
    const accepted = textOf((await rendered(exampleReceipt())).pdf)
    expect(accepted).toContain('平台已受理')
    expect(accepted).toContain(exampleSubmission.accepted.caseNumber)
    const queued = textOf((await rendered(exampleReceipt({ submission: exampleSubmission.queued }))).pdf)
    expect(queued).toContain('本机已收')
    expect(queued).toContain('非受理通知')
    expect(queued).not.toContain('平台已受理')
    for (const text of [accepted, queued]) {
      expect(text).toContain('王㛃䶮')
      expect(text).not.toContain(exampleReceipt().application.applicant.idNumber)
    }
  })

  test('the signature is on the paper, and an unsigned form says so', async () => {
    const signed = await rendered(exampleForm())
    const unsigned = await rendered({ ...exampleForm(), written: {} })
    expect(textOf(signed.pdf)).toContain('2026年11月22日')
    expect(textOf(unsigned.pdf)).toContain('待签名')
    expect(textOf(signed.pdf)).not.toContain('待签名')
  })
})

describe('what a citizen types', () => {
  test.each([
    '#panic("x")',
    '"); #import "/etc/passwd": *',
    '\\ ] } $ ` * _ @ < > // /*',
    '#read("common.typ")',
    '${process.exit()}',
    '<svg onload=alert(1)>',
    '["a"',
    '= 标题',
    'a'.repeat(180),
    '王'.repeat(200),
  ])('stays what it is: %s', async (value) => {
    const text = textOf((await rendered(exampleForm({ values: { szname: value } }))).pdf)
    expect(text).toContain(value.replaceAll(/\s/g, ''))
  })

  test('is refused by name when no font has it, before anything is printed', async () => {
    const result = await documents.render(exampleForm({ name: '王\ue000' }), never)
    expect(result).toEqual({
      ok: false,
      failure: { code: 'unprintableCharacter', detail: '1 characters in no font: U+E000', characters: ['\ue000'] },
    })
  })
})

describe('what a department writes', () => {
  test.each([
    ['with line ends of Windows', '1.缺少死亡证明\r\n2.照片不清晰', '1.缺少死亡证明2.照片不清晰'],
    ['with byte order and direction marks', '\ufeff缺少死亡证明\u202c', '缺少死亡证明'],
    ['with tabs and no-break spaces', '缺少\t死亡\u00a0证明', '缺少死亡证明'],
  ])('%s, is on the receipt', async (_what, text, seen) => {
    const submission = { ...exampleSubmission.returned, reasons: [{ text }] }
    expect(textOf((await rendered(exampleReceipt({ submission }))).pdf)).toContain(seen)
  })
})

describe('characters that share a glyph with another', () => {
  const chain = loadFontChain()
  const between = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).filter(
      (each) => chain.uncovered(each).length === 0,
    )
  test.each([
    ['a Kangxi radical', ['⼀']],
    ['all Kangxi radicals', between(0x2f00, 0x2fd5)],
    ['radicals of the supplement', between(0x2e80, 0x2ef3)],
    ['compatibility ideographs', between(0xf900, 0xfad9)],
    ['compatibility ideographs beyond the basic plane', between(0x2f800, 0x2fa1d)],
  ])('%s, and the other one beside it: printed', async (_what, characters) => {
    for (let from = 0; from < characters.length; from += 30) {
      const text = characters.slice(from, from + 30).join('')
      await rendered(exampleForm({ values: { szname: `李${text}${text.normalize('NFKC')}` } }))
    }
  })
})

test('trouble of the drawing program is not an unprintable character', async () => {
  const dying = createDocuments({ workerFile: join(import.meta.dirname, 'engines/fixtures/dying-worker.ts') })
  const style = { dotsHigh: 24, dotsWide: 24, bold: false }
  expect(await dying.rasteriseText('王㛃', style)).toMatchObject({ ok: false, failure: { code: 'documentsDown' } })
  expect(await dying.render(exampleForm(), never)).toMatchObject({ ok: false, failure: { code: 'documentsDown' } })
  await dying.stop()
})

describe('pages as pictures', () => {
  test('are as wide as asked, one for each page, and not empty', async () => {
    const { pdf, pages } = await rendered(exampleForm())
    const result = await documents.pictures(pdf, never, { widthPx: 700 })
    expect(result.ok && result.value.map((picture) => [picture.type, picture.width, picture.height])).toEqual(
      Array.from({ length: pages }, () => ['image/png', 700, 990]),
    )
    const first = result.ok ? result.value[0]?.bytes : undefined
    expect(
      Buffer.from(first ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(first?.length).toBeGreaterThan(20_000)
  })

  test('of something that is no PDF fail, and the next document is made all the same', async () => {
    const result = await documents.pictures(Buffer.from('not a document'), never)
    expect(result).toMatchObject({ ok: false, failure: { code: 'documentsDown' } })
    expect((await rendered(exampleReceipt())).pages).toBe(1)
  })
})

test('photographed pages are bound behind the form, each under its name', async () => {
  const canvas = createCanvas(600, 800)
  const context = canvas.getContext('2d')
  context.fillStyle = '#a40'
  context.fillRect(0, 0, 600, 800)
  const jpeg = canvas.toBuffer('image/jpeg')
  const form = await rendered(exampleForm())
  const bound = await documents.bind(
    form.pdf,
    [
      { title: '住所（经营场所）使用证明', jpeg },
      { title: '李𪛖的证明', jpeg },
    ],
    never,
  )
  if (!bound.ok) throw new Error(bound.failure.detail)
  expect(bound.value.pages).toBe(form.pages + 2)
  expect(textOf(bound.value.pdf)).toContain('附件2李𪛖的证明')
  const open = openPdf(bound.value.pdf)
  const { width, height, pixels } = open.render(form.pages, 400)
  open.close()
  expect(pixels[Math.floor(height / 2) * width + 200]).toBeLessThan(140)
})

test('what was made of the form is bound before the photographed pages, as it is', async () => {
  const canvas = createCanvas(60, 80)
  const jpeg = canvas.toBuffer('image/jpeg')
  const form = await rendered(exampleForm())
  const request = exampleMade({ affair: 'n05-simple-deregister' }).find(
    ({ material }) => material.material.document !== undefined,
  )
  if (request === undefined) throw new Error('no undertaking')
  const undertaking = await rendered(request)
  const bound = await documents.bind(form.pdf, [{ title: '证明', jpeg }, { pdf: undertaking.pdf }], never)
  if (!bound.ok) throw new Error(bound.failure.detail)
  expect(bound.value.pages).toBe(form.pages + undertaking.pages + 1)
  const text = textOf(bound.value.pdf)
  expect(text.indexOf('简易注销全体投资人承诺书')).toBeGreaterThan(0)
  expect(text.indexOf('附件1证明')).toBeGreaterThan(text.indexOf('简易注销全体投资人承诺书'))
})

test.each(exampleAffairs())(
  'the documents made of %s have every signer and every paragraph on their pages',
  async (affair) => {
    for (const request of exampleMade({ affair, take: 1 })) {
      const { pdf } = await rendered(request)
      const text = textOf(pdf)
      const { document, name } = request.material.material
      expect(text).toContain((document?.title ?? name).zh.replaceAll(/\s/g, ''))
      if (document === undefined) continue
      const { paragraphs, signers } = declarationView(request, document)
      for (const { zh } of paragraphs) expect(text).toContain(zh.slice(0, 8).replaceAll(/\s/g, ''))
      for (const signer of signers) expect(text).toContain(signer.name)
    }
  },
)

test('signatures are never alone on a page: the last paragraph goes with them, with fifty investors too', async () => {
  const request = exampleMade({ affair: 'n05-simple-deregister' }).find(
    ({ material }) => material.material.document !== undefined,
  )
  if (request === undefined) throw new Error('no undertaking')
  const group = 'investors'
  const [row] = request.draft.rows[group] ?? []
  if (row === undefined) throw new Error('no investor')
  for (const people of [1, 9, 10, 11, 12, 13, 14, 50]) {
    const rows = Array.from({ length: people }, (_, at) => ({ ...row, id: `p${at}` }))
    const { pdf, pages } = await rendered({ ...request, draft: { ...request.draft, rows: { [group]: rows } } })
    const open = openPdf(pdf)
    const texts = Array.from({ length: pages }, (_, at) =>
      open
        .characters(at)
        .map(({ character }) => character)
        .join(''),
    )
    open.close()
    const first = texts.findIndex((text) => /签\s*名/.test(text))
    expect(texts[first]).toContain('投资人：')
    expect(texts.join('').match(/签\s*名/g)).toHaveLength(people)
  }
})

test('engines that were let go at a session’s end come back for the next citizen', async () => {
  await documents.forget()
  expect((await rendered(exampleNotice())).pages).toBeGreaterThan(0)
})

test('templates name no network, file or package', () => {
  for (const template of ['notice', 'form', 'declaration', 'receipt', 'attachments', 'common']) {
    expect(readFileSync(new URL(`../../../assets/documents/${template}.typ`, import.meta.url), 'utf8')).not.toMatch(
      /@preview|https?:|\bread\(/,
    )
  }
})

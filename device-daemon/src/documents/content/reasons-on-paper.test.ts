import { afterAll, describe, expect, test } from 'vitest'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import { createDocuments } from '../documents.ts'
import type { ExplanationRequest, ReceiptRequest } from '../port.ts'
import { exampleExplanation, exampleReceipt, exampleSubmission } from './examples.ts'
import { reasonsOnPaper, twoOnPaper } from './reasons-on-paper.ts'
import { receiptLines } from './receipt-lines.ts'

const long = '缺少公章，请到原单位补盖后重新拍摄上传。'.repeat(50)
/** A line of the roll is 3.75 mm high. */
const millimetres = (lines: Parameters<typeof layOut>[0]): number => layOut(lines).length * 3.75
const receiptWith = (reasons: readonly string[], language: 'zh' | 'en' = 'zh') =>
  exampleReceipt({
    language,
    submission: { ...exampleSubmission.returned, reasons: reasons.map((text) => ({ text })) },
  })

test('the usual reasons stand on the receipt word for word', () => {
  const reasons = ['死亡证明照片不清晰，请重新拍摄', '关系证明缺少第二页', '缺少公章。'.repeat(30)]
  expect(reasonsOnPaper(reasons)).toEqual({ count: 3, shown: reasons, more: null })
})

test('fifty long ones: the beginning of each, as many as one page bears, and where all of them are read', () => {
  const { shown, more } = reasonsOnPaper(Array.from({ length: 50 }, (_, i) => `第 ${i + 1} 条：${long}`))
  expect(shown).toHaveLength(6)
  expect(shown.every((each, i) => each.startsWith(`第 ${i + 1} 条：`) && each.endsWith('……'))).toBe(true)
  expect(more).toEqual({ zh: '……，全部 50 条请在“查办件”中查看', en: '… read all 50 in full under “My cases”' })
})

test('fifty short ones: all that fit, none cut', () => {
  const { shown, more } = reasonsOnPaper(Array.from({ length: 50 }, (_, i) => `第 ${i + 1} 条`))
  expect(shown).toHaveLength(48)
  expect(shown.at(-1)).toBe('第 48 条')
  expect(more?.zh).toContain('50')
})

test('one reason that is mostly line ends', () => {
  expect(reasonsOnPaper([`缺少公章${'\r\n'.repeat(900)}请补盖`])).toEqual({
    count: 1,
    shown: ['缺少公章\n请补盖'],
    more: null,
  })
  const { shown, more } = reasonsOnPaper(['缺\r\n'.repeat(300)])
  expect(shown[0]?.split('\n')).toHaveLength(8)
  expect(more?.zh).toContain('全文')
})

test('reasons and notes share the rows: neither takes what the other needs, and what one leaves the other has', () => {
  const rows = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `第 ${i + 1} 条`)
  const shownOf = (one: number, other: number): readonly number[] =>
    twoOnPaper(rows(one), rows(other)).map(({ shown }) => shown.length)
  expect(shownOf(20, 28)).toEqual([20, 28])
  expect(shownOf(50, 50)).toEqual([24, 24])
  expect(shownOf(50, 10)).toEqual([38, 10])
  expect(shownOf(10, 50)).toEqual([10, 38])
  expect(shownOf(50, 0)).toEqual([48, 0])
})

/** The worst that a platform may tell: fifty reasons, and as much again from the departments of sixty items. */
function fullExplanation(language: 'zh' | 'en'): ExplanationRequest {
  const reasons = Array.from({ length: 50 }, () => long)
  const request = exampleExplanation({ language, reasons, affair: 'h01-restaurant' })
  const departments = Array.from({ length: 60 }, (_, index) => ({
    department: { zh: `第 ${index} 局`, en: `Department ${index}` },
    items: [
      {
        id: `item-${index}`,
        name: { zh: `事项 ${index}`, en: `Item ${index}` },
        state: 'suspended' as const,
        stage: 0,
        events: [{ at: request.printedAt, state: 'suspended' as const, note: long }],
      },
    ],
  }))
  return { ...request, progress: { ...request.progress, departments } }
}
const fullReceipt = (language: 'zh' | 'en'): ReceiptRequest =>
  receiptWith(
    Array.from({ length: 50 }, () => long),
    language,
  )

test.each(['zh', 'en'] as const)(
  'on the roll (%s) a receipt is half a metre at most, and says that there is more',
  (language) => {
    const lines = receiptLines(fullReceipt(language))
    expect(millimetres(lines)).toBeLessThan(500)
    expect(JSON.stringify(lines)).toContain(language === 'zh' ? '需要处理的内容（50）' : 'What to do (50)')
    expect(JSON.stringify(lines)).toContain(language === 'zh' ? '全部 50 条' : 'all 50 in full')
  },
)

test.each(['zh', 'en'] as const)('on the roll (%s) an explanation is half a metre at most as well', (language) => {
  const lines = receiptLines(fullExplanation(language))
  expect(millimetres(lines)).toBeLessThan(500)
  const counts =
    language === 'zh' ? ['原因（50）', '部门的说明（60）', '哪一步（60）'] : ['all 50 in full', 'all 60 in full']
  for (const told of counts) expect(JSON.stringify(lines)).toContain(told)
})

describe('on A4', () => {
  const documents = createDocuments()
  afterAll(() => documents.stop())
  test.each([
    ['a receipt', 2, fullReceipt],
    // In larger letters, and with twenty-four items of departments.
    ['an explanation', 3, fullExplanation],
  ] as const)('%s is %i pages at most', async (_what, most, full) => {
    for (const language of ['zh', 'en'] as const) {
      const rendered = await documents.render(full(language), new AbortController().signal)
      expect(rendered).toMatchObject({ ok: true })
      expect(rendered.ok && rendered.value.pages).toBeLessThanOrEqual(most)
    }
  })
})

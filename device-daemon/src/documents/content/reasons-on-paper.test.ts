import { expect, test } from 'vitest'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import { createDocuments } from '../documents.ts'
import { exampleReceipt, exampleSubmission } from './examples.ts'
import { reasonsOnPaper } from './reasons-on-paper.ts'
import { receiptLines } from './receipt-lines.ts'

const long = '缺少公章，请到原单位补盖后重新拍摄上传。'.repeat(50)
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
  expect(more?.zh).toContain('全部 1 条')
})

test.each(['zh', 'en'] as const)(
  'on the roll (%s) it is half a metre at most, and says that there is more',
  (language) => {
    const lines = receiptLines(
      receiptWith(
        Array.from({ length: 50 }, () => long),
        language,
      ),
    )
    // 3.75 mm each.
    expect(layOut(lines).length * 3.75).toBeLessThan(500)
    expect(JSON.stringify(lines)).toContain(language === 'zh' ? '需要处理的内容（50）' : 'What to do (50)')
    expect(JSON.stringify(lines)).toContain(language === 'zh' ? '全部 50 条' : 'all 50 in full')
  },
)

test('on A4 it is two pages at most', async () => {
  const documents = createDocuments()
  const rendered = await documents.render(
    receiptWith(Array.from({ length: 50 }, () => long)),
    new AbortController().signal,
  )
  await documents.stop()
  expect(rendered).toMatchObject({ ok: true })
  expect(rendered.ok && rendered.value.pages).toBeLessThanOrEqual(2)
})

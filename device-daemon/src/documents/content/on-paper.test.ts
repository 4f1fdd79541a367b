import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInPrinterFont } from '../../devices/receipt-printer/charset.ts'
import { loadFontChain } from '../glyphs/font-chain.ts'
import { exampleReceipt } from './examples.ts'
import { onPaper } from './on-paper.ts'
import { receiptLines } from './receipt-lines.ts'

test.each([
  ['line ends of Windows', '1.缺少死亡证明\r\n2.照片不清晰', '1.缺少死亡证明\n2.照片不清晰'],
  ['old and rare line ends', 'a\rb\u2028c\u2029d\u0085e\ff', 'a\nb\nc\nd\ne\nf'],
  ['a tab and spaces of a web page', '缺少\t证明\u00a0原\u2003件', '缺少 证明 原 件'],
  ['byte order and marks of direction', '\ufeff缺少\u200e死亡\u202a证明\u202c\u2066\u2069', '缺少死亡证明'],
  ['joiners, soft hyphens, variation selectors', '辻\u{e0100}\ufe0f\u200d\u00ad子', '辻子'],
  ['controls', '\u0000王\u001b\u007f五\u009f', '王五'],
  ['what is to be seen', '王㛃 （一）　Ａ·b', '王㛃 （一）　Ａ·b'],
])('%s', (_what, words, paper) => {
  expect(onPaper(words)).toBe(paper)
})

test('the signs between the parts of a name are printed as they were given, or by one that looks alike', () => {
  const chain = loadFontChain()
  const given = '·•‧・･-\u2010\u2011\u2013\u2014\u2212\u2018\u2019`´′'
  expect(onPaper(given)).toBe(given)
  const every = `${given}\u0387\u16eb\u2024\u2219\u22c5\u2e31\u2e33\ua78f\u02b9\u02bb\u02bc\u02bd\u02c8\ua78c`
  expect(chain.uncovered(onPaper(every))).toEqual([])
  expect(onPaper('阿依古丽\u22c5买买提 O\u02bcBrien')).toBe('阿依古丽·买买提 O’Brien')
})

test('whatever is put between the characters of a reason, it can be printed on the roll and on A4', () => {
  const chain = loadFontChain()
  const between = fc.string({
    unit: fc.constantFrom(...Array.from('\r\n\t\v\ufeff\u202a\u202e\u2067\u200d\u00a0\u3000\u0007\u061c\ufe0e')),
  })
  fc.assert(
    fc.property(between, between, (one, other) => {
      const text = `${one}缺少${other}证明${one}`
      expect(chain.uncovered(onPaper(text))).toEqual([])
      const reasons = [{ text }]
      const lines = receiptLines(exampleReceipt({ submission: { ...example, reasons } }))
      const shown = lines.flatMap((line) => (line.kind === 'text' ? Array.from(line.text) : []))
      expect(shown.filter((each) => each !== '\n' && each < ' ')).toEqual([])
      expect(Array.from('缺少证明').every((each) => shown.includes(each) && isInPrinterFont(each))).toBe(true)
    }),
  )
})
const example = {
  outcome: 'returned',
  applicationId: '11111111-1111-4111-8111-111111111111',
  sealedAt: '2026-11-22T09:30:00+08:00',
  caseNumber: 'N1',
} as const

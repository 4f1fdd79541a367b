import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReceiptLine } from './port.ts'
import { columnsOf, isInPrinterFont, toPrinterBytes } from './charset.ts'
import { encodeReceipt, qrModuleDots, withoutRealTimeCommands } from './codec.ts'
import { drawText } from './testing/drawn-text.ts'
import { layOut, paperColumns, wrap } from './layout.ts'

const bytesOf = async (...lines: readonly ReceiptLine[]): Promise<Buffer> => {
  const encoded = await encodeReceipt(lines, drawText)
  if (!encoded.ok) throw new Error(encoded.failure.code)
  return Buffer.from(encoded.value)
}
const contains = (bytes: Buffer, hex: string): boolean => bytes.includes(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const rasterCommand = '1d 76 30 00'

describe('which characters the printer is trusted with', () => {
  it.each(['一', '龙', '·', '￥', '。', 'A', '~', '朤'])('%s goes as a character', (character) => {
    expect(isInPrinterFont(character)).toBe(true)
  })
  it.each(['㛃', '䶮', '𠅤', '𬭚', '㐀', '𠮷', '€', '\u001b', '\u0010', '\u007f', 'é'.normalize('NFD')[1] ?? ''])(
    '%s goes as dots',
    (character) => {
      expect(isInPrinterFont(character)).toBe(false)
    },
  )
  it('every trusted character of the basic plane is what an independent table of GBK decodes', () => {
    const gbk = new TextDecoder('gbk', { fatal: true })
    let trusted = 0
    for (let point = 0x20; point < 0x10000; point++) {
      if (point >= 0xd800 && point < 0xe000) continue
      const character = String.fromCharCode(point)
      if (!isInPrinterFont(character)) continue
      trusted++
      expect(gbk.decode(toPrinterBytes(character))).toBe(character)
    }
    expect(trusted).toBeGreaterThan(21_000)
  })
})

describe('a receipt as bytes', () => {
  it('sets Chinese mode and automatic status, ends with the cut', async () => {
    const bytes = await bytesOf({ kind: 'text', text: '受理凭证' })
    expect(bytes.subarray(0, 7).toString('hex')).toBe('1b401d61ff1c26')
    expect(contains(bytes, 'cadcc0edc6bed6a4 0a')).toBe(true)
    expect(bytes.subarray(-4).toString('hex')).toBe('1d564200')
  })

  it('a rare name turns its whole row, and only that row, into dots', async () => {
    const bytes = await bytesOf(
      { kind: 'pair', label: '申请人', value: '王㛃' },
      { kind: 'pair', label: '办件编号', value: '123' },
    )
    expect(contains(bytes, `${rasterCommand} 4800 1800`)).toBe(true)
    expect(contains(bytes, 'c9eac7ebc8cb')).toBe(false)
    expect(contains(bytes, 'b0ecbcfeb1e0bac5')).toBe(true)
  })

  it('a character that no font has is a failure that names it', async () => {
    const encoded = await encodeReceipt([{ kind: 'text', text: `王${String.fromCodePoint(0x31350)}` }], drawText)
    expect(encoded).toEqual({
      ok: false,
      failure: { code: 'unprintableCharacter', characters: [String.fromCodePoint(0x31350)] },
    })
  })

  it('trouble of the drawing program is said to be that, and nothing is printed', async () => {
    const broken = async () => ({ ok: false, failure: { code: 'documentsDown', detail: 'exit code 3' } }) as const
    expect(await encodeReceipt([{ kind: 'text', text: '王㛃' }], broken)).toMatchObject({
      ok: false,
      failure: { code: 'documentsDown' },
    })
  })

  it('text that carries a command is refused, not sent', async () => {
    expect((await encodeReceipt([{ kind: 'text', text: '张\u001bp三' }], drawText)).ok).toBe(false)
    expect((await encodeReceipt([{ kind: 'qr', content: 'a\u0010\u0004\u0001' }], drawText)).ok).toBe(false)
  })

  it('a QR code is drawn by the printer from its content', async () => {
    const bytes = await bytesOf({ kind: 'qr', content: 'https://a.invalid/1' })
    expect(contains(bytes, `1d286b 1600 315030 ${Buffer.from('https://a.invalid/1').toString('hex')}`)).toBe(true)
    expect(contains(bytes, '1d286b 0300 315130')).toBe(true)
  })

  it('a QR code with its quiet zone fits the paper at every size', () => {
    for (let version = 1; version <= 40; version++) {
      const modules = 17 + 4 * version
      expect((modules + 8) * qrModuleDots(modules)).toBeLessThanOrEqual(576)
    }
  })
})

describe('layout', () => {
  it('a pair stands at both edges', () => {
    expect(layOut([{ kind: 'pair', label: '姓名', value: '张三' }])).toEqual([
      { kind: 'characters', text: `姓名${' '.repeat(40)}张三`, size: 1, align: 'left' },
    ])
  })
  it('a value too long for its label’s row goes below it', () => {
    const rows = layOut([
      { kind: 'pair', label: '事项', value: '食品经营许可证核发（含仅销售预包装食品备案）与公众聚集场所检查' },
    ])
    expect(rows.map((row) => (row.kind === 'characters' ? row.text.trim() : row.kind))).toEqual([
      '事项',
      '食品经营许可证核发（含仅销售预包装食品备案）与',
      '公众聚集场所检查',
    ])
  })
  it('no row begins with a closing mark', () => {
    expect(wrap('一二三四五，六', 10)).toEqual(['一二三四', '五，六'])
  })
  it('English breaks between words', () => {
    expect(wrap('Please take your receipt', 12)).toEqual(['Please take', 'your receipt'])
  })
  it('nothing is lost and nothing is too wide, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('一二三龙㛃𠅤ab c，。（）-1')), maxLength: 200 })
    fc.assert(
      fc.property(text, fc.constantFrom(paperColumns, 24, 2, 7), (content, columns) => {
        const lines = wrap(content, columns)
        expect(lines.every((line) => columnsOf(line) <= columns)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(content.replaceAll(' ', ''))
      }),
    )
  })
})

it('no picture contains a real-time command, and at most one dot in each pair is added', () => {
  const tricky = fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00, 0xff), { maxLength: 300 })
  fc.assert(
    fc.property(tricky, (values) => {
      const dots = Uint8Array.from(values)
      const safe = withoutRealTimeCommands(dots)
      expect(Buffer.from(safe).toString('latin1')).not.toMatch(/\u0010[\u0004\u0005\u0014]/)
      expect(safe.every((byte, i) => byte === dots[i] || (dots[i] === 0x10 && byte === 0x18))).toBe(true)
    }),
  )
})

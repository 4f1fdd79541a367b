import { expect, test } from 'vitest'
import { dialects, symbologyOf, textOf } from './codec.ts'

test.each([
  [']Q1', 'qr'],
  [']Q3', 'qr'],
  [']C0', 'code128'],
  [']C1', 'code128'],
  [']E0', 'ean13'],
  [']E4', 'other'],
  [']d1', 'dataMatrix'],
  [']d2', 'dataMatrix'],
  [']D1', 'other'],
  [']L0', 'pdf417'],
  [']A0', 'code39'],
  [']z0', 'other'],
] as const)('%s is %s', (aim, symbology) => {
  expect(symbologyOf(aim)).toBe(symbology)
})

test('commands of the three makes', () => {
  expect([...dialects.honeywell.look, ...dialects.honeywell.stop]).toEqual([0x16, 0x54, 0x0d, 0x16, 0x55, 0x0d])
  expect([...dialects.zkb200.look, ...dialects.zkb200.stop]).toEqual([0x54, 0x50])
  expect([...dialects.cipherlab.look, ...dialects.cipherlab.stop]).toEqual([0x45, 0x44])
})

test('text in UTF-8, in GB 18030, or in neither', () => {
  expect(textOf(Buffer.from('一件事 𠅤'))).toBe('一件事 𠅤')
  expect(textOf(Uint8Array.of(0xd2, 0xbb, 0xbc, 0xfe, 0xca, 0xc2))).toBe('一件事')
  // 䶮: by its code in GBK, and as private use in UTF-8.
  expect(textOf(Uint8Array.of(0xfe, 0x9f))).toBe('䶮')
  expect(textOf(Buffer.from('\ue863'))).toBe('䶮')
  expect(textOf(Uint8Array.of(0xff, 0xff))).toContain('\ufffd')
})

import { expect, it } from 'vitest'
import { readDocument } from './document.ts'

const yaml = 'id: x\nname: { zh: 开办餐馆, en: Opening a restaurant }\n'

it.each([
  [
    'a few characters in GBK',
    Buffer.concat([Buffer.from(yaml), Buffer.from([0x7a, 0x3a, 0x20, 0xd3, 0xaa, 0xd2, 0xb5, 0xd6, 0xb4, 0xd5, 0xd5])]),
    3,
  ],
  ['all of it in UTF-16', Buffer.from(`\ufeff${yaml}`, 'utf16le'), 1],
])('%s: the line, and to save it as UTF-8', (_, bytes, line) => {
  expect(readDocument(bytes.toString('utf8'), 'x.yaml')).toMatchObject({
    ok: false,
    problems: [{ file: 'x.yaml', line, code: 'notUtf8', remedy: { zh: expect.stringContaining('UTF-8') as string } }],
  })
})

it('UTF-8 is read, with its mark at the beginning too', () => {
  for (const text of [yaml, `\ufeff${yaml}`]) expect(readDocument(text, 'x.yaml')).toMatchObject({ ok: true })
})

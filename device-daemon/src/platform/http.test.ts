import { expect, test } from 'vitest'
import { parseJson } from './http.ts'

test('whatever is read from the platform has its rare characters in their place in Unicode', () => {
  const answer = { values: { 'deceased.name': '王\ue863' }, certificates: [{ holderName: '\ue863' }], count: 1 }
  const read = { values: { 'deceased.name': '王䶮' }, certificates: [{ holderName: '䶮' }], count: 1 }
  expect(parseJson(Buffer.from(JSON.stringify(answer)))).toEqual(read)
  // As an escape too, which is how some systems write everything that is not ASCII.
  expect(parseJson(Buffer.from(JSON.stringify(answer).replaceAll('\ue863', '\\ue863')))).toEqual(read)
  expect(parseJson(Buffer.from('<html>'))).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardFrom } from '../../../simulators/id-card/card.ts'
import { seededRandom } from '../../../simulators/harness/random.ts'
import { people } from '../../../simulators/people.ts'
import { commands, decodeReading, decodeSamNumber, decodeText, textOfPending } from './codec.ts'
import { ethnicities } from './ethnicity.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const textOf = (input: Readonly<Record<string, unknown>>) => cardFrom(input, seededRandom(1)).text

test.each([
  ['status', '00 03 11 FF ED'],
  ['samNumber', '00 03 12 FF EE'],
  ['exchangeSize', '00 04 61 FF 50 CA'],
  ['find', '00 03 20 01 22'],
  ['select', '00 03 20 02 21'],
  ['read', '00 03 30 01 32'],
  ['readWithFingerprints', '00 03 30 10 23'],
] as const)('command %s is the published frame', (name, bytes) => {
  expect(commands[name]).toEqual(hex(`AAAAAA9669 ${bytes}`))
})

test('the example SAM number prints as published', () => {
  expect(decodeSamNumber(hex('05 00 03 00 D5 AF 34 01 40 E2 01 00 D2 02 96 49'))).toBe(
    '05.03-20230101-0000123456-1234567890',
  )
  expect(decodeSamNumber(new Uint8Array(15))).toBeUndefined()
})

test.each(people.map((person) => [person.id, person] as const))(
  'the card of %s is read as it is, rare characters included',
  (id, person) => {
    expect(decodeText(textOf({ person: id }))).toEqual({
      ok: true,
      value: {
        kind: 'citizen',
        name: person.name,
        sex: person.sex,
        ethnicityCode: person.ethnicityCode,
        birthDate: person.birthDate,
        address: person.address,
        idNumber: person.idNumber,
        issuer: person.issuer,
        validFrom: person.validFrom,
        validUntil: person.validUntil,
      },
    })
  },
)

test('padding with zeros and a zero as document type are a citizen’s card too', () => {
  const text = Uint8Array.from(textOf({ person: 'li-xiaoman' }))
  for (let at = 0; at < text.length; at += 2) if (text[at] === 0x20 && text[at + 1] === 0) text[at] = 0
  expect(decodeText(text)).toMatchObject({ ok: true, value: { name: '李小满' } })
})

test.each(['hong-kong-resident', 'foreigner-2017', 'foreigner-2023'])(
  '%s is another document, not a citizen with odd data',
  (document) => {
    expect(decodeText(textOf({ document }))).toMatchObject({ ok: false, failure: { code: 'documentUnsupported' } })
  },
)

test('an unknown document letter is unsupported', () => {
  expect(decodeText(textOf({ person: 'li-xiaoman', card: { type: 'Q' } }))).toMatchObject({
    failure: { code: 'documentUnsupported' },
  })
})

test.each([
  ['no name', { name: '' }],
  ['half a character', { name: '李\uD840' }],
  ['a number with a letter', { idNumber: '41099919880521O02X' }],
  ['no ethnicity', { ethnicity: '' }],
])('%s is an unreadable card, and the failure says nothing personal', (_what, card) => {
  const decoded = decodeText(textOf({ person: 'li-xiaoman', card }))
  expect(decoded).toMatchObject({ ok: false, failure: { code: 'cardUnreadable' } })
  expect(JSON.stringify(decoded)).not.toMatch(/李|4109/)
})

test.each([
  ['born on 30 February, as some people are registered', { birthDate: '19860230' }, { birthDate: '1986-02-30' }],
  [
    'valid until a 29 February ten years after one',
    { validFrom: '20240229', validUntil: '20340229' },
    { validFrom: '2024-02-29', validUntil: '2034-02-29' },
  ],
  ['䶮 as U+E863, from an old register', { name: '王\ue863' }, { name: '王䶮' }],
  ['an old register’s character in the address', { address: '示范\ue863路1号' }, { address: '示范䶮路1号' }],
])('%s: as printed', (_what, card, read) => {
  expect(decodeText(textOf({ person: 'li-xiaoman', card }))).toMatchObject({ ok: true, value: read })
})

test.each([
  ['a birth in the 13th month', { birthDate: '19881341' }, 'cardBirthDateOdd'],
  ['a birth that is no date', { birthDate: '不详' }, 'cardBirthDateOdd'],
  ['a validity that is no date', { validUntil: '永久' }, 'cardValidityOdd'],
  ['a validity from nothing', { validFrom: '' }, 'cardValidityOdd'],
])('%s is named, for reading again does not help', (_what, card, code) => {
  expect(decodeText(textOf({ person: 'li-xiaoman', card }))).toMatchObject({ ok: false, failure: { code } })
})

test('lower-case x, sex codes other than 1 and 2', () => {
  expect(
    decodeText(textOf({ person: 'li-xiaoman', card: { idNumber: '41099919960405101x', sex: '9' } })),
  ).toMatchObject({ value: { idNumber: '41099919960405101X', sex: 'unknown' } })
})

test('a reading is cut by the lengths it states, with no, one or two fingerprints', () => {
  for (const fingerprints of [0, 512, 1024]) {
    const data = new Uint8Array(6 + 256 + 1024 + fingerprints)
    data.set([1, 0, 4, 0, fingerprints >> 8, 0])
    expect(decodeReading(data, 3)).toMatchObject({
      ok: true,
      value: { text: { length: 256 }, photo: { length: 1024 } },
    })
    expect(decodeReading(data.subarray(1), 3)).toMatchObject({ ok: false, failure: { code: 'cardUnreadable' } })
  }
})

test('the text of a reading still arriving shows as soon as its last byte is there, and never when the lengths disagree', () => {
  const data = new Uint8Array(6 + 256 + 1024)
  data.set([1, 0, 4, 0, 0, 0])
  const length = 3 + data.length + 1
  const frame = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff, 0, 0, 0x90, ...data)
  expect(length).toBe(0x050a)
  expect(textOfPending(frame.subarray(0, 16 + 255), 3)).toBeNull()
  expect(textOfPending(frame.subarray(0, 16 + 256), 3)).toHaveLength(256)
  expect(textOfPending(frame.with(6, 0x0b), 3)).toBeNull()
})

test('56 ethnic groups, with the ones that public copies get wrong', () => {
  expect(ethnicities.size).toBe(58)
  expect(['01', '25', '31', '46', '56'].map((code) => ethnicities.get(code))).toEqual([
    '汉',
    '水',
    '达斡尔',
    '德昂',
    '基诺',
  ])
})

test('whatever a text area or a reading holds, decoding answers and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 300 }), fc.nat(), fc.nat({ max: 255 }), (bytes, at, value) => {
      decodeText(bytes)
      decodeReading(bytes, 2)
      textOfPending(bytes, 3)
      const card = Uint8Array.from(textOf({ person: 'li-xiaoman' }))
      card[at % card.length] = value
      const decoded = decodeText(card)
      return (
        decoded.ok ||
        ['cardUnreadable', 'cardBirthDateOdd', 'cardValidityOdd', 'documentUnsupported'].includes(decoded.failure.code)
      )
    }),
    { numRuns: 2_000 },
  )
})

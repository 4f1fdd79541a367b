import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScannerFramer, longestCode, type ScannerMessage } from './frame.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 100_000)

type Told = { readonly aim: string; readonly text: string } | 'noRead'
const tell = (message: ScannerMessage): Told =>
  message.kind === 'noRead' ? 'noRead' : { aim: message.aim, text: Buffer.from(message.data).toString('latin1') }

/** Everything the framer makes of these bytes, including what ends only after the line has been quiet. */
function read(...chunks: readonly (string | Uint8Array)[]): Told[] {
  const framer = createScannerFramer()
  const messages = chunks.flatMap((chunk) => [
    ...framer.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk),
  ])
  return [...messages, ...framer.giveUp()].map(tell)
}
const qr = (text: string): Told => ({ aim: ']Q1', text })

test.each([
  ['CR', ']Q1https://case.invalid/1\r'],
  ['LF', ']Q1https://case.invalid/1\n'],
  ['CR LF', ']Q1https://case.invalid/1\r\n'],
])('a code ended by %s', (_suffix, bytes) => {
  expect(read(bytes)).toEqual([qr('https://case.invalid/1')])
})

test.each<[string, readonly string[], readonly Told[]]>([
  ['split anywhere', [']', 'Q', '1ab', 'c\r', '\n'], [qr('abc')]],
  ['two in one piece', [']Q1abc\r]C0def\r'], [qr('abc'), { aim: ']C0', text: 'def' }]],
  ['two in one piece, CR LF', [']Q1abc\r\n]C0def\r\n'], [qr('abc'), { aim: ']C0', text: 'def' }]],
  ['line ends inside, as in an address card', [']Q1BEGIN\r\nN:x\r\nEND\r'], [qr('BEGIN\r\nN:x\r\nEND')]],
  ['a bracket inside is no identifier', [']Q1a]b\r'], [qr('a]b')]],
  ['an empty code', [']Q1\r'], [qr('')]],
  ['what ends a line before it', ['\r\n]Q1abc\r'], [qr('abc')]],
  ['noise before it', ['\xff\x00x]Q1abc\r'], [qr('abc')]],
  ['nothing seen', ['NR\r'], ['noRead']],
  ['nothing seen, in other words', ['%%NoRead\r\n'], ['noRead']],
  ['nothing seen, then a code', ['NR\r\n]Q1abc\r\n'], ['noRead', qr('abc')]],
  ['a code that says NR', [']Q1NR\r'], [qr('NR')]],
  ['without identifier: not ours', ['https://case.invalid/1\r'], []],
  ['without line end: broken off', [']Q1https://case.inv'], []],
])('%s', (_what, chunks, messages) => {
  expect(read(...chunks)).toEqual(messages)
})

test('the largest code there is, and one byte more than can be', () => {
  const longest = '7'.repeat(longestCode)
  expect(read(`]Q1${longest}\r\n`)).toEqual([qr(longest)])
  expect(read(`]Q1${longest}\r\n]Q1next\r\n`)).toEqual([qr(longest), qr('next')])
  expect(read(`]Q1${'7'.repeat(20_000)}\r`, ']Q1next\r')).not.toContainEqual(qr('7'.repeat(20_000)))
})

test('what belongs to no code counts as spoilt, line ends do not', () => {
  const framer = createScannerFramer()
  framer.push(Buffer.from('\r\n'))
  expect(framer.spoilt?.()).toBe(0)
  framer.push(Buffer.from('xyz\r'))
  expect(framer.spoilt?.()).toBe(3)
})

const letters = fc.constantFrom(...Array.from(']QCdLAEN1390R%\r\nab '), '\x00', '\xff', '码')
const noise = fc.array(letters, { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')))

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((at) => at % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return places.slice(1).map((to, i) => bytes.subarray(places[i], to))
}

test('chunking never changes what comes out, whatever comes in', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(noise, fc.array(fc.nat(), { maxLength: 8 }), (bytes, cuts) => {
      expect(read(...cut(bytes, cuts))).toEqual(read(bytes))
    }),
    { numRuns: runs },
  )
})

test('every code comes out as it went in, after any noise that looks like no code', { timeout: 120_000 }, () => {
  const text = fc
    .string({ unit: fc.constantFrom(...Array.from('ab1 /:?=码'), '\r\n', ']'), maxLength: 80 })
    .map((some) => {
      // A code that ends with a line end, or has an identifier at the beginning of a line, cannot be told from two
      // codes.
      return some.replaceAll(']', ')').replace(/[\r\n]+$/, '')
    })
  const before = fc.array(fc.constantFrom('x', '\x00', '\xff', '\r\n'), { maxLength: 5 }).map((some) => some.join(''))
  const suffix = fc.constantFrom('\r', '\n', '\r\n')
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      before,
      suffix,
      fc.array(fc.nat(), { maxLength: 8 }),
      (texts, junk, end, cuts) => {
        const bytes = Buffer.concat([
          Buffer.from(junk, 'latin1'),
          ...texts.map((each) => Buffer.from(`]Q1${each}${end}`)),
        ])
        expect(read(...cut(bytes, cuts))).toEqual(texts.map((each) => qr(Buffer.from(each).toString('latin1'))))
      },
    ),
    { numRuns: runs / 10 },
  )
})

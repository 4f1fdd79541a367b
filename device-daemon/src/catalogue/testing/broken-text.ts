/** What becomes of a text under clumsy hands, bad editors, half copies and ill will. */
import fc from 'fast-check'

/** In the place of whatever stands behind a `key:`. */
const otherValues = [
  '',
  '~',
  'null',
  'true',
  '3',
  '-1',
  '1e999',
  '0x10',
  '.nan',
  '2026-02-30',
  '[]',
  '{}',
  '[[]]',
  '[a, b]',
  '{ zh: 一 }',
  '{ zh: 一, en: one }',
  '"',
  "'",
  '!!binary aGk=',
  '!!js/function x',
  '*nowhere',
  '&a [*a]',
  '|',
  '>-',
  'constructor',
  '__proto__',
  '{{area}}',
  '{{',
  '@',
  '%YAML 9.9',
  '---',
  '...',
  '?',
  '\u0000',
  '\u2028',
]
const inBytes = {
  utf16: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  byteOrderMark: (text: string) => Buffer.from(`\ufeff${text}`),
  latin1: (text: string) => Buffer.from(text, 'latin1'),
  windowsLines: (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')),
  oldMacLines: (text: string) => Buffer.from(text.replaceAll('\n', '\r')),
  tabs: (text: string) => Buffer.from(text.replaceAll(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 2))),
  fullWidth: (text: string) => Buffer.from(text.replaceAll(': ', '：').replaceAll(', ', '，')),
  fullWidthSpaces: (text: string) => Buffer.from(text.replaceAll('  ', '　')),
  zeros: (text: string) => Buffer.alloc(Buffer.byteLength(text)),
  halfACharacter: (text: string) => Buffer.from(text).subarray(0, Buffer.byteLength(text) / 2),
}
const encodings = Object.keys(inBytes) as (keyof typeof inBytes)[]

const lines = (text: string): string[] => text.split('\n')
const at = (share: number, length: number): number => Math.min(length - 1, Math.floor(share * length))

/** A change of a text, and its name for whoever reads a failure. */
export interface Breaking {
  readonly name: string
  readonly apply: (text: string) => string
}
const share = fc.double({ min: 0, max: 1, noNaN: true })
const breaking = (name: string, apply: (text: string) => string): Breaking => ({ name, apply })

export const anyBreaking: fc.Arbitrary<Breaking> = fc.oneof(
  fc.tuple(share, fc.integer({ min: 1, max: 400 })).map(([where, length]) =>
    breaking(`cut ${length} at ${where}`, (text) => {
      const from = at(where, text.length)
      return text.slice(0, from) + text.slice(from + length)
    }),
  ),
  share.map((where) => breaking(`cut short at ${where}`, (text) => text.slice(0, at(where, text.length)))),
  fc.tuple(share, share).map(([one, other]) =>
    breaking(`swap lines ${one} ${other}`, (text) => {
      const all = lines(text)
      const [i, j] = [at(one, all.length), at(other, all.length)]
      return all
        .with(i, all[j] ?? '')
        .with(j, all[i] ?? '')
        .join('\n')
    }),
  ),
  fc.tuple(share, fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 3_000)).map(([where, length, times]) =>
    breaking(`${length} lines at ${where} again, ${times} times`, (text) => {
      const all = lines(text)
      const from = at(where, all.length)
      const block = all.slice(from, from + length)
      return [...all.slice(0, from), ...Array.from({ length: times }, () => block).flat(), ...all.slice(from)].join(
        '\n',
      )
    }),
  ),
  fc.tuple(share, fc.constantFrom(...otherValues)).map(([where, value]) =>
    breaking(`another value at ${where}: ${JSON.stringify(value)}`, (text) => {
      const all = lines(text)
      const keyed = [...all.entries()].filter(([, line]) => /: /.test(line))
      const [i = 0, line = ''] = keyed[at(where, keyed.length)] ?? []
      return all.with(i, line.replace(/: .*$/, `: ${value}`)).join('\n')
    }),
  ),
  fc.tuple(share, fc.integer({ min: -3, max: 5 })).map(([where, by]) =>
    breaking(`indented by ${by} at ${where}`, (text) => {
      const all = lines(text)
      const i = at(where, all.length)
      const line = all[i] ?? ''
      return all.with(i, by < 0 ? line.slice(-by) : ' '.repeat(by) + line).join('\n')
    }),
  ),
  share.map((where) =>
    breaking(`an enormous text at ${where}`, (text) => {
      const all = lines(text)
      return all.toSpliced(at(where, all.length), 0, `x${'龙'.repeat(100_000)}: y`).join('\n')
    }),
  ),
  share.map((where) =>
    breaking(`aliases without end at ${where}`, (text) => {
      const bomb = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i, all) => {
        const before = i === 0 ? 'x' : `*${all[i - 1]}`
        return `${name}: &${name} [${Array.from({ length: 20 }, () => before).join(', ')}]`
      })
      return lines(text)
        .toSpliced(at(where, lines(text).length), 0, ...bomb)
        .join('\n')
    }),
  ),
  fc.constantFrom(...encodings).map((name) => breaking(`as ${name}`, (text) => inBytes[name](text).toString('utf8'))),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => breaking(`only ${JSON.stringify(text)}`, () => text)),
)

import { expect, test } from 'vitest'
import { parseAffair } from '../catalogue.ts'
import { readDocument } from './document.ts'
import { readLibrary } from './library.ts'

const problemOf = (text: string) => {
  const read = readDocument(text, 'x.yaml')
  return read.ok ? null : read.problems
}
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: [*e, *e]
`
const levels = Array.from({ length: 60 }, (_, i) => `k${i}: &k${i} [${i === 0 ? 'x' : `*k${i - 1}`}]`).join('\n')

test.each([
  ['a list in itself', 'kind: demo\na: &a [*a]\n', 2, '&a, which has no end'],
  ['a map in itself', 'a: &a\n  b: *a\n', 2, '&a, which has no end'],
  ['two in each other', 'a: &a\n  b: &b\n    c: *a\n  d: *b\n', 3, '&a, which has no end'],
  ['a map merged into itself', 'a: &a\n  <<: *a\n', 2, '&a, which has no end'],
  ['the whole file in itself', '&r\na: *r\n', 2, '&r, which has no end'],
  ['millions of values', bomb, 6, 'unfolds to more than'],
  ['an alias of nothing', 'a: 1\nb: *zz\n', 2, 'there is no &zz'],
  ['levels upon levels', levels, 42, 'nested deeper than 40 levels'],
])('%s: told with its line', (_what, text, line, message) => {
  expect(problemOf(text)).toMatchObject([{ file: 'x.yaml', line, message: { en: expect.stringContaining(message) } }])
})

test('an anchor used again elsewhere is what it says, often too', () => {
  expect(readDocument('a: &a {x: 1}\nb: *a\nc: [*a, *a]\n', 'x.yaml')).toMatchObject({
    ok: true,
    value: { data: { a: { x: 1 }, b: { x: 1 }, c: [{ x: 1 }, { x: 1 }] } },
  })
  expect(problemOf(`a: &a {x: 1}\nb: [${Array(300).fill('*a').join(', ')}]\n`)).toBeNull()
})

test('it costs its own file: a service says so, the library goes on', () => {
  const text = 'id: x\nitems: &items\n  - {use: a/b, more: *items}\n'
  expect(parseAffair(text, 'x.yaml')).toMatchObject({ ok: false, problems: [{ file: 'x.yaml', line: 3 }] })
  const good = 'departments:\n  - {id: police, name: {zh: 公安, en: Police}}\n'
  const { library, problems } = readLibrary([
    { file: 'bad.yaml', text },
    { file: 'good.yaml', text: good },
  ])
  expect(problems).toMatchObject([{ file: 'bad.yaml', line: 3 }])
  expect(library.named('departments', 'police')).toBeDefined()
})

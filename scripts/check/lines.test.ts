import { describe, expect, test } from 'vitest'
import { judgeLines } from './lines.ts'

const long = 'a word '.repeat(20)
const judge = (line: string) => judgeLines('x.ts', `${line}\n`)

describe('a line over 120 columns', () => {
  test.each([
    ['one text', `    text: '${long}',`],
    ['the title of a test', `  it('${long}', async () => {`],
    ['a text with blanks to fill', `    detail: \`\${file}: ${long}\${options.port} \${found[0]?.id}\`,`],
    ['an address', `  // https://example.org/${'a'.repeat(10)}`],
    ['a regular expression', `const pattern = /${'(?:a|b)[^/]'.repeat(12)}/g`],
  ])('may be %s', (_what, line) => expect(judge(line)).toEqual([]))

  test.each([
    ['a comment', `// ${long}`],
    ['code', `const sum = ${'one + '.repeat(25)}two`],
    ['a text with code in its blanks', `  \`${long}\${items.map((item) => item.name).join(', ')}\``],
    ['two texts side by side', `  say({ zh: '${'字'.repeat(90)}', en: '${long}' })`],
    ['text of a template over several lines', long],
  ])('may not be %s', (_what, line) => expect(judge(line)).toHaveLength(1))
})

test('a file of 400 lines is one idea, one of 401 is named', () => {
  expect(judgeLines('x.ts', 'line\n'.repeat(400))).toEqual([])
  expect(judgeLines('x.ts', 'line\n'.repeat(401))).toEqual(['x.ts: 401 lines, 400 at most: split it by idea'])
})

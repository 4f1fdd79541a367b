import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { misuse, type Misuse } from './misuse.ts'

const options = { json: { type: 'boolean' }, profile: { type: 'string' } } as const

function refused(...args: string[]): Misuse {
  try {
    parseArgs({ args, options })
  } catch (error) {
    return misuse(error, options)
  }
  throw new Error('it was understood')
}

test.each([
  ['a slip of the finger', ['--jsn'], 'there is no option --jsn', 'did you mean "--json"? One of: --json, --profile'],
  ['an option with a value', ['--profil=x'], 'there is no option --profil', /^did you mean "--profile"\?/],
  ['nothing like it', ['--verbose'], 'there is no option --verbose', 'one of: --json, --profile'],
  ['one letter', ['-x'], 'there is no option -x', /--json/],
  ['a value left out', ['--profile'], /--profile <value>' argument missing/, '--help says how it is meant'],
  ['a value too many', ['--json=yes'], /--json/, '--help says how it is meant'],
  ['a word too many', ['list'], /Unexpected argument 'list'/, '--help says how it is meant'],
])('%s', (_situation, args, problem, remedy) => {
  const said = refused(...args)
  expect(said.problem).toMatch(problem)
  expect(said.remedy).toMatch(typeof remedy === 'string' ? new RegExp(remedy.replace(/[?.]/g, '\\$&')) : remedy)
})

test('what is no mistake of a person is a bug', () => {
  expect(() => misuse('out of memory', options)).toThrow('out of memory')
})

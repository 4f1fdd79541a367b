import { describe, expect, test } from 'vitest'
import { circles, importsOf, judge, withoutComments } from './imports.ts'

const from = (file: string, specifier: string, typeOnly = false) => judge({ from: file, line: 1, specifier, typeOnly })

describe('the import rule', () => {
  test.each([
    ['kiosk-ui/src/main.tsx', '#flows/plan.ts'],
    ['kiosk-ui/src/main.tsx', '#contract/codes.ts'],
    ['device-daemon/src/main.ts', '#flows/plan.ts'],
    ['device-daemon/src/main.ts', 'node:fs'],
    ['device-daemon/src/devices/id-card/driver.test.ts', '../../../simulators/harness/control.ts'],
    ['device-daemon/simulators/platform/due-dates.ts', '#flows/time/calendar.ts'],
    ['flows/src/cli.ts', 'node:fs'],
    ['flows/src/plan.test.ts', 'node:fs'],
    ['e2e/kiosk.ts', '../scripts/lib/stack.ts'],
  ])('%s may import %s', (file, specifier) => expect(from(file, specifier)).toBeNull())

  test.each([
    ['flows/src/plan.ts', 'node:fs'],
    ['flows/src/plan.ts', '../../device-daemon/contract/codes.ts'],
    ['device-daemon/contract/codes.ts', '#flows/plan.ts'],
    ['device-daemon/simulators/platform/due-dates.ts', '#flows/plan.ts'],
    ['device-daemon/simulators/id-card/main.ts', '../../src/devices/id-card/codec.ts'],
    ['device-daemon/src/devices/id-card/driver.ts', '../../../simulators/people.ts'],
    ['kiosk-ui/src/main.tsx', '../../device-daemon/src/main.ts'],
    ['kiosk-ui/src/main.tsx', 'react'],
    ['scripts/bench.ts', '../e2e/kiosk.ts'],
    ['stray/file.ts', 'node:fs'],
  ])('%s may not import %s', (file, specifier) => expect(from(file, specifier)).not.toBeNull())
})

test('of flows the contract may import types, and nothing that runs', () => {
  const [types, mixed, values] = importsOf(
    'device-daemon/contract/codes.ts',
    `import type { Draft } from '#flows/draft/draft.ts'\nimport { type Draft, a } from '#flows/draft/draft.ts'\nimport { b } from '#flows/draft/draft.ts'\n`,
  ).map(judge)
  expect(types).toBeNull()
  expect(mixed).not.toBeNull()
  expect(values).not.toBeNull()
})

test('an import in a comment is not an import, and the line is right', () => {
  const source = `/* import a from 'a'\n */\n// import b from 'b'\nimport {\n  c,\n} from 'c'\nconst lazy = import('d')\nexport * from './e.ts'\nimport './f.css'\n`
  expect(withoutComments(source).split('\n')).toHaveLength(source.split('\n').length)
  expect(importsOf('x.ts', source).map((one) => [one.specifier, one.line])).toEqual([
    ['c', 6],
    ['d', 7],
    ['./e.ts', 8],
    ['./f.css', 9],
  ])
})

test('a circle is found once, whatever file it is entered by', () => {
  expect(
    circles(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
        ['d', ['a']],
      ]),
    ),
  ).toEqual([['a', 'b', 'c']])
  expect(
    circles(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([])
})

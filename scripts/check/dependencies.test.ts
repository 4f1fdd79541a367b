import { expect, test } from 'vitest'
import { isShipped, judgeDependencies, packagesIn } from './dependencies.ts'

test.each([
  ['device-daemon/src/server/server.ts', true],
  ['device-daemon/contract/codes.ts', true],
  ['flows/src/plan.ts', true],
  ['kiosk-ui/src/main.tsx', true],
  ['device-daemon/src/server/route.test.ts', false],
  ['device-daemon/src/base/clock.fixture.ts', false],
  ['device-daemon/src/testing/ends.ts', false],
  ['device-daemon/simulators/launch.ts', false],
  ['scripts/start.ts', false],
  ['e2e/kiosk.ts', false],
])('%s runs at the terminal: %s', (file, expected) => expect(isShipped(file)).toBe(expected))

test.each([
  ['imported', "import { fork } from 'spoon'"],
  ['imported in part', "import fork from 'spoon/fork.js'"],
  ['imported late', "const spoon = await import('spoon')"],
  ['required', "createRequire(import.meta.url)('spoon')"],
  ['reached by its folder', "join(root, '../../node_modules/spoon')"],
])('a package is named when it is %s', (_how, source) =>
  expect(packagesIn(source, ['spoon', 'spo', 'fork'])).toEqual(['spoon']),
)

test.each([
  ['its types alone are', "import type { Fork } from 'spoon'"],
  ['a comment speaks of it', "// like import 'spoon'"],
  ['another has it in its name', "import 'teaspoon'\nimport 'spoon-rest'\nimport './spoon'"],
])('a package is not named when %s', (_how, source) => expect(packagesIn(source, ['spoon'])).toEqual([]))

test('a library of the tests in what runs at the terminal, and one of the terminal that nothing there uses', () => {
  const manifest = { dependencies: { fork: '1.0.0', knife: '1.0.0' }, devDependencies: { spoon: '1.0.0' } }
  const sources = new Map([
    ['flows/src/a.ts', "import 'fork'"],
    ['flows/src/b.ts', "import 'spoon'"],
  ])
  expect(judgeDependencies(manifest, sources)).toEqual([
    'flows/src/b.ts: spoon is a development dependency, and this file runs at the terminal',
    'package.json: nothing that runs at the terminal uses knife: move it to devDependencies',
  ])
})

import { expect, it } from 'vitest'
import { browserCount, unitCount } from './test-reports.ts'

it('unit tests: what did not run is named with its file', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 0,
    numFailedTestSuites: 0,
    testResults: [
      {
        name: '/here/daemon/cups.test.ts',
        assertionResults: [
          { fullName: 'a queue prints', status: 'skipped' },
          { fullName: 'later', status: 'todo' },
          { fullName: 'works', status: 'passed' },
        ],
      },
    ],
  }
  expect(unitCount(report, '/here')).toEqual({
    passed: 1,
    failed: 0,
    skipped: ['daemon/cups.test.ts › a queue prints', 'daemon/cups.test.ts › later'],
    unsteady: [],
  })
})

it('a file that could not be loaded is a failure although no test of it failed', () => {
  const report = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1, testResults: [] }
  expect(unitCount(report, '/')).toMatchObject({ failed: 1 })
})

it('browser tests: in any depth of suites, and what passed at the second try only is named', () => {
  const spec = (title: string, status: string) => ({ title, file: 'x.spec.ts', tests: [{ status }] })
  const report = {
    stats: { expected: 2, unexpected: 1, flaky: 1 },
    errors: [],
    suites: [
      {
        specs: [spec('a', 'expected')],
        suites: [{ specs: [spec('b', 'skipped'), spec('c', 'unexpected'), spec('d', 'flaky')] }],
      },
    ],
  }
  expect(browserCount(report)).toEqual({
    passed: 3,
    failed: 1,
    skipped: ['x.spec.ts › b'],
    unsteady: ['x.spec.ts › d'],
  })
})

/** What the test programs report of a run: counts, and by name what was skipped or needed a second try. Pure. */
import * as v from 'valibot'

export interface Count {
  readonly passed: number
  readonly failed: number
  /** Tests that did not run, as `file › test`; whoever reads the summary must know what was not tried. */
  readonly skipped: readonly string[]
  /** Passed tests that failed before: somebody must look into each. */
  readonly unsteady: readonly string[]
}

const UnitReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numFailedTestSuites: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
    }),
  ),
})
const ran = new Set(['passed', 'failed'])

/** Vitest's JSON. `root`: what file names are told from. */
export function unitCount(report: unknown, root: string): Count {
  const found = v.parse(UnitReport, report)
  return {
    passed: found.numPassedTests,
    failed: Math.max(found.numFailedTests, found.numFailedTestSuites > 0 ? 1 : 0),
    skipped: found.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => !ran.has(status))
        .map(({ fullName }) => `${name.replace(`${root}/`, '')} › ${fullName}`),
    ),
    unsteady: [],
  }
}

const Spec = v.object({ title: v.string(), file: v.string(), tests: v.array(v.object({ status: v.string() })) })
interface Suite {
  readonly specs?: v.InferOutput<typeof Spec>[] | undefined
  readonly suites?: Suite[] | undefined
}
const Suite: v.GenericSchema<Suite> = v.object({
  specs: v.optional(v.array(Spec)),
  suites: v.optional(v.array(v.lazy(() => Suite))),
})
const BrowserReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
  suites: v.array(Suite),
})

/** Playwright's JSON. */
export function browserCount(report: unknown): Count {
  const found = v.parse(BrowserReport, report)
  return {
    passed: found.stats.expected + found.stats.flaky,
    failed: found.stats.unexpected + found.errors.length,
    skipped: found.suites.flatMap((suite) => namedIn(suite, 'skipped')),
    unsteady: found.suites.flatMap((suite) => namedIn(suite, 'flaky')),
  }
}

function namedIn({ specs = [], suites = [] }: Suite, wanted: string): readonly string[] {
  const here = specs
    .filter(({ tests }) => tests.some(({ status }) => status === wanted))
    .map(({ file, title }) => `${file} › ${title}`)
  return [...here, ...suites.flatMap((suite) => namedIn(suite, wanted))]
}

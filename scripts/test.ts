/**
 * `npm test`: installs what is missing (the browser too), then runs the check, unit and model tests, and browser tests.
 * Prints the output of failing stages only. Ends with `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { runChecks } from './check.ts'
import { installBrowser } from './lib/browser.ts'
import { prepare } from './lib/prepare.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log('npm test [-- --only check|unit|e2e]')
  process.exit(0)
}
const reports = join(root, '.cache/reports')
mkdirSync(reports, { recursive: true })

interface Count {
  passed: number
  failed: number
}

const UnitReport = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), numFailedTestSuites: v.number() })
const BrowserReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
})

/** Runs a test program; its output is shown only if it fails. */
async function stage(
  name: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  count: () => Count,
): Promise<Count> {
  const started = performance.now()
  let output = ''
  const child = spawn(join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`
  const timer = setInterval(() => console.log(`  ${name}: ${seconds()} …`), 30_000)
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  clearInterval(timer)
  let counted: Count
  try {
    counted = count()
  } catch {
    counted = { passed: 0, failed: 1 }
  }
  // A runner that crashed before it could count has failed, whatever its report says.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  if (code !== 0) console.log(output)
  console.log(
    `${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${counted.passed} passed, ${counted.failed} failed, ${seconds()}`,
  )
  return counted
}

const total: Count = { passed: 0, failed: 0 }
const add = (count: Count): void => {
  total.passed += count.passed
  total.failed += count.failed
}
const wanted = (name: string): boolean => values.only === undefined || values.only === name

if (wanted('check')) {
  if (!(await runChecks(console.log))) total.failed += 1
}
if (wanted('unit') || wanted('e2e')) await prepare({ say: console.log })
if (wanted('unit')) {
  const report = join(reports, 'unit.json')
  rmSync(report, { force: true })
  add(
    await stage(
      'unit',
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { NO_COLOR: '1' },
      () => {
        const found = v.parse(UnitReport, JSON.parse(readFileSync(report, 'utf8')))
        return {
          passed: found.numPassedTests,
          failed: Math.max(found.numFailedTests, found.numFailedTestSuites > 0 ? 1 : 0),
        }
      },
    ),
  )
}
if (wanted('e2e')) {
  const browser = await installBrowser(console.log)
  if ('remedy' in browser) {
    console.log(`✗ e2e        there is no browser to drive\n→ ${browser.remedy}`)
    total.failed += 1
  } else {
    const report = join(reports, 'e2e.json')
    rmSync(report, { force: true })
    add(
      await stage(
        'e2e',
        'playwright',
        ['test', '--config', 'e2e/playwright.config.ts'],
        { NO_COLOR: '1', KIOSK_BROWSER: browser.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        () => {
          const found = v.parse(BrowserReport, JSON.parse(readFileSync(report, 'utf8')))
          return {
            passed: found.stats.expected + found.stats.flaky,
            failed: found.stats.unexpected + found.errors.length,
          }
        },
      ),
    )
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

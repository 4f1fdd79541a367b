/**
 * `npm test`: installs what is missing (the browser too), then runs the check, unit and model tests, and browser tests.
 * Prints the output of failing stages only. Ends with the names of tests that did not run or passed at a second try
 * only, and `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { oneOf } from '../flows/src/catalogue/problem.ts'
import { runChecks } from './check.ts'
import { installBrowser } from './lib/browser.ts'
import { readOptions } from './lib/read-options.ts'
import { prepare } from './lib/prepare.ts'
import { installPrintServer } from './lib/print-server.ts'
import { browserCount, unitCount, type Count } from './lib/test-reports.ts'

const root = join(import.meta.dirname, '..')
const values = readOptions({ only: { type: 'string' }, help: { type: 'boolean' } })
if (values.help) {
  console.log('npm test [-- --only check|unit|e2e]')
  process.exit(0)
}
const stages = ['check', 'unit', 'e2e']
if (values.only !== undefined && !stages.includes(values.only)) {
  console.error(`there is no stage ${values.only}\n    → ${oneOf(stages, values.only).en}`)
  process.exit(1)
}
const reports = join(root, '.cache/reports')
mkdirSync(reports, { recursive: true })

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
    counted = { passed: 0, failed: 1, skipped: [], unsteady: [] }
  }
  // A runner that crashed before it could count has failed, whatever its report says.
  if (code !== 0 && counted.failed === 0) counted = { ...counted, failed: 1 }
  if (code !== 0 || counted.unsteady.length > 0) console.log(output)
  console.log(
    [
      `${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${counted.passed} passed`,
      `${counted.failed} failed`,
      ...(counted.skipped.length > 0 ? [`${counted.skipped.length} skipped`] : []),
      seconds(),
    ].join(', '),
  )
  return counted
}

const total = { passed: 0, failed: 0, skipped: [] as string[], unsteady: [] as string[] }
const add = (count: Count): void => {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped.push(...count.skipped)
  total.unsteady.push(...count.unsteady)
}
const wanted = (name: string): boolean => values.only === undefined || values.only === name

if (wanted('check')) {
  if (!(await runChecks(console.log))) total.failed += 1
}
if (wanted('unit') || wanted('e2e')) await prepare({ say: console.log })
if (wanted('unit')) {
  await installPrintServer(console.log)
  const report = join(reports, 'unit.json')
  rmSync(report, { force: true })
  add(
    await stage(
      'unit',
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { NO_COLOR: '1' },
      () => unitCount(JSON.parse(readFileSync(report, 'utf8')), root),
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
        { NO_COLOR: '1', KIOSK_BROWSER: browser.path, KIOSK_PICTURES: 'none', PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        () => browserCount(JSON.parse(readFileSync(report, 'utf8'))),
      ),
    )
  }
}
if (total.skipped.length > 0) console.log(['\nNot run:', ...total.skipped].join('\n  '))
if (total.unsteady.length > 0)
  console.log(['\nPassed at the second try only, to be looked into:', ...total.unsteady].join('\n  '))
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
